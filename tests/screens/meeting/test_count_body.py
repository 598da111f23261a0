"""The counting step: the turnout and what remains, never a result; what its keys ask for."""

import random
from dataclasses import replace

import pytest

from fiche_tui.drawing.turnout_words import unfinished_words
from fiche_tui.screens.meeting.steps.count import CountBody
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Method
from tests.screens.body_host import HOSTILE, SIZES, hostile_state, names_of, shown
from tests.workshop.samples import Play, people, small_sheet

TALK = ("Quel rôle jouons-nous sans le dire?", "Lequel pourrions-nous laisser à d’autres?")
SEED = small_sheet({"A": 6, "B": 6, "C": 4, "D": 5, "E": 5})


def counting(voters: int = 12, *, by_counts: bool = False, instrument: Instrument = Instrument.FULL) -> State:
    """A round is pending on 26 roles, with that many people present."""
    play = Play.prepared(replace(SEED, talk=TALK)).record(f.MethodChosen(Method(instrument, by_counts)))
    if voters:
        play.record(f.PeopleAdded(people(voters)))
    return play.record(f.ListSettled()).do(c.StartStep("evaluer"), c.StartStep("depouiller")).state


@pytest.mark.parametrize(
    ("turnout", "expected"),
    [
        (0, ["bulletin", "sur 12 personnes présentes", "Encore 12 bulletins, environ 10 min"]),
        (1, ["bulletin", "Encore 11 bulletins, environ 9 min"]),
        (10, ["bulletins", "Encore 2 bulletins, environ 2 min"]),
        (11, ["bulletins", "Encore 1 bulletin, environ 1 min"]),
        (12, ["bulletins", "Tous les bulletins sont saisis.  n : étape suivante"]),
        (13, ["▲ 13 bulletins pour 12 voix : voyez les présences (y)."]),
    ],
)
async def test_how_far_the_box_is(turnout: int, expected: list[str]) -> None:
    async with shown(CountBody(), counting(), turnout=Turnout(turnout, turnout)) as (host, _pilot):
        for part in expected:
            assert part in host.text
        assert ("Encore" in host.text) == (turnout < 12)


async def test_one_person_alone_is_said_in_the_singular() -> None:
    async with shown(CountBody(), counting(1), turnout=Turnout(0, 0)) as (host, _pilot):
        assert "sur 1 personne présente" in host.text


async def test_a_room_that_nobody_counted_has_no_estimate() -> None:
    async with shown(CountBody(), counting(0), turnout=Turnout(3, 3)) as (host, _pilot):
        assert "bulletins" in host.text
        assert "sur" not in host.text.split("EN ATTENDANT")[0]
        assert "Encore" not in host.text


async def test_unfinished_ballots_are_named_and_hold_the_end_back() -> None:
    async with shown(CountBody(), counting(), turnout=Turnout(12, 13, ("13",))) as (host, _pilot):
        assert "▲ Pas fini : le bulletin 13 (z pour le rouvrir)." in host.text
        assert "Tous les bulletins" not in host.text


def test_unfinished_ballots_of_other_boxes_have_no_number() -> None:
    words = unfinished_words(("3", "7", "bulletin")).replace("\u00a0", " ")
    assert words == (
        "▲ Pas finis : les bulletins 3, 7 (z pour les rouvrir). 1 personne remplit encore le sien à l’écran."
    )


async def test_the_question_changes_with_the_ballots_and_not_with_time() -> None:
    state = counting()
    for ballots in (0, 1, 2):
        async with shown(CountBody(), state, turnout=Turnout(ballots, ballots)) as (host, _pilot):
            assert TALK[ballots % 2] in host.text
            assert TALK[(ballots + 1) % 2] not in host.text


async def test_counts_speak_of_people() -> None:
    async with shown(CountBody(), counting(by_counts=True), turnout=Turnout(6, 1)) as (host, _pilot):
        assert "personnes comptées" in host.text
        assert "sur 12 présentes" in host.text
        assert "Encore 6 personnes à compter, environ 7 min par feuille" in host.text
        assert "saisir les feuilles de compilation" in host.text


@pytest.mark.parametrize(
    ("state", "expected", "hinted"),
    [
        (Play.prepared().state, ["la liste n’est pas arrêtée", "p  revenir"], ["workshop.previous"]),
        (Play.prepared().record(f.ListSettled()).state, ["Aucun tour n’est ouvert", "o  ouvrir"], ["workshop.round"]),
        (Play.assessed({}).state, ["le tour est dévoilé", "n  étape suivante"], []),
    ],
)
async def test_without_a_round_it_says_what_to_do(state: State, expected: list[str], hinted: list[str]) -> None:
    async with shown(CountBody(), state) as (host, _pilot):
        assert host.body.hints() == (*hinted, "workshop.pause")
        for part in expected:
            assert part in host.text


async def test_a_closed_round_says_how_to_open_it_again() -> None:
    play = Play.assessing().record(f.RoundClosed(1))
    async with shown(CountBody(), play, turnout=Turnout(3, 3)) as (host, _pilot):
        assert "Le tour est fermé : b le rouvre pour saisir un bulletin." in host.text


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x36", "160x45"])
@pytest.mark.parametrize("instrument", list(Instrument))
async def test_every_size_holds_it_whole(instrument: Instrument, size: tuple[int, int]) -> None:
    turnout = Turnout(random.Random(1).randint(2, 9), 10, ("10",))
    async with shown(CountBody(), counting(instrument=instrument), size=size, turnout=turnout) as (host, _pilot):
        for part in ("bulletins", "Pas fini", "Encore", TALK[0], "saisir les bulletins", "par son numéro"):
            assert part in host.text


@pytest.mark.parametrize("text", HOSTILE, ids=names_of(HOSTILE))
async def test_what_people_typed_is_shown_as_it_is(text: str) -> None:
    state = hostile_state(counting(), text)
    state = replace(state, sheet=replace(state.sheet, talk=(text,)))
    async with shown(CountBody(), state, turnout=Turnout(1, 1)) as (host, _pilot):
        assert "EN ATTENDANT" in host.text
        if text.isascii() and "\n" not in text:
            assert text[:16].rstrip() in host.text
