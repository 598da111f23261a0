"""Making a workshop from a sheet: the one way for the command line, the home screen and tests."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace

from fiche_tui.store.errors import AlreadyExists
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.earlier import Earlier
from fiche_tui.workshop.history import History, entry_to_json, history_of
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.text import slug
from fiche_tui.workshop.values import Details, Person, Trial

ATTEMPTS = 5
"""Ids drawn for a new workshop before its title is said to be taken."""

LONGEST_SLUG = 30
"""Characters of an id that come from the title."""


def new_id(title: str) -> str:
    """Return a new workshop's id: what its title says, and four random characters that make it its own."""
    return f"{slug(title, LONGEST_SLUG) or 'atelier'}-{secrets.token_hex(2)}"


def people_from(text: str) -> tuple[Person, ...]:
    """Return people pasted one per line, « Nom; Organisme »; empty lines are passed over. Their ids are new."""
    people = []
    for line in text.splitlines():
        name, _, organisation = line.partition(";")
        if name.strip():
            people.append(Person(secrets.token_hex(4), name.strip(), organisation.strip()))
    return tuple(people)


def create(
    workshops: Workshops,
    clock: Clock,
    sheet: Sheet,
    source: bytes,
    details: Details,
    *,
    preset: str,
    timezone: str,
    people: tuple[Person, ...] = (),
    earlier: Earlier | None = None,
    trial: Trial = Trial.NONE,
) -> Workshop | Refusal:
    """Return a new stored workshop that holds its own copy of the sheet, linked to an ``earlier`` one when it is given.

    Raises ``StoreError`` when it cannot be written.
    """
    first = f.WorkshopCreated(
        new_id(details.title), sheet, hashlib.sha256(source).hexdigest(), preset, timezone, details, trial
    )
    facts: list[f.Fact] = [first, *([f.PeopleAdded(people)] if people else [])]
    facts += [f.EarlierLinked(earlier)] if earlier else []
    history = History()
    for fact in facts:
        decision = decide(history.state, c.Record(fact), clock.now())
        if isinstance(decision, Refusal):
            return decision
        history = history.extended(history.recorded(decision, clock.now()))
    return store_new(workshops, history, source)


def store_new(workshops: Workshops, history: History, source: bytes) -> Workshop:
    """Return a new stored workshop with that history and sheet, its id drawn again while another workshop has it.

    Raises ``AlreadyExists`` once ``ATTEMPTS`` ids were drawn, and any other ``StoreError`` when it cannot be written.
    """
    for _attempt in range(ATTEMPTS):
        # Four characters are few where many workshops share a title: another draw tells them apart.
        with suppress(AlreadyExists):
            return _stored(workshops, history, source)
        history = _renamed(history)
    return _stored(workshops, history, source)


def _stored(workshops: Workshops, history: History, source: bytes) -> Workshop:
    records = [entry_to_json(entry) for entry in history.entries]
    return workshops.create(history.state.id, records, room_of(history.state), source)


def _renamed(history: History) -> History:
    """Return the same history under another id."""
    first, *others = history.entries
    assert isinstance(first.fact, f.WorkshopCreated)
    again = replace(first.fact, workshop=new_id(first.fact.details.title))
    return history_of([replace(first, fact=again), *others])
