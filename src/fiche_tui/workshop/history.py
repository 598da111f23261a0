"""The journal as a value: numbered entries, the state they fold to, and linear undo.

Undoing appends ``Undone(act)``, and the fold then runs as if the facts of that act had not been: undoing the start of
a step gives back the earlier deadline. One thing stays: the code of an addition that was undone is not given again,
since people may have written it on paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.evolve import evolve
from fiche_tui.workshop.frozen import frozen, replace
from fiche_tui.workshop.state import State

_BARRIERS = (
    *(f.WorkshopCreated, f.FacilitationTaken, f.HandedOver, f.RoundRevealed, f.BallotRemoved),
    *(f.MinutesFinalised, f.MinutesApproved, f.BallotsPurged, f.JournalRestored),
)

_STAYS = (
    *(f.Undone, f.LateBallotReceived, f.ClockShifted),
    # A door is closed by its own key, and what was printed or handed out is out of reach.
    *(f.SshOpened, f.SshClosed, f.TokensMade, f.SparesIssued),
)


@frozen
class Entry:
    """A fact in a journal. ``number`` counts from 1; ``act`` is the number of the first fact of the same command."""

    number: int
    act: int
    at: datetime
    fact: f.Fact


@frozen
class History:
    """Entries and the state they fold to."""

    entries: tuple[Entry, ...] = ()
    state: State = field(default_factory=State)

    @property
    def head(self) -> int:
        """The number of the last entry, 0 of an empty journal."""
        return self.entries[-1].number if self.entries else 0

    def extended(self, entries: Iterable[Entry]) -> "History":
        """Return the history with entries added at its end."""
        added = tuple(entries)
        if any(isinstance(entry.fact, f.Undone) for entry in added):
            return history_of(self.entries + added)
        state = self.state
        for entry in added:
            state = evolve(state, entry.fact, entry.at)
        return History(self.entries + added, state)

    def undoable(self, holding: frozenset[int] = frozenset()) -> tuple[f.Fact, ...]:
        """Return the facts of the act that undo would take back, empty at a barrier.

        ``holding`` names the rounds whose box holds a ballot.
        """
        act = self._last_act()
        if act is None:
            return ()
        found = tuple(entry.fact for entry in self.entries if entry.act == act)
        return () if any(_is_barrier(fact, holding) for fact in found) else found

    def undo(self, holding: frozenset[int] = frozenset()) -> tuple[f.Undone] | Refusal:
        """Return the fact that takes back the latest act, or a refusal at a barrier and at the beginning."""
        if not self.undoable(holding):
            return Refusal("nothing-to-undo")
        act = self._last_act()
        assert act is not None
        return (f.Undone(act),)

    def recorded(self, facts: Sequence[f.Fact], at: datetime) -> tuple[Entry, ...]:
        """Return the facts of one command as the entries that follow this history."""
        first = self.head + 1
        return tuple(Entry(first + place, first, at, fact) for place, fact in enumerate(facts))

    def _last_act(self) -> int | None:
        undone = _undone(self.entries)
        for entry in reversed(self.entries):
            # What came by itself stays, and people who undo mean the act before it.
            if isinstance(entry.fact, _STAYS) or entry.act in undone:
                continue
            return entry.act
        return None


def _undone(entries: Iterable[Entry]) -> frozenset[int]:
    return frozenset(entry.fact.act for entry in entries if isinstance(entry.fact, f.Undone))


def _is_barrier(fact: f.Fact, holding: frozenset[int]) -> bool:
    """Return what undo never crosses: creation, hand-over, reveal, final minutes, a removed ballot, a round that holds
    one."""
    if isinstance(fact, _BARRIERS):
        return True
    if isinstance(fact, f.RoundOpened):
        return fact.asked.number in holding
    if isinstance(fact, f.RoundClosed | f.RoundReopened | f.RoundCancelled):
        return fact.round in holding
    return False


def history_of(entries: Iterable[Entry]) -> History:
    """Return the history of a whole journal. Total: an entry that cannot be applied changes nothing."""
    kept = tuple(entries)
    undone = _undone(kept)
    state = State()
    for entry in kept:
        if entry.act not in undone:
            state = evolve(state, entry.fact, entry.at)
        elif isinstance(entry.fact, f.RoleAdded):
            state = replace(state, codes=(*state.codes, entry.fact.code))
    return History(kept, state)


def entry_to_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as a plain JSON object."""
    return {
        "number": entry.number,
        "act": entry.act,
        "at": to_json(entry.at),
        "fact": type(entry.fact).__name__,
        "data": to_json(entry.fact),
    }


def entry_from_json(record: Mapping[str, Any]) -> Entry:
    """Return the entry that a JSON object describes; raises ``DecodeError`` when it does not describe one."""
    if not isinstance(record, Mapping):
        raise DecodeError(f"entry: expected an object, found {type(record).__name__}")
    try:
        kind = f.FACTS[from_json(str, record["fact"])]
        return Entry(
            from_json(int, record["number"]),
            from_json(int, record["act"]),
            from_json(datetime, record["at"]),
            from_json(kind, record["data"]),
        )
    except KeyError as error:
        raise DecodeError(f"entry: unknown or missing {error}") from None
