"""The big turnout: what is told of the doors, and from how many ballots on."""

import pytest

from fiche_tui.drawing.turnout import turnout_lines
from fiche_tui.drawing.turnout_words import answered_words, more_words, unfinished_words
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.turnout import HANDS, Turnout, told_apart
from tests.drawing.test_keyed_papers import asked, listed
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


@pytest.mark.parametrize(
    ("names", "slips", "words"),
    [
        (("7",), False, "▲ Pas fini\u00a0: le bulletin 7 (z pour le rouvrir)."),
        (("7", "9"), False, "▲ Pas finis\u00a0: les bulletins 7, 9 (z pour les rouvrir)."),
        (("2",), True, "▲ Pas finie\u00a0: la feuille 2 (z pour la rouvrir)."),
        (("2", "3"), True, "▲ Pas finies\u00a0: les feuilles 2, 3 (z pour les rouvrir)."),
        (("poste-1",), False, "▲ 1 personne remplit encore le sien à l’écran."),
        ((HANDS,), False, "▲ Pas fini\u00a0: le compte à main levée (F7 pour continuer)."),
        (
            ("7", "poste-1", "poste-2"),
            False,
            "▲ Pas fini\u00a0: le bulletin 7 (z pour le rouvrir). 2 personnes remplissent encore le leur à l’écran.",
        ),
    ],
)
def test_papers_keyed_here_are_named_and_those_of_others_only_counted(
    names: tuple[str, ...], slips: bool, words: str
) -> None:
    assert unfinished_words(names, slips=slips) == words


@pytest.mark.parametrize(
    ("by_counts", "station", "earlier", "words"),
    [
        (False, 0, 0, "▲ 14 bulletins pour 12 voix\u00a0: voyez les présences (y)."),
        (True, 0, 0, "▲ 14 personnes comptées pour 12 présentes\u00a0: voyez les présences (y)."),
        (False, 3, 0, "▲ 14 bulletins pour 12 voix\u00a0: quelqu’un a-t-il voté au poste et sur papier?"),
        (False, 0, 1, "▲ 14 bulletins pour 12 voix présentes à la rencontre 1."),
        (True, 0, 2, "▲ 14 personnes comptées pour 12 présentes à la rencontre 2."),
    ],
)
def test_more_ballots_than_voices_say_where_to_look(by_counts: bool, station: int, earlier: int, words: str) -> None:
    one = asked(listed(), Instrument.FULL, by_counts=by_counts)
    assert more_words(one, 14, 12, station, earlier) == words


@pytest.mark.parametrize(
    ("by_counts", "hands", "words"),
    [
        (False, 0, "12 bulletins sur 14 personnes présentes"),
        (True, 0, "12 personnes comptées sur 14 présentes"),
        (False, 12, "12 personnes comptées sur 14 présentes"),
    ],
)
def test_slips_and_raised_hands_count_people_and_no_ballots(by_counts: bool, hands: int, words: str) -> None:
    one = asked(listed(), Instrument.FULL, by_counts=by_counts)
    assert answered_words(Turnout(people=12, by_hands=hands), one, 14) == words
