"""``decide(state, command, at)``: the rules. Facts when the command is right, a refusal when it is not."""

from dataclasses import replace
from datetime import datetime

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import decide_doors, decide_earlier, decide_list, decide_rounds
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import seconds_for
from fiche_tui.workshop.closing import day_of, last_held_on
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.hands import levels_fault
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.rules import Decision, check, rule
from fiche_tui.workshop.schedule import movable_steps
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.text import LONGEST_TEXT, longest, normalised
from fiche_tui.workshop.values import Capture, CaptureKind, Purpose

MOST_MINUTES = 600
"""Minutes that a step has at most."""

AFTER_FINAL = (
    *(*f.CORRECTIONS, f.MinutesApproved, f.BallotsPurged),
    *(f.FacilitationTaken, f.HandedOver, f.JournalRestored),
)
"""What may still happen once the minutes are final."""


_REGISTERED = (decide_doors, decide_earlier, decide_list, decide_rounds)
"""Imported for what they register: the rules of their commands and the checks of their facts."""


def decide(state: State, command: Command, at: datetime) -> Decision:
    """Return the facts that a command leads to, or why it is refused. What was typed is normalised here, once."""
    command, too_long = _typed(command)
    if too_long > LONGEST_TEXT:
        return Refusal("text-too-long", {"length": too_long, "most": LONGEST_TEXT})
    if state.final_at and not (isinstance(command, c.Record) and isinstance(command.fact, AFTER_FINAL)):
        return Refusal("final")
    return rule(command, state, at)


def _typed(command: Command) -> tuple[Command, int]:
    """Return the command with what was typed normalised, and the length of its longest text."""
    if isinstance(command, c.RevealRound):
        return command, 0
    if isinstance(command, c.Record) and isinstance(command.fact, f.WorkshopCreated):
        # The sheet is a copy of a file that was checked when it was read: only the details are typed.
        details = normalised(command.fact.details)
        return c.Record(replace(command.fact, details=details)), longest(details)
    clean = normalised(command)
    return clean, longest(clean)


@rule.register
def _(command: c.Record, state: State, at: datetime) -> Decision:
    if not state.id and not isinstance(command.fact, f.WorkshopCreated):
        return Refusal("no-workshop")
    return check(command.fact, state, at) or (command.fact,)


@check.register
def _(fact: f.WorkshopCreated, state: State, at: datetime) -> Refusal | None:
    if state.id:
        return Refusal("exists-already", {"workshop": state.id})
    if not fact.details.title:
        return Refusal("no-title")
    if len(fact.details.objectives) > 3:
        return Refusal("too-many-objectives")
    if fact.preset not in {preset.id for preset in fact.sheet.presets}:
        known = ", ".join(preset.id for preset in fact.sheet.presets)
        return Refusal("unknown-preset", {"preset": fact.preset, "known": known})
    return None


@check.register
def _(fact: f.DetailsChanged, state: State, at: datetime) -> Refusal | None:
    if not fact.details.title:
        return Refusal("no-title")
    if len(fact.details.objectives) > 3:
        return Refusal("too-many-objectives")
    return None


@check.register
def _(fact: f.PresetChosen, state: State, at: datetime) -> Refusal | None:
    if state.runs:
        return Refusal("already-started")
    if fact.preset not in {preset.id for preset in state.sheet.presets}:
        known = ", ".join(preset.id for preset in state.sheet.presets)
        return Refusal("unknown-preset", {"preset": fact.preset, "known": known})
    return None


@check.register
def _(fact: f.MethodChosen, state: State, at: datetime) -> Refusal | None:
    if pending_round(state, Purpose.ASSESS) and fact.method.instrument is not state.method.instrument:
        return Refusal("round-open")
    return None


def _minutes_refused(minutes: int, least: int = 0) -> Refusal | None:
    within = least <= minutes <= MOST_MINUTES
    return None if within else Refusal("minutes-out-of-range", {"minutes": minutes})


@check.register
def _(fact: f.StepPlanned, state: State, at: datetime) -> Refusal | None:
    if state.planned_step(fact.step) is None:
        return Refusal("unknown-step", {"step": fact.step})
    return _minutes_refused(fact.minutes)


@check.register
def _(fact: f.StepInserted, state: State, at: datetime) -> Refusal | None:
    if state.planned_step(fact.step.id):
        return Refusal("exists-already", {"workshop": fact.step.title})
    if fact.before and state.planned_step(fact.before) is None:
        return Refusal("unknown-step", {"step": fact.before})
    return _minutes_refused(fact.minutes)


@check.register
def _(fact: f.StepsReordered, state: State, at: datetime) -> Refusal | None:
    known = {step.id for step in state.plan}
    unknown = next((step for step in fact.order if step not in known), None)
    if unknown is not None or len(set(fact.order)) != len(fact.order):
        return Refusal("unknown-step", {"step": unknown or ""})
    if not set(fact.order) <= {step.id for step in movable_steps(state)}:
        return Refusal("step-begun")
    return None


@check.register
def _(fact: f.PeopleAdded, state: State, at: datetime) -> Refusal | None:
    return Refusal("empty") if not all(person.name for person in fact.people) or not fact.people else None


@check.register
def _(fact: f.PersonCorrected, state: State, at: datetime) -> Refusal | None:
    return None if fact.name else Refusal("empty")


@check.register
def _(fact: f.TimeGivenBack, state: State, at: datetime) -> Refusal | None:
    return None if state.run else Refusal("not-running")


