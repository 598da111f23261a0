"""The panes: what stands where at each size, and where the arrows lead."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult

from fiche_tui.language.cells import wrapped
from fiche_tui.screens.kit import themes
from fiche_tui.screens.sheet.pane_cursor import Cursor, kept, moved, moved_family
from fiche_tui.screens.sheet.pane_layout import arranged
from fiche_tui.screens.sheet.panes import FamilyPanes
from fiche_tui.screens.sheet.role_line import MOST_ROWS, composed
from fiche_tui.screens.sheet.shown_roles import ShownFamily, sheet_families, shown_families
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Sheet
from tests.screens.dressed import Dressed
from tests.screens.sheet.panes import HOSTILE, NAMES, SIZES, drawn, roles_sheet
from tests.workshop.samples import Play, small_sheet


class Host(Dressed):
    CSS = "Screen { layout: vertical; }"

    def __init__(self, families: tuple[ShownFamily, ...]) -> None:
        super().__init__()
        self.theme = themes.DARK
        self.families = families
        self.panes = FamilyPanes("Rien à lire ici.")
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.panes

    def on_mount(self) -> None:
        self.panes.show(self.families)

    def on_family_panes_opened(self, event: FamilyPanes.Opened) -> None:
        self.opened.append(event.role)


def sheet_with(text: str, sizes: Mapping[str, int] | None = None) -> Sheet:
    """The small sheet with one text in every title and role."""
    sheet = small_sheet(sizes or {"A": 3, "B": 2})
    return replace(
        sheet,
        families=tuple(
            replace(family, title=text, items=tuple(replace(item, text=text) for item in family.items))
            for family in sheet.families
        ),
    )


def run(families: tuple[ShownFamily, ...], size: tuple[int, int]) -> tuple[Host, Any]:
    app = Host(families)
    return app, app.run_test(size=size, notifications=True, tooltips=True)


async def test_accordion_opens_one_family_and_wraps_its_roles() -> None:
    app, running = run(shown_families(Play.prepared(roles_sheet(), "120").state), (80, 24))
    async with running as pilot:
        app.panes.move_family(1)
        app.panes.move(1)
        await pilot.pause()
        rows = [row.rstrip() for row in app.panes.rows]
    assert rows[0].startswith("─ A ● Réseautage et communication ──")
    assert rows[0].endswith("── 6 ───")
    assert rows[1].startswith("━ B ■ Cohérence et complémentarité ━━")
    assert rows[3] == "▸ B2  Créer des zones de collaboration"
    assert rows[6:8] == [
        "  B5  Dialoguer avec d’autres acteurs ou instances et favoriser les",
        "      ajustements mutuels (dans la collectivité et aux autres paliers)",
    ]
    assert rows[8] == "  B6  Diffuser l’information pertinente pour le développement"
    assert rows[9].startswith("      de la collectivité  ")
    assert rows[9].endswith("même texte que A6 · f : fusionner")
    assert [row[:5] for row in rows[10:] if row] == ["─ C ▲", "─ D ◆", "─ E ▼"]
    # The no-break space before a colon never begins a row.
    assert "ressources\u00a0: mutualiser" in rows[5]


@pytest.mark.parametrize(("size", "columns"), [((120, 36), 2), ((140, 40), 2), ((160, 45), 5), ((220, 60), 5)])
async def test_wide_terminals_show_all_five_side_by_side(size: tuple[int, int], columns: int) -> None:
    app, running = run(shown_families(Play.prepared(roles_sheet(), "120").state), size)
    async with running as pilot:
        await pilot.pause()
        text = drawn(app)
        assert app.panes.max_scroll_y == 0
    assert app.panes.rows[0].count("│") == columns - 1
    for family in app.families:
        assert family.sign in text
        assert all(role.code in text for role in family.roles)


def test_three_columns_where_two_are_too_tall() -> None:
    families = sheet_families(small_sheet({"A": 10, "B": 10, "C": 10}))
    assert len(arranged(families, 120, 118, 26, "fam-a").columns) == 2
    assert len(arranged(families, 120, 118, 14, "fam-a").columns) == 3


def test_no_title_is_cut_at_160_columns() -> None:
    found = arranged(sheet_families(roles_sheet()), 160, 158, 38, "reseautage")
    assert not found.inline
    headings = [" ".join(row.text for row in column.rows if row.kind.value == "heading") for column in found.columns]
    assert [heading.strip() for heading in headings] == [family.title for family in roles_sheet().families]


async def test_arrows_go_through_roles_and_families() -> None:
    app, running = run(sheet_families(small_sheet()), (80, 24))
    async with running:
        panes = app.panes
        seen = [panes.cursor.role]
        for _ in range(5):
            panes.move(1)
            seen.append(panes.cursor.role)
        assert seen == ["a1", "a2", "a3", "b1", "b2", "b2"]
        assert [row[:3] for row in panes.rows if row.strip() and row[0] in "─━"] == ["─ A", "━ B"]
        panes.move(-2)
        assert panes.cursor == Cursor("fam-a", "a3")
        panes.move_family(1)
        panes.move_family(1)
        assert panes.cursor == Cursor("fam-b", "b1")
        panes.move_family(-1)
        assert panes.cursor == Cursor("fam-a", "a1")


def test_an_empty_family_is_a_stop_too() -> None:
    families = sheet_families(small_sheet({"A": 1, "B": 0, "C": 1}))
    assert moved(families, Cursor("fam-a", "a1"), 1) == Cursor("fam-b", "")
    assert moved(families, Cursor("fam-b", ""), 1) == Cursor("fam-c", "c1")
    assert moved_family(families, Cursor("fam-c", "c1"), -1) == Cursor("fam-b", "")
    assert moved(families, Cursor("gone", "gone"), 1) == Cursor("fam-a", "a1")
    assert moved((), Cursor(), 1) == moved_family((), Cursor(), 1) == kept((), (), Cursor()) == Cursor()


def test_the_mark_follows_its_role_and_stays_near_one_that_is_gone() -> None:
    play = Play.prepared()
    before = shown_families(play.state)
    play.record(f.RoleMoved("a2", "fam-b", 10**6))
    after = shown_families(play.state)
    assert kept(before, after, Cursor("fam-a", "a2")) == Cursor("fam-b", "a2")
    play = Play.prepared()
    play.do(c.AddRole("new", "fam-a", "Un rôle"))
    with_new = shown_families(play.state)
    assert kept(with_new, shown_families(play.undo().state), Cursor("fam-a", "new")) == Cursor("fam-a", "a3")


@pytest.mark.parametrize("size", SIZES)
async def test_twelve_families_and_200_roles_scroll(size: tuple[int, int]) -> None:
    sizes = dict.fromkeys("ABCDEFGHIJKL", 17)
    families = sheet_families(sheet_with("Soutenir les familles qui arrivent dans le quartier " * 2, sizes))
    app, running = run(families, size)
    async with running as pilot:
        await pilot.pause()
        assert app.panes.max_scroll_y > 0
        for _ in range(23):
            app.panes.move(9)
            await pilot.pause()
            here = app.panes.cursor.role.upper()
            assert f"▸ {here} " in drawn(app), here


@pytest.mark.parametrize("size", SIZES)
async def test_one_family_takes_the_whole_width(size: tuple[int, int]) -> None:
    app, running = run(sheet_families(small_sheet({"A": 4})), size)
    async with running as pilot:
        await pilot.pause()
        assert "▸ A1  Texte A1" in drawn(app)
        assert "│" not in app.panes.rows[0]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("sheet", [small_sheet({}), small_sheet({"A": 0, "B": 0})], ids=["nothing", "empty"])
async def test_a_list_without_roles_says_one_sentence(sheet: Sheet, size: tuple[int, int]) -> None:
    app, running = run(sheet_families(sheet), size)
    async with running as pilot:
        await pilot.pause()
        assert drawn(app).split() == ["Rien", "à", "lire", "ici."]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_texts_are_drawn_as_they_are(text: str, size: tuple[int, int]) -> None:
    app, running = run(sheet_families(sheet_with(text)), size)
    async with running as pilot:
        await pilot.pause()
        app.panes.move(2)
        await pilot.pause()
        assert "▸ A3" in drawn(app)
        rows = app.panes.rows
    width = size[0] - 2
    assert all(cell_len(row) == width for row in rows)
    assert text.split()[0][:8] in "\n".join(rows)
    assert len(rows) < 6 * (MOST_ROWS + 4)


async def test_the_panes_stay_where_they_are_when_a_sentence_comes() -> None:
    app, running = run(sheet_families(roles_sheet()), (120, 36))
    async with running as pilot:
        await pilot.pause()
        before = app.panes.rows
        app.panes.styles.height = 30
        await pilot.pause()
        assert app.panes.rows == before


async def test_resizing_changes_between_accordion_and_columns() -> None:
    app, running = run(sheet_families(roles_sheet()), (80, 24))
    async with running as pilot:
        await pilot.pause()
        app.panes.move_family(3)
        await pilot.resize_terminal(160, 45)
        await pilot.pause()
        assert app.panes.rows[0].count("│") == 4
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "▸ D1" in drawn(app)


async def test_the_mouse_marks_opens_and_shows_the_card() -> None:
    app, running = run(sheet_families(small_sheet()), (80, 24))
    async with running as pilot:
        await pilot.pause()
        rows = app.panes.rows
        role, title = (next(y for y, row in enumerate(rows) if text in row) for text in ("A2", "Famille B"))
        await pilot.click(FamilyPanes, offset=(8, role))
        assert app.panes.cursor.role == "a2"
        assert app.opened == []
        await pilot.click(FamilyPanes, offset=(8, role))
        assert app.opened == ["a2"]
        await pilot.click(FamilyPanes, offset=(8, title))
        assert app.panes.cursor == Cursor("fam-b", "b1")
        await pilot.click(FamilyPanes, offset=(8, 20))
        assert app.panes.cursor == Cursor("fam-b", "b1")


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("un deux trois", 8, ["un deux", "trois"]),
        ("une fiche\u00a0: la nôtre", 9, ["une", "fiche\u00a0:", "la nôtre"]),
        ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
        ("🎉🎉🎉 fête", 4, ["🎉🎉", "🎉", "fête"]),
        ("", 4, [""]),
    ],
)
def test_wrapping_is_on_plain_spaces_and_in_cells(text: str, width: int, rows: list[str]) -> None:
    assert wrapped(text, width) == rows


def test_notes_say_what_the_group_did() -> None:
    play = Play.prepared()
    play.do(c.AddRole("n1", "fam-b", "Un rôle de plus"), c.MergeRoles("a1", "b1"))
    play.record(f.RoleHidden("a2"), f.RoleReworded("a3", "Autrement"), f.RoleMoved("a3", "fam-b", 0))
    notes = {role.code: (role.note, role.dimmed) for family in shown_families(play.state) for role in family.roles}
    assert notes == {
        "A1": ("", False),
        "A2": ("masqué", True),
        "A3": ("reformulé · passé en B", False),
        "B1": ("fusionné dans A1", True),
        "B2": ("", False),
        "B3": ("ajouté", False),
    }
    assert [[role.code for role in family.roles] for family in shown_families(play.state)] == [
        ["A1", "A2"],
        ["A3", "B2", "B3", "B1"],
    ]
    assert [family.count for family in shown_families(play.state)] == [1, 3]


def test_likeness_is_pointed_out_until_the_list_is_settled() -> None:
    play = Play.prepared(roles_sheet(), "120")

    def notes() -> dict[str, str]:
        return {role.code: role.note for family in shown_families(play.state) for role in family.roles if role.note}

    assert notes() == {
        "A4": "proche de A6",
        "A6": "même texte que B6 · f : fusionner",
        "B6": "même texte que A6 · f : fusionner",
    }
    play.record(f.ListSettled())
    assert notes() == {}


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("Partager ce qui existe sur des enjeux ciblés", 38, ["Partager ce qui existe", "sur des enjeux ciblés"]),
        ("Agir pour le développement de la collectivité", 34, ["Agir pour le développement", "de la collectivité"]),
        ("Animer des espaces de dialogue", 24, ["Animer des espaces", "de dialogue"]),
        ("Court", 20, ["Court"]),
        ("Deux mots", 6, ["Deux", "mots"]),
        ("", 10, [""]),
        ("Produire de nouvelles connaissances", 22, ["Produire de nouvelles", "connaissances"]),
    ],
)
def test_no_word_stands_alone_on_the_last_row_where_others_can_come_down(
    text: str, width: int, rows: list[str]
) -> None:
    assert list(composed(text, width)) == rows


@given(st.lists(st.text("abcdéè👩 \u00a0", min_size=1, max_size=12), max_size=12), st.integers(8, 60))
def test_composing_takes_no_more_rows_and_loses_no_word(words: list[str], width: int) -> None:
    text = " ".join(words)
    rows, plain = composed(text, width), wrapped(text, width)
    assert len(rows) <= len(plain)
    assert all(cell_len(row) <= width for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_chosen_role_is_a_filled_bar_as_in_every_list(size: tuple[int, int]) -> None:
    app, running = run(shown_families(Play.prepared(roles_sheet(), "120").state), size)
    async with running as pilot:
        app.panes.move_family(1)
        app.panes.move(4)
        await pilot.pause()
        wanted = app.get_css_variables()["block-cursor-background"].lower()
        filled = [
            "".join(
                segment.text
                for segment in line
                if segment.style and segment.style.bgcolor and segment.style.bgcolor.get_truecolor().hex == wanted
            )
            for line in app.screen._compositor.render_strips()
        ]
    bars = [text for text in filled if text]
    assert bars[0].startswith("▸ B5  Dialoguer avec d’autres acteurs")
    # To the end of its column, on each of its rows.
    assert len(bars) > 1
    assert len({cell_len(text) for text in bars}) == 1
