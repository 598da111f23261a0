"""The program: wiring only."""

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual.dom import DOMNode
from textual.events import Resize
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.language.translation import _
from fiche_tui.screens.home.once_left import home_once_left
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.stylesheets import STYLESHEETS
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import Value, with_value
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock, SystemClock
from fiche_tui.system.collecting import collect_from_now_on
from fiche_tui.terminal.attributes import AttributesOnly
from fiche_tui.terminal.fitted import fitted
from fiche_tui.terminal.hang_up import leave_with_the_terminal
from fiche_tui.terminal.program import TerminalApp

if TYPE_CHECKING:
    from fiche_tui.screens.kit.base import FicheScreen
    from fiche_tui.screens.program.coaching import Action, Coaching, Guide
    from fiche_tui.screens.program.commands import ChosenCommands
    from fiche_tui.session.session import Session

_ATTRIBUTES = (AttributesOnly(),)

SECONDS_TO_START = 1.0
"""After which the first screen is there."""


class FicheApp(TerminalApp[Any]):
    """Opens the home screen, or a workshop when a session is given, which a ``guide`` makes a trial.

    ``onward`` says how home begins. It exits with where the person goes on to.
    """

    TITLE = "fiche"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = STYLESHEETS

    def __init__(
        self,
        workshops: Workshops,
        clock: Clock | None = None,
        session: "Session | None" = None,
        settings: SettingsFile | None = None,
        guide: "Guide | None" = None,
        onward: Onward | None = None,
    ) -> None:
        super().__init__()
        self.workshops = workshops
        self.clock: Clock = clock or SystemClock()
        self.settings_file = settings or SettingsFile(None)
        self.settings = self.settings_file.read().settings
        self._first_session = session
        self._onward = onward
        self._trial = self._coached(guide) if guide else None
        # Nothing on a projected screen should move but the clock, and every frame costs on a slow line.
        self.animation_level = "none"
        themes.register(self)
        self.set_class(self.few_colours, "-few-colours")
        self.theme = self._theme_here()

    def _coached(self, guide: "Guide") -> "Coaching":
        from fiche_tui.screens.program.coaching import Coaching

        return Coaching(self, guide, self.leave_for)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, so that any theme can be used."""
        return themes.variable_defaults()

    def get_loading_widget(self) -> Widget:
        """Return a word instead of an animation, which would send 100 kB a second over SSH."""
        return Label(_("Un instant…"))

    def get_default_screen(self) -> Screen[None]:
        """Home; nothing under a workshop that the command line named, until it is left."""
        if self._first_session and not self._trial:
            return Screen()
        from fiche_tui.screens.home.screen import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Leave when the terminal goes: a dropped line must not leave a process that spins on its input."""
        leave_with_the_terminal(self.exit)
        self.set_timer(SECONDS_TO_START, partial(collect_from_now_on, keep=True))
        # A screen that needs little room may give way to one that needs more.
        self.screen_change_signal.subscribe(self, lambda _screen: self._cover(self.size))
        if self._first_session:
            self.open_session(self._first_session)
        if self._trial:
            self._trial.start()
        elif self._onward:
            self.call_after_refresh(self._begin_at_home, self._onward)
        if wrong := self.settings_file.sentences():
            self.call_after_refresh(lambda: self.say(wrong[0], refused=True))

    def _begin_at_home(self, onward: Onward) -> None:
        from fiche_tui.screens.kit.base import FicheScreen

        self.say(onward.said)
        if onward.where is Where.NEW and isinstance(self.screen, FicheScreen):
            self.screen.action_run("home.new")

    def open_session(self, session: "Session") -> None:
        """Show the workshop of a session; of a trial, leaving it ends it."""
        from fiche_tui.screens.meeting.screen import WorkshopScreen

        onward = home_once_left(self) if session is self._first_session else None
        self.push_screen(WorkshopScreen(session), self._trial.left if self._trial else onward)

    def leave_for(self, onward: Onward) -> None:
        """Close these screens and go on to what has screens of its own."""
        self.exit(onward)

    async def run_action(
        self,
        action: "Action",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action, unless it is a command that waits for its place in the story of a trial."""
        if self._trial and not self._trial.may_run(action):
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def show_help(self) -> None:
        """Open the help over the current screen, its own keys first, unless it is open."""
        self._chosen_commands.show_help(closed=self._keeps_open())

    def show_palette(self) -> None:
        """Open the commands of the current screen, unless another person has the keyboard."""
        self._chosen_commands.show_palette(closed=self._keeps_open())

    @cached_property
    def _chosen_commands(self) -> "ChosenCommands":
        from fiche_tui.screens.program.commands import ChosenCommands

        return ChosenCommands(self, self._trial.may_run_command) if self._trial else ChosenCommands(self)

    def show_doctor(self) -> None:
        """Open what would go wrong tonight over the current screen, unless it is open."""
        from fiche_tui.doctor.gathering import gather
        from fiche_tui.screens.program.doctor import DoctorScreen

        if not isinstance(self.screen, DoctorScreen):
            facts = partial(gather, self.workshops, self.clock.now(), settings=self.settings_file)
            self.push_screen(DoctorScreen(facts))

    async def save_card(self) -> None:
        """Ask where the card of the keys goes, and write it."""
        from fiche_tui.minutes.style import Paper, Print
        from fiche_tui.screens.files.saving import Made, Saving
        from fiche_tui.screens.kit.base import FicheScreen
        from fiche_tui.screens.kit.plain_desk import PlainDesk
        from fiche_tui.screens.program.card import card, card_name

        if isinstance(self.screen, FicheScreen):
            page = card("html", Paper(self.settings.paper), Print.TEXT)
            await Saving(PlainDesk(self.screen)).save(Made(card_name("html"), page.encode("utf-8"), shown=True))

    def show_room_test(self) -> None:
        """Open the reading test over the current screen, unless it is open."""
        from fiche_tui.screens.program.room_test import RoomTestScreen

        if not isinstance(self.screen, RoomTestScreen):
            self.push_screen(RoomTestScreen())

    def show_settings(self) -> None:
        """Open the settings over the current screen, unless they are open."""
        from fiche_tui.screens.program.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    async def choose_colours(self) -> None:
        """Ask which of the palettes, and say which one is in use from then on."""
        from fiche_tui.screens.program.display import ask_colours

        await ask_colours(self, self.say)

    async def choose_display(self) -> None:
        """Ask what to see to: the reading test, the colours, the size of the characters."""
        from fiche_tui.screens.program.display import ask_display

        await ask_display(self, self.show_room_test, self.choose_colours)

    def change_setting(self, name: str, value: Value) -> None:
        """Keep a setting in the person's file, and wear it at once. Raises ``Unchangeable`` or ``StoreError``."""
        self.settings_file.change(name, value)
        self.settings = with_value(self.settings, name, value)
        if name == "theme":
            self.theme = self._theme_here()

    def _theme_here(self) -> str:
        """Return the theme of the settings, or one that can be read on this terminal."""
        wanted, offered = themes.theme_of(self.settings.theme), themes.readable(self.few_colours, self.no_colours)
        return wanted if wanted in offered else offered[0]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what changes each line before it is sent: in monochrome, it loses its colours."""
        return fitted(_ATTRIBUTES if self.theme == themes.MONOCHROME else super().get_line_filters(), self.few_colours)

    async def action_quit(self) -> None:
        """Leave, unless another person has the keyboard; ask first where something would be lost."""
        from fiche_tui.screens.kit.leaving import AskToLeave, lost_by_leaving
        from fiche_tui.screens.program.too_small import TooSmallScreen

        if self._keeps_open():
            return
        lost = lost_by_leaving(self.screen_stack)
        if not lost:
            await super().action_quit()
        elif not isinstance(self.screen, (AskToLeave, TooSmallScreen)):
            # What cannot be read in so small a window cannot be asked there either.
            self.push_screen(AskToLeave(lost), lambda leave: self.exit() if leave else None)

    def action_help_quit(self) -> None:
        """Say how to leave to someone who tries as in a shell."""
        if not self._keeps_open():
            self.say(_("Pour quitter le programme : Ctrl+Q."))

    def _keeps_open(self) -> bool:
        return any(screen.KEEPS_PROGRAM_OPEN for screen in self._own_screens())

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Put a sentence on the status line of the screen shown, where it has one."""
        from fiche_tui.screens.kit.base import FicheScreen

        if isinstance(self.screen, FicheScreen):
            self.screen.status.say(sentence, refused=refused)

    def on_resize(self, event: Resize) -> None:
        """Cover the screen with one sentence while the terminal is too small; nothing is lost under it."""
        self._cover(event.size)

    def _cover(self, size: Size) -> None:
        from fiche_tui.screens.program.too_small import TooSmallScreen

        smallest = [screen.SMALLEST for screen in self._own_screens()]
        if not smallest:
            return
        columns, rows = min(columns for columns, _rows in smallest), min(rows for _columns, rows in smallest)
        small = size.width < columns or size.height < rows
        covered = isinstance(self.screen, TooSmallScreen)
        if small and not covered:
            self.push_screen(TooSmallScreen(columns, rows))
        elif covered and not small:
            # What was pressed while nothing could be seen is not answered once it can.
            self.forget_typed(0)
            self.pop_screen()

    def _own_screens(self) -> "list[FicheScreen[object]]":
        from fiche_tui.screens.kit.base import FicheScreen

        return [screen for screen in self.screen_stack if isinstance(screen, FicheScreen)]
