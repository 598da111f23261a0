"""Running acts: one interactive act at a time on each screen, in a worker that lives as long as the screen."""

from collections.abc import Awaitable, Callable, Iterable
from inspect import isawaitable
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from fiche_tui.keys.acts import Act
from fiche_tui.keys.bindings import command


def answering(command_ids: Iterable[str], screen: Screen[Any]) -> tuple[str, ...]:
    """Return those of the commands whose key answers on the screen now, and those that have no key."""
    bound = {one.binding.id for one in screen.active_bindings.values()}
    return tuple(one for one in command_ids if one in bound or not command(one).keys)


class Acting:
    """Runs the acts of one screen and of what it shows.

    A click on a hint, the palette and timers pass by the dialog that is open: while an act waits for its answer, no
    other one begins. What ``refuses`` says no to, and why, does not begin either, so that it asks nothing first.
    """

    def __init__(self, screen: Widget, refuses: Callable[[str], bool] = lambda _command_id: False) -> None:
        self._screen = screen
        self._refuses = refuses
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether an act waits for an answer."""
        return self._busy

    def run(self, act: Act, command_id: str = "") -> None:
        """Run an act, that of a command if one is named; nothing while another one waits for its answer."""
        if self._busy or (command_id and self._refuses(command_id)):
            return
        outcome = act()
        if isawaitable(outcome):
            self._busy = True
            # The worker belongs to the screen: a step's body may be removed while its act waits.
            self._screen.run_worker(self._finish(outcome), group="acts", exclusive=False)

    async def _finish(self, outcome: Awaitable[None]) -> None:
        try:
            await outcome
        finally:
            self._busy = False
