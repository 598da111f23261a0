"""The adjusting step: what each key asks, and what stands on screen after."""

import re
from dataclasses import replace
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input, TextArea

from fiche_tui.keys import bindings as keys
from fiche_tui.keys.acts import ids_in
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.sheet import adjust_questions as questions
from fiche_tui.screens.sheet.adjust_acts import Adjusting
from fiche_tui.screens.sheet.adjust_body import AdjustBody
from fiche_tui.screens.sheet.adjust_questions import AskRole
from fiche_tui.screens.sheet.list_line import changes_words, settled_words, size_words
from fiche_tui.screens.sheet.role_story import story, story_title
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.sheet import Instrument, Sheet
from fiche_tui.workshop.turnout import Turnout
from tests.screens.dressed import Dressed
from tests.screens.sheet.panes import HOSTILE, NAMES, SIZES, Bench, drawn, roles_sheet
from tests.workshop.samples import Play, full_ballot, small_sheet


def bench(play: Play | None = None, theme: str = themes.LIGHT) -> Bench:
    return Bench(play or Play.prepared(), AdjustBody(), theme)


def body(app: Bench) -> AdjustBody:
    assert isinstance(app.body, AdjustBody)
    return app.body


async def after(play: Play | None, *pressed: str, size: tuple[int, int] = (80, 24)) -> Bench:
    """A bench on which these keys were pressed; what starts with = is typed."""
    app = bench(play)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        for key in pressed:
            await press(app, pilot, key)
        app.marked = body(app).panes.cursor.role  # type: ignore[attr-defined]
        app.text = drawn(app)  # type: ignore[attr-defined]
    return app


async def press(app: App[Any], pilot: Any, key: str) -> None:
    if not key.startswith("="):
        await pilot.press(key)
    elif isinstance(app.focused, TextArea):
        app.focused.text = key[1:]
    else:
        assert isinstance(app.focused, Input)
        app.focused.value = key[1:]
    await pilot.pause()


async def test_inserting_asks_for_a_role_of_the_open_family_and_marks_it() -> None:
    app = await after(None, "right", "i", "=Porter la voix des jeunes", "enter", "=La voix", "enter")
    (asked,) = app.asked
    assert isinstance(asked, c.AddRole)
    assert (asked.family, asked.text, asked.label) == ("fam-b", "Porter la voix des jeunes", "La voix")
    assert app.said == ["B3 ajouté."]
    assert app.marked == asked.role  # type: ignore[attr-defined]
    assert "▸ B3  Porter la voix des jeunes" in app.text  # type: ignore[attr-defined]
    assert "1 ajouté (B3)" in app.text  # type: ignore[attr-defined]


async def test_a_label_that_is_too_long_keeps_what_was_typed() -> None:
    app = bench()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        for key in ("i", "enter", "enter"):
            await press(app, pilot, key)
        assert "Écrivez le texte du rôle" in drawn(app)
        for key in ("=Un rôle", "enter", f"={'x' * 33}", "enter"):
            await press(app, pilot, key)
        assert isinstance(app.screen, AskRole)
        assert "Trop long de 1 caractère." in drawn(app)
        assert [line.value for line in app.screen.query(Input)] == ["Un rôle", "x" * 33]
        await pilot.press("backspace", "enter")
        await pilot.pause()
    assert [asked.label for asked in app.asked if isinstance(asked, c.AddRole)] == ["x" * 32]


async def test_rewording_starts_from_the_text_and_enter_stores() -> None:
    app = bench()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("down", "r", "1")
        await pilot.pause()
        assert isinstance(app.focused, TextArea)
        assert app.focused.text == "Texte A2"
        await pilot.press("!", "enter")
        await pilot.pause()
        assert body(app).panes.cursor.role == "a2"
        await pilot.press("r", "1")
        await pilot.pause()
        assert "Texte de la fiche\u00a0: Texte A2" in drawn(app)
        await press(app, pilot, "=Deux\n  lignes")
        await pilot.press("enter")
        await pilot.pause()
        assert "A2  Deux lignes" in drawn(app)
    assert app.asked == [c.Record(f.RoleReworded("a2", "Texte A2!")), c.Record(f.RoleReworded("a2", "Deux lignes"))]
    assert app.said[-1] == "A2 reformulé."


