"""A whole meeting on each sheet that ships, and on sheets of any shape: every step drawn, minutes at the end."""

import re
from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.minutes import minutes_html, minutes_markdown
from fiche_tui.screens.sheet import SheetScreen
from fiche_tui.screens.workshop import WorkshopScreen
from fiche_tui.sheet.library import SheetSource, find_sheet, shipped_sheets
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop.state import listed_roles
from tests.rehearsal import Rehearsal
from tests.widgets.panes import drawn

SHIPPED = [
    (source.id, preset.id) for source in shipped_sheets() for preset in parse_sheet(source.data, source.name).presets
]

AGENDA = """
## Déroulement

| étape | genre | 60 | options |
|---|---|---|---|
| Accueil | plénière | 5 | |
| Ajuster | ajuster | 5 | |
| Évaluer | évaluer | 5 | |
| Dépouiller | dépouiller | 5 | |
| Dévoiler | dévoiler | 10 | |
| Voter | voter | 5 | |
| Porter | porter | 10 | |
| Accord | accord | 5 | protégée |
| Relire | relire | 10 | protégée |
"""
BARE = (
    "\n## Déroulement\n\n| étape | genre | 20 |\n|---|---|---|\n| Parler | plénière | 10 |\n| Souffler | pause | 10 |\n"
)


def of_shape(families: int, items: int, instrument: str) -> SheetSource:
    """A sheet of so many families that share so many items."""
    text = f"# Fiche de {items} énoncés\n"
    if families:
        text += "\n## Familles\n"
        for family in range(families):
            text += f"\n### Famille numéro {family + 1}\n\n"
            text += "".join(f"- Énoncé numéro {n} de la fiche\n" for n in range(family, items, families))
        text += f"\n## Formats\n\n| format | instrument |\n|---|---|\n| 60 | {instrument} |\n"
    return SheetSource("forme.md", (text + (AGENDA if families else BARE)).encode())


SHAPES = [(1, 1, "complet"), (1, 9, "cocher"), (12, 200, "complet"), (12, 200, "cocher"), (0, 0, "")]


async def play(rehearsal: Rehearsal, size: tuple[int, int]) -> int:
    """Every step entered and drawn; how many there were."""
    steps = 0
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        for step in rehearsal.steps():
            steps += 1
            screen.refresh_state()
            await pilot.pause()
            await pilot.press("down", "up", "right", "left", "escape")
            await pilot.pause()
            # A plenary step writes its title in capitals, in the body.
            assert step.title[:20].casefold() in drawn(app).casefold(), step.id
        rehearsal.finish()
        screen.refresh_state()
        await pilot.pause()
    return steps


@pytest.mark.parametrize(("name", "preset"), SHIPPED)
async def test_a_meeting_on_each_sheet_that_ships(name: str, preset: str, tmp_path: Path) -> None:
    source = find_sheet(name)
    rehearsal = Rehearsal(tmp_path, source, preset)
    sheet = rehearsal.session.state.sheet
    assert await play(rehearsal, (80, 24)) == sum(preset in step.minutes for step in sheet.steps)
    state = rehearsal.session.state
    assert state.final_at
    markdown = minutes_markdown(state)
    assert minutes_html(state).endswith("</html>\n")
    assert f"lang: {sheet.lang}" in markdown
    if sheet.lang == "en":
        assert re.search(r"(?m)^## .*Decisions$", markdown)
        assert "Compte rendu" not in markdown
        assert "Décisions" not in markdown
    else:
        assert re.search(r"(?m)^## .*Décisions$", markdown)
    assert ("cette fiche n’a pas de liste de rôles" in markdown) is not bool(sheet.items)


@pytest.mark.parametrize(("families", "items", "instrument"), SHAPES)
@pytest.mark.parametrize("size", [(80, 24), (160, 45)], ids=["80x24", "160x45"])
async def test_a_meeting_on_a_sheet_of_any_shape(
    families: int, items: int, instrument: str, size: tuple[int, int], tmp_path: Path
) -> None:
    source = of_shape(families, items, instrument)
    rehearsal = Rehearsal(tmp_path, source)
    assert await play(rehearsal, size) == (9 if families else 2)
    markdown = minutes_markdown(rehearsal.session.state)
    assert all(role.code in markdown for role in listed_roles(rehearsal.session.state))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (160, 45), (200, 50)])
@pytest.mark.parametrize(("families", "items"), [(0, 0), (1, 1), (1, 40), (12, 200), (26, 26)])
async def test_a_sheet_of_any_shape_is_read(families: int, items: int, size: tuple[int, int], tmp_path: Path) -> None:
    source = of_shape(families, items, "complet")
    sheet = parse_sheet(source.data, source.name)
    rehearsal = Rehearsal(tmp_path, source)
    app = FicheApp(rehearsal.workshops, rehearsal.clock)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(SheetScreen(sheet))
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)
        for item in sheet.items:
            assert app.screen.panes.cursor.role == item.id
            app.screen.action_step(1)
        await pilot.pause()
        if items:
            assert f"▸ {sheet.items[-1].code}" in drawn(app)
        else:
            assert "Cette fiche n’a pas de rôles" in drawn(app)
