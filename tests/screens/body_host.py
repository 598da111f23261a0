"""An app that holds one body of a step, keeps what the body asked, and can be given another view."""

from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from fiche_tui.screens.kit.acting import Acting
from fiche_tui.screens.kit.desk import BodyDesk, Outcome
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.settings.values import Settings
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.state import Role, RoleFamily, State
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.zones import day_at
from tests import hostile, soaked
from tests.screens.dressed import Dressed
from tests.workshop.samples import START, Play

Answer = TypeVar("Answer")
SIZES = soaked.SIZES
HOSTILE = hostile.each(hostile.LINES, alone=[hostile.WORDS])


@dataclass(frozen=True)
class Asked:
    command: Any
    done: str


@dataclass(frozen=True)
class Said:
    sentence: str
    refused: bool


@dataclass(frozen=True)
class Reveal:
    round_number: int


@dataclass(frozen=True)
class Turn:
    what: str


class HostDesk(Screen[None]):
    """The desk of a body: keeps what its acts ask for, in order, and carries nothing out."""

    def __init__(self, view: Callable[[], View]) -> None:
        super().__init__()
        self._view = view
        self.told: list[object] = []
        self.refusals = 0
        """How many of the next commands are refused."""
        self.zoomed: list[str] = []
        self.acting = Acting(self)
        self.settings = Settings()

    @property
    def desk(self) -> BodyDesk:
        return self

    @property
    def state(self) -> State:
        return self._view().state

    @property
    def today(self) -> date:
        return day_at(self.state.timezone, self._view().at)

    def do(self, command: Command, done: str = "") -> Outcome:
        self.told.append(Asked(command, done))
        if self.refusals:
            self.refusals -= 1
            return Outcome.REFUSED
        return Outcome.DONE

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        return Outcome.REFUSED if act() else Outcome.DONE

    def say(self, sentence: str, *, refused: bool = False) -> None:
        self.told.append(Said(sentence, refused))

    def copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)

    def zoom(self, subject: str) -> None:
        self.zoomed.append(subject)

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        return await self.app.push_screen_wait(dialog)

    async def open(self, screen: Screen[Answer]) -> Answer | None:
        return await self.app.push_screen_wait(screen)

    async def reveal(self, round_number: int) -> None:
        self.told.append(Reveal(round_number))

    async def turn(self, what: str) -> None:
        self.told.append(Turn(what))

    def show_keys(self) -> None:
        """The row of keys is not drawn here."""


class Host(Dressed):
    """The body under test, focused."""

    def __init__(self, body: StepBody, view: View) -> None:
        super().__init__()
        self.body = body
        body.set_reactive(StepBody.view, view)
        self.desk = HostDesk(self._view)

    def _view(self) -> View:
        assert self.body.view is not None
        return self.body.view

    def get_default_screen(self) -> Screen[None]:
        return self.desk

    def compose(self) -> ComposeResult:
        yield self.body

    def on_mount(self) -> None:
        self.body.focus()

    @property
    def told(self) -> list[Any]:
        """What the body's acts asked of their desk, in order."""
        return self.desk.told

    @property
    def asked(self) -> list[Any]:
        """The commands that the body asked for."""
        return [event.command for event in self.told if isinstance(event, Asked)]

    @property
    def said(self) -> list[str]:
        """The sentences that the body wanted said, each space a plain one."""
        return [event.sentence.replace("\u00a0", " ") for event in self.told if isinstance(event, Said)]

    @property
    def lines(self) -> list[str]:
        """Everything drawn, row by row, each space a plain one."""
        return [strip.text.replace("\u00a0", " ").rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """Everything drawn."""
        return "\n".join(self.lines)

    @property
    def bar(self) -> str:
        """The row that is drawn as a filled bar: the chosen one of a table. Nothing where none is."""
        ground = self.get_css_variables()["block-cursor-background"].lower()
        for strip in self.screen._compositor.render_strips():
            grounds = [one.style.bgcolor for one in strip if one.style and one.style.bgcolor]
            if any(one.name.lower() == ground for one in grounds):
                return strip.text.replace("\u00a0", " ").strip()
        return ""

    def line_of(self, part: str) -> str:
        """The first row that holds a text; none is an error of the test."""
        return next(line for line in self.lines if part in line)


def view_of(play: Play, turnout: Turnout | None = None) -> View:
    return View(play.state, play.at, turnout)


@asynccontextmanager
async def shown(
    body: StepBody, what: Play | State, *keys: str, size: tuple[int, int] = (80, 24), turnout: Turnout | None = None
) -> Any:
    """The host with the body on screen and those keys pressed: (host, pilot)."""
    view = view_of(what, turnout) if isinstance(what, Play) else View(what, START, turnout)
    host = Host(body, view)
    async with host.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        yield host, pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press each key and let everything that it starts finish."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def hostile_state(state: State, text: str) -> State:
    """The state with that text wherever people type one."""

    def named(role: Role) -> Role:
        return replace(role, label=text, text=text)

    def titled(family: RoleFamily) -> RoleFamily:
        return replace(family, title=text)

    rounds = tuple(replace(one, tie=replace(one.tie, reason=text)) if one.tie else one for one in state.rounds)
    return replace(
        state,
        roles=tuple(map(named, state.roles)),
        families=tuple(map(titled, state.families)),
        sheet=replace(state.sheet, question=text, question_with_objectives=text),
        rounds=rounds,
    )


def names_of(texts: list[str]) -> Iterator[str]:
    """Short names for parameters of any length."""
    return (f"text{place}" for place in range(len(texts)))
