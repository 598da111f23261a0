"""A new workshop made from an existing one: its people, its method and its preparation, and none of its results."""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import replace

from fiche_tui.language.translation import _
from fiche_tui.session.creation import new_id, store_new
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.history import Entry, History
from fiche_tui.workshop.values import Person, Presence, Trial

PREPARATION = (
    f.PresetChosen,
    f.StepPlanned,
    f.StepInserted,
    f.StepsReordered,
    f.PlanCaughtUp,
    f.FamilyRenamed,
    f.FamilyAdded,
    f.FamilyRemoved,
)
"""What was decided before the meeting about its agenda and its families; the list itself starts from the sheet."""


def duplicate(workshops: Workshops, clock: Clock, stored: Workshop, trial: Trial = Trial.NONE) -> Workshop | Refusal:
    """Store a copy of a workshop, without its date. Raises ``StoreError`` or ``DecodeError``, then there is none.

    For a ``trial`` it keeps its title: the mark says what it is.
    """
    original = read_history(stored)
    source = stored.sheet()
    history = History()
    for fact in _facts(original, hashlib.sha256(source).hexdigest(), trial):
        decision = decide(history.state, c.Record(fact), clock.now())
        if not isinstance(decision, Refusal):
            history = history.extended(history.recorded(decision, clock.now()))
        elif isinstance(fact, f.WorkshopCreated):
            return decision
        # Any other refusal is of a rule that came since: the copy goes without.
    return store_new(workshops, history, source)


def _facts(original: History, sha256: str, trial: Trial) -> Iterator[f.Fact]:
    state = original.state
    first = next(entry.fact for entry in original.entries if isinstance(entry.fact, f.WorkshopCreated))
    title = state.details.title if trial else _("{title} (copie)").format(title=state.details.title)
    details = replace(state.details, title=title, date=None)
    zone = state.timezone
    yield f.WorkshopCreated(new_id(details.title), state.sheet, sha256, first.preset, zone, details, trial)
    if not trial:
        yield f.EarlierProposed(state.id)
    yield from (entry.fact for entry in _before_the_start(original) if isinstance(entry.fact, PREPARATION))
    yield f.MethodChosen(state.method)
    yield f.RetainChanged(state.retain)
    yield f.VotersDeclared(state.per_organisation)
    if state.headcount:
        yield f.HeadcountStated(state.headcount)
    if state.people:
        yield f.PeopleAdded(tuple(_as_expected(person) for person in state.people))


def _before_the_start(original: History) -> Iterator[Entry]:
    undone = {entry.fact.act for entry in original.entries if isinstance(entry.fact, f.Undone)}
    for entry in original.entries:
        if entry.act in undone:
            continue
        if isinstance(entry.fact, f.StepStarted):
            return
        yield entry


def _as_expected(person: Person) -> Person:
    return Person(secrets.token_hex(4), person.name, person.organisation, person.votes, Presence.PRESENT)
