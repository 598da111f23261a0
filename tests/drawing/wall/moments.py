"""The moments of a meeting, as the room file tells each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room, WallView, WayIn
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.sheet import Instrument, Part, Sheet, StepKind
from fiche_tui.workshop.values import Capture, CaptureKind, Carrier, Method
from tests.workshop.samples import Play, created, dots_giving, full_ballot, people, small_sheet

ROLES = {"A": 6, "B": 6, "C": 4, "D": 5, "E": 5}
WAYS = (WayIn("ssh -p 2222 vote@serveur", "KAPO-27"),)


@dataclass(frozen=True)
class Moment:
    """A room, and when it is looked at."""

    name: str
    room: Room
    at: datetime

    def seen(self, *, wall: WallView | None = None, away: bool = False, fresh: str = "") -> Seen:
        room = replace(self.room, wall=wall) if wall else self.room
        return Seen(room, self.at, away, fresh)


def large_sheet() -> Sheet:
    """26 roles in five families, questions to talk about, and parts in the step in pairs."""
    sheet = small_sheet(ROLES)
    parts = (Part("Seul, en silence", 1), Part("À deux", 2), Part("Tous ensemble", 4))
    steps = tuple(replace(one, parts=parts) if one.kind is StepKind.PAIRS else one for one in sheet.steps)
    return replace(sheet, steps=steps, talk=("Quel rôle jouons-nous sans le dire?",))


class Meeting:
    """A meeting on that sheet, looked at whenever asked."""

    def __init__(self, instrument: Instrument = Instrument.FULL) -> None:
        details = {
            "collective": "Table de quartier Saint-Rémi",
            "objectives": ("Briser l’isolement des aînés", "Un logement pour chaque famille"),
            "place": "Salle communautaire",
        }
        self.play = Play().record(created(large_sheet(), "120", **details))
        self.play.record(f.PeopleAdded(people(12)), f.MethodChosen(Method(instrument)))

    def start(self, kind: StepKind) -> None:
        step = next(one for one in self.play.state.plan if one.kind is kind and not one.dropped)
        self.play.do(c.StartStep(step.id)).move(minutes=2)

    def look(self, name: str, turnout: Mapping[int, int] | None = None, wall: WallView | None = None) -> Moment:
        return Moment(name, room_from_json(room_of(self.play.state, turnout, wall)), self.play.at)

    def decide(self, number: int, text: str) -> None:
        self.play.record(f.Captured(Capture(f"d{number}", CaptureKind.DECISION, text, number=number)))

    def assess(self) -> None:
        subjects = self.play.asked.subjects
        wanted = [3 if place % 5 else 2 if place % 3 else 0 for place in range(len(subjects))]
        ballots = [
            full_ballot(
                {
                    one: ((place + n) % 4, (wanted[place] - n % 2) if place < 14 else n % 4 // 2)
                    for place, one in enumerate(subjects)
                    if wanted[place]
                },
                self.play.asked,
            )
            for n in range(12)
        ]
        self.play.reveal(ballots)

    def vote(self, scores: tuple[int, ...]) -> None:
        asked = self.play.asked
        self.play.reveal(dots_giving(dict(zip(asked.subjects, scores, strict=False)), asked.questions[0].most))


def _played() -> Iterator[Moment]:
    held = Meeting()
    yield held.look("opening")
    held.start(StepKind.PLENARY)
    yield held.look("plenary")
    held.start(StepKind.PAIRS)
    yield held.look("pairs")
    held.start(StepKind.ADJUST)
    held.decide(
        1, "Tenir une assemblée au printemps avec toutes les organisations du quartier, et y inviter la mairie."
    )
    yield held.look("adjust")
    held.play.record(f.ListSettled())
    held.start(StepKind.ASSESS)
    yield held.look("assess", {1: 5}, WallView(ways_in=WAYS))
    held.start(StepKind.COUNT)
    yield held.look("count", {1: 9})
    held.start(StepKind.REVEAL)
    yield held.look("hidden", {1: 11})
    held.assess()
    yield held.look("revealed")
    held.start(StepKind.VOTE)
    yield held.look("vote", {2: 4}, WallView(ways_in=WAYS))
    held.vote((9, 7, 6, 5, 3, 3, 3))
    yield held.look("tied")
    held.start(StepKind.CARRY)
    yield held.look("carry")
    first, second, *_rest = retained(held.play.state)
    held.play.record(f.CarrierRecorded(Carrier(first.id, "Anne Lavoie", "Écrire à la mairie", "15 janvier")))
    held.play.record(f.CarrierRecorded(Carrier(second.id, nobody=True)))
    yield held.look("carried")
    held.start(StepKind.AGREE)
    yield held.look("agree")
    held.play.record(f.FingersCounted((0, 0, 1, 3, 5, 3)))
    yield held.look("fingers")
    held.start(StepKind.CLOSE)
    held.play.record(f.NextMeetingSet("le 14 janvier, 13h30", "salle du conseil"))
    yield held.look("close")
    held.play.record(f.MinutesFinalised())
    yield held.look("final")


@cache
def moments() -> Mapping[str, Moment]:
    """Every moment by name, in the order of the meeting."""
    return {one.name: one for one in _played()}


def moment(name: str) -> Moment:
    return moments()[name]
