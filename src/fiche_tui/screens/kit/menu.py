"""The numbered menu: what can be done here, each line with its digit."""

from collections.abc import Mapping, Sequence
from inspect import isawaitable

from fiche_tui.keys.acts import Act
from fiche_tui.screens.kit.desk import Desk
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


async def choose_act(
    desk: Desk, acts: Mapping[str, Act], title: Text, choices: Sequence[tuple[str, Text]], *, lines: Sequence[Text] = ()
) -> None:
    """Ask which of these commands (ids with their words) to run, and run its act to its end; nothing on Escape."""
    chosen = await desk.ask(numbered(title, choices, lines=lines))
    if chosen is not None:
        await run_to_its_end(acts[chosen])


async def run_to_its_end(one: Act) -> None:
    """Run an act, and wait for one that asks something."""
    outcome = one()
    if isawaitable(outcome):
        await outcome
