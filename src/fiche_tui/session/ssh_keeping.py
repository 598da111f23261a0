"""The door over SSH in the hands of the facilitator: tokens made, opened, given another code, closed.

``doors.json`` comes before the fact: a journal must never say that people may come in where they cannot, and whatever
stops in between is put right by doing the same again.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from ipaddress import ip_address

from fiche_tui.session.meeting_code import new_code
from fiche_tui.session.recorder import Recorder
from fiche_tui.session.ssh_door import doors_of, keep_doors
from fiche_tui.session.tokens import Doors, new_tokens
from fiche_tui.store.doors import read_doors, remove_doors
from fiche_tui.store.errors import Damaged, StoreError, writing
from fiche_tui.store.files import folder_of
from fiche_tui.store.serving import Serving, read_serving
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.addresses import LOOPBACK
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.doors import meeting_at_hand, tokens_now
from fiche_tui.workshop.room.values import Way, WayIn

USER = "vote"
"""The name that people type before the machine's; the server takes any."""
SPARES = 3
"""Spare tokens, where nobody says how many."""

_NAME = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)*\.?")


class SshKeeping:
    """The door over SSH of one workshop. ``record`` writes a fact down, ``voted`` tells which rounds hold its ballots.

    Every act raises ``StoreError``, and may then be done again.
    """

    def __init__(
        self,
        stored: Workshop,
        clock: Clock,
        recorder: Recorder,
        record: Callable[[f.Fact], Refusal | None],
        voted: Callable[[], bool],
    ) -> None:
        self._stored = stored
        self._clock = clock
        self._recorder = recorder
        self._record = record
        self._voted = voted

    @property
    def doors(self) -> Doors:
        """The code and what is kept of the tokens. Raises ``StoreError``."""
        return doors_of(self._stored)

    @property
    def doors_to_replace(self) -> Doors:
        """The doors, or closed ones without tokens in place of a damaged file, for what writes them anew."""
        try:
            return self.doors
        except Damaged:
            return Doors()

    @property
    def serving(self) -> Serving | None:
        """The server that runs now; ``None`` when none does."""
        return read_serving(self._stored.folder)

    def refusal_of_tokens(self, voters: int, spares: int) -> Refusal | None:
        """Return why no tokens may be made now: numbers that cannot be, or ballots that came with the earlier ones.

        Whoever cast those would vote again with a new one.
        """
        fact = f.TokensMade(voters, spares, meeting_at_hand(self._recorder.state))
        decision = decide(self._recorder.state, c.Record(fact), self._clock.now())
        if isinstance(decision, Refusal):
            return decision
        return Refusal("tokens-in-use") if self._voted() else None

    def make_tokens(
        self, voters: int, spares: int, address: str, port: int, fingerprint: str = ""
    ) -> tuple[str, ...] | Refusal:
        """Return new tokens for the meeting at hand, to be printed now: nothing keeps them as they are.

        ``address`` and ``port`` are what people will type, ``fingerprint`` what they will compare. Earlier tokens of
        the meeting are void. Refused as ``refusal_of_tokens`` says.
        """
        if refusal := self.refusal_of_tokens(voters, spares):
            return refusal
        self._recorder.hold()
        fact = f.TokensMade(voters, spares, meeting_at_hand(self._recorder.state))
        tokens = new_tokens(voters + spares)
        made = self.doors_to_replace.with_tokens(tokens, fact.sitting)
        keep_doors(self._stored, replace(made, address=address, port=port, fingerprint=fingerprint))
        return self._record(fact) or tokens

    def unlock(self, address: str, port: int, *, asks_token: bool, only_here: bool = False) -> Refusal | None:
        """Let people in, as voters with a token or a voice for each connection, before anything says so.

        ``only_here`` says that the server will listen to this machine alone, whatever address was printed.
        The server starts between this and ``announce``; where it does not, ``lock`` takes it back.
        """
        if not self._recorder.state.ssh.is_open:
            decision = decide(self._recorder.state, c.Record(f.SshOpened(asks_token)), self._clock.now())
            if isinstance(decision, Refusal):
                return decision
        self._recorder.hold()
        code = self.doors.code or new_code()
        doors = replace(self.doors, code=code, asks_token=asks_token, address=address, port=port, only_here=only_here)
        keep_doors(self._stored, doors)
        return None

    def lock(self) -> None:
        """Let nobody in, unless the vote was announced: then the server may be started again."""
        if not self._recorder.state.ssh.is_open:
            keep_doors(self._stored, replace(self.doors, code=""))

    def announce(self) -> Refusal | None:
        """Write down that people may come in, and show the wall how."""
        refusal = None
        if not self._recorder.state.ssh.is_open:
            refusal = self._record(f.SshOpened(self.doors.asks_token))
        self.show()
        return refusal

    def change_code(self) -> None:
        """Give the meeting another code: everybody logs in again."""
        self._recorder.hold()
        keep_doors(self._stored, replace(self.doors, code=new_code()))
        self.show()

    def close(self) -> Refusal | None:
        """Let nobody in any more; the server sees it and ends. The ballots that were put in stay, the tokens too."""
        self._recorder.hold()
        keep_doors(self._stored, replace(self.doors_to_replace, code=""))
        self.show()
        return self._record(f.SshClosed()) if self._recorder.state.ssh.is_open else None

    def show(self) -> None:
        """Show on the wall how people come in now. What the disk refuses is shown with the next act."""
        doors, wall = self.doors, self._recorder.wall
        others = tuple(one for one in wall.ways_in if one.by is Way.ACCOUNT)
        ways = (*others, way_in(doors)) if doors.code else others
        self._recorder.wall = replace(wall, ways_in=ways)
        with suppress(StoreError):
            self._recorder.publish()

    def begin_meeting(self) -> None:
        """Close a door whose tokens were made for the meeting before; the disk may refuse, and then it stays open."""
        ssh = self._recorder.state.ssh
        if ssh.is_open and ssh.asks_token and tokens_now(self._recorder.state) is None:
            with suppress(StoreError):
                self.close()

    def forget(self) -> None:
        """Leave no code and no token once the minutes are final; the disk may refuse until the next opening."""
        with suppress(StoreError):
            if read_doors(self._stored.folder) is None:
                return
        with suppress(StoreError):
            with writing(self._stored.folder), folder_of(self._stored.folder) as inside:
                remove_doors(inside)
            self.show()


def way_in(doors: Doors) -> WayIn:
    """Return how people come in through an open door."""
    by = Way.TOKEN if doors.asks_token else Way.CONNECTION
    return WayIn(line_of(doors), doors.code, by)


def line_of(doors: Doors) -> str:
    """Return the line that lets people in now: the printed one leads nowhere while only this machine is listened to."""
    return ssh_line(LOOPBACK if doors.only_here else doors.address, doors.port)


def ssh_line(address: str, port: int) -> str:
    """Return the line that people type: « ssh -p 2222 vote@serveur »."""
    return f"ssh -p {port} {USER}@{address}"


def is_address(text: str) -> bool:
    """Return whether a text may be the name or the address of a machine: it is printed in a line for people to type."""
    if ":" in text or not text.strip("0123456789."):
        return _is_number(text)
    return _NAME.fullmatch(text) is not None


def _is_number(text: str) -> bool:
    if "%" in text:  # ``ip_address`` takes anything after it, as the name of an interface.
        return False
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
