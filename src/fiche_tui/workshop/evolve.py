"""``evolve(state, fact, at)``: what a fact changes. Total: it never refuses, and ignores what it cannot apply."""

from collections.abc import Callable
from datetime import datetime

from fiche_tui.workshop import evolve_doors, evolve_earlier, evolve_list, evolve_time
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import plan_of
from fiche_tui.workshop.changing import changed
from fiche_tui.workshop.closing import said_before
from fiche_tui.workshop.effects import apply
from fiche_tui.workshop.frozen import replace
from fiche_tui.workshop.presences import marked
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.state import BallotsGone, LateCorrection, Role, RoleFamily, State
from fiche_tui.workshop.values import CaptureKind, Person, Presence

_REGISTERED = (evolve_doors, evolve_earlier, evolve_list, evolve_time)
"""Imported for what they register: the effects of their facts."""


def evolve(state: State, fact: f.Fact, at: datetime) -> State:
    """Return the state after ``fact``; never raises and never refuses, so that a stricter release opens old
    workshops."""
    after = apply(fact, state, at)
    return _corrected(after, fact, at, said_before(state, fact)) if state.final_at and after != state else after


def _corrected(state: State, fact: f.Fact, at: datetime, before: str) -> State:
    """Return the state that also says that final minutes were corrected."""
    if not isinstance(fact, f.CORRECTIONS):
        return state
    subject = getattr(fact, "capture", "") or getattr(fact, "person", "") or getattr(fact, "reservation", "")
    if isinstance(fact, f.CarrierRecorded):
        subject = fact.carrier.role
    correction = LateCorrection(at, type(fact).__name__, subject, before)
    return replace(state, corrections=(*state.corrections, correction))


@apply.register
def _(fact: f.WorkshopCreated, state: State, at: datetime) -> State:
    families, roles = _list_of(fact.sheet)
    created = replace(
        state,
        id=fact.workshop,
        sheet=fact.sheet,
        sheet_sha256=fact.sheet_sha256,
        timezone=fact.timezone,
        details=fact.details,
        trial=fact.trial,
        created_at=at,
        families=families,
        roles=roles,
        codes=tuple(role.code for role in roles),
    )
    return _with_preset(created, fact.preset)


def _list_of(sheet: Sheet) -> tuple[tuple[RoleFamily, ...], tuple[Role, ...]]:
    families = tuple(RoleFamily(family.id, family.letter, family.title, family.title) for family in sheet.families)
    roles = tuple(
        Role(
            id=item.id,
            code=item.code,
            family=family.id,
            label=item.label,
            text=item.text,
            source_text=item.source_text,
            sheet_text=item.text,
            sheet_label=item.label,
            home=family.id,
        )
        for family in sheet.families
        for item in family.items
    )
    return families, roles


def _with_preset(state: State, preset_id: str) -> State:
    preset = next((one for one in state.sheet.presets if one.id == preset_id), None)
    if preset is None:
        return state
    return replace(
        state,
        preset=preset.id,
        plan=plan_of(state.sheet, preset),
        retain=preset.retain,
        method=replace(state.method, instrument=preset.instrument),
    )


@apply.register
def _(fact: f.PresetChosen, state: State, at: datetime) -> State:
    return _with_preset(state, fact.preset)


@apply.register
def _(fact: f.DetailsChanged, state: State, at: datetime) -> State:
    return replace(state, details=fact.details)


@apply.register
def _(fact: f.MethodChosen, state: State, at: datetime) -> State:
    return replace(state, method=fact.method)


@apply.register
def _(fact: f.WallDeclared, state: State, at: datetime) -> State:
    return replace(state, wall=fact.wall)


@apply.register
def _(fact: f.VotersDeclared, state: State, at: datetime) -> State:
    return replace(state, per_organisation=fact.per_organisation)


@apply.register
def _(fact: f.HeadcountStated, state: State, at: datetime) -> State:
    return replace(state, headcount=max(0, fact.voters))


@apply.register
def _(fact: f.KeyboardHeld, state: State, at: datetime) -> State:
    return replace(state, keyboard=fact.by)


