"""Running a command that was chosen by its words: in the palette, or in the help."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from fiche_tui.keys.finding import offered
from fiche_tui.keys.table import COMMANDS
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.program.help import HelpScreen
from fiche_tui.screens.program.palette import Palette, used


class ChosenCommands:
    """Shows what can be run on the screen below, then runs what was chosen there, as its key would."""

    def __init__(self, app: App[Any], may_run: Callable[[str], bool] = lambda _command_id: True) -> None:
        """``may_run`` says whether a command may be run now, as for its key."""
        self._app = app
        self._may_run = may_run
        self._recent: tuple[str, ...] = ()

    def show_palette(self, *, closed: bool) -> None:
        """Open the palette over the current screen; not where it is ``closed``, or over what is no screen of ours."""
        screen = self._app.screen
        if isinstance(screen, FicheScreen) and not closed:
            palette = Palette(offered(COMMANDS, screen.runnable()), self._recent)
            self._app.push_screen(palette, self._run_on(screen))

    def show_help(self, *, closed: bool) -> None:
        """Open the help over the current screen, its own keys first; nothing is run from it where it is ``closed``."""
        screen = self._app.screen
        if isinstance(screen, HelpScreen):
            return
        here = frozenset(one.binding.id for one in screen.active_bindings.values() if one.binding.id)
        if not isinstance(screen, FicheScreen) or closed:
            self._app.push_screen(HelpScreen(here))
        else:
            runnable = frozenset(one.id for one in offered(COMMANDS, screen.runnable()))
            self._app.push_screen(HelpScreen(here, runnable), self._run_on(screen))

    def _run_on(self, screen: FicheScreen[Any]) -> Callable[[str | None], None]:
        def run(command_id: str | None) -> None:
            if command_id is None or not self._may_run(command_id):
                return
            self._recent = used(self._recent, command_id)
            # Another session may have gone to another step meanwhile.
            if act := screen.runnable().get(command_id):
                act()
            else:
                screen.status.say(_("Cette commande ne se fait plus ici."), refused=True)

        return run
