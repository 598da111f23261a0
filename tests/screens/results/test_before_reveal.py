"""What is asked before a reveal: its figures, the doors, and never who is missing."""

from dataclasses import replace

import pytest

from fiche_tui.screens.results.before_reveal import before_the_reveal
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Method
from tests.workshop.samples import Play, people


def hidden(voters: int = 13, *, by_counts: bool = False) -> State:
    """A round is open, with that many people who vote."""
    play = Play.prepared().record(f.MethodChosen(Method(Instrument.FULL, by_counts)))
    if voters:
        play.record(f.PeopleAdded(people(voters)))
    return play.record(f.ListSettled()).do(c.StartStep("evaluer")).state


def asked(turnout: Turnout, state: State | None = None) -> str:
    """The question, each space a plain one."""
    state = state or hidden()
    return before_the_reveal(state, state.rounds[0], turnout).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("turnout", "sentence"),
    [
        (Turnout(6, 6), "6 bulletins sur 13 : il en manque 7. En reste-t-il un dans la salle?"),
        (Turnout(1, 1), "1 bulletin sur 13 : il en manque 12. En reste-t-il un dans la salle?"),
        (Turnout(12, 12), "12 bulletins sur 13 : il en manque 1. En reste-t-il un dans la salle?"),
        (Turnout(13, 13), "13 bulletins sur 13 : tous y sont."),
        (Turnout(14, 14), "▲ 14 réponses pour 13 personnes qui votent. Vérifiez avant de dévoiler."),
        (Turnout(13, 1, by_hands=13), "13 personnes comptées sur 13 : tous y sont."),
        (Turnout(0, 1, ("1",)), "0 bulletin sur 13 : il en manque 13. En reste-t-il un dans la salle?"),
    ],
)
def test_it_is_asked_with_its_figures(turnout: Turnout, sentence: str) -> None:
    assert asked(turnout) == sentence


def test_a_room_that_nobody_counted_has_no_missing() -> None:
    assert asked(Turnout(6, 6), hidden(0)) == "6 bulletins. En reste-t-il un dans la salle?"


def test_slips_count_people() -> None:
    words = asked(Turnout(6, 1), hidden(by_counts=True))
    assert words == "6 personnes comptées sur 13 : il en manque 7. En reste-t-il une dans la salle?"


@pytest.mark.parametrize(
    ("turnout", "doors"),
    [
        (Turnout(12, 12), ""),
        (Turnout(12, 12, at_station=12), ""),
        (Turnout(12, 12, at_station=5), "Par où : papier : 7 · poste : 5"),
        (Turnout(12, 12, at_station=7, on_own=5), "Par où : poste : 7 · à son écran : 5"),
        (Turnout(12, 3, at_station=2, by_hands=10), "Par où : poste (moins de cinq) · à main levée"),
        # Of one door under five, the others would give the number away.
        (Turnout(12, 12, at_station=4), "Par où : papier · poste (moins de cinq)"),
        (
            Turnout(12, 12, at_station=1, on_own=2),
            "Par où : papier · poste (moins de cinq) · à son écran (moins de cinq)",
        ),
    ],
)
def test_how_many_by_each_door_and_none_under_five(turnout: Turnout, doors: str) -> None:
    assert asked(turnout).partition("\n")[2] == doors


def test_a_ballot_that_was_taken_out_is_said() -> None:
    state = hidden()
    one = replace(state.rounds[-1], taken_out={"m1": "Un essai"})
    out = replace(state, rounds=(*state.rounds[:-1], one))
    assert asked(Turnout(12, 12), out).splitlines()[-1] == "1 bulletin retiré, devant le groupe."


def test_who_is_missing_is_never_said() -> None:
    state = hidden()
    for turnout in (Turnout(6, 6), Turnout(12, 12, at_station=5), Turnout(15, 15, on_own=3)):
        assert not any(person.name in asked(turnout, state) for person in state.people)
        nobody = replace(state, people=tuple(replace(one, name="X") for one in state.people))
        assert asked(turnout, nobody) == asked(turnout, state)
