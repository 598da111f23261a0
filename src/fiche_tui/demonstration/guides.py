"""Who leads through a trial: each look stages what is invented, and returns what to say."""

from collections.abc import Mapping
from datetime import datetime

from fiche_tui.demonstration.invented import any_ballots, example_ballots
from fiche_tui.demonstration.rehearsing import rehearsal_line
from fiche_tui.demonstration.script import Scene, scene_of
from fiche_tui.demonstration.seen import Place, Seen
from fiche_tui.language.translation import _
from fiche_tui.session.drafts import Draft
from fiche_tui.session.session import Session
from fiche_tui.system.clock import PushedClock
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.keying.written import Written
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.state import RoundState, State, voters_present
from fiche_tui.workshop.values import Purpose

SECONDS_LATE = 6 * 60
"""By how much the demonstration makes its meeting late."""

SECONDS_LEFT = 30
"""Of a step, once its time has gone by in the demonstration."""


class Demonstration:
    """Follows the script; nothing is invented but ballots and time."""

    asks_onward = True

    def __init__(self, session: Session, clock: PushedClock) -> None:
        self._session = session
        self._clock = clock
        self._played: frozenset[str] = frozenset()
        self._staged: set[object] = set()
        self._scene: Scene | None = None
        self.is_over = False

    @property
    def mark(self) -> str:
        """What the first row says of every screen."""
        return _("EXEMPLE")

    @property
    def farewell(self) -> str:
        """What is said at the end."""
        return _("Vous n’avez rien eu à retaper.") if self.is_over else _("Quitter l’exemple?")

    def look(self, place: Place) -> str:
        """Stage what the scene needs, and return its line; the line is empty once all is over."""
        self._answer()
        seen = self._seen(place)
        self._scene = scene_of(seen)
        if self._scene is None:
            self.is_over = True
            return ""
        self._pass_time(self._scene, seen.state)
        return self._scene.line(seen)

    def allows(self, command_id: str) -> bool:
        """Say whether a command may be run now."""
        return self._scene is None or self._scene.allows(command_id)

    @property
    def waits_for(self) -> str:
        """What is said of a command that may not be run yet: the key that comes first."""
        return self._scene.waits_for if self._scene else ""

    def ran(self, command_id: str) -> None:
        """Remember that a command was run."""
        if self._scene and command_id == self._scene.command:
            self._played |= {self._scene.name}

    def _seen(self, place: Place) -> Seen:
        state = self._session.state
        pending = pending_round(state)
        people = self._session.rounds.turnout(pending.asked.number).people if pending else 0
        return Seen(state, place, self._played, people)

    def _answer(self) -> None:
        state = self._session.state
        pending = pending_round(state)
        if pending is None or pending.asked.number in self._staged:
            return
        self._staged.add(pending.asked.number)
        if pending.asked.tie_of:
            cast_any(self._session, pending)
        else:
            self._cast(pending, state)

    def _pass_time(self, scene: Scene, state: State) -> None:
        if scene.name not in self._staged:
            self._staged.add(scene.name)
            if scene.name == "late":
                self._clock.push(seconds_until_late(state, self._clock.now()))
            elif scene.passes_time and state.run:
                self._clock.push(max(0.0, state.run.left(self._clock.now()) - SECONDS_LEFT))

    def _cast(self, pending: RoundState, state: State) -> None:
        asked = pending.asked
        codes = {role.id: role.code for role in state.roles}
        *others, last = example_ballots(asked, codes, voters_present(state))
        for number, ballot in enumerate(others, start=1):
            self._session.rounds.put(asked.number, str(number), ballot)
        name = str(len(others) + 1)
        if asked.purpose is Purpose.VOTE:
            self._session.rounds.put(asked.number, name, last)
        else:
            # Half keyed, as a person leaves a paper: its last family is still to come.
            self._session.rounds.drafts.keep(asked.number, name, Draft(_all_but_the_last_family(state, pending, last)))


class Rehearsal:
    """Lets a meeting be played as it was prepared; rounds are answered by invented people."""

    asks_onward = False
    is_over = False
    waits_for = ""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._staged: set[int] = set()

    @property
    def mark(self) -> str:
        """What the first row says of every screen."""
        return _("RÉPÉTITION")

    @property
    def farewell(self) -> str:
        """What is said at the end."""
        return _("La répétition est effacée. Votre rencontre n’a pas changé.")

    def look(self, place: Place) -> str:
        """Answer a round that has just opened, and return what may be done."""
        state = self._session.state
        pending = pending_round(state)
        if pending and pending.asked.number not in self._staged:
            self._staged.add(pending.asked.number)
            cast_any(self._session, pending)
        people = self._session.rounds.turnout(pending.asked.number).people if pending else 0
        return rehearsal_line(Seen(state, place, ballots=people))

    def allows(self, _command_id: str) -> bool:
        """Every key does what it will do in the meeting."""
        return True

    def ran(self, _command_id: str) -> None:
        """Nothing waits for a key."""


def cast_any(session: Session, pending: RoundState) -> None:
    """Put an invented answer in the box for everybody who votes."""
    voters = voters_present(session.state) or 1
    for number, answer in enumerate(any_ballots(pending.asked, voters, pending.asked.number), start=1):
        session.rounds.put(pending.asked.number, str(number), answer)


def seconds_until_late(state: State, at: datetime) -> float:
    """Return how long to wait within the running step until the meeting is as late as the story wants it."""
    ahead = outlook(state, at)
    if ahead is None or state.run is None:
        return 0
    return max(0.0, state.run.left(at)) + max(0.0, SECONDS_LATE - ahead.behind)


def _all_but_the_last_family(state: State, pending: RoundState, ballot: Ballot) -> Written:
    rows = [_row(strip.subjects, ballot.answers) for strip in strips_of(state, pending.asked)]
    rows[-1] = ("",) * len(rows[-1])
    return Written(tuple(rows), len(rows) - 1, sum(len(row) for row in rows[:-1]))


def _row(subjects: tuple[str, ...], answers: Mapping[str, tuple[int | None, ...]]) -> tuple[str, ...]:
    return tuple(str(level) for subject in subjects for level in answers[subject])
