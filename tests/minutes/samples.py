"""A whole workshop of a small sheet, built through the domain as the meeting would: the state at each moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.history import History
from fiche_tui.workshop.sheet import (
    Correction,
    Family,
    Instrument,
    Item,
    Level,
    Part,
    Preset,
    Scale,
    Sheet,
    Step,
    StepKind,
)
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import (
    AgreementRule,
    CaptureKind,
    Carrier,
    Details,
    Method,
    Person,
    Presence,
    Purpose,
    Reservation,
    Stance,
    TieWay,
    Wall,
)

START = datetime(2026, 11, 23, 18, 31, tzinfo=UTC)
"""13 h 31 in Toronto."""

_LEVELS = ("à l’occasion", "régulièrement", "au cœur de notre action")


def _item(code: str, label: str, text: str, source: str = "") -> Item:
    return Item(f"role-{code.lower()}", code, label, text, source or text)


def _scale(scale_id: str, title: str, zero: str) -> Scale:
    return Scale(scale_id, title, tuple(Level(value, text) for value, text in enumerate((zero, *_LEVELS))))


def _step(step_id: str, title: str, kind: StepKind, minutes: int, **more: object) -> Step:
    return Step(step_id, title, kind, {"90": minutes}, {"90": min(3, minutes)}, **more)  # type: ignore[arg-type]


SHEET = Sheet(
    id="petits-roles",
    title="Rôles possibles d’un acteur collectif",
    lang="fr",
    question="Quels rôles nous aideront le plus dans les 12 prochains mois, avec les ressources que nous avons?",
    question_with_objectives="Quels rôles nous aideront le plus à atteindre nos objectifs communs d’ici 12 mois?",
    introduction="Vous pouvez bonifier et ajuster ces rôles.",
    credit="Liste des rôles : Communagir.\nLe déroulement est le nôtre.",
    families=(
        Family(
            "reseautage",
            "A",
            "Réseautage et communication",
            (
                _item("A1", "Mettre en relation", "Mettre en relation les individus et les organisations"),
                _item("A2", "Espaces de dialogue", "Animer des espaces de dialogue"),
                _item("A3", "Diffuser l’information", "Diffuser l’information pertinente"),
            ),
        ),
        Family(
            "coherence",
            "B",
            "Cohérence et complémentarité",
            (
                _item("B1", "Partager les pratiques", "Partager les pratiques existantes"),
                _item("B2", "Zones de collaboration", "Créer des zones de collaboration"),
                _item("B3", "Diffuser l’information", "Diffuser l’information pertinente"),
            ),
        ),
        Family(
            "projets",
            "C",
            "Réalisation de projets collectifs",
            (
                _item("C1", "Projets communs", "Créer des projets communs", "Créer des projets commun"),
                _item("C2", "Agir collectivement", "Agir là où chacun ne peut agir seul"),
                _item("C3", "Enjeux émergents", "Répondre à des enjeux émergents"),
            ),
        ),
    ),
    scales=(
        _scale("today", "Aujourd’hui", "nous ne le faisons pas"),
        _scale("wanted", "Souhaité", "pas à nous"),
    ),
    presets=(Preset("90", "90 minutes", 90, retain=2),),
    steps=(
        _step(
            "accueil",
            "Accueil, intention, présences",
            StepKind.PLENARY,
            6,
            instruction="Qui est là, et pourquoi aujourd’hui?",
            note="Dites l’heure de fin.",
        ),
        _step(
            "contexte",
            "Contexte : ce qui change",
            StepKind.PAIRS,
            7,
            optional=True,
            parts=(Part("En silence, par écrit", 1), Part("Tous ensemble", 4)),
        ),
        _step("ajuster", "Lire et ajuster", StepKind.ADJUST, 12),
        _step("evaluer", "Évaluer en silence", StepKind.ASSESS, 10),
        _step("devoiler", "Dévoiler et discuter", StepKind.REVEAL, 12),
        _step("voter", "Vote caché", StepKind.VOTE, 6, protected=True),
        _step("porter", "Qui porte, pour quand", StepKind.CARRY, 17),
        _step("accord", "Accord sur le portrait", StepKind.AGREE, 7, protected=True),
        _step("relecture", "Relecture, suites", StepKind.CLOSE, 8, protected=True),
        _step("marge", "Marge", StepKind.PLENARY, 5, margin=True),
    ),
    corrections=(Correction("des projets commun", "des projets communs"),),
    talk=("Quel rôle jouons-nous sans le dire?",),
)

PEOPLE = (
    Person("p1", "Émile Zola", "Maison des jeunes"),
    Person("p2", "Zoé Tremblay", "CIUSSS", votes=False),
    Person("p3", "Eve Roy", "Maison des jeunes"),
    Person("p4", "Ali Ben", ""),
    Person("p5", "Denise Côté", "Comité logement"),
    Person("p6", "Éric Fortin", "Caisse", presence=Presence.EXCUSED),
    Person("p7", "Lise Roy", "", presence=Presence.ABSENT),
)

DETAILS = Details(
    title="Nos rôles pour 2027",
    collective="Table de quartier Saint-Rémi",
    objectives=("Briser l’isolement des aînés", "Un logement pour chaque famille"),
    date=date(2026, 11, 23),
    start=time(13, 30),
    place="Centre communautaire, salle 2",
    facilitator="Sophie Bergeron",
    quorum=4,
)


@dataclass
class Meeting:
    """A workshop that goes on: every command is carried out at its hour, and a refusal fails the test."""

    sheet: Sheet = SHEET
    details: Details = DETAILS
    timezone: str = "America/Toronto"
    at: datetime = START
    history: History = field(default_factory=History)

    def __post_init__(self) -> None:
        preset = self.sheet.presets[0].id
        self.record(f.WorkshopCreated("atelier-7", self.sheet, "ab" * 32, preset, self.timezone, self.details))

    @property
    def state(self) -> State:
        return self.history.state

    def ask(self, *asked: c.Command, after: float = 0) -> "Meeting":
        """Carry out commands, ``after`` so many minutes."""
        self.at += timedelta(minutes=after)
        for command in asked:
            decided = decide(self.state, command, self.at)
            assert not isinstance(decided, Refusal), decided
            self.history = self.history.extended(self.history.recorded(decided, self.at))
        return self

    def record(self, *facts: f.Fact, after: float = 0) -> "Meeting":
        return self.ask(*(c.Record(fact) for fact in facts), after=after)

    def step(self, step_id: str, after: float = 0) -> "Meeting":
        return self.ask(c.StartStep(step_id), after=after)

    def reveal(self, ballots: Iterable[Ballot] = (), slips: Iterable[Slip] = ()) -> "Meeting":
        number = self.state.rounds[-1].asked.number
        self.record(f.RoundClosed(number))
        return self.ask(c.RevealRound(number, tuple(ballots), tuple(slips), f"{number:064x}"))


def prepared(instrument: Instrument = Instrument.FULL, **method: bool) -> Meeting:
    """A workshop that was prepared and is not started."""
    return Meeting().record(
        f.PeopleAdded(PEOPLE), f.MethodChosen(Method(instrument, **method)), f.WallDeclared(Wall.SAME)
    )


def adjusted(instrument: Instrument = Instrument.FULL, **method: bool) -> Meeting:
    """A workshop whose list was adapted and settled, and whose assessing has begun: its round is open."""
    meeting = prepared(instrument, **method)
    meeting.record(f.FamilyRenamed("projets", "Projets à plusieurs"), f.KeyboardHeld("Eve"))
    meeting.step("accueil").record(f.PresenceMarked("p7", Presence.PRESENT), after=4)
    meeting.step("contexte", after=3)
    meeting.record(f.MinutesAdded(1), f.MinutesAdded(1), after=5)
    meeting.step("ajuster", after=4)
    meeting.ask(
        c.AddRole("role-c4", "projets", "Soutenir les bénévoles"),
        c.MergeRoles("role-a3", "role-b3"),
        c.Record(f.RoleReworded("role-c1", "Monter des projets ensemble")),
        c.Record(f.RoleMoved("role-b2", "reseautage", 1)),
        c.Record(f.RoleHidden("role-c2")),
        c.Write("n1", CaptureKind.NOTE, "Deux textes pareils en A et en B."),
        c.Record(f.ListSettled()),
        after=8,
    )
    return meeting.step("evaluer", after=4)


def ballots_of(asked_subjects: Iterable[str], rows: Iterable[dict[str, tuple[int | None, ...]]]) -> list[Ballot]:
    """Ballots in which every subject that a row does not name is answered 1 today and 1 wanted."""
    subjects = tuple(asked_subjects)
    return [Ballot({subject: row.get(subject.removeprefix("role-"), (1, 1)) for subject in subjects}) for row in rows]


def revealed() -> Meeting:
    """The assessment is revealed, and the vote on the shortlist is open."""
    meeting = adjusted()
    rows: list[dict[str, tuple[int | None, ...]]] = [
        {"a1": (2, 3), "a2": (3, 1), "c1": (0, 3), "c3": (1, 3), "c4": (0, 0), "b1": (2, 2)},
        {"a1": (2, 3), "a2": (3, 1), "c1": (1, 3), "c3": (1, None), "c4": (0, 3), "b1": (2, 1)},
        {"a1": (2, 2), "a2": (3, 2), "c1": (1, 2), "c3": (2, 2), "c4": (0, 3), "b1": (3, 2)},
        {"a1": (None, 2), "a2": (2, 1), "c1": (0, 3), "c3": (1, 3), "c4": (0, 0), "b1": (2, 2)},
    ]
    meeting.at += timedelta(minutes=9)
    meeting.reveal(ballots_of(meeting.state.rounds[-1].asked.subjects, rows))
    meeting.step("devoiler", after=1)
    meeting.record(f.LateBallotReceived(1), f.RoleRescued("role-c4", "Denise"), after=2)
    meeting.ask(c.Write("t1", CaptureKind.TOPIC, "Le local : qui paie?"), after=5)
    meeting.record(f.PlanCaughtUp({"porter": 13}), after=1)
    return meeting.step("voter", after=1)


def voted() -> Meeting:
    """The vote is revealed and a tie at the cut was settled; the roles are carried, the portrait agreed to."""
    meeting = revealed()
    marks = (("c1", "c3", "a1"), ("c1", "c3"), ("c1", "a1"), ("b1",))
    meeting.reveal([Ballot({f"role-{code}": (1,) for code in codes}) for codes in marks])
    assert meeting.state.rounds[-1].asked.purpose is Purpose.VOTE
    meeting.ask(c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"role-c3": 3, "role-a1": 1}), after=2)
    meeting.step("porter", after=3)
    meeting.record(
        f.CarrierRecorded(
            Carrier("role-c1", "Ali", "Appeler la Ville", "15 janvier", "Comité logement", "500 $", Stance.COLEAD)
        ),
        f.CarrierRecorded(Carrier("role-c3", nobody=True)),
        after=4,
    )
    meeting.ask(
        c.Write("d1", CaptureKind.DECISION, "Ouvrir la table aux jeunes", "Eve", "en mars"),
        c.Write("d2", CaptureKind.DECISION, "Se revoir au printemps"),
        c.Write("a1", CaptureKind.ACTION, "Réserver la salle", "Zoé", "d’ici vendredi"),
        c.Write("a2", CaptureKind.ACTION, "Écrire à la caisse"),
        after=6,
    )
    meeting.step("accord", after=3)
    meeting.record(
        f.AgreementRuleSet(AgreementRule()),
        f.FingersCounted((0, 1, 0, 2, 1, 0)),
        f.ReservationRecorded(Reservation("r1", "Je crains pour nos ressources.\nOn verra.", "Denise")),
        f.ReservationRecorded(Reservation("r2", "C’est beaucoup.")),
        f.FingersCounted((0, 0, 1, 2, 1, 0)),
        f.PresenceMarked("p4", Presence.LEFT),
        after=5,
    )
    return meeting.step("relecture", after=2)


def finished() -> Meeting:
    """The minutes are final."""
    meeting = voted()
    meeting.record(f.NextMeetingSet("le 1er mars, 13 h", "au même endroit"), f.MeetingRated((0, 0, 1, 1, 2)), after=4)
    return meeting.record(f.MinutesFinalised(), after=3)


def raised() -> Meeting:
    """What was said about roles during the pass, then a vote of two ballots and three raised hands."""
    meeting = revealed()
    meeting.ask(
        c.Write("n1", CaptureKind.NOTE, "Personne ne le fait depuis la fermeture du *local*.", about="role-c1"),
        c.Write("n2", CaptureKind.NOTE, "Le CLSC pourrait le reprendre.", about="role-a2"),
        c.Write("n3", CaptureKind.NOTE, "La salle est froide."),
        c.Write("d1", CaptureKind.DECISION, "En reparler au comité", "Eve", about="role-c3"),
        c.Write("a1", CaptureKind.ACTION, "Appeler le CLSC", "Ali", "vendredi", about="role-a2"),
        c.Write("t1b", CaptureKind.TOPIC, "Qui le portait avant?", about="role-c1"),
    )
    asked = meeting.state.rounds[-1].asked
    marks = {"role-c1": 3, "role-c3": 2, "role-a1": 1}
    hands = Slip(3, {role: ((marks.get(role, 0),),) for role in asked.subjects}, hands=True)
    meeting.reveal([Ballot({"role-c1": (1,)}), Ballot({"role-c3": (1,), "role-b1": (1,)})], [hands])
    return meeting


def corrected() -> Meeting:
    """The final minutes were corrected on the next day, then approved; then the ballots were destroyed."""
    meeting = finished()
    meeting.record(f.CaptureAmended("d1", "Ouvrir la table aux jeunes de 14 à 17 ans", "Eve", "en mars"), after=24 * 60)
    meeting.record(
        f.CaptureAmended("a2", "Écrire à la caisse", "Ali"),
        f.CarrierRecorded(Carrier("role-c3", "Denise")),
        f.PersonCorrected("p4", "Ali Ben Salah", "", True),
        f.PresenceMarked("p7", Presence.EXCUSED),
        f.NextMeetingSet("le 8 mars, 13 h", "au même endroit"),
        after=3,
    )
    meeting.record(f.BallotsPurged(3, 2), after=60)
    return meeting.record(f.MinutesApproved(date(2027, 3, 1), "le comité"), after=97 * 24 * 60)


def moments() -> dict[str, State]:
    """The state of the same workshop at each moment that matters, by a name fit for a file."""
    created = Meeting(details=Details("Rôles"))
    suspended = revealed()
    suspended.record(f.SittingSuspended(), after=3)
    return {
        "cree": created.state,
        "prepare": prepared().state,
        "evaluation-ouverte": adjusted().state,
        "vote-ouvert": revealed().state,
        "suspendu": suspended.state,
        "final": finished().state,
    }
