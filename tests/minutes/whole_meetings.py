"""Whole meetings of the roles sheet, as long as real ones: that of 90 minutes, and a crowded one of 120."""

import random
from dataclasses import dataclass, replace
from datetime import date, time

from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.results import retained, shortlist, unsettled_tie
from fiche_tui.workshop.sheet import Sheet, StepKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind, Carrier, Details, Person, Presence, Reservation, Stance, TieWay, Wall
from tests.minutes.samples import Meeting

NAMES = (
    *("Anne Lavoie", "Bineta Diop", "Carlos Ruiz", "Denise Roy", "Émile Gagnon", "Fatima Alaoui", "Gaston Côté"),
    *("Hélène Tran", "Ian Smith", "Jeanne Paul", "Karim Benali", "Line Morin", "Marc-André Desrosiers", "Nadia Haddad"),
    *("Odile Tremblay", "Pierre Savard", "Quentin Lefebvre", "Rosalie Gendron", "Samir Khalil", "Thérèse Bouchard"),
    *("Ursule Picard", "Victor Nguyen", "Wendy Clark", "Xavier Beaulieu", "Yolande Fortin"),
)
HOMES = (
    *("Maison des familles", "Accueil Saint-Rémi", "Comité logement", "Table des aînés", "Caisse populaire"),
    *("Centre des femmes", "", "CIUSSS de l’Est", "École Saint-Rémi", "Popote roulante", "Maison des jeunes", "Ville"),
)
DETAILS = Details(
    "Nos rôles pour 2027",
    "Table de quartier Saint-Rémi",
    ("Briser l’isolement des aînés", "Un logement pour chaque famille", "Des jeunes qui restent à l’école"),
    date(2026, 11, 23),
    time(13, 30),
    "Centre communautaire, salle Bellevue",
)


def roles_sheet() -> Sheet:
    """The sheet that the product is made for."""
    return parse_sheet((content_folder() / "roles-acteur-collectif.md").read_bytes(), "roles-acteur-collectif.md")


@dataclass(frozen=True)
class Size:
    """How much happens in a meeting."""

    preset: str
    people: int
    ballots: int
    decisions: int
    actions: int
    reservations: int
    topics: int


NINETY = Size("90", people=14, ballots=13, decisions=2, actions=2, reservations=1, topics=1)
CROWDED = Size("120", people=25, ballots=25, decisions=12, actions=9, reservations=8, topics=6)

DECISIONS = (
    ("Tenir une assemblée publique au printemps", "Denise Roy", "avril 2027"),
    ("Écrire à l’arrondissement pour demander un local accessible, avec l’appui de la caisse", "Anne Lavoie", ""),
)
ACTIONS = (
    ("Réserver la salle pour l’assemblée publique", "Ian Smith", "1er décembre"),
    ("Inviter les organismes absents à la prochaine rencontre", "", ""),
)
CARRIED = (
    Carrier("", "Denise Roy", "Rencontrer le comité des citoyens", "15 janvier", "Ville", "500 $", Stance.INITIATE),
    Carrier("", "Karim Benali", "Dresser la liste des projets en cours", "1er février", "Maison des jeunes"),
    Carrier("", "Anne Lavoie", "Écrire à la mairie", "15 décembre"),
    Carrier("", nobody=True),
)
RESERVATIONS = ("Le calendrier est serré pour les petits groupes, qui n’ont personne à libérer avant le printemps.",)


def whole(size: Size) -> State:
    """A meeting of that size from its creation to its final minutes, the same at every call."""
    drawn = random.Random(14)
    sheet = roles_sheet()
    # The preset of a meeting is the first one of its sheet.
    sheet = replace(sheet, presets=tuple(sorted(sheet.presets, key=lambda one: one.id != size.preset)))
    meeting = Meeting(sheet, DETAILS)
    meeting.record(f.PeopleAdded(_people(size)), f.WallDeclared(Wall.TWO), f.KeyboardHeld("Line Morin"))
    for step in [step for step in meeting.state.plan if not step.dropped]:
        if step.kind is StepKind.ASSESS:
            _adjust(meeting)
        meeting.step(step.id, after=step.minutes * 0.9 if step.sitting == 1 else 1)
        _play(meeting, step.kind, size, drawn)
    meeting.record(f.NextMeetingSet("le lundi 18 janvier 2027, 13 h 30", "Salle Bellevue"), after=5)
    return meeting.record(f.MinutesFinalised(), after=2).state


