"""The big turnout: what is told of the doors, and from how many ballots on."""

import pytest

from fiche_tui.drawing.turnout import turnout_lines
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.turnout import Turnout, told_apart
from tests.minutes import samples
from tests.workshop.samples import people


@pytest.mark.parametrize(
    ("doors", "apart"),
    [
        ((), True),
        ((3,), True),
        ((0, 2, 0), True),
        ((5, 5), True),
        ((12, 4), False),
        ((4, 12), False),
        ((9, 1, 9), False),
    ],
)
def test_under_five_at_one_of_several_doors_none_is_counted_apart(doors: tuple[int, ...], apart: bool) -> None:
    assert told_apart(*doors) is apart


@pytest.mark.parametrize(
    ("total", "at_station", "told"),
    [(2, 2, True), (12, 5, True), (12, 4, False), (12, 8, False), (12, 0, False)],
)
def test_the_station_is_told_apart_from_five_on(total: int, at_station: int, told: bool) -> None:
    state = samples.adjusted().record(f.PeopleAdded(people(14))).state
    pending = pending_round(state)
    assert pending
    turnout = Turnout(people=total, ballots=total, at_station=at_station)
    text = "\n".join(one.text for one in turnout_lines(state, turnout, pending, 5, station=True))
    assert (f"dont {at_station} au poste de vote" in text) is told
    assert "bulletins" in text


@pytest.mark.parametrize(("on_own", "by_ssh", "told"), [(6, 0, True), (4, 0, False), (6, 2, False), (12, 0, True)])
def test_the_accounts_of_the_server_are_told_apart_from_five_on(on_own: int, by_ssh: int, told: bool) -> None:
    state = samples.adjusted().record(f.PeopleAdded(people(14))).state
    pending = pending_round(state)
    assert pending
    turnout = Turnout(people=12, ballots=12, on_own=on_own, by_ssh=by_ssh)
    text = "\n".join(one.text for one in turnout_lines(state, turnout, pending, 5, station=True))
    assert (f"dont {on_own} par les comptes du serveur" in text) is told


@pytest.mark.parametrize(("by_ssh", "told"), [(6, True), (4, False), (12, True)])
def test_the_ballots_over_ssh_are_told_apart_from_five_on(by_ssh: int, told: bool) -> None:
    state = samples.adjusted().record(f.PeopleAdded(people(14))).state
    pending = pending_round(state)
    assert pending
    turnout = Turnout(people=12, ballots=12, by_ssh=by_ssh)
    text = "\n".join(one.text for one in turnout_lines(state, turnout, pending, 5, station=True))
    assert (f"dont {by_ssh} par SSH" in text) is told