@pytest.mark.parametrize(
    "pressed", [("r", "1", "enter"), ("r", "2", "enter"), ("r", "escape"), ("i", "escape"), ("g", "escape")]
)
async def test_what_changes_nothing_asks_nothing(pressed: tuple[str, ...]) -> None:
    assert (await after(None, *pressed)).asked == []


async def test_labelling() -> None:
    app = await after(None, "r", "2", "=Court", "enter")
    assert app.asked == [c.Record(f.RoleRelabelled("a1", "Court"))]


async def test_hiding_and_showing_again() -> None:
    app = await after(None, "down", "m")
    assert app.asked == [c.Record(f.RoleHidden("a2"))]
    assert app.marked == "a2"  # type: ignore[attr-defined]
    assert "masqué" in app.text  # type: ignore[attr-defined]
    assert "1 masqué" in app.text  # type: ignore[attr-defined]
    app = await after(None, "down", "m", "m")
    assert app.asked[1:] == [c.Record(f.RoleShown("a2"))]
    assert app.said == ["A2 masqué. m\u00a0: le montrer.", "A2 est de nouveau sur la liste."]


async def test_moving_goes_last_in_the_chosen_family_and_the_mark_follows() -> None:
    app = await after(None, "g", "enter")
    assert app.asked == [c.Record(f.RoleMoved("a1", "fam-b", 10**6))]
    assert app.said == ["A1, passé en B."]
    assert app.marked == "a1"  # type: ignore[attr-defined]
    assert "passé en B" in app.text  # type: ignore[attr-defined]
    alone = await after(Play.prepared(small_sheet({"A": 2})), "g")
    assert (alone.asked, alone.refused) == ([], ["Il n’y a qu’une famille."])


async def test_merging_offers_the_likely_duplicate_first_and_asks_which_to_keep() -> None:
    play = Play.prepared(roles_sheet(), "120")
    app = bench(play)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("right", *["down"] * 5, "f")
        await pilot.pause()
        text = drawn(app)
        assert "Fusionner B6 avec" in text
        assert "▸ A6" in text
        assert "même texte" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "Quel code garder?" in drawn(app)
        await pilot.press("2")
        await pilot.pause()
        assert body(app).panes.cursor.role == "diffuser-information"
        await pilot.press("right", *["down"] * 5)
        await pilot.pause()
        assert "fusionné dans A6" in drawn(app)
    assert app.asked == [c.MergeRoles("diffuser-information", "diffuser-information-coherence")]
    assert app.said == ["B6 fusionné dans A6."]


async def test_a_merged_role_comes_back_with_restore_only() -> None:
    play = Play.prepared().do(c.MergeRoles("a1", "a2"))
    app = await after(play, "down", "down", "m", "f", "r", "3")
    assert app.refused == ["A2 est fusionné. r, puis 3\u00a0: le rétablir.", "A2 n’est pas sur la liste."]
    assert app.asked == [c.RestoreRole("a2")]


async def test_restoring_what_is_as_it_was_asks_nothing() -> None:
    play = Play.prepared().do(c.AddRole("new", "fam-a", "Du groupe"))
    app = await after(play, "r", "3", "down", "down", "down", "r", "3")
    assert app.asked == []
    assert app.said == ["A1 a déjà le texte de la fiche.", "A4 vient du groupe\u00a0: il n’a pas de texte d’origine."]
    play.record(f.RoleRelabelled("a1", "Autre"))
    assert (await after(play, "r", "3")).asked == [c.RestoreRole("a1")]


