"""A real workshop of the roles sheet on disk, brought to any moment of the meeting: for screens and pictures.

    stage = Stage(tmp_path)                 # created, 12 people, the 90-minute agenda
    stage.until("devoiler", revealed=True)  # played up to there, with 12 ballots
    FicheApp(stage.workshops, stage.clock, stage.session)

The clock only moves when told to, the ballots are drawn from a seed, so that two runs give the same screens.
"""

import random
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from fiche_tui.session.creation import create, people_from
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.results import pending_round, retained, unsettled_tie
from fiche_tui.workshop.sheet import Instrument, Sheet, StepKind
from fiche_tui.workshop.values import (
    CaptureKind,
    Carrier,
    Details,
    Method,
    Purpose,
    Reservation,
    TieWay,
    Wall,
)
from tests import played

START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
"""13 h 30 in Montréal."""

PEOPLE = """Anne Lavoie; Maison des familles
Bineta Diop; Accueil Saint-Rémi
Carlos Ruiz; Comité logement
Denise Roy; Table des aînés
Émile Gagnon; Caisse populaire
Fatima Alaoui; Centre des femmes
Gaston Côté; Citoyen
Hélène Tran; CIUSSS
Ian Smith; École Saint-Rémi
Jeanne Paul; Popote roulante
Karim Benali; Maison des jeunes
Line Morin; Ville"""


@cache
def _parsed(source: bytes) -> Sheet:
    return parse_sheet(source, "roles-acteur-collectif.md")


