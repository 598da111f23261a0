"""Whether the facts of somebody else's workshop can be true: what is checked of a backup before it is believed.

Reading one's own journal never asks this: ``evolve`` accepts what an earlier release wrote.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.bounds import EARLIEST, LATEST, MOST_PEOPLE
from fiche_tui.workshop.decide import MOST_MINUTES
from fiche_tui.workshop.history import Entry
from fiche_tui.workshop.tally import Tally

_EPOCH = 1970
"""The year that a machine without a battery believes in."""

_SIGNED = (f.MinutesAdded, f.ClockShifted)


def unsound(entries: Iterable[Entry]) -> int | None:
    """Return the number of the first fact that holds an impossible count, date or tally; None when all may be true."""
    rounds: dict[int, Round] = {}
    for place, entry in enumerate(entries, 1):
        fact = entry.fact
        if entry.number != place or not 1 <= entry.act <= entry.number or not _EPOCH <= entry.at.year <= LATEST:
            return place
        if not _bounded(fact, signed=isinstance(fact, _SIGNED)):
            return place
        if isinstance(fact, f.RoundOpened):
            rounds[fact.asked.number] = fact.asked
        if not _possible(fact, rounds):
            return place
    return None


def _possible(fact: f.Fact, rounds: Mapping[int, Round]) -> bool:
    if isinstance(fact, f.HeadcountStated):
        return fact.voters <= MOST_PEOPLE
    if isinstance(fact, f.FingersCounted | f.MeetingRated):
        return sum(fact.counts) <= MOST_PEOPLE
    if isinstance(fact, f.PeopleAdded):
        return len(fact.people) <= MOST_PEOPLE
    if isinstance(fact, f.StepPlanned | f.StepInserted | f.MinutesAdded | f.EndPutOff):
        return abs(fact.minutes) <= MOST_MINUTES
    if isinstance(fact, f.RoundRevealed):
        asked = rounds.get(fact.round)
        return asked is not None and fact.voters <= MOST_PEOPLE and _is_tally_of(asked, fact.tally)
    return True


def _is_tally_of(asked: Round, tally: Tally) -> bool:
    """Return whether the counts have the shape of the round, and no more answers than people."""
    people = tally.people
    most = MOST_PEOPLE * (min(tally.slips, MOST_PEOPLE) + 1)
    if people > most or tally.ballots > people or tally.hands > people:
        return False
    for subject, questions in tally.counts.items():
        if subject not in asked.subjects or len(questions) != len(asked.questions):
            return False
        for question, levels in zip(asked.questions, questions, strict=True):
            if len(levels) != (question.levels + 1 if question.levels else 1) or sum(levels) > people:
                return False
    return True


def _bounded(value: Any, *, signed: bool) -> bool:
    """Return whether every number and date inside is within what a meeting may hold, and not negative unless
    ``signed``."""
    if isinstance(value, dt.datetime):
        return _EPOCH <= value.year <= LATEST
    if isinstance(value, dt.date):
        return EARLIEST <= value.year <= LATEST
    if isinstance(value, bool | str) or value is None:
        return True
    if isinstance(value, int | float):
        return signed or value >= 0
    if isinstance(value, Mapping):
        return all(_bounded(one, signed=signed) for one in value.values())
    if isinstance(value, tuple | frozenset):
        return all(_bounded(one, signed=signed) for one in value)
    if is_dataclass(value):
        return all(_bounded(getattr(value, spec.name), signed=signed) for spec in fields(value))
    return True