async def test_settling_says_how_many_and_changes_the_keys() -> None:
    app = bench(Play.prepared(roles_sheet(), "120"))
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        assert "adjust.settle" in app.body.hints()
        await pilot.press("f8")
        await pilot.pause()
        assert "La liste a 26 rôles dans 5 familles." in drawn(app)
        assert "Encore le même texte\u00a0: A6 et B6." in drawn(app)
        await pilot.press("escape", "f8", "enter")
        await pilot.pause()
        assert app.asked == [c.Record(f.ListSettled())]
        assert "✓ liste arrêtée · 26 rôles dans 5 familles" in drawn(app)
        assert app.body.hints() == ("adjust.open", "adjust.reword", "count.reopen")
        await pilot.press("i", "f")
        await pilot.pause()
        assert app.refused == ["La liste est arrêtée. Rouvrez-la pour ajouter ou fusionner des rôles."] * 2
        await pilot.press("z")
        await pilot.pause()
        assert app.asked[1:] == [c.ReopenList()]
        assert "liste arrêtée" not in drawn(app)
        await pilot.press("z")
        await pilot.pause()
        assert app.said[-1] == "La liste est ouverte."


async def test_reopening_with_ballots_says_what_it_costs() -> None:
    play = Play.assessing(preset="120")
    play.holding = frozenset({1})
    app = bench(play)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.body.view = View(play.state, play.at, Turnout(people=3, ballots=3))
        await pilot.press("f8")
        await pilot.pause()
        assert app.said == ["La liste est déjà arrêtée. z\u00a0: la rouvrir."]
        await pilot.press("z")
        await pilot.pause()
        assert "3 bulletins sont déjà saisis." in drawn(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.asked == []
        await pilot.press("z", "enter")
        await pilot.pause()
    assert app.asked == [c.ReopenList(accepts_loss=True)]


async def test_an_empty_list_is_not_settled() -> None:
    play = Play.prepared(small_sheet({"A": 1})).record(f.RoleHidden("a1"))
    app = await after(play, "f8")
    assert (app.asked, app.refused) == ([], ["La liste est vide. Ajoutez ou montrez au moins un rôle."])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sheet", [small_sheet({}), small_sheet({"A": 0})], ids=["no family", "no role"])
async def test_a_sheet_without_roles_stays_calm_whatever_is_pressed(sheet: Sheet, size: tuple[int, int]) -> None:
    letters = ["r", "e", "f", "m", "g", "f8", "z", "up", "down", "left", "right", "enter"]
    app = await after(Play.prepared(sheet), *letters, size=size)
    assert app.asked == []
    assert "Cette fiche n’a pas de rôles" in app.text  # type: ignore[attr-defined]


async def test_the_first_role_of_a_family_that_has_none() -> None:
    app = await after(Play.prepared(small_sheet({"A": 0})), "i", "=Premier", "ctrl+s")
    assert [type(asked) for asked in app.asked] == [c.AddRole]
    assert "▸ A1  Premier" in app.text  # type: ignore[attr-defined]


async def test_undoing_elsewhere_keeps_the_mark_near() -> None:
    play = Play.prepared()
    app = bench(play)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        for key in ("i", "=Nouveau", "ctrl+s"):
            await press(app, pilot, key)
        assert body(app).panes.cursor.role not in ("", "a1")
        play.undo()
        app.show()
        await pilot.pause()
        assert body(app).panes.cursor.role == "a3"


async def test_before_any_view_nothing_happens() -> None:
    class Empty(Dressed):
        def compose(self) -> Any:
            yield AdjustBody()

    app = Empty()
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        await pilot.press("i", "r", "enter", "f8", "down")
        assert app.query_one(AdjustBody).hints() == ()


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT, themes.CONTRAST])
@pytest.mark.parametrize("size", SIZES)
async def test_every_size_and_theme(size: tuple[int, int], theme: str) -> None:
    app = bench(Play.prepared(roles_sheet(), "120"), theme)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("right", "enter")
        await pilot.pause()
        assert "B1 ■ Cohérence et complémentarité" in drawn(app)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_texts_go_through_every_question(text: str) -> None:
    play = Play.prepared(small_sheet({"A": 2, "B": 1}))
    play.do(c.AddRole("h1", "fam-a", text), c.AddRole("h2", "fam-b", text))
    play.record(f.FamilyRenamed("fam-b", text))
    app = bench(play)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("down", "down")
        for question in ("enter", "r", "g", "f", "i", "f8"):
            await pilot.press(question)
            await pilot.pause()
            assert len(app.screen_stack) == 2, question
            await pilot.press("escape")
            await pilot.pause()
        for key in ("f", "enter", "1"):
            await press(app, pilot, key)
        for key in ("i", f"={text}", "ctrl+s", "r", "1", f"={text} et plus", "enter"):
            await press(app, pilot, key)
    assert isinstance(app.asked[0], c.MergeRoles)
    assert {app.asked[0].kept, app.asked[0].absorbed} == {"h1", "h2"}
    assert isinstance(app.asked[1], c.AddRole)
    assert app.asked[1].text == text
    # With a space more than 5,000 characters the question stays open, and nothing is lost.
    if len(text) < 4990:
        assert isinstance(app.asked[2], c.Record)
        assert isinstance(app.asked[2].fact, f.RoleReworded)
        assert app.asked[2].fact.text == f"{text} et plus"


