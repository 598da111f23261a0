"""Everybody who is connected over SSH: who they are, what they share, and what nobody may take from the others."""

from typing import Protocol

from fiche_tui.drawing.palettes import Colours
from fiche_tui.language.translation import _
from fiche_tui.serve.following import Following
from fiche_tui.serve.ssh.ballots import Ballots
from fiche_tui.serve.ssh.bounds import Allowance, Bounds, Waiting
from fiche_tui.serve.ssh.studio import Studio
from fiche_tui.serve.ssh.wire import Wire
from fiche_tui.system.clock import Clock
from fiche_tui.workshop.room.values import Room, Way


class Guest(Protocol):
    """A session of somebody who came in."""

    voter: str

    @property
    def wire(self) -> Wire:
        """What goes in and out."""
        ...

    def tell(self, sentence: str) -> None:
        """Say something to the person."""
        ...

    def end(self, sentence: str) -> None:
        """Let the person go, with a last word."""
        ...

    def abort(self) -> None:
        """Close the connection at once."""
        ...

    def read_again(self) -> None:
        """Take note of a ballot that the same voter put in elsewhere."""
        ...


class Caller(Protocol):
    """A connection."""

    address: str

    def abort(self) -> None:
        """Close the connection at once."""
        ...


class Shared:
    """The meeting as each session sees it: the server alone looks at the file."""

    def __init__(self, followed: Following) -> None:
        self._followed = followed

    @property
    def room(self) -> Room:
        """What the room may see."""
        return self._followed.room

    @property
    def away(self) -> bool:
        """Whether nobody facilitates now."""
        return self._followed.away

    @property
    def patience(self) -> float:
        """Seconds until the server looks again, at most."""
        return self._followed.patience

    def look(self) -> None:
        """Leave that to the server."""


class House:
    """What the sessions of one server share."""

    def __init__(
        self,
        followed: Following,
        ballots: Ballots,
        clock: Clock,
        palette: Colours,
        *,
        way: Way = Way.TOKEN,
        bounds: Bounds | None = None,
    ) -> None:
        self.ballots = ballots
        self.clock = clock
        self.palette = palette
        self.way = way
        self.bounds = bounds or Bounds()
        self.meeting = Shared(followed)
        self.studio = Studio()
        self.wrong = Allowance(self.bounds.wrong, self.bounds.wrong_refill)
        self._followed = followed
        self._known = (followed.room, followed.away)
        self._arrivals = Allowance(self.bounds.arrivals, self.bounds.arrivals_refill)
        self.departed = 0
        """How many connections ended since somebody cleared up after them."""
        self._waiting = Waiting[Caller](self.bounds.starts)
        self._guests: dict[Guest, None] = {}

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Return everybody who is connected."""
        return tuple(self._guests)

    @property
    def connected(self) -> int:
        """How many people are connected."""
        return len(self._guests)

    @property
    def full(self) -> bool:
        """Whether nobody else may come in."""
        return len(self._guests) >= self.bounds.sessions

    def arrived(self, caller: Caller) -> None:
        """Take note of a connection; one too many is closed."""
        now = self.clock.elapsed()
        if not self._arrivals.left(caller.address, now):
            caller.abort()
            return
        self._arrivals.spend(caller.address, now)
        crowding = self._waiting.add(caller, caller.address)
        if crowding is not None:
            crowding.abort()

    def admitted(self, caller: Caller) -> None:
        """Take note of somebody whose code and token are right."""
        self._arrivals.give_back(caller.address, self.clock.elapsed())
        self._waiting.remove(caller)

    def gone(self, caller: Caller) -> None:
        """Forget a connection."""
        self.departed += 1
        self._waiting.remove(caller)

    def came(self, guest: Guest) -> bool:
        """Take note of a session; return whether the same voter has another one, which is told."""
        others = self._others(guest)
        self._guests[guest] = None
        for other in others:
            other.tell(twice())
        return bool(others)

    def left(self, guest: Guest) -> None:
        """Forget a session; harmless the second time."""
        self._guests.pop(guest, None)

    def stored(self, guest: Guest) -> None:
        """Let the other sessions of a voter know that there is a ballot on disk."""
        for other in self._others(guest):
            other.read_again()

    def look(self) -> None:
        """Look at the meeting, for everybody; wake them when there is something new."""
        self._followed.look()
        known = (self._followed.room, self._followed.away)
        if known[0] is not self._known[0] or known[1] is not self._known[1]:
            self._known = known
            for guest in self._guests:
                guest.wire.wake()

    def check(self) -> None:
        """Let those go who read nothing, or who have not touched a key for hours."""
        now, bounds = self.clock.elapsed(), self.bounds
        for guest in self.guests:
            if guest.wire.clogged_for > bounds.unread:
                guest.abort()
            elif now - guest.wire.typed_at > bounds.idle:
                guest.end(_("Fermé après un long silence. Reconnectez-vous pour reprendre."))

    def close(self, sentence: str) -> None:
        """Let everybody go, with a last word."""
        for guest in self.guests:
            guest.end(sentence)

    def _others(self, guest: Guest) -> list[Guest]:
        return [one for one in self._guests if one.voter == guest.voter and one is not guest]


def twice() -> str:
    """Return what is said to both when one token lets two in."""
    return _("Ce jeton sert à deux connexions en ce moment. Si l’autre n’est pas de vous, dites-le à l’animation.")