def _people(size: Size) -> tuple[Person, ...]:
    came = [Person(f"p{n}", NAMES[n], HOMES[n % len(HOMES)], votes=n > 0) for n in range(size.people)]
    missing = Person("p90", "Zacharie Otis", "Hydro-Québec", presence=Presence.EXCUSED)
    return (*came, missing)


def _adjust(meeting: Meeting) -> None:
    roles = {role.code: role.id for role in meeting.state.roles}
    meeting.record(f.RoleReworded(roles["D5"], "Produire de nouvelles connaissances avec le milieu"))
    meeting.ask(
        c.AddRole("parole", "influence", "Porter la parole des personnes qu’on n’entend pas", "Porter la parole"),
        c.MergeRoles(roles["A6"], roles["B6"]),
        c.Record(f.ListSettled()),
    )


def _play(meeting: Meeting, kind: StepKind, size: Size, drawn: random.Random) -> None:
    if kind is StepKind.PLENARY and not any(one.kind is CaptureKind.NOTE for one in meeting.state.captures):
        meeting.ask(c.Write("n1", CaptureKind.NOTE, "Karim arrive à 14 h; on garde sa place."))
    if kind is StepKind.REVEAL:
        subjects = meeting.state.rounds[-1].asked.subjects
        meeting.reveal([_assessed(subjects, drawn) for _one in range(size.ballots)])
    elif kind is StepKind.VOTE:
        meeting.reveal(_dots(meeting, size))
        if waiting := unsettled_tie(meeting.state):
            hands = {role: 7 - 2 * place for place, role in enumerate(waiting.cut.tied)}
            meeting.ask(c.SettleTie(waiting.round.asked.number, TieWay.SHOW_OF_HANDS, hands=hands))
    elif kind is StepKind.CARRY:
        _carry(meeting, size)
    elif kind is StepKind.AGREE:
        counts = (0, 0, 1, 4, size.people - 8, 3)
        reservations = [
            Reservation(f"r{n}", RESERVATIONS[n % len(RESERVATIONS)], NAMES[n] if n % 2 else "")
            for n in range(size.reservations)
        ]
        meeting.record(f.FingersCounted(counts), *(f.ReservationRecorded(one) for one in reservations))


def _assessed(subjects: tuple[str, ...], drawn: random.Random) -> Ballot:
    def level(middle: float) -> int:
        return min(3, max(0, round(drawn.gauss(middle, 0.8))))

    answers: dict[str, tuple[int | None, int | None]] = {}
    for place, role in enumerate(subjects):
        wanted = None if drawn.random() < 0.04 else level(((place * 5) % 7) * 0.5)
        answers[role] = (level((place * 7) % 4 * 0.9), wanted)
    return Ballot(answers)


def _dots(meeting: Meeting, size: Size) -> list[Ballot]:
    """Three dots a person: three roles lead, two share the place that is left."""
    roles = shortlist(meeting.state).roles
    ballots = []
    for person in range(size.ballots):
        three = (roles[person % 3], roles[3 + person % 2], roles[5 + person % (len(roles) - 5)])
        ballots.append(Ballot(dict.fromkeys(three if person else (*three[:2], roles[4]), (1,))))
    return ballots


def _carry(meeting: Meeting, size: Size) -> None:
    for place, role in enumerate(retained(meeting.state)):
        meeting.record(f.CarrierRecorded(replace(CARRIED[place % len(CARRIED)], role=role.id)))
    for n in range(size.decisions):
        meeting.ask(c.Write(f"d{n}", CaptureKind.DECISION, *DECISIONS[n % len(DECISIONS)]))
    for n in range(size.actions):
        meeting.ask(c.Write(f"a{n}", CaptureKind.ACTION, *ACTIONS[n % len(ACTIONS)]))
    for n in range(size.topics):
        meeting.ask(c.Write(f"t{n}", CaptureKind.TOPIC, "Le transport des aînés : qui en parle à la Ville?"))