def test_the_words_about_the_list() -> None:
    play = Play.prepared()
    assert changes_words(play.state) == ""
    assert size_words(play.state) == "5 rôles dans 2 familles"
    play.do(c.AddRole("n1", "fam-a", "Un rôle de plus")).record(f.RoleReworded("b1", "Autrement"))
    assert changes_words(play.state) == "1 ajouté (A4), 1 reformulé"
    play.record(f.RoleMoved("b1", "fam-a", 0), f.RoleHidden("a1")).do(c.MergeRoles("a2", "a3"))
    assert changes_words(play.state) == "1 ajouté (A4), 1 reformulé, 1 déplacé, 1 masqué, 1 fusionné"
    play.record(f.RoleHidden("b2"))
    assert size_words(play.state) == "3 rôles dans 1 famille"
    assert settled_words(play.state, 60) == "✓ liste arrêtée · 3 rôles dans 1 famille"
    assert settled_words(play.state, 20) == "✓ liste arrêtée"


def test_the_card_tells_where_a_role_comes_from() -> None:
    play = Play.prepared().record(f.RoleReworded("a2", "Mieux dit"), f.RoleMoved("a2", "fam-b", 0))
    play.do(c.MergeRoles("a2", "b1"))
    state = play.state
    role = state.role("a2")
    assert role is not None
    assert story_title(state, role) == "A2 ■ Famille B"
    assert story(state, role).plain.split("\n") == [
        "Mieux dit",
        "",
        "Reformulé par le groupe",
        "A2, passé en B",
        "Réunit aussi B1\u00a0: Texte B1",
        "",
        "Texte de la fiche\u00a0: Texte A2",
        "Texte d’origine\u00a0: Src A2",
        "",
        "Étiquette\u00a0: Rôle A2",
    ]
    merged = state.role("b1")
    assert merged is not None
    assert "Fusionné dans A2\u00a0: Mieux dit" in story(state, merged).plain


def test_the_card_has_figures_only_once_revealed() -> None:
    play = Play.assessing(preset="120", instrument=Instrument.FULL)
    role = play.state.role("a1")
    assert role is not None
    assert "souhaité" not in story(play.state, role).plain.lower()
    answers: list[dict[str, tuple[int | None, int | None]]] = [{"a1": (1, 3)}, {"a1": (2, 3)}, {"a1": (0, None)}]
    play.reveal([full_ballot(answer, play.asked) for answer in answers])
    told = re.sub(" +", " ", story(play.state, role).plain)
    assert "Aujourd’hui 1 ▮▯▯ Souhaité 3 ▮▮▮ Écart +2" in told
    assert "Souhaité, 0·1·2·3·?\u00a0: 0·0·0·2·1" in told
    vote = Play.voted({"a1": 2, "a2": 1}, retain=1)
    assert "Vote\u00a0: 2 points" in story(vote.state, role).plain


