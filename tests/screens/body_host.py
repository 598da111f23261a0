"""An app that holds one body of a step, keeps what the body asked, and can be given another view."""

from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.workshop import State
from fiche_tui.workshop.state import Role, RoleFamily
from fiche_tui.workshop.turnout import Turnout
from tests.workshop.samples import START, Play

SIZES = [(80, 24), (120, 36), (160, 45)]
HOSTILE = [
    "[/b]",
    "[x]",
    "[@click=app.quit]ici[/]",
    "\\",
    "a|b",
    "<b>gras</b>",
    "{nom} %s $x",
    "👩‍👩‍👧 🎉",
    "שלום עולם",
    "ligne\nsuivante\ttab",
    "m" * 5000,
    "mot " * 1250,
]


class Host(App[None]):
    """The body under test, focused."""

    def __init__(self, body: StepBody, view: View) -> None:
        super().__init__()
        themes.register(self)
        self.theme = themes.LIGHT
        self.body = body
        body.set_reactive(StepBody.view, view)
        self.told: list[Message] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults()

    def compose(self) -> ComposeResult:
        yield self.body

    def on_mount(self) -> None:
        self.body.focus()

    def on_step_body_ask(self, event: StepBody.Ask) -> None:
        self.told.append(event)

    def on_step_body_say(self, event: StepBody.Say) -> None:
        self.told.append(event)

    def on_step_body_reveal(self, event: StepBody.Reveal) -> None:
        self.told.append(event)

    def on_step_body_enter_ballots(self, event: StepBody.EnterBallots) -> None:
        self.told.append(event)

    @property
    def asked(self) -> list[Any]:
        """The commands that the body asked for."""
        return [event.command for event in self.told if isinstance(event, StepBody.Ask)]

    @property
    def said(self) -> list[str]:
        """The sentences that the body wanted said, each space a plain one."""
        return [event.sentence.replace("\u00a0", " ") for event in self.told if isinstance(event, StepBody.Say)]

    @property
    def lines(self) -> list[str]:
        """Everything drawn, row by row, each space a plain one."""
        return [strip.text.replace("\u00a0", " ").rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """Everything drawn."""
        return "\n".join(self.lines)

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
