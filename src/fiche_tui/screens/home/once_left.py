"""Home for whoever came in by the name of a workshop: it is made when that workshop is left."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from textual.app import App


def home_once_left(app: App[Any]) -> Callable[[None], None]:
    """Return what to call when the screen over an empty one is left: home covers the empty one."""

    async def show(undrawn: ExitStack) -> None:
        from fiche_tui.screens.home.screen import HomeScreen

        with undrawn:
            await app.push_screen(HomeScreen())

    def left(_result: None) -> None:
        # Nothing is drawn until home is, or the empty screen would be seen for a moment.
        undrawn = ExitStack()
        undrawn.enter_context(app.batch_update())
        app.call_later(show, undrawn)

    return left