@check.register
def _(fact: f.MinutesAdded, state: State, at: datetime) -> Refusal | None:
    if state.step is None:
        return Refusal("not-running")
    return _minutes_refused(state.step.minutes + fact.minutes)


@check.register
def _(fact: f.PlanCaughtUp, state: State, at: datetime) -> Refusal | None:
    known = {step.id for step in state.plan}
    unknown = next((step for step in (*fact.minutes, *fact.dropped) if step not in known), None)
    if unknown is not None:
        return Refusal("unknown-step", {"step": unknown})
    return next(filter(None, map(_minutes_refused, fact.minutes.values())), None)


@rule.register
def _(command: c.TogglePause, state: State, at: datetime) -> Decision:
    if state.run is None:
        return Refusal("not-running")
    return (f.Resumed(),) if state.run.paused_at else (f.Paused(),)


@rule.register
def _(command: c.StartStep, state: State, at: datetime) -> Decision:
    step = state.planned_step(command.step)
    if step is None:
        return Refusal("unknown-step", {"step": command.step})
    if state.run and state.run.step == command.step:
        return Refusal("already-there")
    if step.kind is StepKind.ASSESS and not state.settled and listed_roles(state):
        return Refusal("list-not-settled")
    began: tuple[f.Fact, ...] = (f.StepStarted(step.id, seconds_for(step, state.runs, at)),)
    if state.suspended:
        began = (f.SittingResumed(), *began)
    purpose = {StepKind.ASSESS: Purpose.ASSESS, StepKind.VOTE: Purpose.VOTE}.get(step.kind)
    if purpose and not any(one.asked.purpose is purpose and one.status != "cancelled" for one in state.rounds):
        opened = rule(c.OpenRound(purpose), state, at)
        # A step may always be entered; what is missing to open its round is said on its screen.
        began += () if isinstance(opened, Refusal) else opened
    return began


@check.register
def _(fact: f.EndPutOff, state: State, at: datetime) -> Refusal | None:
    return _minutes_refused(fact.minutes, least=1) if state.run else Refusal("not-running")


@check.register
def _(fact: f.SittingSuspended, state: State, at: datetime) -> Refusal | None:
    return None if state.run else Refusal("not-running")


@check.register
def _(fact: f.MinutesFinalised, state: State, at: datetime) -> Refusal | None:
    if not state.runs:
        return Refusal("not-started")
    pending = pending_round(state)
    return Refusal("round-pending", {"round": pending.asked.number}) if pending else None


@check.register
def _(fact: f.MinutesApproved, state: State, at: datetime) -> Refusal | None:
    if not state.final_at:
        return Refusal("not-final")
    held, today = last_held_on(state), day_of(state, at)
    if held and fact.date < held:
        return Refusal("approved-too-early", {"date": held.isoformat()})
    # On a machine whose clock is behind the meeting, the day of the meeting itself still passes.
    latest = max(held or today, today)
    return Refusal("approved-too-late", {"today": today.isoformat()}) if fact.date > latest else None


@check.register
def _(fact: f.BallotsPurged, state: State, at: datetime) -> Refusal | None:
    return None if state.final_at else Refusal("ballots-stay")


@rule.register
def _(command: c.Write, state: State, at: datetime) -> Decision:
    if not command.text:
        return Refusal("empty")
    if command.about and not (state.role(command.about) or state.family(command.about)):
        return Refusal("unknown-role", {"role": command.about})
    number = state.decisions_numbered + 1 if command.kind is CaptureKind.DECISION else 0
    step = state.run.step if state.run else ""
    capture = Capture(command.id, command.kind, command.text, step, command.who, command.due, number, command.about)
    return (f.Captured(capture),)


@check.register
def _(fact: f.CaptureAmended, state: State, at: datetime) -> Refusal | None:
    if all(capture.id != fact.capture for capture in state.captures):
        return Refusal("unknown-capture")
    return None if fact.text else Refusal("empty")


@check.register
def _(fact: f.CarrierRecorded, state: State, at: datetime) -> Refusal | None:
    role = state.role(fact.carrier.role)
    return None if role else Refusal("unknown-role", {"role": fact.carrier.role})


@check.register
def _(fact: f.AgreementRuleSet, state: State, at: datetime) -> Refusal | None:
    within = 0 <= fact.rule.floor <= 5 and 0 <= fact.rule.majority_at <= 5
    return None if within else Refusal("not-a-level", {"most": 5})


@check.register
def _(fact: f.FingersCounted, state: State, at: datetime) -> Refusal | None:
    if len(fact.counts) != 6 or any(number < 0 for number in fact.counts):
        return Refusal("not-a-count")
    return levels_fault(state, fact.counts) if sum(fact.counts) else Refusal("empty")


@check.register
def _(fact: f.ReservationRecorded, state: State, at: datetime) -> Refusal | None:
    return None if fact.reservation.text else Refusal("empty")


@check.register
def _(fact: f.ReservationAmended, state: State, at: datetime) -> Refusal | None:
    if all(one.id != fact.reservation for one in state.reservations):
        return Refusal("unknown-capture")
    return None if fact.text else Refusal("empty")


@check.register
def _(fact: f.MeetingRated, state: State, at: datetime) -> Refusal | None:
    if len(fact.counts) != 5 or any(number < 0 for number in fact.counts):
        return Refusal("not-a-count")
    return levels_fault(state, fact.counts)


def with_details(state: State, **changes: object) -> f.DetailsChanged:
    """Return the fact that changes some fields of the details and keeps the others."""
    return f.DetailsChanged(replace(state.details, **changes))  # type: ignore[arg-type]
