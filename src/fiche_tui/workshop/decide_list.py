"""The rules about the list of roles: codes for ever, merging only before answers, settling before assessing."""

import re
from datetime import datetime

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.rules import Decision, check, rule
from fiche_tui.workshop.sheet import LABEL_LENGTH, Family
from fiche_tui.workshop.short_text import beginning
from fiche_tui.workshop.state import RoundStatus, State, listed_roles
from fiche_tui.workshop.values import Purpose

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def next_code(state: State, family_id: str) -> str:
    """Return the next code of a family: its letter and the number after the highest ever given, hidden and merged
    included."""
    family = state.family(family_id)
    letter = family.letter if family else "?"
    numbers = [int(code[len(letter) :]) for code in state.codes if re.fullmatch(rf"{re.escape(letter)}\d+", code)]
    return f"{letter}{max(numbers, default=0) + 1}"


def _asked_with_answers(state: State, role: str, holding: frozenset[int]) -> bool:
    return any(
        role in one.asked.subjects
        for one in state.rounds
        if one.status is RoundStatus.REVEALED or (one.pending and one.asked.number in holding)
    )


@rule.register
def _(command: c.AddRole, state: State, at: datetime) -> Decision:
    if state.settled:
        return Refusal("list-settled")
    if state.family(command.family) is None:
        return Refusal("unknown-family", {"family": command.family})
    if not command.text:
        return Refusal("empty")
    if state.role(command.role):
        return Refusal("exists-already", {"workshop": command.role})
    if len(command.label) > LABEL_LENGTH:
        return Refusal("label-too-long", {"most": LABEL_LENGTH})
    code = next_code(state, command.family)
    label = command.label or beginning(command.text, LABEL_LENGTH)
    return (f.RoleAdded(command.role, code, command.family, command.text, label),)


@rule.register
def _(command: c.AddFamily, state: State, at: datetime) -> Decision:
    if state.runs:
        return Refusal("already-started")
    if not command.title:
        return Refusal("empty")
    taken = {family.letter for family in state.families} | {code.rstrip("0123456789") for code in state.codes}
    letter = next((letter for letter in LETTERS if letter not in taken), "")
    if not letter:
        return Refusal("too-many-families")
    return (f.FamilyAdded(Family(command.family, letter, command.title)),)


@check.register
def _(fact: f.FamilyRenamed, state: State, at: datetime) -> Refusal | None:
    if state.family(fact.family) is None:
        return Refusal("unknown-family", {"family": fact.family})
    return None if fact.title else Refusal("empty")


@check.register
def _(fact: f.FamilyRemoved, state: State, at: datetime) -> Refusal | None:
    if state.runs:
        return Refusal("already-started")
    return Refusal("last-family") if len(state.families) < 2 else None


@check.register
def _(fact: f.RoleReworded, state: State, at: datetime) -> Refusal | None:
    if state.role(fact.role) is None:
        return Refusal("unknown-role", {"role": fact.role})
    return None if fact.text else Refusal("empty")


@check.register
def _(fact: f.RoleRelabelled, state: State, at: datetime) -> Refusal | None:
    if state.role(fact.role) is None:
        return Refusal("unknown-role", {"role": fact.role})
    if not fact.label:
        return Refusal("empty")
    return Refusal("label-too-long", {"most": LABEL_LENGTH}) if len(fact.label) > LABEL_LENGTH else None


@check.register
def _(fact: f.RoleMoved, state: State, at: datetime) -> Refusal | None:
    if state.role(fact.role) is None:
        return Refusal("unknown-role", {"role": fact.role})
    return None if state.family(fact.family) else Refusal("unknown-family", {"family": fact.family})


@rule.register
def _(command: c.MergeRoles, state: State, at: datetime) -> Decision:
    kept, absorbed = state.role(command.kept), state.role(command.absorbed)
    if kept is None or absorbed is None or kept is absorbed or not kept.listed or absorbed.absorbed_by:
        # Merged into a hidden role, both would leave the list.
        return Refusal("cannot-merge")
    for role in (kept, absorbed):
        if _asked_with_answers(state, role.id, command.holding):
            return Refusal("answers-exist", {"code": role.code})
    if state.settled:
        return Refusal("list-settled")
    return (f.RolesMerged(kept.id, absorbed.id),)


@rule.register
def _(command: c.RestoreRole, state: State, at: datetime) -> Decision:
    role = state.role(command.role)
    if role is None:
        return Refusal("unknown-role", {"role": command.role})
    if role.absorbed_by:
        if _asked_with_answers(state, role.absorbed_by, command.holding):
            return Refusal("answers-exist", {"code": role.code})
        if state.settled:
            return Refusal("list-settled")
    return (f.RoleRestored(role.id),)


@check.register
def _(fact: f.ListSettled, state: State, at: datetime) -> Refusal | None:
    if state.settled:
        return Refusal("list-settled")
    return None if listed_roles(state) else Refusal("list-empty")


@rule.register
def _(command: c.ReopenList, state: State, at: datetime) -> Decision:
    if not state.settled:
        return Refusal("list-not-settled")
    pending = pending_round(state, Purpose.ASSESS)
    if pending is None:
        return (f.ListReopened(),)
    if pending.asked.number in command.holding and not command.accepts_loss:
        return Refusal("round-holds-ballots", {"round": pending.asked.number})
    return (f.RoundCancelled(pending.asked.number), f.ListReopened())
