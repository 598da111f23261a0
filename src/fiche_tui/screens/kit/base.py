"""What all full screens share: the first row, the body, one sentence of status, the row of keys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from textual import getters
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from fiche_tui.demonstration.onward import Onward
from fiche_tui.keys.acts import Act, act, acts_of
from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import name_items
from fiche_tui.screens.kit.acting import Acting, answering
from fiche_tui.screens.kit.lines import KeyLine, StatusLine, TopLine
from fiche_tui.screens.kit.lost import refuses, working
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import Settings, Value
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock
from fiche_tui.terminal.screens import screen_composed, screen_made

if TYPE_CHECKING:
    from fiche_tui.session.session import Session
    from fiche_tui.workshop.commands import Refusal

Result = TypeVar("Result")


class Program(Protocol):
    """What screens ask of the program that shows them; the program is ``fiche_tui.app``, which they never import."""

    workshops: Workshops
    clock: Clock
    settings: Settings
    settings_file: SettingsFile

    def change_setting(self, name: str, value: Value) -> None:
        """Keep a setting in the person's file, and wear it. Raises ``Unchangeable`` or ``StoreError``."""
        ...

    def leave_for(self, onward: Onward) -> None:
        """Close these screens and go on to what has screens of its own."""
        ...

    def open_session(self, session: "Session") -> None:
        """Show the workshop of a session."""
        ...

    def show_help(self) -> None:
        """Open the help."""
        ...

    def show_palette(self) -> None:
        """Open the commands that can be run on the screen shown."""
        ...

    def show_doctor(self) -> None:
        """Open what would go wrong tonight."""
        ...

    async def save_card(self) -> None:
        """Ask where the card of the keys goes, and write it."""
        ...

    def show_room_test(self) -> None:
        """Open what the back row must be able to read."""
        ...

    async def choose_colours(self) -> None:
        """Ask which palette, and say which one is in use from then on."""
        ...

    async def choose_display(self) -> None:
        """Ask what to see to: the reading test, the colours, the size of the characters."""
        ...

    def show_settings(self) -> None:
        """Open the settings."""
        ...


def why_not(act: "Callable[[], Refusal | None]") -> str:
    """Carry something out; the sentence that says why it was not, empty when it was.

    A refusal or an error of the store takes one sentence.
    """
    try:
        refusal = act()
    except StoreError as error:
        return error_sentence(error.code, error.values)
    return refusal_sentence(refusal.code, refusal.values) if refusal else ""


class ProgramActs:
    """What every screen can do with the program that shows it."""

    def __init__(self, fiche: Program) -> None:
        self._fiche = fiche

    @act("global.help")
    def help(self) -> None:
        """Open the help on the keys of the screen."""
        self._fiche.show_help()

    @act("global.palette")
    def palette(self) -> None:
        """Open the commands that can be run here."""
        self._fiche.show_palette()

    @act("global.doctor")
    def doctor(self) -> None:
        """Look at what would go wrong tonight."""
        self._fiche.show_doctor()

    @act("global.card")
    async def card(self) -> None:
        """Save the card of the keys."""
        await self._fiche.save_card()

    @act("global.display")
    async def display(self) -> None:
        """Ask what to see to on this screen."""
        await self._fiche.choose_display()

    @act("global.room_test")
    def room_test(self) -> None:
        """Show what the back row must be able to read."""
        self._fiche.show_room_test()

    @act("global.colours")
    async def colours(self) -> None:
        """Ask which palette."""
        await self._fiche.choose_colours()

    @act("global.settings")
    def settings(self) -> None:
        """Show the settings."""
        self._fiche.show_settings()


def call_items(screens: Iterable[Screen[object]]) -> None:
    """Have every sentence call the lines of a list as the topmost of these screens that says how."""
    # Screens below may compose or resume late: the topmost screen decides.
    said = (screen.item_names for screen in screens if isinstance(screen, FicheScreen))
    names = [one for one in said if one is not None]
    name_items(names[-1] if names else ())


class FicheScreen(Screen[Result]):
    """A screen of the program. Subclasses give ``body`` and ``HINTS`` (ids of commands, the most useful first)."""

    HINTS: tuple[str, ...] = ()
    SMALLEST = (80, 24)
    """Columns and rows under which this screen promises nothing, nor what is opened over it."""

    KEEPS_PROGRAM_OPEN = False
    """Whether the program cannot be left while this screen is open, because whoever types is not who animates."""

    STEADY_STATUS = False
    """Whether the status line keeps its row while it says nothing, so that nothing jumps under the eyes."""

    writes_in: "Session | None" = None
    """The workshop that its acts change: once that is lost, they are refused before they ask anything."""

    BINDINGS = act_bindings("global.help", "global.palette", "global.display")

    def __init__(self) -> None:
        super().__init__()
        screen_made(self)

    @property
    def holds_unstored(self) -> bool:
        """Whether it shows what somebody keys in and the disk does not have yet."""
        return False

    top = getters.query_one(TopLine)
    status = getters.query_one(StatusLine)
    key_line = getters.query_one(KeyLine)

    @property
    def fiche(self) -> Program:
        """The program that this screen belongs to."""
        return cast(Program, self.app)

    @property
    def item_names(self) -> Sequence[ItemName] | None:
        """What this screen calls the lines of a list; ``None`` where it goes on as the screen below it."""
        return None

    def compose(self) -> ComposeResult:
        """The rows from top to bottom."""
        screen_composed(self)
        call_items(self.app.screen_stack)
        self.set_class(self.STEADY_STATUS, "-steady")
        yield TopLine()
        yield from self.body()
        yield StatusLine(lasting=self.STEADY_STATUS)
        yield KeyLine()

    def body(self) -> Iterable[Widget]:
        """What goes between the first row and the last ones."""
        return ()

    def on_mount(self) -> None:
        """Show the keys of this screen; one that wrote its own row keeps it, whichever handler comes first."""
        if not self.key_line.keys:
            self.show_keys()

    def on_screen_resume(self) -> None:
        """The screen above may have spoken of another sheet."""
        call_items(self.app.screen_stack)

    def hint_ids(self) -> tuple[str, ...]:
        """The ids of the commands for the last row."""
        return self.HINTS

    def show_keys(self) -> None:
        """Draw the last row anew."""
        self.key_line.keys = tuple(hints(*working(self, *self.hint_ids())))

    def act_owners(self) -> Iterable[object]:
        """The objects whose methods are this screen's acts; itself by default."""
        return (self,)

    @cached_property
    def acting(self) -> Acting:
        """What runs the acts of this screen and of what it shows, one at a time."""
        return Acting(self, partial(refuses, self))

    @cached_property
    def _acts(self) -> Mapping[str, Act]:
        """Every act of this screen by command id; its own come before the program's."""
        return {**acts_of(ProgramActs(self.fiche)), **acts_of(*self.act_owners())}

    def action_run(self, command_id: str) -> None:
        """Run the act of a command; what was said of the last one leaves, and nothing begins while an act waits."""
        if not self.acting.busy:
            with self.status.making_way():
                self.acting.run(self._acts[command_id], command_id)

    def runnable(self) -> Mapping[str, Callable[[], None]]:
        """Return what runs each command that answers here now, as its key would, by its id."""
        return {one: partial(self.action_run, one) for one in answering(self._acts, self)}
