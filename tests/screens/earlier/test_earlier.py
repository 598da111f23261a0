"""An earlier meeting on screen: found in Prepare, offered at the start, its promises answered, its levels revealed."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.app import FicheApp
from fiche_tui.screens.earlier.answering import Answering
from fiche_tui.screens.earlier.screen import EarlierScreen
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.screens.results.role_card import RoleCard
from fiche_tui.session.earlier_meetings import kept_of, meetings_before
from fiche_tui.store.names import JOURNAL
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.earlier import Earlier, Fate, Promise, PromiseAnswer, PromiseKind
from tests.earlier import with_last_year
from tests.screens.fake_desk import FakeListDesk
from tests.screens.prepared import HOSTILE, NAMES, SIZES, drawn, press, said, showing, write
from tests.stage import Stage

WHEN = "18 novembre 2025, Rôles de la table"


def last_years(stage: Stage) -> Earlier:
    (meeting,) = meetings_before(stage.workshops, stage.session.state, stage.clock.now())
    return kept_of(stage.workshops, meeting.id)


def link(stage: Stage, **changes: object) -> Earlier:
    """Link last year's workshop, some of it changed."""
    earlier = replace(last_years(stage), **changes)  # type: ignore[arg-type]
    stage.do(c.Record(f.EarlierLinked(earlier)))
    return earlier


def app_of(stage: Stage) -> FicheApp:
    return FicheApp(stage.workshops, stage.clock, stage.session)


def read(pilot: Pilot[None]) -> str:
    """What is on screen as one reads it: lines joined, borders and no-break spaces as spaces."""
    return " ".join(drawn(pilot).replace("│", " ").replace("\u00a0", " ").split())


async def settle(pilot: Pilot[None]) -> None:
    for _turn in range(3):
        await pilot.pause()


# Prepare.


@pytest.mark.parametrize("size", SIZES)
async def test_prepare_offers_the_last_one_links_it_and_lets_it_go(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = with_last_year(tmp_path)
    screen = PrepareScreen(stage.session)
    async with showing(stage.workshops, stage.clock, screen, size) as pilot:
        assert "Rencontre précédente" in read(pilot)
        assert WHEN in read(pilot)
        assert stage.session.state.earlier.of is None
        screen.rows.choose("earlier")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "enter")
        assert said(pilot) == "La rencontre précédente est liée."
        linked = stage.session.state.earlier.of
        assert linked is not None
        # The next row waits for its answer.
        await press(pilot, "up")
        assert f"{len(linked.promises)} promesses y sont gardées." in read(pilot)
        await press(pilot, "enter", "down", "enter")
        assert stage.session.state.earlier.declined
        assert "aucune" in read(pilot)


