"""The coach on every screen of a trial: the mark on the first row, one line above the keys."""

from collections.abc import Callable
from typing import Any, Protocol, cast

from textual.actions import parse
from textual.app import App
from textual.content import Content
from textual.screen import Screen

from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.demonstration.seen import Place
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.lines import KeyLine, TopLine
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.program.trial import farewell

Action = str | tuple[str, str, tuple[object, ...]]
"""An action of Textual, as it is written or parsed."""

SECONDS_BETWEEN_LOOKS = 0.25
"""What the person does is seen at the next look: nothing is intercepted to learn of it."""

PLACES = {"WorkshopScreen": Place.MEETING, "BallotScreen": Place.BALLOT, "MinutesScreen": Place.MINUTES}
"""Screens that the coach knows by the names of their classes, since features do not know each other."""


class Guide(Protocol):
    """Who leads through a trial."""

    asks_onward: bool
    """Whether the end is a question, where to go from there; otherwise it leads home."""

    is_over: bool

    @property
    def mark(self) -> str:
        """What the first row says of every screen."""
        ...

    @property
    def farewell(self) -> str:
        """What is said at the end."""
        ...

    def look(self, place: Place) -> str:
        """Stage what is invented now, and return what to say."""
        ...

    def allows(self, command_id: str) -> bool:
        """Say whether a command may be run now."""
        ...

    @property
    def waits_for(self) -> str:
        """What to say of a command that may not be run now."""
        ...

    def ran(self, command_id: str) -> None:
        """Take note of a command that was run."""
        ...


class Redrawn(Protocol):
    """The desk of the meeting, as the coach uses it."""

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        ...


class Meeting(Protocol):
    """The screen of the meeting, as the coach uses it."""

    desk: Redrawn


class CoachLine(Prose):
    """What the coach says."""


class Coaching:
    """Shows the guide's line on whatever screen is on top, and asks the guide about commands."""

    def __init__(self, app: App[Any], guide: Guide, end: Callable[[Onward], None]) -> None:
        """``end`` is called once, with where the person goes on to."""
        self._app = app
        self._end = end
        self._ending = False
        self._question: Screen[Any] | None = None
        self._guide = guide
        self._said = ""

    def start(self) -> None:
        """Look from now on."""
        self._app.set_interval(SECONDS_BETWEEN_LOOKS, self.look)
        self.look()

    def look(self) -> None:
        """Draw what is to be said on the screen on top."""
        if self._ending:
            return
        screen = self._app.screen
        if screen is self._question:
            return
        line = self._guide.look(place_of(screen))
        for top in screen.query(TopLine):
            top.mark = self._guide.mark
        if line != self._said:
            # What was staged is drawn: ballots in the box, the hour.
            self._said = line
            self._draw_meeting()
        if self._guide.is_over:
            self.left()
        else:
            self._say(screen, line)

    def may_run(self, action: Action) -> bool:
        """Say whether an action of a key may be run, and take note of the command that it runs."""
        command_id = command_of(action)
        return not command_id or self.may_run_command(command_id)

    def may_run_command(self, command_id: str) -> bool:
        """Say whether a command may be run, and take note that it is; on the screen, what it waits for."""
        if not self._guide.allows(command_id):
            if isinstance(screen := self._app.screen, FicheScreen):
                screen.status.say(self._guide.waits_for)
            return False
        if command_id == "global.leave" and self._guide.asks_onward and place_of(self._app.screen) is Place.MEETING:
            self._ask_to_leave()
            return False
        self._guide.ran(command_id)
        return True

    def _ask_to_leave(self) -> None:
        """Ask where to go; Escape goes on with the trial, since a wrong key costs nothing."""
        self._question = farewell(self._guide.farewell)
        self._app.push_screen(self._question, lambda answer: self._end(answer) if answer else None)

    def left(self, _result: None = None) -> None:
        """End the trial: the meeting was left, or there is nothing more to show."""
        if not self._ending:
            self._ending = True
            said = self._guide.farewell
            if self._guide.asks_onward:
                back = Onward(Where.BACK)
                self._app.push_screen(farewell(said), lambda answer: self._end(answer or back))
            else:
                self._end(Onward(Where.HOME, said=said))

    def _say(self, screen: Screen[Any], line: str) -> None:
        found = screen.query(CoachLine)
        if not found:
            before = ".dialog--keys" if isinstance(screen, Dialog) else KeyLine
            if place := screen.query(before):
                where = place.first()
                assert where.parent is not None
                where.parent.mount(CoachLine(Content(line), markup=False), before=where)  # type: ignore[attr-defined]
        elif str(found.first().render()) != line:
            found.first().update(Content(line))

    def _draw_meeting(self) -> None:
        for screen in self._app.screen_stack:
            if place_of(screen) is Place.MEETING:
                cast(Meeting, screen).desk.refresh_state()


def command_of(action: Action) -> str:
    """Return the id of the command that an action of a key runs; empty for any other action."""
    _namespace, name, parameters = parse(action) if isinstance(action, str) else action
    return str(parameters[0]) if name == "run" and parameters else ""


def place_of(screen: Screen[Any]) -> Place:
    """Return where the keys go while a screen is on top."""
    if isinstance(screen, Dialog):
        return Place.DIALOG
    return PLACES.get(type(screen).__name__, Place.ELSEWHERE)
