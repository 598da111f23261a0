"""Keys answered one after the other, however fast they come.

Textual hands each key to what is in focus when the key arrives, and a dialog needs a moment before it has a focus. On a
slow line, or while the disk makes everything wait, several keys arrive at once: the first letters of a note would be
lost, the text of one field would begin in the field before, Enter would answer a question that nobody has read yet.
Here a key waits until the one before it has had its whole effect.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from textual._time import get_time
from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from fiche_tui.terminal.stock import speaks_of, takes

PATIENCE = 0.5
"""Seconds after which a key no longer waits: whatever holds it back will not be cured by waiting."""

GLANCE = 0.02
"""Seconds between two looks at whether a widget is still there."""

ROUNDS = 6
"""How often the effects of the effects are waited for."""


class TypeAhead:
    """Keeps the order of what is typed in an app; ``answer`` is how the app itself answers a key."""

    def __init__(self, app: App[Any], answer: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._answer = answer
        self._typed: deque[Event] = deque()
        self._typist: asyncio.Task[None] | None = None
        self._deaf_until = 0.0

    def take(self, event: Event) -> bool:
        """Queue what is typed; whether it was taken, since everything else goes its way."""
        if not isinstance(event, (Key, Paste)) or event.is_forwarded:
            return False
        # An event has the time at which its key was read, however long it waited in a queue since.
        if event.time >= self._deaf_until:
            self._typed.append(event)
            if self._typist is None:
                self._typist = asyncio.create_task(self._type())
        return True

    @property
    def more(self) -> bool:
        """Whether other keys were typed after the one that is answered now: a burst, as of a paste sent key by key."""
        return bool(self._typed)

    def forget(self, seconds: float) -> None:
        """Answer no key that was typed before now, nor in the seconds that come: another person sits down."""
        self._typed.clear()
        self._deaf_until = get_time() + seconds

    async def _type(self) -> None:
        try:
            while self._typed:
                if self._is_leaving():
                    # The keys that still wait were meant for a screen that is gone.
                    self._typed.clear()
                    return
                try:
                    await self._answer(self._typed.popleft())
                except Exception as error:  # As anywhere else: a task alone would hide it.
                    self._app._handle_exception(error)
                    return
                try:
                    await asyncio.wait_for(self._settle(), PATIENCE)
                except TimeoutError:
                    continue
        finally:
            self._typist = None

    def _is_leaving(self) -> bool:
        return self._app._exit or not self._app.is_running or not self._app._screen_stack

    async def _settle(self) -> None:
        """Wait until what has the focus, its screen and the app have answered, and the focus no longer moves."""
        steady = 0
        for _round in range(ROUNDS):
            before = self._place()
            focused, screen = before
            for pump in [focused, *(focused.ancestors if focused else ()), screen, self._app]:
                if pump is not None:
                    await _passed(pump)
            steady = steady + 1 if self._place() == before else 0
            if steady == 2:
                return

    def _place(self) -> tuple[Widget | None, Screen[object] | None]:
        if not self._app._screen_stack:
            return None, None
        return self._app.focused, self._app.screen


def fits() -> bool:
    """Return whether Textual hands keys to an app as it did when this was written."""
    return (
        takes(App.on_event, "self", "event")
        and takes(App._handle_exception, "self", "error")
        and takes(MessagePump.call_later, "self", "callback", "args", "kwargs")
        and speaks_of(App.__init__, "_exit")
        and hasattr(App, "_screen_stack")
        and hasattr(Event, "is_forwarded")
        and hasattr(Key("a", "a"), "time")
    )


async def _passed(pump: MessagePump) -> None:
    """Wait until everything that lay in a queue has been answered, or its owner is gone."""
    done = asyncio.Event()
    if not pump.is_running or not pump.call_later(done.set):
        return
    while pump.is_running:
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), GLANCE)
            return
