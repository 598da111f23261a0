"""The page of a participant at any size, in every state, with names as long as they come."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.serve.page import LARGEST, draw_page, keys_of
from fiche_tui.serve.participant import Page, Participant
from fiche_tui.session.box_marks import mark_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Instrument
from tests import hostile
from tests.serve.people import CODE, OPEN, SHUT, filled, inside, room_of, typed
from tests.workshop.samples import START, Play

LONG = "Tenir compte des structures existantes 日本 👩‍👩‍👧 et des personnes " * 4


def lengthened(play: Play) -> Play:
    for role in play.state.roles[:3]:
        play.record(f.RoleReworded(role.id, LONG), f.RoleRelabelled(role.id, LONG[:31].strip()))
    return play


def moments() -> dict[str, Participant]:
    play = lengthened(Play.assessing())
    full, ticks = inside(play), inside(lengthened(Play.assessing(instrument=Instrument.CHECK)))
    return {
        "door": Participant(room_of(play.state), CODE),
        "shut": Participant(room_of(play.state, SHUT), CODE).pressed("enter"),
        "ballot": typed(full, "2", "3", "x"),
        "fault": typed(full, "9"),
        "end of the ballot": typed(full, "end"),
        "question": typed(full, "2", "enter"),
        "giving up": typed(full, "2", "escape"),
        "waiting": filled(full).pressed("enter").not_stored("Le disque est plein. " * 8, again=True),
        "kept": filled(full).pressed("enter").stored(),
        "taken out": inside(
            Play.assessing().record(f.BallotTakenOut(1, mark_of("p1", 1), "Un compte d’essai a voté. " * 8)), box="p1"
        ),
        "hands": inside(Play.assessing()).following(room_of(Play.assessing().state, replace(OPEN, hands=True))),
        "ticks": typed(ticks, "space", "down", "space"),
        "families": typed(inside(Play.assessing(instrument=Instrument.FAMILY)), "1"),
        "meeting": inside(Play.prepared().do(c.StartStep("accueil"))),
    }


MOMENTS = moments()


@pytest.mark.parametrize("moment", MOMENTS)
@settings(max_examples=12)
@given(columns=st.integers(1, 250), rows=st.integers(1, 90))
def test_a_page_fills_its_terminal_and_no_more(moment: str, columns: int, rows: int) -> None:
    at = START + timedelta(minutes=10)
    drawn = draw_page(MOMENTS[moment], at, columns, rows)
    assert len(drawn) == min(rows, LARGEST[1])
    assert max(one.width for one in drawn) <= min(columns, LARGEST[0])


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (20, 5), (20, 6), (240, 80), (2000, 2000)], ids=str)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_page_of_an_unlikely_terminal(moment: str, size: tuple[int, int]) -> None:
    drawn = draw_page(MOMENTS[moment], START + timedelta(minutes=10), *size)
    assert len(drawn) == min(size[1], LARGEST[1])
    assert all(one.width <= min(size[0], LARGEST[0]) for one in drawn)


@pytest.mark.parametrize("size", [(40, 20), (40, 40), (80, 24), (160, 45), (240, 80)], ids=str)
def test_a_question_is_there_whole_at_every_size(size: tuple[int, int]) -> None:
    text = " ".join(" ".join(one.text for one in draw_page(MOMENTS["ballot"], START, *size)).split())
    for part in ("Évaluer · ", "aujourd’hui", "souhaité", "0 niveau 0", "3 niveau 3", "x je ne sais pas"):
        assert part in text.replace("\u00a0", " "), part


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (160, 45), (240, 80)], ids=str)
@pytest.mark.parametrize("moment", MOMENTS)
def test_the_key_that_goes_on_is_always_there(moment: str, size: tuple[int, int]) -> None:
    one = MOMENTS[moment]
    last = draw_page(one, START + timedelta(minutes=10), *size)[-1].text
    key, words = keys_of(one)[0]
    assert last.startswith(f" {key} {words}")
    assert "…" not in last


def test_the_door_says_who_could_read_a_ballot() -> None:
    text = " ".join(one.text.strip() for one in draw_page(MOMENTS["door"], START, 80, 24))
    assert "Votre compte est lié à votre bulletin sur ce serveur; l’administration pourrait le lire." in text


def test_nothing_of_a_ballot_that_is_put_in_stays_on_the_page() -> None:
    one = MOMENTS["kept"]
    assert one.page is Page.MEETING
    shown = draw_page(one, START + timedelta(minutes=10), 80, 24)
    other = filled(inside(lengthened(Play.assessing())), "3").pressed("enter").stored()
    assert [row.text for row in shown] == [row.text for row in draw_page(other, START + timedelta(minutes=10), 80, 24)]


@pytest.mark.parametrize("size", [(40, 20), (80, 24)], ids=["40x20", "80x24"])
def test_why_a_ballot_was_taken_out_is_read_whole(size: tuple[int, int]) -> None:
    reason = "Une personne invitée a voté par erreur : son organisation n’est pas membre de la table."
    play = Play.assessing().record(f.BallotTakenOut(1, mark_of("p1", 1), reason))
    rows = [row.text for row in draw_page(inside(play, box="p1"), START, *size)]
    assert reason in " ".join(" ".join(rows).split())
    assert rows[-1].strip() == "q quitter"


def test_a_reason_without_end_leaves_two_thirds_of_the_page() -> None:
    play = Play.assessing().record(f.BallotTakenOut(1, mark_of("p1", 1), hostile.WORD))
    rows = [row.text for row in draw_page(inside(play, box="p1"), START, 40, 20)]
    assert sum("mmm" in row for row in rows) <= 6
    assert rows[-2].endswith("m…")


def test_the_key_that_goes_on_says_whether_another_list_comes() -> None:
    first = inside(Play.assessing(instrument=Instrument.CHECK))
    second = typed(first, "space", "enter")
    assert [keys_of(one)[0] for one in (first, second)] == [("Entrée", "continuer"), ("Entrée", "terminer")]
    assert second.page is Page.BALLOT


@pytest.mark.parametrize("keys", [(), ("2",), tuple("2" * 100)], ids=["blank", "begun", "whole"])
def test_a_ballot_that_is_left_says_how_to_go_back_on_a_narrow_terminal_too(keys: tuple[str, ...]) -> None:
    asked = typed(inside(Play.assessing()), *keys, "enter")
    assert asked.page is Page.FINISH
    rows = [row.text for row in draw_page(asked, START, 40, 20)]
    assert rows[-1].strip().startswith("Entrée")
    assert "Échap" in rows[-1]


def test_after_the_vote_a_telephone_shows_rank_role_and_dots() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "b1": 2}, 1)
    shown = [row.text.rstrip() for row in draw_page(inside(play), play.at, 40, 20)]
    assert [row for row in shown if "Rôle" in row and "Sans point" not in row] == [
        "    1 A1 ● Rôle A1          4 ✓ retenu",
        "    2 A2 ● Rôle A2          2",
        "    2 B1 ■ Rôle B1          2",
    ]
