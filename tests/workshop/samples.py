"""A small sheet and ``Play``, which carries commands out on a clock that only moves when told to.

    play = Play.prepared()                      # created, nothing started
    play.record(f.RoleHidden("a1")).do(c.StartStep("accueil")).move(minutes=5)
    play.state.run                              # the fold of everything so far
    play.refused(c.TogglePause()).code          # why a command is refused, nothing changed

``Play.assessed`` and ``Play.voted`` go straight to a revealed round. Nothing here reads a file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time

from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round, Slip
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.history import Entry, History
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Family, Instrument, Item, Level, Preset, Scale, Sheet, Step, StepKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Details, Method, Person

START = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
"""13 h 30 in Montréal."""

SIZES: Mapping[str, int] = {"A": 3, "B": 2}
"""Roles by letter of the small sheet: a1, a2, a3, b1, b2."""

# id, title, kind, minutes at 120, 90, 45 and deux, minimum at 120/90/deux and at 45.
_ROWS: tuple[tuple[str, str, StepKind, tuple[int, int, int, int], tuple[int, int]], ...] = (
    ("accueil", "Accueil, intention, présences", StepKind.PLENARY, (8, 6, 3, 6), (3, 3)),
    ("contexte", "Contexte : ce qui change", StepKind.PAIRS, (7, 0, 0, 0), (5, 0)),
    ("ajuster", "Lire et ajuster les familles", StepKind.ADJUST, (15, 12, 6, 20), (6, 5)),
    ("evaluer", "Évaluer en silence", StepKind.ASSESS, (12, 10, 5, 12), (6, 4)),
    ("depouiller", "Dépouillement (et pause)", StepKind.COUNT, (8, 8, 6, 0), (4, 4)),
    ("devoiler", "Dévoiler et discuter", StepKind.REVEAL, (18, 12, 6, 15), (8, 5)),
    ("vote", "Vote caché sur la liste courte", StepKind.VOTE, (7, 6, 0, 6), (4, 0)),
    ("porter", "Qui porte, par quoi commencer", StepKind.CARRY, (22, 17, 9, 17), (10, 7)),
    ("accord", "Accord sur le portrait", StepKind.AGREE, (10, 7, 4, 7), (4, 3)),
    ("relire", "Relecture, suites", StepKind.CLOSE, (10, 7, 3, 7), (3, 3)),
    ("marge", "Marge", StepKind.PLENARY, (3, 5, 3, 0), (0, 0)),
)
_PRESETS = ("120", "90", "45", "deux")


def steps() -> tuple[Step, ...]:
    """The agenda of the roles sheet: vote, agreement and closing are protected, the context may be dropped."""
    return tuple(
        Step(
            id=step_id,
            title=title,
            kind=kind,
            minutes={preset: value for preset, value in zip(_PRESETS, minutes, strict=True) if value},
            minimum={"120": minimum[0], "90": minimum[0], "deux": minimum[0], "45": minimum[1]},
            protected=step_id in ("vote", "accord", "relire"),
            optional=step_id == "contexte",
            margin=step_id == "marge",
            instruction=f"Consigne : {title}",
            note=f"PRIVÉ {step_id}",
        )
        for step_id, title, kind, minutes, minimum in _ROWS
    )


def small_sheet(sizes: Mapping[str, int] = SIZES) -> Sheet:
    """A sheet with that many roles by family letter; the family ``A`` is ``fam-a`` and its first role ``a1``."""
    families = tuple(
        Family(
            f"fam-{letter.lower()}",
            letter,
            f"Famille {letter}",
            tuple(
                Item(
                    f"{letter.lower()}{n}",
                    f"{letter}{n}",
                    f"Rôle {letter}{n}",
                    f"Texte {letter}{n}",
                    f"Src {letter}{n}",
                )
                for n in range(1, size + 1)
            ),
        )
        for letter, size in sizes.items()
    )
    levels = tuple(Level(value, f"niveau {value}") for value in range(4))
    return Sheet(
        id="petite",
        title="Petite fiche",
        lang="fr",
        question="Lesquels nous aideront le plus?",
        question_with_objectives="Lesquels nous aideront le plus à atteindre nos objectifs?",
        families=families,
        scales=(Scale("today", "Aujourd’hui", levels), Scale("wanted", "Souhaité", levels)),
        presets=(
            Preset("120", "120 minutes", 120, retain=5),
            Preset("90", "90 minutes", 90, retain=4),
            Preset("45", "45 minutes", 45, retain=3, instrument=Instrument.CHECK, rating=False),
            Preset("deux", "Deux rencontres", 90, retain=4, sitting_ends_after=("evaluer",)),
        ),
        steps=steps(),
    )


def created(sheet: Sheet | None = None, preset: str = "90", **details: object) -> f.WorkshopCreated:
    """The first fact of a workshop on the small sheet; ``details`` replaces fields of its details."""
    first = Details("Tables de quartier", date=date(2026, 11, 23), start=time(13, 30))
    changed: Details = replace(first, **details)  # type: ignore[arg-type]
    return f.WorkshopCreated("w1", sheet or small_sheet(), "0" * 64, preset, "America/Toronto", changed)


def people(count: int) -> tuple[Person, ...]:
    """That many voters, p1, p2, ..."""
    return tuple(Person(f"p{number}", f"Personne {number}") for number in range(1, count + 1))


def full_ballot(answers: Mapping[str, tuple[int | None, int | None]], asked: Round) -> Ballot:
    """A ballot of « Complet »; what is not given is answered « je ne sais pas »."""
    return Ballot({subject: answers.get(subject, (None, None)) for subject in asked.subjects})


def dots(*roles: str) -> Ballot:
    """A ballot of the vote with a dot on each of those roles."""
    return Ballot(dict.fromkeys(roles, (1,)))


def dots_giving(scores: Mapping[str, int], most: int) -> tuple[Ballot, ...]:
    """Ballots of at most ``most`` dots each that give those scores."""
    people_needed = max([*scores.values(), -(-sum(scores.values()) // most)], default=0)
    piles: list[list[str]] = [[] for _ in range(people_needed)]
    position = 0
    # Dealt like cards: two dots of one role never meet, since no role has more dots than there are people.
    for role, score in scores.items():
        for _ in range(score):
            piles[position % people_needed].append(role)
            position += 1
    return tuple(dots(*pile) for pile in piles)


@dataclass
class Play:
    """A workshop being played. ``holding`` names the rounds whose box holds a ballot, as the store would tell."""

    history: History = field(default_factory=History)
    clock: StoppedClock = field(default_factory=lambda: StoppedClock(START))
    holding: frozenset[int] = frozenset()

    @classmethod
    def prepared(cls, sheet: Sheet | None = None, preset: str = "90") -> "Play":
        """A workshop that was created, with nothing started."""
        return cls().record(created(sheet, preset))

    @classmethod
    def assessing(cls, sheet: Sheet | None = None, preset: str = "90", instrument: Instrument | None = None) -> "Play":
        """A workshop whose assessing round is open."""
        play = cls.prepared(sheet, preset)
        if instrument:
            play.record(f.MethodChosen(Method(instrument)))
        return play.record(f.ListSettled()).do(c.StartStep("evaluer"))

    @classmethod
    def assessed(
        cls,
        answers: Mapping[str, tuple[int | None, int | None]],
        sheet: Sheet | None = None,
        preset: str = "90",
    ) -> "Play":
        """A workshop whose assessment, one ballot of « Complet » with those answers, is revealed."""
        play = cls.assessing(sheet, preset, Instrument.FULL)
        return play.reveal([full_ballot(answers, play.asked)])

    @classmethod
    def voted(cls, scores: Mapping[str, int], retain: int) -> "Play":
        """A workshop whose vote gave those dots to roles a1, a2, ... of the small sheet, ``retain`` to be kept."""
        play = cls.assessed(dict.fromkeys(("a1", "a2", "a3", "b1", "b2"), (0, 3)))
        play.record(f.RetainChanged(retain)).do(c.StartStep("vote"))
        return play.reveal(dots_giving(scores, play.asked.questions[0].most))

    @property
    def state(self) -> State:
        """The fold of everything so far."""
        return self.history.state

    @property
    def at(self) -> datetime:
        """The present moment."""
        return self.clock.now()

    @property
    def asked(self) -> Round:
        """What the round whose result is hidden asks."""
        found = pending_round(self.state)
        assert found is not None, "no round is open"
        return found.asked

    @property
    def last(self) -> tuple[Entry, ...]:
        """The entries of the last act."""
        act = self.history.entries[-1].act
        return tuple(entry for entry in self.history.entries if entry.act == act)

    def decide(self, command: Command) -> tuple[f.Fact, ...] | Refusal:
        """What the domain answers, without carrying it out."""
        return decide(self.state, command, self.at)

    def do(self, *commands: Command) -> "Play":
        """Carry commands out; a refusal is an error of the test."""
        for command in commands:
            decision = self.decide(command)
            assert not isinstance(decision, Refusal), f"{command} was refused: {decision}"
            self.append(decision)
        return self

    def record(self, *facts: f.Fact) -> "Play":
        """Write facts down as they were said, each in its own act."""
        return self.do(*(c.Record(fact) for fact in facts))

    def refused(self, command: Command | f.Fact) -> Refusal:
        """The refusal of a command, or of a fact to record; being accepted is an error of the test."""
        decision = self.decide(c.Record(command) if isinstance(command, f.Fact) else command)
        assert isinstance(decision, Refusal), f"{command} was accepted: {decision}"
        return decision

    def append(self, facts: Sequence[f.Fact]) -> "Play":
        """Append facts as one act, whatever the rules say."""
        self.history = self.history.extended(self.history.recorded(facts, self.at))
        return self

    def undo(self) -> "Play":
        """Take the last act back; a barrier is an error of the test."""
        decision = self.history.undo(self.holding)
        assert not isinstance(decision, Refusal), "nothing to undo"
        return self.append(decision)

    def refusal_of_undo(self) -> Refusal:
        """Why nothing can be taken back now; being able to is an error of the test."""
        decision = self.history.undo(self.holding)
        assert isinstance(decision, Refusal), f"undo would give {decision}"
        return decision

    def move(self, *, minutes: float = 0, seconds: float = 0) -> "Play":
        """Let time pass."""
        self.clock.move(minutes=minutes, seconds=seconds)
        return self

    def reveal(self, ballots: Iterable[Ballot] = (), slips: Iterable[Slip] = ()) -> "Play":
        """Close the pending round and reveal it with these answers."""
        number = self.asked.number
        self.record(f.RoundClosed(number))
        return self.do(c.RevealRound(number, tuple(ballots), tuple(slips), "f" * 64))
