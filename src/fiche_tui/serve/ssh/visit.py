"""One visit over SSH: from the client's requests for a terminal and a program to the last page."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

import asyncssh

from fiche_tui.language.defects import defect_sentence
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import language_of, use_session_language
from fiche_tui.painting.colours import depth_of
from fiche_tui.painting.painter import Painter
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.participant import Participant
from fiche_tui.serve.ssh.aloud import Aloud
from fiche_tui.serve.ssh.ballots import Ballots
from fiche_tui.serve.ssh.bounds import seen_size
from fiche_tui.serve.ssh.house import House, twice
from fiche_tui.serve.ssh.painted import Painted
from fiche_tui.serve.ssh.wire import Wire
from fiche_tui.store.errors import StoreError
from fiche_tui.system.console_font import is_console
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal

LINEAR = (["fiche", "join", "--linear"], ["fiche", "rejoindre", "--lineaire"])
"""The only programs that a client may ask for, since that is what people type elsewhere."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG", "COLORTERM", "NO_COLOR")
"""What a client may say of itself, beside TERM."""


class Visit(asyncssh.SSHServerSession[bytes]):
    """One session of somebody whom the door knows as ``voter``."""

    def __init__(self, house: House, voter: str, close: Callable[[], None]) -> None:
        self.voter = voter
        self._close = close
        self._house = house
        self._term = ""
        self._aloud = False
        self._face: Painted | Aloud | None = None
        self._attendance: Attendance | None = None
        self._task: asyncio.Task[None] | None = None
        self._last_words = ""

    @property
    def wire(self) -> Wire:
        """What goes in and out."""
        return self._wire

    def tell(self, sentence: str) -> None:
        """Say something to the person, once they are there."""
        if self._face is not None:
            self._face.tell(sentence)

    @property
    def started(self) -> bool:
        """Whether the client asked for something to begin."""
        return self._task is not None

    def abort(self) -> None:
        """Close the connection at once."""
        self._wire.leave()
        self._close()

    def end(self, sentence: str) -> None:
        """Let the person go, with a last word."""
        self._last_words = sentence
        self._wire.stop()

    def read_again(self) -> None:
        """Take note of a ballot that the same voter put in over another line."""
        if self._attendance is not None:
            self._attendance.read_again()
            self._wire.wake()

    def connection_made(self, chan: "asyncssh.SSHServerChannel[bytes]") -> None:
        """Keep the channel."""
        self._chan = chan
        self._wire = Wire(chan, self._house.clock)

    def pty_requested(self, term_type: str, term_size: tuple[int, int, int, int], term_modes: object) -> bool:
        """Draw pages, if the client's terminal can be drawn on."""
        self._term = term_type[:64] or "dumb"
        self._wire.size = seen_size(*term_size[:2])
        return True

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """Draw the page anew."""
        self._wire.size = seen_size(width, height)
        self._wire.wake()

    def shell_requested(self) -> bool:
        """Begin: no shell is ever run."""
        self._aloud = self._term in ("", "dumb")
        return True

    def exec_requested(self, command: str) -> bool:
        """Begin in linear mode, if that is what was asked for; nothing is ever run."""
        self._aloud = True
        return command.split() in LINEAR

    def subsystem_requested(self, subsystem: str) -> bool:
        """Refuse SFTP and any other."""
        return False

    def session_started(self) -> None:
        """Serve the person in a task of their own, which speaks their language."""
        self._chan.set_write_buffer_limits(high=1 << 16)
        self._task = asyncio.get_running_loop().create_task(self._serve())

    def data_received(self, data: bytes, datatype: object) -> None:
        """Let what was typed wait for its turn."""
        self._wire.came(data)

    def eof_received(self) -> bool:
        """Go on until everything that came was answered."""
        self._wire.ended = True
        self._wire.wake()
        return True

    def pause_writing(self) -> None:
        """Send nothing more: the client takes nothing."""
        self._wire.block("channel")

    def resume_writing(self) -> None:
        """Go on sending."""
        self._wire.unblock("channel")

    def connection_lost(self, exc: Exception | None) -> None:
        """End: the line dropped, or all was said."""
        self._wire.leave()
        self._house.left(self)

    async def _serve(self) -> None:
        environment = self._environment()
        spoken = language_of(environment) if any(one in environment for one in _VARIABLES[:3]) else ""
        use_session_language(spoken or self._house.meeting.room.language)
        try:
            await self._attend(environment)
            if self._last_words:
                self._wire.write(self._last_words + ("\r\n" if self._term else "\n"))
        except StoreError as error:
            self._wire.write(error_sentence(error.code, error.values) + "\r\n")
        except Exception as error:
            # A defect of ours ends this visit, and no other.
            self._wire.write(defect_sentence(error) + "\r\n")
        finally:
            self._house.left(self)
            with suppress(OSError):
                self._chan.exit(0)

    async def _attend(self, environment: dict[str, str]) -> None:
        house = self._house
        one = Participant(house.meeting.room, "", way=house.way)
        box = VoterBox(house.ballots, self.voter, self._answered)
        self._attendance = attendance = Attendance(house.meeting, box, one, house.clock)
        if self._aloud:
            self._face = Aloud(self._wire, attendance, raw=bool(self._term))
        else:
            around = {**environment, "TERM": self._term}
            painter = Painter(house.palette, depth_of(around), few_signs=is_console(around))
            self._face = Painted(self._wire, attendance, painter, house.studio)
        if house.came(self):
            self.tell(twice())
        await self._face.serve()

    def _answered(self, stored: bool) -> None:
        self._wire.wake()
        if stored:
            self._house.stored(self)

    def _environment(self) -> dict[str, str]:
        found = self._chan.get_environment_bytes()
        return {
            name: found[name.encode()][:64].decode("ascii", "replace") for name in _VARIABLES if name.encode() in found
        }


class VoterBox:
    """The ballots of one voter, put in without waiting: ``answered`` is called once the disk has answered."""

    def __init__(self, ballots: Ballots, voter: str, answered: Callable[[bool], None]) -> None:
        self._ballots = ballots
        self._voter = voter
        self._answered = answered

    def ballot(self, asked: Round) -> Ballot | None:
        """Return the voter's ballot that is on disk. Raises ``StoreError``."""
        return self._ballots.kept(asked, self._voter)

    def put(self, asked: Round, ballot: Ballot) -> Future[Refusal | None]:
        """Put a ballot in."""
        loop = asyncio.get_running_loop()
        answer = self._ballots.put(asked, self._voter, ballot)

        def told(done: Future[Refusal | None]) -> None:
            stored = done.exception() is None and done.result() is None
            with suppress(RuntimeError):  # The server ended meanwhile.
                loop.call_soon_threadsafe(self._answered, stored)

        answer.add_done_callback(told)
        return answer
