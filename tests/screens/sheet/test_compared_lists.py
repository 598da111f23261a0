"""« Notre liste et celle de départ »: each change once, with what stood there at first."""

import pytest

from fiche_tui.screens.kit import themes
from fiche_tui.screens.sheet.adjust_body import AdjustBody
from fiche_tui.screens.sheet.compared_lists import ComparedLists, table
from fiche_tui.screens.sheet.list_changes import Change, list_changes, sizes_words
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import State
from tests.screens.sheet.panes import HOSTILE, NAMES, SIZES, Bench, drawn, roles_sheet
from tests.workshop.samples import Play, small_sheet


def told(state: State) -> dict[str, list[Change]]:
    return {group.title: list(group.rows) for group in list_changes(state)}


def everything() -> Play:
    play = Play.prepared(small_sheet({"A": 4, "B": 4, "C": 2}))
    play.record(f.FamilyRenamed("fam-a", "Nouveau titre"), f.FamilyRemoved("fam-c"))
    play.do(c.AddFamily("fam-d", "Du groupe"), c.AddRole("new", "fam-a", "Un ajout"))
    play.record(
        f.RoleReworded("a1", "Autrement"),
        f.RoleMoved("a1", "fam-b", 0),
        f.RoleMoved("a2", "fam-b", 0),
        f.RoleHidden("a3"),
        f.RoleRelabelled("b1", "Court"),
    )
    return play.do(c.MergeRoles("b1", "b2"))


def test_nothing_changed() -> None:
    assert list_changes(Play.prepared().state) == ()


def test_each_change_stands_once_under_its_kind() -> None:
    state = everything().state
    assert told(state) == {
        "1 ajouté": [Change("A5", "Un ajout", "pas sur la liste de départ")],
        "1 reformulé": [Change("A1", "Autrement", "Texte A1", "A1, passé en B")],
        "1 passé dans une autre famille": [Change("A2", "Texte A2", "A ● Nouveau titre", "A2, passé en B")],
        "1 fusionné": [Change("B2", "fusionné dans B1", "Texte B2")],
        "3 masqués": [
            Change("A3", "n’est plus sur la liste", "Texte A3"),
            Change("C1", "n’est plus sur la liste", "Texte C1"),
            Change("C2", "n’est plus sur la liste", "Texte C2"),
        ],
        "1 étiquette changée": [Change("B1", "Court", "Rôle B1")],
        "familles": [
            Change("A", "Nouveau titre", "Famille A"),
            Change("D", "Du groupe", "pas sur la liste de départ"),
            Change("C", "n’est plus sur la liste", "Famille C"),
        ],
    }
    assert sizes_words(state) == "7 rôles, 10 au départ"


def test_undoing_and_restoring_leave_nothing_to_tell() -> None:
    play = Play.prepared().record(f.RoleReworded("a1", "Autrement")).do(c.RestoreRole("a1"))
    play.record(f.RoleMoved("a2", "fam-b", 0), f.RoleMoved("a2", "fam-a", 1))
    play.do(c.AddRole("new", "fam-a", "Un ajout")).undo()
    assert list_changes(play.state) == ()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT, themes.CONTRAST])
async def test_it_shows_both_lists_side_by_side(size: tuple[int, int], theme: str) -> None:
    play = Play.prepared(roles_sheet(), "120").record(f.RoleReworded("produire-des-connaissances", "Chercher ensemble"))
    play.do(c.MergeRoles("diffuser-information", "diffuser-information-coherence"))
    app = Bench(play, AdjustBody(), theme)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.body.action_run("adjust.compare")
        await pilot.pause()
        assert isinstance(app.screen, ComparedLists)
        lines = drawn(app).splitlines()
        (line,) = [line for line in lines if "Chercher ensemble" in line and "Produire" in line]
        assert line.index("D5") < line.index("Chercher ensemble") < line.index("Produire de nouvelles")
        (line,) = [line for line in lines if "fusionné dans A6" in line and "Diffuser" in line]
        assert line.index("B6") < line.index("fusionné") < line.index("Diffuser")
        assert any("Notre liste" in line and "La liste de départ" in line for line in lines)
        assert any("25 rôles, 26 au départ" in line for line in lines)
        await pilot.press("escape")
        await pilot.pause()
        assert app.asked == []


async def test_a_list_as_it_was_says_so() -> None:
    app = Bench(Play.prepared(), AdjustBody())
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.body.action_run("adjust.compare")
        await pilot.pause()
        assert "La liste est encore celle de la fiche." in drawn(app)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_texts(text: str) -> None:
    play = Play.prepared().record(f.RoleReworded("a1", text), f.FamilyRenamed("fam-a", text))
    play.do(c.AddRole("new", "fam-b", text))
    app = Bench(play, AdjustBody())
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        app.body.action_run("adjust.compare")
        await pilot.press("down", "pagedown")
        await pilot.pause()
        assert isinstance(app.screen, ComparedLists)
    assert len(table(list_changes(play.state), 70)) < 60


def test_a_reworded_role_says_what_was_merged_into_it_and_a_removed_home_keeps_its_title() -> None:
    play = Play.prepared(small_sheet({"A": 2, "B": 2}))
    play.record(f.RoleReworded("a1", "Autrement"), f.RoleMoved("b2", "fam-a", 0))
    play.do(c.MergeRoles("a1", "a2"))
    play.record(f.FamilyRemoved("fam-b"))
    found = told(play.state)
    assert found["1 reformulé"] == [Change("A1", "Autrement", "Texte A1", "réunit aussi A2")]
    (moved,) = found["1 passé dans une autre famille"]
    assert (moved.code, moved.now, moved.before) == ("B2", "Texte B2", "Famille B")
