"""Searching in the list: what is found, what Escape brings back, and that nothing typed runs a command."""

import pytest

from fiche_tui.screens.sheet.adjust_body import AdjustBody
from fiche_tui.screens.sheet.pane_filter import FilteredPanes, narrowed
from fiche_tui.screens.sheet.shown_roles import sheet_families, shown_families
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.screens.sheet.panes import HOSTILE, NAMES, SIZES, Bench, drawn, roles_sheet
from tests.workshop.samples import Play, small_sheet


def found(wanted: str) -> list[str]:
    return [role.code for family in narrowed(sheet_families(roles_sheet()), wanted) for role in family.roles]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ("décideurs", ["E2"]),
        ("DECIDEURS", ["E2"]),
        ("l’information", ["A4", "A6", "B6"]),
        ("l'information diff", ["A6", "B6"]),
        ("b4", ["B4"]),
        ("confiance liens", ["A3"]),
        ("rien de tel", []),
        ("(", ["B5", "D1"]),
        ("œuvre", ["C4"]),
    ],
)
def test_every_word_is_looked_for_without_accents_or_case(wanted: str, codes: list[str]) -> None:
    assert found(wanted) == codes


def test_a_note_finds_its_roles() -> None:
    play = Play.prepared().record(f.RoleHidden("a2"), f.RoleReworded("b1", "Autrement"))
    families = shown_families(play.state)
    assert [role.id for family in narrowed(families, "masqué") for role in family.roles] == ["a2"]
    assert [role.id for family in narrowed(families, "reformulé") for role in family.roles] == ["b1"]


def bench(play: Play | None = None) -> tuple[Bench, AdjustBody]:
    body = AdjustBody()
    return Bench(play or Play.prepared(roles_sheet(), "120"), body), body


@pytest.mark.parametrize("size", SIZES)
async def test_typing_narrows_enter_goes_there_and_escape_brings_all_back(size: tuple[int, int]) -> None:
    app, body = bench()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("right", "down", "slash", *"enjeux")
        await pilot.pause()
        # Letters are words here, and no commands.
        assert app.asked == []
        text = drawn(app)
        assert "Chercher\u00a0: enjeux" in text
        assert "5 rôles sur 26" in text
        assert all(f"{code} " in text for code in ("B1", "C1", "C3", "E3", "E5"))
        assert "A1 " not in text
        await pilot.press("down", "enter")
        await pilot.pause()
        assert body.has_focus
        assert body.panes.cursor.role == "projets-communs"
        await pilot.press("m")
        await pilot.pause()
        assert app.asked == [c.Record(f.RoleHidden("projets-communs"))]
        assert "5 rôles sur 26" in drawn(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not body.filtered.active
        assert body.panes.cursor.role == "projets-communs"
        assert len(body.panes.families) == 5
        assert "Chercher" not in drawn(app)


async def test_escape_while_typing_goes_back_where_the_mark_was() -> None:
    app, body = bench()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("down", "down", "slash", *"zzz")
        await pilot.pause()
        assert "Aucun rôle ne contient «\u00a0zzz\u00a0»." in drawn(app)
        assert "0 rôle sur 26" in drawn(app)
        # With nothing found there is nothing to act upon.
        await pilot.press("enter", "m", "r", "f", "g", "i", "enter")
        await pilot.pause()
        assert (app.asked, len(app.screen_stack)) == ([], 1)
        await pilot.press("slash", "escape")
        await pilot.pause()
        assert body.panes.cursor.role == "connaissance-et-confiance"
        assert body.has_focus


async def test_what_was_searched_for_is_still_there_and_empty_closes() -> None:
    app, body = bench()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("slash", *"forces", "enter", "slash", "s")
        await pilot.pause()
        assert body.filtered.wanted.value == "forcess"
        await pilot.press(*["backspace"] * 7, "enter")
        await pilot.pause()
        assert not body.filtered.active
        assert body.has_focus


async def test_a_role_added_during_a_search_is_shown() -> None:
    app, body = bench()
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("slash", *"forces", "enter", "i")
        await pilot.pause()
        await pilot.press(*"Neuf", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.asked[0], c.AddRole)
        assert body.panes.cursor.role == app.asked[0].role
        assert not body.filtered.active
        assert "▸ B7  Neuf" in drawn(app)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_anything_can_be_searched_for(text: str) -> None:
    play = Play.prepared(small_sheet({"A": 2, "B": 1})).do(c.AddRole("h1", "fam-b", text))
    app, body = bench(play)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("slash")
        body.filtered.wanted.value = text[:100]
        await pilot.pause()
        assert "h1" in [role.id for family in body.panes.families for role in family.roles]
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert len(body.panes.families) == 2


@pytest.mark.parametrize("sheet", [small_sheet({}), small_sheet({"A": 0})], ids=["no family", "no role"])
async def test_a_list_without_roles_stays_calm(sheet: object) -> None:
    app, _body = bench(Play.prepared(sheet))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.press("slash", "a", "enter", "escape", "ctrl+s")
        await pilot.pause()
        assert "Cette fiche n’a pas de rôles" in drawn(app)


async def test_searching_again_while_searching_still_leads_back_to_where_it_began() -> None:
    app, body = bench()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        began = app.focused
        assert began is not None
        filtered = body.query_one(FilteredPanes)
        filtered.ask()
        await pilot.press(*"lien")
        filtered.ask()
        await pilot.pause()
        assert app.focused is filtered.wanted
        await pilot.press("escape")
        await pilot.pause()
        assert app.focused is began
        assert not filtered.active
