"""Levels then and now in a table of results: « 1 → 2 ▮▮▯ », aligned."""

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import QUIET, STRONG
from fiche_tui.screens.earlier.words import then_digits
from fiche_tui.screens.kit.figures import level_words, number_words
from fiche_tui.workshop.then_and_now import Comparison

THEN = 6
"""Cells of an earlier median with its arrow: « 2,5 → »."""


def then_width(found: Comparison | None, scale: str) -> int:
    """Cells that the earlier level takes in the column of that question."""
    return THEN if found and scale in found.scales else 0


def level_cell(found: Comparison | None, subject: str, scale: str, value: float | None, highest: int) -> Line:
    """The present level, its digits ending where those of a half end so that the blocks stand one under another; before
    it the earlier one, where it is shown."""
    level = found.level(subject, scale) if found else None
    then = then_digits(level).rjust(THEN) if level else ""
    digits = number_words(value)
    words = level_words(value, highest)[len(digits) :]
    return line((then, QUIET), " " * (3 - len(digits)), (digits, STRONG), words)
