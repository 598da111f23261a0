"""The meetings whose screens have much to draw."""

import pytest

from fiche_tui.sheet.parse import parse_sheet
from tests.benchmarks.painting import GOALS, sheet_of


@pytest.mark.parametrize("roles", GOALS)
def test_a_sheet_has_as_many_roles_as_were_asked(roles: int) -> None:
    sheet = parse_sheet(sheet_of(roles), "roles.md")
    assert len({item.id for family in sheet.families for item in family.items}) == roles
    assert [family.letter for family in sheet.families] == [*"ABCDE"]