@apply.register
def _(fact: f.RetainChanged, state: State, at: datetime) -> State:
    return replace(state, retain=max(1, fact.roles))


@apply.register
def _(fact: f.PeopleAdded, state: State, at: datetime) -> State:
    arrived = at if state.run else None
    people = tuple(
        replace(person, arrived_at=arrived if person.presence is Presence.PRESENT else None) for person in fact.people
    )
    return replace(state, people=state.people + people)


@apply.register
def _(fact: f.PersonCorrected, state: State, at: datetime) -> State:
    def corrected(person: Person) -> Person:
        return replace(person, name=fact.name, organisation=fact.organisation)

    # A name is a name in every meeting; a voice is given for what comes.
    sittings = tuple(
        replace(one, people=one.people and changed(one.people, lambda person: person.id == fact.person, corrected))
        for one in state.sittings
    )
    now = _with_person(state, fact.person, lambda person: replace(corrected(person), votes=fact.votes))
    return replace(now, sittings=sittings)


@apply.register
def _(fact: f.PersonRemoved, state: State, at: datetime) -> State:
    return replace(state, people=tuple(person for person in state.people if person.id != fact.person))


@apply.register
def _(fact: f.PresenceMarked, state: State, at: datetime) -> State:
    return marked(state, fact, at)


def _with_person(state: State, person_id: str, change: Callable[[Person], Person]) -> State:
    return replace(state, people=changed(state.people, lambda person: person.id == person_id, change))


@apply.register
def _(fact: f.CarrierRecorded, state: State, at: datetime) -> State:
    others = tuple(carrier for carrier in state.carriers if carrier.role != fact.carrier.role)
    return replace(state, carriers=(*others, fact.carrier))


@apply.register
def _(fact: f.AgreementRuleSet, state: State, at: datetime) -> State:
    return replace(state, agreement_rule=fact.rule)


@apply.register
def _(fact: f.FingersCounted, state: State, at: datetime) -> State:
    return replace(state, fingers=(*state.fingers, fact.counts))


@apply.register
def _(fact: f.ReservationRecorded, state: State, at: datetime) -> State:
    return replace(state, reservations=(*state.reservations, fact.reservation))


@apply.register
def _(fact: f.ReservationAmended, state: State, at: datetime) -> State:
    return replace(
        state,
        reservations=changed(
            state.reservations,
            lambda one: one.id == fact.reservation,
            lambda one: replace(one, text=fact.text, name=fact.name),
        ),
    )


@apply.register
def _(fact: f.Captured, state: State, at: datetime) -> State:
    numbered = state.decisions_numbered
    if fact.capture.kind is CaptureKind.DECISION:
        numbered = max(numbered, fact.capture.number)
    return replace(state, captures=(*state.captures, fact.capture), decisions_numbered=numbered)


@apply.register
def _(fact: f.CaptureAmended, state: State, at: datetime) -> State:
    return replace(
        state,
        captures=changed(
            state.captures,
            lambda capture: capture.id == fact.capture,
            lambda capture: replace(capture, text=fact.text, who=fact.who, due=fact.due),
        ),
    )


@apply.register
def _(fact: f.CaptureRemoved, state: State, at: datetime) -> State:
    return replace(state, captures=tuple(one for one in state.captures if one.id != fact.capture))


@apply.register
def _(fact: f.NextMeetingSet, state: State, at: datetime) -> State:
    return replace(state, next_meeting=fact.when, next_meeting_place=fact.place)


@apply.register
def _(fact: f.MeetingRated, state: State, at: datetime) -> State:
    return replace(state, rating=fact.counts)


@apply.register
def _(fact: f.MinutesApproved, state: State, at: datetime) -> State:
    return replace(state, approved_on=fact.date, approved_by=fact.by) if state.final_at else state


@apply.register
def _(fact: f.BallotsPurged, state: State, at: datetime) -> State:
    return replace(state, ballots_gone=BallotsGone(at, fact.boxes, fact.rounds)) if state.final_at else state


@apply.register
def _(fact: f.JournalRestored, state: State, at: datetime) -> State:
    return replace(state, restored=(*state.restored, at))
