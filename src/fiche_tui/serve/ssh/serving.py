"""The server itself: it listens, looks at the meeting for everybody, and ends with it."""

import asyncio
import gc
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import asyncssh

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.serve.ssh.entrance import Entrance
from fiche_tui.serve.ssh.house import House
from fiche_tui.store.chain import check_ours
from fiche_tui.store.errors import CannotRead, StoreError
from fiche_tui.store.serving import Serving, ServingHold
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.room.values import Way

LOOK = 0.1
"""Seconds between two looks at the room file."""

CHECK = 1.0
"""Seconds between two looks at the door, and at what the clients cost."""

FAREWELL = 1.0
"""Seconds for the last words to reach the clients."""

CLEARED = 50
"""Ended connections whose memory is given back at once: each leaves circles of a few dozen kilobytes."""

WINDOW = 8192
"""Bytes that a client may send ahead: nobody types more, and an idle client keeps no more here."""

KEEP_ALIVE = 30.0
"""Seconds of silence after which a client is asked whether it is still there; three times at most."""


@frozen
class Place:
    """The interface and port to listen on, and how many connections the system may keep waiting."""

    host: str
    port: int
    backlog: int = 100


class Server:
    """Serves the workshop ``stored`` to the people in ``house``; ``say`` is given what happens, in sentences."""

    def __init__(self, stored: Workshop, house: House, hold: ServingHold, say: Callable[[str], None]) -> None:
        self._stored = stored
        self._house = house
        self._hold = hold
        self._say = say
        self._ended = asyncio.Event()
        self._why = ""
        self.here: Serving | None = None
        """Where it listens, once it does."""

    async def run(self, place: Place, key: asyncssh.SSHKey) -> None:
        """Serve until the meeting is over, the door is closed, or the program is asked to end. Raises ``OSError``."""
        logging.getLogger("asyncssh").setLevel(logging.CRITICAL)
        acceptor = await _listen(self._house, place, key)
        try:
            here = Serving(place.host, acceptor.get_port(), 0, os.getpid(), key.get_fingerprint())
            self._note(here)
            self._say(_listening(here))
            await asyncio.gather(self._look(), self._check(here))
        finally:
            acceptor.close()
            self._house.close(self._why)
            await self._farewell()
            self._say(self._why)

    def end(self, why: str) -> None:
        """End, and say why."""
        self._why = self._why or why
        self._ended.set()

    async def _look(self) -> None:
        while not self._ended.is_set():
            self._house.look()
            await self._pause(LOOK)

    async def _check(self, here: Serving) -> None:
        while not self._ended.is_set():
            self._house.check()
            if self._house.departed >= CLEARED:
                self._house.departed = 0
                gc.collect()
            here = replace(here, connected=self._house.connected)
            self._note(here)
            if why := await asyncio.to_thread(self._over):
                self.end(why)
            self._house.way = await asyncio.to_thread(self._way)
            await self._pause(CHECK)

    def _over(self) -> str:
        """Return why the server has to end; nothing while it goes on."""
        if self._house.meeting.room.header.status == "final":
            return _("La rencontre est terminée : la porte SSH se ferme.")
        try:
            check_ours(self._stored.folder)
        except CannotRead:
            pass  # For a moment, or for good: the door knows.
        except StoreError as error:
            return error_sentence(error.code, error.values)
        return "" if self._house.ballots.still_open() else _("L’animation a fermé la porte SSH.")

    def _way(self) -> Way:
        """Return how people come in from now on; those who are there stay as they came."""
        try:
            return Way.TOKEN if self._house.ballots.asks_token() else Way.CONNECTION
        except StoreError:
            return self._house.way

    def _note(self, here: Serving) -> None:
        """Say to the facilitator's screen how things are, again where that was damaged.

        A disk that refuses keeps nobody from voting.
        """
        if here == self.here and self._hold.says(here):
            return
        with suppress(StoreError):
            self._hold.write(here)
            before, self.here = self.here, here
            if before not in (None, here):
                self._say(_connected(here.connected))

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)

    async def _farewell(self) -> None:
        until = asyncio.get_running_loop().time() + FAREWELL
        while self._house.connected and asyncio.get_running_loop().time() < until:
            await asyncio.sleep(0.02)
        for guest in self._house.guests:
            guest.abort()
        await asyncio.to_thread(self._house.ballots.close)


async def _listen(house: House, place: Place, key: asyncssh.SSHKey) -> asyncssh.SSHAcceptor:
    """Listen for clients, who may do nothing but answer prompts and open one session."""
    return await asyncssh.create_server(
        lambda: Entrance(house),
        place.host,
        place.port,
        backlog=place.backlog,
        server_host_keys=[key],
        server_version="fiche",
        login_timeout=house.bounds.login,
        keepalive_interval=KEEP_ALIVE,
        encoding=None,
        line_editor=False,
        window=WINDOW,
        compression_algs=None,
        password_auth=False,
        public_key_auth=False,
        agent_forwarding=False,
        x11_forwarding=False,
        allow_scp=False,
    )


def _listening(here: Serving) -> str:
    words = _("Porte SSH ouverte : ssh -p {port} vote@{address}. Clé du serveur : {fingerprint}")
    return words.format(port=here.port, address=here.address, fingerprint=here.fingerprint)


def _connected(number: int) -> str:
    return ngettext("{n} personne connectée.", "{n} personnes connectées.", number).format(n=number)
