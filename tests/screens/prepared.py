"""What the tests of home, Prepare, agenda and roster share: an app that only notes which workshop it would show."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock
from tests import hostile, soaked

HOSTILE = hostile.each()
NAMES = [f"text{place}" for place in range(len(HOSTILE))]
SIZES = soaked.SIZES


class Program(FicheApp):
    """Notes the sessions that it is asked to show, instead of showing them."""

    def __init__(self, workshops: Workshops, clock: Clock) -> None:
        super().__init__(workshops, clock)
        self.opened: list[Session] = []

    def open_session(self, session: Session) -> None:
        self.opened.append(session)


@asynccontextmanager
async def showing(
    workshops: Workshops, clock: Clock, screen: Screen[Any] | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """The program at home, or with a screen over it."""
    app = Program(workshops, clock)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        if screen is not None:
            app.push_screen(screen)
        await pilot.pause()
        yield pilot
        for session in app.opened:
            session.close()


def opened(pilot: Pilot[None]) -> list[Session]:
    """The sessions that the program was asked to show."""
    assert isinstance(pilot.app, Program)
    return pilot.app.opened


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for what follows."""
    await pilot.press(*keys)
    await pilot.pause()


async def write(pilot: Pilot[None], text: str, *, then: str = "enter") -> None:
    """Put a text in the place that has the focus, in place of what it holds, and store it."""
    place: Any = pilot.app.focused
    assert place is not None
    if hasattr(place, "value"):
        place.value = ""
    else:
        place.text = ""
    pilot.app.post_message(Paste(text))
    await pilot.pause()
    await press(pilot, then)


def drawn(pilot: Pilot[None]) -> str:
    """Everything on screen, as lines of text."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


def below(pilot: Pilot[None]) -> FicheScreen[Any]:
    """The full screen that shows, under any dialog."""
    return next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, FicheScreen))


def selected(pilot: Pilot[None]) -> str:
    """The id of the row that is chosen in the list that shows."""
    screen = below(pilot)
    assert isinstance(screen, ListScreen)
    return screen.selected


def said(pilot: Pilot[None]) -> str:
    """The sentence on the status line."""
    return below(pilot).status.sentence


def warning(pilot: Pilot[None]) -> str:
    """The sentence inside the dialog that shows."""
    assert isinstance(pilot.app.screen, Dialog)
    return str(pilot.app.screen.query_one(".dialog--warning").render())
