"""One connection over SSH: the code and the token are asked for by keyboard-interactive prompts, and nothing else."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import asyncssh

from fiche_tui.language.translation import _, use_session_language
from fiche_tui.serve.ssh.bounds import network
from fiche_tui.serve.ssh.house import House
from fiche_tui.serve.ssh.visit import Visit
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.room.values import Way

Challenge = tuple[str, str, str, list[tuple[str, bool]]]


class Entrance(asyncssh.SSHServer):
    """One connection: nobody comes in without a code and a token, and only one session does."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._tries = 0
        self._voter = ""
        self._visit: Visit | None = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Count the connection, and notice when the line below it takes no more."""
        self._conn = conn
        peer = conn.get_extra_info("peername") or ("",)
        self.address = network(str(peer[0]))
        # asyncssh asks nobody to wait; a client that never reads would fill the memory.
        line: Any = conn
        line.pause_writing, line.resume_writing = self._block, self._unblock
        self._after(self._house.bounds.silence, self._check_silence)
        self._house.arrived(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._after(0, None)
        self._house.gone(self)

    def abort(self) -> None:
        """Close the connection at once."""
        self._conn.abort()

    def begin_auth(self, username: str) -> bool:
        """Ask everybody, whatever name they give."""
        return True

    def kbdint_auth_supported(self) -> bool:
        """Ask by prompts, so that neither code nor token ends up in the history of a shell."""
        return True

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Challenge:
        """Return what is asked, in the language of the workshop: that of the client is not known yet."""
        room = self._house.meeting.room
        use_session_language(room.language)
        # OpenSSH shows an instruction in ASCII, and a prompt as it is.
        again = _("Le code ou le jeton n’est pas le bon.") + " " if self._tries else ""
        prompts = [(again + _("Code, sur l’écran projeté : "), True)]
        if self._house.way is Way.TOKEN:
            prompts.append((_("Jeton, sur votre coupon : "), True))
        return "", "", room.language, prompts

    async def validate_kbdint_response(self, username: str, responses: Sequence[str]) -> bool:
        """Let somebody in; slowly where many codes were wrong."""
        house, bounds = self._house, self._house.bounds
        if self._tries >= bounds.tries:
            self._refuse()
            return False
        self._tries += 1
        if not house.wrong.left(self.address, house.clock.elapsed()):
            await asyncio.sleep(bounds.delay)
        code, token = (*responses[:2], "", "")[:2]
        voter = None
        if len(responses) <= 2 and len(code) + len(token) <= 256:
            with suppress(StoreError):
                voter = await asyncio.to_thread(house.ballots.admit, code, token)
        if voter is not None:
            self._voter = voter
            return True
        house.wrong.spend(self.address, house.clock.elapsed())
        if self._tries >= bounds.tries:
            self._refuse()
        return False

    def auth_completed(self) -> None:
        """Expect the first page soon."""
        self._house.admitted(self)
        self._after(self._house.bounds.start, self._check_start)

    def session_requested(self) -> Visit | bool:
        """Open the one session of the connection, if there is room."""
        if self._visit is not None or not self._voter or self._house.full:
            return False
        self._visit = Visit(self._house, self._voter, self.abort)
        return self._visit

    def _refuse(self) -> None:
        use_session_language(self._house.meeting.room.language)
        # Shown in ASCII too.
        words = _("Trop d’essais. Reconnectez-vous.").replace("’", "'")
        self._conn.disconnect(asyncssh.DISC_NO_MORE_AUTH_METHODS_AVAILABLE, words)

    def _check_silence(self) -> None:
        if not self._conn.get_extra_info("client_version"):
            self.abort()

    def _check_start(self) -> None:
        if self._visit is None or not self._visit.started:
            self.abort()

    def _after(self, seconds: float, check: Callable[[], None] | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(seconds, check) if check else None

    def _block(self) -> None:
        if self._visit is not None:
            self._visit.wire.block("line")

    def _unblock(self) -> None:
        if self._visit is not None:
            self._visit.wire.unblock("line")
