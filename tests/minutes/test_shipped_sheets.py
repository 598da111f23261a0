"""Minutes and printables of the sheets that ship, in each of their agendas."""

from dataclasses import replace

import pytest

from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.sheet.library import shipped_sheets
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.state import listed_roles
from tests.minutes import samples
from tests.minutes.reading import READERS, visible

SHEETS = {source.id: parse_sheet(source.data, source.name) for source in shipped_sheets()}
CASES = [(name, preset.id) for name, sheet in SHEETS.items() for preset in sheet.presets]


@pytest.mark.parametrize(("name", "preset"), CASES)
def test_a_shipped_sheet_has_minutes_and_papers(name: str, preset: str) -> None:
    sheet: Sheet = SHEETS[name]
    meeting = samples.Meeting(replace(sheet, presets=(sheet.preset(preset), *sheet.presets)))
    for state in (meeting.state, meeting.step(meeting.state.plan[0].id).state):
        markdown = minutes_markdown(state)
        assert "None" not in markdown
        for reader in READERS:
            shown = "\n".join(visible(markdown, reader))
            assert all(role.text in shown for role in listed_roles(state))
            assert all(step.title in shown for step in state.plan)
        assert minutes_html(state).endswith("</html>\n")
        for kind in Printable:
            assert printable(state, kind, Format.MARKDOWN)