async def test_without_an_earlier_one_there_is_no_row_until_the_collective_is_named(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    stage.do(c.Record(with_details(stage.session.state, collective="Autre table")))
    screen = PrepareScreen(stage.session)
    async with showing(stage.workshops, stage.clock, screen) as pilot:
        assert "Rencontre précédente" not in read(pilot)
        screen.rows.choose("collective")
        await press(pilot, "enter")
        await write(pilot, "table de quartier SAINT-REMI")
        assert WHEN in read(pilot)


async def test_one_that_cannot_be_read_is_told_and_nothing_is_linked(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    known = last_years(stage).workshop
    (stage.workshops.folder / known / JOURNAL).write_text("{}", "utf-8")
    screen = PrepareScreen(stage.session)
    async with showing(stage.workshops, stage.clock, screen) as pilot:
        screen.rows.choose("earlier")
        await press(pilot, "enter", "enter")
        assert stage.session.state.earlier.of is None
        assert screen.status.has_class("-refused")


# The start of the meeting.


async def test_the_start_offers_it_once_and_shows_it(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path).until("accueil")
    app = app_of(stage)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        assert f"Une rencontre précédente existe : {WHEN}." in read(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, EarlierScreen)
        link = stage.session.state.earlier
        assert link.of is not None
        assert link.shown
        await press(pilot, "escape")
        assert isinstance(app.screen, WorkshopScreen)
    again = app_of(stage)
    stage.reopen()
    again = app_of(stage)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(again.screen, WorkshopScreen)


async def test_later_is_remembered_and_one_key_comes_back_to_it(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path).until("accueil")
    app = app_of(stage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert stage.session.state.earlier.offered
        assert stage.session.state.earlier.of is None
        assert said(pilot) == "e : y revenir quand vous voudrez."
        await press(pilot, "e")
        assert isinstance(app.screen, Choose)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, EarlierScreen)


async def test_the_wall_shows_the_chosen_promise_for_as_long_as_it_is_looked_at(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    earlier = link(stage)
    stage.until("accueil")
    async with app_of(stage).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert stage.session.wall.promise == earlier.promises[0].id
        await press(pilot, "down")
        assert stage.session.wall.promise == earlier.promises[1].id
        assert stage.session.room.earlier is not None
        await press(pilot, "escape")
        await settle(pilot)
        assert stage.session.wall.promise == ""


async def test_it_comes_after_the_questions_about_the_wall_and_the_keyboard(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "now", wall=None)
    other = with_last_year(tmp_path / "other")
    (known,) = (one for one in other.workshops.ids() if one != other.id)
    (other.workshops.folder / known).rename(stage.workshops.folder / known)
    app = app_of(stage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "L’écran projeté montre-t-il" in read(pilot)
        await press(pilot, "2")
        assert "Qui prend les notes" in read(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert "Une rencontre précédente existe" in read(pilot)


@pytest.mark.parametrize("fact", [f.EarlierUnlinked(), f.EarlierPutOff()])
async def test_it_is_not_offered_again_nor_where_none_is_wanted(tmp_path: Path, fact: f.Fact) -> None:
    stage = with_last_year(tmp_path)
    stage.do(c.Record(fact))
    app = app_of(stage.until("accueil"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not isinstance(app.screen, Dialog)


async def test_it_is_not_offered_in_the_middle_of_a_meeting(tmp_path: Path) -> None:
    app = app_of(with_last_year(tmp_path).until("ajuster"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert not isinstance(app.screen, Dialog)


async def test_the_key_says_when_there_is_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    app = app_of(stage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "e")
        assert said(pilot) == "Aucune rencontre précédente du même collectif n’est connue ici."


@pytest.mark.parametrize(("step", "revealed"), [("accueil", False), ("devoiler", True), ("porter", False)])
async def test_the_key_answers_in_the_steps_where_a_group_looks_back(tmp_path: Path, step: str, revealed: bool) -> None:
    stage = with_last_year(tmp_path)
    link(stage)
    stage.do(c.Record(f.EarlierShown()))
    app = app_of(stage.until(step, revealed=revealed))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        if step != "devoiler":
            assert "promesses" in drawn(pilot).splitlines()[-1]
        await press(pilot, "e")
        assert isinstance(app.screen, EarlierScreen)


# The promises.

PROMISES = (
    Promise("p", PromiseKind.ROLE, "E2", "Influencer les décideurs", "Écrire à la mairie", "Anne", "15 janvier"),
    Promise("q", PromiseKind.ROLE, "C1", "Projets communs", nobody=True),
    Promise("r", PromiseKind.ACTION, "", "", "Réserver la salle", "Ian"),
)


def promising(tmp_path: Path, promises: tuple[Promise, ...] = PROMISES) -> Stage:
    stage = with_last_year(tmp_path)
    link(stage, promises=promises)
    return stage


@pytest.mark.parametrize("size", SIZES)
async def test_a_promise_at_a_time_one_key_an_answer(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = promising(tmp_path)
    screen = EarlierScreen(stage.session)
    async with showing(stage.workshops, stage.clock, screen, size) as pilot:
        assert screen.top.left == "Ce que nous avions dit · 18 novembre 2025"
        shown = read(pilot)
        for words in (
            "E2 Influencer les décideurs",
            "Première action : Écrire à la mairie",
            "Responsable : Anne · pour quand : 15 janvier",
            "1 tenue",
            "4 plus d’actualité",
        ):
            assert words in shown
        await press(pilot, "2")
        assert stage.session.state.earlier.answers == (PromiseAnswer("p", Fate.UNDER_WAY),)
        assert screen.selected == "q"
        assert "◐ en cours" in read(pilot)
        assert screen.top.right == "1 réponse sur 3"
        assert "Responsable : aucun responsable pour l’instant" in read(pilot)
        await press(pilot, "enter")
        assert screen.selected == "r"
        assert len(stage.session.state.earlier.answers) == 1
        assert said(pilot) == ""
        await press(pilot, "up", "2")
        # The mark went on to the next promise; from the last one it goes nowhere.
        assert said(pilot).replace("\u00a0", " ") == "◐ en cours. Pour ajouter un mot : ↑, puis →."
        await press(pilot, "quotation_mark")
        assert said(pilot).replace("\u00a0", " ") == "○ pas faite. Pour ajouter un mot : →."
        assert stage.session.state.earlier.answer("r") == PromiseAnswer("r", Fate.NOT_DONE)
        await press(pilot, "enter")
        assert "C’était la dernière" in said(pilot)


async def test_a_word_goes_with_the_answer_and_stays_when_it_changes(tmp_path: Path) -> None:
    stage = promising(tmp_path)
    async with showing(stage.workshops, stage.clock, EarlierScreen(stage.session)) as pilot:
        await press(pilot, "right")
        assert said(pilot) == "Répondez d’abord, de 1 à 4; le mot vient ensuite."
        await press(pilot, "1", "up", "right")
        await write(pilot, "la mairie a dit oui")
        assert stage.session.state.earlier.answer("p") == PromiseAnswer("p", Fate.KEPT, "la mairie a dit oui")
        assert "✓ tenue : la mairie a dit oui" in read(pilot)
        await press(pilot, "4")
        assert stage.session.state.earlier.answer("p") == PromiseAnswer("p", Fate.MOOT, "la mairie a dit oui")


async def test_an_answer_is_taken_back_after_it_was_named(tmp_path: Path) -> None:
    stage = promising(tmp_path)
    async with showing(stage.workshops, stage.clock, EarlierScreen(stage.session)) as pilot:
        await press(pilot, "u")
        assert said(pilot) == "Il n’y a pas de réponse à annuler ici."
        await press(pilot, "1", "u")
        assert "la réponse à une promesse" in read(pilot)
        await press(pilot, "enter")
        assert stage.session.state.earlier.answers == ()
        assert stage.session.state.earlier.shown


async def test_without_promises_it_says_what_will_come(tmp_path: Path) -> None:
    stage = promising(tmp_path, ())
    async with showing(stage.workshops, stage.clock, EarlierScreen(stage.session)) as pilot:
        assert "Aucune promesse n’y était consignée." in read(pilot)
        await press(pilot, "1", "enter", "right", "u")
        assert stage.session.state.earlier.answers == ()


async def test_final_minutes_are_only_read(tmp_path: Path) -> None:
    stage = promising(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    async with showing(stage.workshops, stage.clock, EarlierScreen(stage.session)) as pilot:
        await press(pilot, "1")
        assert said(pilot).startswith("Le compte rendu est final")
        assert not stage.session.state.earlier.shown


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
@pytest.mark.parametrize("hostile", HOSTILE, ids=NAMES)
async def test_hostile_text_is_only_text(tmp_path: Path, hostile: str, size: tuple[int, int]) -> None:
    promises = (
        Promise("p", PromiseKind.ROLE, "E2", hostile, hostile, hostile, hostile),
        Promise("q", PromiseKind.ACTION, "", "", hostile, hostile, hostile),
    )
    stage = with_last_year(tmp_path)
    link(stage, promises=promises, title=hostile, date=None)
    app = app_of(stage.until("accueil"))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "1", "up", "right")
        await write(pilot, hostile)
        answer = stage.session.state.earlier.answer("p")
        assert answer is not None
        assert answer.word == hostile
        lines = drawn(pilot).splitlines()
        assert "1▸tenue" in "\n".join(lines)
        assert "plus d’actualité" in "\n".join(lines)
        assert len(lines) == size[1]
        if len(hostile) < 60 and hostile.isascii():
            assert f"E2 {hostile}" in read(pilot)
    async with showing(stage.workshops, stage.clock, PrepareScreen(stage.reopen()), size) as pilot:
        assert "Rencontre précédente" in read(pilot)


# After the reveal.


async def test_on_a_wide_screen_each_level_has_the_one_of_then(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    link(stage)
    app = app_of(stage.until("devoiler", revealed=True))
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        shown = read(pilot)
        assert " → " in shown
        assert "1 → 2 : alors (18 novembre 2025) → maintenant · — : sans correspondance" in shown


async def test_at_80_columns_it_is_an_order_of_the_table(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    link(stage)
    app = app_of(stage.until("devoiler", revealed=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "alors (18 novembre 2025)" not in read(pilot)
        while "trié par changement" not in read(pilot):
            await press(pilot, "t")
        assert " 1 → " in read(pilot)
        assert "alors (18 novembre 2025)" in read(pilot)
        assert all(len(line.rstrip()) <= 80 for line in drawn(pilot).splitlines())


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_of_a_role_has_both_levels_in_sight(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = with_last_year(tmp_path)
    link(stage)
    app = app_of(stage.until("devoiler", revealed=True))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, RoleCard)
        assert read(pilot).count("· 18 novembre 2025 :") == 2


async def test_before_the_reveal_nothing_of_then_stands_beside_the_roles(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    link(stage)
    app = app_of(stage.until("devoiler"))
    async with app.run_test(size=(160, 45)) as pilot:
        await settle(pilot)
        assert "novembre 2025" not in read(pilot)


@pytest.mark.parametrize("agreed", [False, True])
async def test_the_last_answer_is_taken_back_once_that_was_agreed(tmp_path: Path, agreed: bool) -> None:
    stage = with_last_year(tmp_path).until("accueil")
    earlier = link(stage)
    promise = earlier.promises[0]
    stage.do(c.Record(f.PromiseAnswered(promise.id, Fate.KEPT)))
    desk = FakeListDesk(stage.session, promise.id, agreed)
    await Answering(desk, lambda: None).undo()
    assert [type(one) for one in desk.shown] == [Confirm]
    assert (stage.session.state.earlier.answer(promise.id) is None) is agreed
    assert bool(desk.said) is agreed
