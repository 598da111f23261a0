"""The workshop as data: counts per level and per role, from which every figure of the minutes can be worked out.

``data.schema.json``, beside this file, documents the shape. A round that is not revealed is left out, and the data
says so; single ballots are in it only when they are handed in.
"""

import json
import re
from collections.abc import Sequence
from importlib.resources import files

from fiche_tui.minutes.data_earlier import earlier_data
from fiche_tui.minutes.data_rounds import Answers, Json, moment_data, round_data
from fiche_tui.minutes.data_ssh import ssh_data
from fiche_tui.minutes.document import plain
from fiche_tui.minutes.front_matter import status_of
from fiche_tui.minutes.naming import code_of
from fiche_tui.minutes.sections.rounds import pending_notice
from fiche_tui.minutes.timeline import actual_minutes, planned_minutes, was_planned
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.portrait import portrait
from fiche_tui.workshop.results import revealed_round, selection, shortlist
from fiche_tui.workshop.state import PlanChange, Role, RoundStatus, Sitting, State
from fiche_tui.workshop.values import Person, Purpose
from fiche_tui.workshop.voters import headcount_of

DATA_FORMAT = "fiche-tui/data"
DATA_VERSION = 2
"""Raised when a key changes its meaning or goes away; new keys do not raise it."""
SCHEMA = "urn:fiche-tui:data:2"
"""The name of the schema, which is also its ``$id``: no address, since nothing is to be fetched to read the data."""


def minutes_json(state: State, ballots: Answers | None = None) -> str:
    """Return the data as indented JSON, ending with a line feed; ``ballots`` adds the single ballots and their
    warning."""
    text = json.dumps(data_of(state, ballots), ensure_ascii=False, indent=2)
    # A text never holds a line end as such, so what is found here are counts: on one line they can be read.
    return re.sub(r"\[\n\s+(-?\d[\d,\s]*?)\n\s+\]", lambda found: f"[{' '.join(found[1].split())}]", text) + "\n"


def notices(state: State, words: Words, ballots: Answers | None = None) -> list[str]:
    """Return what readers of the data must know: that lines may identify people, that a round is left out."""
    said = [words._("Ces lignes peuvent permettre de reconnaître une personne.")] if ballots is not None else []
    if any(one.pending for one in state.rounds):
        said.append(pending_notice(words))
    return [plain(sentence) for sentence in said]


def data_of(state: State, ballots: Answers | None = None) -> Json:
    """Return the data as plain values. Private notes of the steps are not part of it."""
    words = words_of(state)
    revealed = [one for one in state.rounds if one.status is RoundStatus.REVEALED]
    return {
        "$schema": SCHEMA,
        "format": DATA_FORMAT,
        "version": DATA_VERSION,
        "notices": notices(state, words, ballots),
        "workshop": _workshop(state, words),
        "scales": [
            {
                "id": scale.id,
                "title": scale.title,
                "levels": [{"value": level.value, "text": level.text} for level in scale.levels],
            }
            for scale in state.sheet.scales
        ],
        "families": [{"letter": one.letter, "title": one.title} for one in state.families],
        "roles": [_role(state, role) for role in state.roles],
        "rounds": [round_data(state, one, words, ballots) for one in revealed],
        "rounds_left_out": [
            {"number": one.asked.number, "purpose": one.asked.purpose.value, "status": one.status.value}
            for one in state.rounds
            if one.status is not RoundStatus.REVEALED
        ],
        "results": _results(state),
        "agreement": {
            "floor": state.agreement_rule.floor,
            "majority_at": state.agreement_rule.majority_at,
            "fingers": [list(counts) for counts in state.fingers],
            "reservations": [{"text": one.text, "name": one.name} for one in state.reservations],
        },
        "carriers": [_carrier(state, role) for role in state.roles if _has_carrier(state, role)],
        "captures": [
            {
                "kind": one.kind.value,
                "number": one.number or None,
                "step": one.step,
                "text": one.text,
                "who": one.who,
                "due": one.due,
                "about": code_of(state, one.about) if one.about else None,
            }
            for one in state.captures
        ],
        "people": [_person(one, words) for one in state.people],
        "sittings": [_sitting(state, one, words) for one in state.sittings],
        "agenda": _agenda(state, words),
        "rating": list(state.rating),
        "next_meeting": {"when": state.next_meeting, "place": state.next_meeting_place},
        **earlier_data(state),
        **ssh_data(state),
    }


