"""Checking a sheet file before a meeting: every error and warning, without using the sheet."""

from fiche_tui.sheet.parse import read_sheet
from fiche_tui.sheet.problems import SheetProblem


def check_sheet(data: bytes, name: str) -> tuple[SheetProblem, ...]:
    """Return every error and warning of a file, in the order of its lines; empty for a sheet without a fault.

    ``name`` is the file's name, repeated in each problem. Raises nothing.
    """
    return read_sheet(data, name).problems
