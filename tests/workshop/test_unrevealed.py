"""What was answered cannot be had before the reveal: every public function of the domain and of the minutes is asked.

Two tallies with the same turnout are put by force into the state while the round is pending, as a fault would; whatever
can be called with that state must answer the same for both, and the same as for the honest state.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from functools import partial
from itertools import product
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fiche_tui.minutes
import fiche_tui.workshop
from fiche_tui.minutes.exports import FORMATS, Export
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import Run
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.tally import count
from fiche_tui.workshop.values import Method, Purpose
from tests.soaked import rest_in_soak
from tests.workshop.samples import Play, people
from tests.workshop.strategies import of

ROLES = ("a1", "a2", "a3", "b1", "b2")
CAST = 3


def assessing(instrument: Instrument) -> Play:
    return Play.assessing(instrument=instrument).record(f.PeopleAdded(people(4)))


def voting() -> Play:
    play = Play.assessed(dict.fromkeys(ROLES, (0, 3))).record(f.PeopleAdded(people(4)), f.RetainChanged(1))
    return play.do(c.StartStep("vote"))


def revoting() -> Play:
    return Play.voted({"a1": 2, "a2": 2, "a3": 2}, 1).do(c.OpenRound(Purpose.VOTE, tie_of=2))


def assessing_again() -> Play:
    return Play.voted({"a1": 2, "a2": 1}, 1).record(f.MethodChosen(Method())).do(c.OpenRound(Purpose.ASSESS))


def closed(opened: Callable[[], Play]) -> Callable[[], Play]:
    """The same moment with the round closed."""

    def play() -> Play:
        found = opened()
        return found.record(f.RoundClosed(found.asked.number))

    return play


OPENED: Mapping[str, Callable[[], Play]] = {
    **{f"assessing-{instrument.value}": partial(assessing, instrument) for instrument in Instrument},
    "voting": voting,
    "revoting": revoting,
    "assessing-again": assessing_again,
}
MOMENTS = {**OPENED, **{f"{name}-closed": closed(play) for name, play in OPENED.items()}}


def answers(asked: Round, *, second: bool) -> list[Ballot]:
    """Three ballots; the second set contradicts the first at every role."""
    if asked.questions[0].is_scale:
        given = (3, 0, None) if second else (0, 3, 2)
        return [Ballot(dict.fromkeys(asked.subjects, (level,) * len(asked.questions))) for level in given]
    marks = tuple(int(place == (len(asked.questions) - 1 if second else 0)) for place in range(len(asked.questions)))
    chosen = asked.subjects[-1:] if second else asked.subjects[:1]
    return [Ballot(dict.fromkeys(chosen, marks))] * CAST


def leaking(state: State, *, second: bool) -> State:
    """The state as if it held the answers of its pending round."""
    pending = pending_round(state)
    assert pending is not None
    tally = count(pending.asked, answers(pending.asked, second=second))
    assert tally.people == CAST
    return replace(state, rounds=tuple(replace(one, tally=tally) if one is pending else one for one in state.rounds))


FOR_TYPES_ALONE: Mapping[str, type] = {"State": State, "Fact": f.Fact}
"""What modules import for their annotations alone."""


def modules() -> Iterator[ModuleType]:
    for package in (fiche_tui.workshop, fiche_tui.minutes):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def public_functions() -> dict[str, Callable[..., Any]]:
    """Every public function of the two packages, by its full name."""
    return {
        f"{module.__name__}.{name}": thing
        for module in modules()
        for name, thing in vars(module).items()
        if not name.startswith("_") and inspect.isfunction(thing) and thing.__module__ == module.__name__
    }


def values_for(hint: Any, name: str, state: State, at: datetime, ballots: Sequence[Ballot]) -> list[Any] | None:
    """What an argument may be at that moment; ``None`` when nothing at hand is of its kind.

    A round's own record is never handed over: it would be handing over the tally.
    """
    pending = pending_round(state)
    assert pending is not None
    number = pending.asked.number
    plain: Mapping[Any, list[Any]] = {
        State: [state],
        datetime: [at],
        Round: [one.asked for one in state.rounds],
        Run: [state.run],
        Words: [words_of(state)],
        int: [1, number, 4],
        bool: [False, True],
        str: ["fam-a", "a1", "b2", "vote", "dots", "json"],
    }
    if name == "ballots":
        return [None, {number: ballots}]
    if name == "turnout":
        return [None, {number: CAST}]
    if hint in plain:
        return plain[hint]
    if inspect.isclass(hint) and issubclass(hint, Enum):
        return list(hint)
    if type(None) in get_args(hint):
        inner = next(one for one in get_args(hint) if one is not type(None))
        return [None, *(values_for(inner, name, state, at, ballots) or [])]
    if get_origin(hint) is tuple and get_args(hint)[0] is str:
        return [("a1", "b2")]
    return None


def calls(
    function: Callable[..., Any], state: State, at: datetime, ballots: Sequence[Ballot]
) -> list[tuple[Any, ...]] | None:
    """Every way to call a function of a state with what is at hand; ``None`` when it takes no state, or more."""
    hints = get_type_hints(function, localns=FOR_TYPES_ALONE)
    hints.pop("return", None)
    if State not in hints.values():
        return None
    choices = []
    for name in inspect.signature(function).parameters:
        found = values_for(hints[name], name, state, at, ballots) if name in hints else None
        if found is None:
            return None
        choices.append([(name, one) for one in found])
    return list(product(*choices))


def told(value: Any) -> Any:
    """What a result tells, without the state and the records that were put into it by force."""
    if isinstance(value, State):
        return "state"
    if isinstance(value, RoundState) and value.pending:
        return ("pending", value.asked, value.status)
    if is_dataclass(value) and not isinstance(value, type):
        return (type(value).__name__, *(told(getattr(value, one.name)) for one in fields(value)))
    if isinstance(value, Mapping):
        return [(key, told(one)) for key, one in value.items()]
    if isinstance(value, (tuple, list, frozenset, Iterator)):
        return [told(one) for one in value]
    # What a column writes is in the minutes, which are asked too.
    return value.__qualname__ if inspect.isfunction(value) else value


def asked_of_every_function(state: State, at: datetime, ballots: Sequence[Ballot]) -> dict[str, list[Any]]:
    """What each public function answers, an error by its words."""
    result: dict[str, list[Any]] = {}
    for name, function in public_functions().items():
        ways = calls(function, state, at, ballots)
        for way in ways or ():
            try:
                found = told(function(**dict(way)))
            except Exception as error:  # An error may tell as much as an answer.
                found = (type(error).__name__, str(error))
            labels = [(key, str(one)) for key, one in way if key != "ballots" and isinstance(one, (int, str, Enum))]
            result.setdefault(name, []).append((labels, found))
    return result


@pytest.mark.parametrize("moment", rest_in_soak(list(MOMENTS), kept=5, spread=True))
def test_no_public_function_tells_two_sets_of_answers_apart(moment: str) -> None:
    play = MOMENTS[moment]()
    asked = play.asked
    first, second = answers(asked, second=False), answers(asked, second=True)
    assert count(asked, first).counts != count(asked, second).counts
    honest = asked_of_every_function(play.state, play.at, ())
    assert len(honest) > 80
    for forced, ballots in ((False, first), (True, second)):
        assert asked_of_every_function(leaking(play.state, second=forced), play.at, ballots) == honest


@pytest.mark.parametrize("moment", ["assessing-full", "voting"])
def test_after_the_reveal_the_same_questions_do_tell_them_apart(moment: str) -> None:
    """So that a walk that asked nothing would be noticed."""
    revealed = []
    for second in (False, True):
        play = MOMENTS[moment]()
        play.reveal(answers(play.asked, second=second))
        state = play.state
        revealed.append({name: repr(told(one(state))) for name, one in readers().items()})
    different = {name for name in revealed[0] if revealed[0][name] != revealed[1][name]}
    expected = {"workshop.room.whole.room_of", "minutes.data.minutes_json", "minutes.to_csv.counts_csv"}
    assert {f"fiche_tui.{name}" for name in expected} <= different
    assert len(different) > 9


def readers() -> dict[str, Callable[[State], Any]]:
    """The public functions that need a state and nothing else."""
    found = {}
    for name, function in public_functions().items():
        parameters = list(inspect.signature(function).parameters.values())
        if get_type_hints(function, localns=FOR_TYPES_ALONE).get(
            parameters[0].name if parameters else ""
        ) is State and all(one.default is not one.empty for one in parameters[1:]):
            found[name] = function
    return found


@pytest.mark.parametrize("moment", rest_in_soak(list(MOMENTS), kept=5, spread=True))
def test_every_export_and_its_name_are_the_same_bytes(moment: str) -> None:
    play = MOMENTS[moment]()
    number = play.asked.number
    exports = [Export(extension, short) for extension in FORMATS for short in (False, True)]
    for export in exports:
        honest = export.content(play.state, {})
        for second in (False, True):
            state = leaking(play.state, second=second)
            ballots = {number: answers(play.asked, second=second)}
            assert export.name(state) == export.name(play.state)
            assert export.content(state) == export.content(play.state)
            if export.extension in ("csv", "json"):
                assert export.content(state, ballots) == honest


# Not the reveal: the facts of a reveal are its tally.
NOT_ASKED = (c.Command, c.BallotAwareCommand, c.Record, c.RevealRound)
"""Kinds of commands, a fact as it was said, and what the session alone asks for."""

COMMANDS = [
    kind for kind in vars(c).values() if inspect.isclass(kind) and issubclass(kind, c.Command) and kind not in NOT_ASKED
]
acts = st.one_of(*(of(kind) for kind in COMMANDS), *(of(kind).map(c.Record) for kind in f.FACTS.values()))


@given(st.sampled_from(sorted(MOMENTS)), acts)
def test_no_decision_or_refusal_depends_on_hidden_answers(moment: str, command: c.Command) -> None:
    """Each command, each fact: what is written down or refused is the same for both sets of answers."""
    play = MOMENTS[moment]()
    decisions = [
        decide(state, command, play.at)
        for state in (play.state, leaking(play.state, second=False), leaking(play.state, second=True))
    ]
    assert decisions[0] == decisions[1] == decisions[2]
