"""One client's channel, with both of its ends bounded: what came in and waits, and whether what goes out is taken."""

import asyncio
from contextlib import suppress
from typing import Protocol

from fiche_tui.serve.ssh.bounds import UNKNOWN_SIZE
from fiche_tui.system.clock import Clock

MOST = 4096
"""Bytes that may wait to be read before the client is asked to wait."""


class Channel(Protocol):
    """What of an SSH channel is used here."""

    def write(self, data: bytes) -> None:
        """Send bytes; they pile up while the client takes none. Raises ``OSError`` once it is closed."""
        ...

    def pause_reading(self) -> None:
        """Let the client send no more than the channel's window."""
        ...

    def resume_reading(self) -> None:
        """Let the client go on."""
        ...


class Wire:
    """The channel of one client.

    ``ended`` says that nothing more comes in, ``over`` that the client is to be served no longer, ``gone`` that they
    are not there any more.
    """

    def __init__(self, channel: Channel, clock: Clock) -> None:
        self._channel = channel
        self._clock = clock
        self._held = bytearray()
        self._paused = False
        self._blocked: set[str] = set()
        self._blocked_at = self.typed_at = clock.elapsed()
        self._woken = asyncio.Event()
        self.size = UNKNOWN_SIZE
        self.ended = self.over = self.gone = False

    @property
    def waits(self) -> bool:
        """Whether something that came in waits."""
        return bool(self._held)

    @property
    def clogged(self) -> bool:
        """Whether the client does not take what was sent: then nothing more is."""
        return bool(self._blocked)

    @property
    def clogged_for(self) -> float:
        """Seconds since the client took anything; 0 while it does."""
        return self._clock.elapsed() - self._blocked_at if self._blocked else 0.0

    def came(self, data: bytes) -> None:
        """Take what the client sent."""
        self._held += data
        self.typed_at = self._clock.elapsed()
        if len(self._held) >= MOST and not self._paused:
            self._paused = True
            self._channel.pause_reading()
        self.wake()

    def take(self, most: int) -> bytes:
        """Return at most so many bytes of what waits."""
        taken = bytes(self._held[:most])
        del self._held[:most]
        if self._paused and len(self._held) < MOST:
            self._paused = False
            self._channel.resume_reading()
        return taken

    def write(self, text: str) -> None:
        """Send a text."""
        if text and not self.gone:
            with suppress(OSError):
                self._channel.write(text.encode("utf-8", "replace"))

    def block(self, what: str) -> None:
        """Note that something, the channel or the line below it, takes no more."""
        if not self._blocked:
            self._blocked_at = self._clock.elapsed()
        self._blocked.add(what)

    def unblock(self, what: str) -> None:
        """Note that it takes more again."""
        self._blocked.discard(what)
        self.wake()

    def leave(self) -> None:
        """Note that the client is gone."""
        self.gone = True
        self.stop()

    def stop(self) -> None:
        """Serve the client no longer."""
        self.over = True
        self.wake()

    def wake(self) -> None:
        """End the waiting of whoever serves this client."""
        self._woken.set()

    async def wait(self, seconds: float) -> None:
        """Wait until something happens, at most that long."""
        timer = asyncio.get_running_loop().call_later(max(0.0, seconds), self._woken.set)
        try:
            await self._woken.wait()
        finally:
            timer.cancel()
        self._woken.clear()