def _workshop(state: State, words: Words) -> Json:
    details = state.details
    return {
        "id": state.id,
        "title": details.title,
        **({"trial": state.trial.value} if state.trial else {}),
        "collective": details.collective,
        "objectives": list(details.objectives),
        "date": details.date.isoformat() if details.date else None,
        "start": details.start.isoformat("minutes") if details.start else None,
        "place": details.place,
        "facilitator": details.facilitator,
        "quorum": details.quorum,
        "lang": state.sheet.lang,
        "timezone": state.timezone,
        "sheet": state.sheet.id,
        "sheet_sha256": state.sheet_sha256,
        "status": status_of(state),
        "final_at": moment_data(state.final_at, words),
        "approved_on": state.approved_on.isoformat() if state.approved_on else None,
        "approved_by": state.approved_by or None,
        "ballots_destroyed_at": moment_data(state.ballots_gone.at if state.ballots_gone else None, words),
        "corrected_at": [moment_data(one.at, words) for one in state.corrections],
        "one_voice_per": "organisation" if state.per_organisation else "person",
        "places": state.retain,
        "note_taker": state.keyboard or None,
        "sheet_corrections": [{"source": one.source, "corrected": one.corrected} for one in state.sheet.corrections],
    }


def _role(state: State, role: Role) -> Json:
    family = state.family(role.family)
    status = "merged" if role.absorbed_by else "hidden" if role.hidden else "listed"
    return {
        "code": role.code,
        "family": family.letter if family else None,
        "label": role.label,
        "text": role.text,
        "sheet_text": role.sheet_text,
        "source_text": role.source_text,
        "status": status,
        "merged_into": code_of(state, role.absorbed_by) if role.absorbed_by else None,
    }


def _codes(state: State, subjects: Sequence[str]) -> list[str]:
    return [code_of(state, subject) for subject in subjects]


def _results(state: State) -> Json | None:
    """Return what the group retained so far, by code, best first where there is an order; ``None`` before any
    reveal."""
    if not any(one.status is RoundStatus.REVEALED for one in state.rounds):
        return None
    current, found, groups = selection(state), shortlist(state), portrait(state)
    assessed = revealed_round(state, Purpose.ASSESS) is not None
    result: Json = {
        "shortlist": _codes(state, found.roles) if assessed else None,
        "rescued": [{"code": code_of(state, role), "by": by} for role, by in state.rescued],
        "set_aside": [{"code": code_of(state, role), "by": by} for role, by in state.set_aside],
        "opened_families": _codes(state, state.opened_families),
        "deciding_round": current.round.asked.number if current else None,
        "tied": _codes(state, current.cut.tied) if current else [],
        "portrait": None,
    }
    if groups:
        result["portrait"] = {group.value: [role.code for role in roles] for group, roles in groups.groups.items()}
    return result


def _has_carrier(state: State, role: Role) -> bool:
    return any(carrier.role == role.id for carrier in state.carriers)


def _carrier(state: State, role: Role) -> Json:
    found = next(carrier for carrier in state.carriers if carrier.role == role.id)
    return {
        "code": role.code,
        "who": found.who,
        "nobody": found.nobody,
        "action": found.action,
        "due": found.due,
        "partners": found.partners,
        "resources": found.resources,
        "stance": found.stance.value if found.stance else None,
    }


def _person(one: Person, words: Words) -> Json:
    return {
        "name": one.name,
        "organisation": one.organisation,
        "votes": one.votes,
        "presence": one.presence.value,
        "arrived_at": moment_data(one.arrived_at, words),
        "left_at": moment_data(one.left_at, words),
    }


def _sitting(state: State, one: Sitting, words: Words) -> Json:
    """Return one meeting with the presences that were its own."""
    return {
        "number": one.number,
        "started_at": moment_data(one.started_at, words),
        "ended_at": moment_data(one.ended_at, words),
        "headcount": headcount_of(state, one.number) or None,
        "people": [_person(person, words) for person in state.people_of(one.number)],
    }


def _agenda(state: State, words: Words) -> Json:
    steps = [
        {
            "id": step.id,
            "title": step.title,
            "kind": step.kind.value,
            "planned_minutes": step.planned if was_planned(state, step) else None,
            "dropped": step.dropped,
            "sitting": step.sitting,
            "runs": [
                {"started_at": moment_data(run.started_at, words), "ended_at": moment_data(run.ended_at, words)}
                for run in state.runs
                if run.step == step.id
            ],
        }
        for step in state.plan
    ]
    return {
        "planned_minutes": planned_minutes(state),
        "actual_minutes": actual_minutes(state),
        "steps": steps,
        "changes": [_change(one, words) for one in state.plan_changes],
    }


def _change(one: PlanChange, words: Words) -> Json:
    """Return a change of the plan: what it did, to which steps, and the minutes that each of them got or lost."""
    return {
        "at": moment_data(one.at, words),
        "what": one.what,
        "step": one.step or None,
        "minutes": one.value,
        "dropped": list(one.dropped),
        "kept": list(one.kept),
        "order": list(one.order),
        "given": dict(one.given),
    }


def schema_text() -> str:
    """Return the schema of the data, as JSON text ending with a line feed."""
    return files("fiche_tui.minutes").joinpath("data.schema.json").read_text(encoding="utf-8")