def test_every_key_of_the_body_is_in_the_table() -> None:
    bound = {binding.id for binding in AdjustBody.BINDINGS if not isinstance(binding, tuple)}
    adjusting = {one.id for one in keys.COMMANDS if one.group == "adjust"}
    assert {one for one in adjusting if keys.command(one).keys} <= bound
    assert adjusting <= ids_in(AdjustBody) | ids_in(Adjusting)


def test_the_contract_of_a_body() -> None:
    assert issubclass(AdjustBody, StepBody)
    assert AdjustBody().clock_in_title()


def test_the_card_says_what_the_instrument_asked_and_that_a_role_is_hidden() -> None:
    def told(play: Play, role_id: str = "a1") -> list[str]:
        role = play.state.role(role_id)
        assert role is not None
        return re.sub(" +", " ", story(play.state, role).plain).replace("\u00a0", " ").split("\n")

    def answered(instrument: Instrument, *answers: dict[str, tuple[int | None, ...]]) -> Play:
        play = Play.assessing(preset="120", instrument=instrument)
        whole = {} if instrument is Instrument.CHECK else dict.fromkeys(play.asked.subjects, (None,))
        return play.reveal([Ballot({**whole, **answer}) for answer in answers])

    ticked = told(answered(Instrument.CHECK, {"a1": (1, 0)}, {"a1": (0, 1)}, {"a1": (1, 0)}))
    assert "À renforcer 2 · à alléger 1" in ticked
    assert not any("Écart" in line or "Souhaité" in line for line in ticked)
    levels: list[dict[str, tuple[int | None, ...]]] = [{"a1": (level,)} for level in (0, 0, 3, 3)]
    wanted = told(answered(Instrument.WANTED, *levels))
    assert "Souhaité 1,5 ▮▯▯" in wanted
    assert "↔ le groupe est partagé" in wanted
    assert not any("Aujourd’hui" in line or "Écart" in line for line in wanted)
    hidden = Play.prepared().record(f.RoleHidden("a1"))
    assert "Masqué : il n’est pas sur la liste" in told(hidden)


def test_two_roles_of_the_same_words_are_asked_about_by_their_codes() -> None:
    play = Play.prepared()
    first, second = play.state.role("a1"), play.state.role("a2")
    assert first is not None
    assert second is not None
    ways = {
        "Quel texte garder? L’autre rôle sort de la liste; on peut le rétablir.": questions.ask_kept(first, second),
        "Les deux textes sont les mêmes. Quel code garder?": questions.ask_kept(
            first, replace(second, text=first.text)
        ),
    }
    assert [str(dialog._body[0]) for dialog in ways.values()] == [*ways]
    assert [value for _key, _label, value in ways.popitem()[1]._choices] == ["a1", "a2"]
    said = str(questions.ask_settle(play.state)._body[0])
    assert "La liste a 5 rôles" in said
    assert "Encore le même texte" not in said
    same = play.record(f.RoleReworded("a2", first.text))
    assert "Encore le même texte\u00a0: A1 et A2." in str(questions.ask_settle(same.state)._body[0])


@pytest.mark.parametrize(
    ("what", "roles", "refused", "hints"),
    [
        (
            "merge",
            1,
            ["Il faut deux rôles pour fusionner."],
            ("adjust.open", "adjust.insert", "adjust.settle", "adjust.reword"),
        ),
        ("restore", 0, [], ("adjust.insert",)),
        ("compare", 0, [], ("adjust.insert",)),
    ],
)
async def test_a_list_with_nothing_to_merge_restore_or_compare_changes_nothing(
    what: str, roles: int, refused: list[str], hints: tuple[str, ...]
) -> None:
    app = Bench(Play.prepared(small_sheet({"A": roles})), AdjustBody())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.screen
        app.body.action_run(f"adjust.{what}")
        await pilot.pause()
        assert (app.refused, app.asked, app.screen) == (refused, [], before)
        assert app.body.hints() == hints
