"""The numbered menu: what can be done here, each line with its digit."""

from collections.abc import Sequence

from fiche_tui.screens.kit.dialog import T, Text
from fiche_tui.screens.kit.dialogs import Ask

DIGITS = "1234567890"
"""The digits in the order of the keyboard; a menu has no more lines."""


def numbered(title: Text, choices: Sequence[tuple[T, Text]], *, lines: Sequence[Text] = ()) -> Ask[T]:
    """Return the question « which of these? »: values with their words, the first one under Enter.

    Raises ValueError when there are more choices than digits.
    """
    if len(choices) > len(DIGITS):
        raise ValueError(f"{len(choices)} choices for {len(DIGITS)} digits")
    return Ask(title, lines, [(digit, words, value) for digit, (value, words) in zip(DIGITS, choices, strict=False)])
