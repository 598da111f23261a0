"""Facts whose private words all bear a mark, so that a leak is one search in what the room gets.

What is public is listed; a field that a later release adds is private until somebody lists it here.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import CaptureKind
from tests.hostile import TOGETHER

SECRET = "SECRET"
"""Never in the room."""
LATER = "LOOKEDBACK"
"""In the room once the group has looked at the earlier workshop."""
PUBLIC = "PUBLIC"
"""In the room, where the state holds it."""
COUNTED = 987_654_321
"""A count that is nobody's business."""

Value = TypeVar("Value")

_PUBLIC = frozenset(
    {
        *("Details.title", "Details.collective", "Details.objectives", "Details.place"),
        *("Sheet.title", "Sheet.question", "Sheet.question_with_objectives", "Sheet.talk"),
        *("Scale.title", "Level.text", "ItemName.one", "ItemName.many"),
        *("Family.title", "Item.label", "Item.text", "Step.title", "Step.instruction", "Part.title"),
        *("FamilyRenamed.title", "RoleAdded.text", "RoleAdded.label", "RoleReworded.text", "RoleRelabelled.label"),
        *("Carrier.who", "Carrier.action", "Carrier.due", "NextMeetingSet.when", "NextMeetingSet.place"),
        "BallotTakenOut.reason",
    }
)
_LATER = frozenset(
    {
        *("Earlier.title", "Promise.code", "Promise.about", "Promise.what", "Promise.who", "Promise.due"),
        "PromiseAnswered.word",
    }
)
_KEPT = frozenset(
    {
        *("Sheet.id", "Sheet.lang", "Scale.id", "ItemName.lang", "Family.id", "Family.letter", "Item.id", "Item.code"),
        *("Preset.id", "Preset.sitting_ends_after", "Step.id", "StepInserted.before", "RoleAdded.code"),
        *("WorkshopCreated.workshop", "WorkshopCreated.preset", "WorkshopCreated.timezone", "PresetChosen.preset"),
        *("Capture.id", "Capture.step", "Carrier.role", "Promise.id", "Reservation.id", "Question.id"),
        *("CaptureAmended.capture", "CaptureRemoved.capture", "ReservationAmended.reservation"),
        *("FamiliesOpened.families", "FamilyRemoved.family", "FamilyRenamed.family", "PromiseAnswered.promise"),
        *("StepPlanned.step", "StepStarted.step", "StepsReordered.order", "PlanCaughtUp.dropped", "Round.subjects"),
        "BallotTakenOut.mark",
        *("TieSettled.kept", "RolesMerged.kept", "RolesMerged.absorbed"),
    }
)
_COUNTS = frozenset({"RoundRevealed.doors", "RoundRevealed.left_out", "MeetingRated.counts", "BallotsPurged.boxes"})


def veiled(value: Value) -> Value:
    """Return a fact, or a part of one, with its words marked."""
    if isinstance(value, f.Captured) and value.capture.kind is CaptureKind.DECISION:
        # Decisions have ids of their own here, so that an amended one is known from an amended note.
        words = f"{PUBLIC} {value.capture.text}"
        return replace(value, capture=replace(veiled(value.capture), id=f"d-{value.capture.id}", text=words))
    marked: Value = _marked(value, "")
    if isinstance(value, f.CaptureAmended) and value.capture.startswith("d-"):
        return replace(value, text=f"{PUBLIC} {value.text}", who=SECRET, due=SECRET)
    return marked


def _marked(value: Any, place: str) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return _word(value, place)
    if place in _COUNTS:
        return _counted(value)
    if is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        return replace(
            value, **{one.name: _marked(getattr(value, one.name), f"{name}.{one.name}") for one in fields(value)}
        )
    if isinstance(value, tuple):
        return tuple(_marked(one, place) for one in value)
    if isinstance(value, Mapping):
        return {key: _marked(one, place) for key, one in value.items()}
    return value


def _word(value: str, place: str) -> str:
    if place in _KEPT or place.partition(".")[2] in ("role", "person", "family"):
        return value
    mark = PUBLIC if place in _PUBLIC else LATER if place in _LATER else SECRET
    return f"{mark} {TOGETHER} {value}"


def _counted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict.fromkeys(value, COUNTED)
    return (COUNTED,) * len(value) if isinstance(value, tuple) else COUNTED