class Stage:
    """One workshop on disk and the session that animates it."""

    def __init__(
        self, folder: Path, *, preset: str = "90", wall: Wall | None = Wall.TWO, source: bytes | None = None
    ) -> None:
        """``source`` is the roles sheet, with other roles for instance."""
        self.clock = StoppedClock(START)
        self.workshops = Workshops(folder / "data")
        source = source or (content_folder() / "roles-acteur-collectif.md").read_bytes()
        details = Details(
            "Rôles de la table",
            "Table de quartier Saint-Rémi",
            ("Briser l’isolement des aînés", "Un logement pour chaque famille"),
            date(2026, 11, 23),
            time(13, 30),
            "Salle Bellevue",
        )
        made = create(
            self.workshops,
            self.clock,
            _parsed(source),
            source,
            details,
            preset=preset,
            timezone="America/Toronto",
            people=people_from(PEOPLE),
        )
        assert not isinstance(made, Refusal)
        self.id = made.id
        self._preset = preset
        self._source = source
        self._created = len(read_history(made).entries)
        """The facts of a workshop that was just made; they hold identifiers, which differ each time."""
        self.session = Session.open(made, self.clock, "Claude")
        self.be_seeded()
        if wall:
            self.do(c.Record(f.WallDeclared(wall)), c.Record(f.KeyboardHeld("Line Morin")))

    def be_seeded(self, seed: int = 2026) -> None:
        """Draw ballots from the same seed as every time, or from another one."""
        self._random = random.Random(seed)

    def do(self, *commands: Command) -> None:
        """Carry commands out; a refusal is an error of the test."""
        for command in commands:
            refusal = self.session.do(command)
            assert refusal is None, f"{command} was refused: {refusal}"

    def reopen(self) -> Session:
        """The same workshop in a new session, as after a crash; the clock stays."""
        self.session.close()
        self.session = Session.open(self.workshops.open(self.id), self.clock, "Claude")
        return self.session

    def role(self, code: str) -> str:
        """The id of the role with that code."""
        return next(role.id for role in self.session.state.roles if role.code == code)

    def adjust(self) -> None:
        """One role reworded, one added, the duplicated one merged."""
        self.do(
            c.Record(f.RoleReworded(self.role("D5"), "Produire de nouvelles connaissances avec le milieu")),
            c.AddRole("parole", "influence", "Porter la parole des personnes qu’on n’entend pas", "Porter la parole"),
            c.MergeRoles(self.role("A6"), self.role("B6")),
        )

    def until(self, step_id: str, *, revealed: bool = False) -> "Stage":
        """Play every step before that one in five minutes each, and enter it; with ``revealed``, reveal there.

        The session is another one then: what a meeting holds is played once, and copied for the tests that follow.
        """
        # Ballots are no facts, and other workshops leave no trace here: nobody knows what there is.
        others = [
            one for one in self.workshops.folder.iterdir() if one.name != self.id and not one.name.startswith(".")
        ]
        if others or pending_round(self.session.state):
            return self._play_until(step_id, revealed=revealed)
        facts = repr([entry.fact for entry in self.session.history.entries[self._created :]])
        shared = self.session.is_shared
        key = (
            type(self),
            self._preset,
            self._source,
            shared,
            facts,
            self.clock.now(),
            self._random.getstate(),
            step_id,
            revealed,
        )
        self.session.close()
        found = played.found(key, self.workshops, self.clock, self._random)
        if found is not None:
            self.id = found
            self.reopen()
            return self
        self.reopen()
        self._play_until(step_id, revealed=revealed)
        self.session.close()
        played.keep(key, self.session, self.clock, self._random)
        self.reopen()
        return self

    def _play_until(self, step_id: str, *, revealed: bool) -> "Stage":
        for step in self.session.state.plan:
            if step.dropped:
                continue
            if step.kind is StepKind.ASSESS and not self.session.state.settled:
                self.do(c.Record(f.ListSettled()))
            self.do(c.StartStep(step.id))
            self.clock.move(minutes=1, seconds=12)
            here = step.id == step_id
            self._play(step.kind, last=here, reveal=not here or revealed)
            if here:
                return self
            self.clock.move(minutes=step.minutes - 2)
        raise AssertionError(f"no step {step_id}")

    def _play(self, kind: StepKind, *, last: bool, reveal: bool) -> None:
        if kind is StepKind.ADJUST and not (last and not reveal):
            self.adjust()
        elif kind is StepKind.COUNT or (kind is StepKind.VOTE and reveal):
            self.cast(12 if not last or reveal else 6)
            if kind is StepKind.VOTE:
                self.reveal()
                self.settle_tie()
        elif kind is StepKind.REVEAL and reveal:
            self.cast_missing()
            self.reveal()
        elif kind is StepKind.CARRY and not last:
            self.carry()
        elif kind is StepKind.AGREE and not last:
            self.agree()

    def cast_missing(self) -> None:
        """Key the ballots in where the agenda has no step for it."""
        pending = pending_round(self.session.state)
        assert pending is not None
        if not self.session.rounds.turnout(pending.asked.number).ballots:
            self.cast(12)

    def cast(self, ballots: int) -> None:
        """That many ballots of the pending round, drawn from the seed."""
        pending = pending_round(self.session.state)
        assert pending is not None
        asked = pending.asked
        for number in range(1, ballots + 1):
            if asked.purpose is Purpose.VOTE:
                weights = [30 if place < 4 else 6 for place in range(len(asked.subjects))]
                chosen: set[str] = set()
                while len(chosen) < asked.questions[0].most:
                    chosen.update(self._random.choices(asked.subjects, weights))
                answers: dict[str, tuple[int | None, ...]] = dict.fromkeys(
                    sorted(chosen)[: asked.questions[0].most], (1,)
                )
            elif asked.instrument is Instrument.CHECK:
                picked = self._random.sample(asked.subjects, 8)
                answers = {role: (1, 0) if place < 6 else (0, 1) for place, role in enumerate(picked)}
            else:
                answers = {role: self._answer(place, len(asked.questions)) for place, role in enumerate(asked.subjects)}
            assert self.session.rounds.put(asked.number, str(number), Ballot(answers)) is None

    def _answer(self, place: int, questions: int) -> tuple[int | None, ...]:
        today = min(3, max(0, round(self._random.gauss((place * 7) % 4 * 0.9, 0.7))))
        wanted = min(3, max(0, round(self._random.gauss(((place * 5) % 7) * 0.5, 0.8))))
        return (today, None if self._random.random() < 0.04 else wanted)[-questions:]

    def reveal(self) -> None:
        """Reveal the pending round."""
        pending = pending_round(self.session.state)
        assert pending is not None
        refusal = self.session.rounds.reveal(pending.asked.number)
        assert refusal is None, refusal

    def settle_tie(self) -> None:
        """Settle the tie at the cut by raised hands, when there is one."""
        waiting = unsettled_tie(self.session.state)
        if waiting:
            hands = {role: 9 - place for place, role in enumerate(waiting.cut.tied)}
            self.do(c.SettleTie(waiting.round.asked.number, TieWay.SHOW_OF_HANDS, hands=hands))

    def carry(self) -> None:
        """Each retained role gets a carrier but the last; a decision and two actions are written down."""
        roles = retained(self.session.state)
        for place, role in enumerate(roles):
            if place == len(roles) - 1:
                carrier = Carrier(role.id, nobody=True)
            else:
                carrier = Carrier(role.id, "Anne Lavoie", "Écrire à la mairie", "15 janvier")
            self.do(c.Record(f.CarrierRecorded(carrier)))
        self.do(
            c.Write("d1", CaptureKind.DECISION, "Tenir une assemblée publique au printemps", "Denise Roy", "avril"),
            c.Write("a1", CaptureKind.ACTION, "Réserver la salle", "Ian Smith", ""),
            c.Write("a2", CaptureKind.ACTION, "Inviter les organismes absents", "", ""),
            c.Write("t1", CaptureKind.TOPIC, "Le transport des aînés"),
        )

    def agree(self) -> None:
        """Twelve people raise their fingers, one has a reservation."""
        self.do(
            c.Record(f.FingersCounted((0, 0, 1, 3, 5, 3))),
            c.Record(f.ReservationRecorded(Reservation("r1", "Le calendrier est serré pour les petits groupes"))),
        )


def check_instrument(stage: Stage) -> Stage:
    """The same workshop with « Cocher »."""
    stage.do(c.Record(f.MethodChosen(Method(Instrument.CHECK))))
    return stage
