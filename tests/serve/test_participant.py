"""One person in the meeting: every page, every key, and what a new room file makes of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.serve.beside import beside_words
from fiche_tui.serve.participant import Page, Participant, open_round, opens
from fiche_tui.session.box_marks import mark_of
from fiche_tui.session.meeting_code import CONSONANTS, DIGITS, VOWELS, new_code, plain_code
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import ballot_fault, is_complete
from fiche_tui.workshop.room.values import Room, WallView, Way, WayIn
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method
from tests.serve.people import CODE, OPEN, SHUT, filled, inside, room_of, typed
from tests.workshop.samples import Play


def test_a_code_is_said_and_typed_by_everybody() -> None:
    word, digits = new_code().split("-")
    assert (len(word), len(digits)) == (4, 2)
    assert {*word[::2]} <= {*CONSONANTS}
    assert {*word[1::2]} <= {*VOWELS}
    assert {*digits} <= {*DIGITS}
    assert not {*"IOLSZ01"} & {*CONSONANTS, *VOWELS, *DIGITS}


@pytest.mark.parametrize("typed_code", ["KAPE-27", "kape27", " Kape 27 ", "kape_27"])
def test_a_code_is_known_however_it_is_written(typed_code: str) -> None:
    assert plain_code(typed_code) == "KAPE27"
    assert opens(room_of(Play.assessing().state), typed_code)


@pytest.mark.parametrize("other", ["", "KAPE-28", "KAPE", "27", "é"])
def test_another_code_opens_nothing(other: str) -> None:
    assert not opens(room_of(Play.assessing().state), other)


def test_a_door_that_is_shut_opens_to_nobody() -> None:
    one = Participant(room_of(Play.assessing().state, SHUT), CODE).pressed("enter")
    assert one.page is Page.SHUT
    assert one.pressed("enter").page is Page.SHUT
    assert one.pressed("q").left


def test_coming_in_while_a_round_is_open_the_ballot_is_there() -> None:
    assert inside(Play.assessing()).page is Page.BALLOT


def test_coming_in_before_it_the_ballot_comes_when_the_round_opens() -> None:
    play = Play.assessing()
    before = room_of(play.state)
    closed = room_of(play.record(f.RoundClosed(play.asked.number)).state)
    one = Participant(closed, CODE).pressed("enter")
    assert one.page is Page.MEETING
    assert one.following(before).page is Page.BALLOT


def test_a_ballot_is_put_in_after_one_question_and_said_once_it_is_on_disk() -> None:
    one = filled(inside(Play.assessing()))
    assert (one.page, one.waiting) == (Page.FINISH, None)
    one = one.pressed("enter")
    assert one.waiting is not None
    assert one.paper is not None
    assert is_complete(one.paper.asked, one.waiting)
    assert one.said == ""
    after = one.stored()
    assert (after.page, after.said) == (Page.MEETING, "Enregistré. Le groupe ne verra que les totaux.")
    assert after.has_voted


def test_what_is_missing_is_gone_back_to() -> None:
    one = typed(inside(Play.assessing()), "2", "down", "enter", "escape")
    assert one.page is Page.BALLOT
    assert one.keying is not None
    assert getattr(one.keying, "place", None) == 1


def test_a_ballot_that_is_on_disk_is_shown_again_and_replaced() -> None:
    one = filled(inside(Play.assessing()), "1").pressed("enter").stored()
    again = typed(one, "b")
    assert again.page is Page.BALLOT
    assert again.keying is not None
    assert again.untouched
    assert again.pressed("escape").page is Page.MEETING
    changed = typed(again, "home", "3", "enter", "enter")
    assert changed.waiting is not None
    assert changed.waiting != one.kept[one.asked.number if one.asked else 0]


def test_a_second_enter_does_not_open_the_ballot_again_nor_take_the_sentence_away() -> None:
    one = filled(inside(Play.assessing()), "1").pressed("enter").stored()
    assert one.said == "Enregistré. Le groupe ne verra que les totaux."
    assert typed(one, "enter", "enter", "2") == one


def test_somebody_who_comes_back_finds_the_ballot() -> None:
    first = filled(inside(Play.assessing()), "1").pressed("enter").stored()
    back = inside(Play.assessing(), kept=first.kept)
    assert (back.page, back.has_voted) == (Page.MEETING, True)
    again = back.pressed("b")
    assert again.keying is not None
    assert first.keying is not None
    assert again.keying.answer() == first.keying.answer()


def test_leaving_a_ballot_that_was_begun_is_asked_about() -> None:
    one = typed(inside(Play.assessing()), "2", "escape")
    assert one.page is Page.GIVE_UP
    assert one.pressed("escape").page is Page.BALLOT
    gone = one.pressed("enter")
    assert (gone.page, gone.keying) == (Page.MEETING, None)
    assert gone.said == "Ce bulletin n’a pas été déposé\u00a0: rien n’en est gardé."
    assert inside(Play.assessing()).pressed("escape").page is Page.MEETING


def test_a_round_that_closes_takes_no_ballot_and_gives_it_back_when_it_is_reopened() -> None:
    play = Play.assessing()
    opened = room_of(play.state)
    one = typed(inside(play), "2", "3")
    closed = one.following(room_of(play.record(f.RoundClosed(play.asked.number)).state))
    assert closed.page is Page.MEETING
    assert closed.said == "Le tour est fermé\u00a0: votre bulletin n’a pas été déposé."
    back = closed.following(opened)
    assert back.page is Page.BALLOT
    assert back.keying == one.keying


def test_the_disk_that_refuses_makes_the_ballot_wait_and_nothing_is_lost() -> None:
    one = filled(inside(Play.assessing())).pressed("enter")
    waiting = one.not_stored("Le disque est plein.", again=True)
    assert waiting.waiting is not None
    assert waiting.said == "Le disque est plein."
    assert waiting.pressed("3") == waiting
    stopped = waiting.pressed("escape")
    assert (stopped.waiting, stopped.page) == (None, Page.BALLOT)
    assert stopped.keying is not None
    assert one.keying is not None
    assert stopped.keying.answer() == one.keying.answer()


def test_a_new_code_puts_everybody_out_and_the_old_ballot_stays_in_hand() -> None:
    play = Play.assessing()
    one = typed(inside(play), "2").following(room_of(play.state, SHUT))
    assert one.page is Page.SHUT
    back = one.following(room_of(play.state))
    assert back.page in (Page.MEETING, Page.BALLOT)
    assert back.with_ballot().keying is not None


def test_tables_that_count_and_raised_hands_need_no_ballot_here() -> None:
    play = Play.prepared().record(f.MethodChosen(Method(Instrument.WANTED, by_counts=True)), f.ListSettled())
    play.do(c.StartStep("evaluer"))
    assert open_round(room_of(play.state)) is None
    assert inside(play).page is Page.MEETING


KEYS = st.sampled_from(
    ["0", "1", "2", "3", "x", "9", "z", "b", "enter", "escape", "up", "down", "left", "right", "space"]
)


@given(st.lists(st.one_of(KEYS, st.sampled_from(["open", "closed", "shut"])), max_size=60))
def test_whatever_happens_a_ballot_that_waits_can_be_counted(events: list[str]) -> None:
    play = Play.assessing()
    number = play.asked.number
    rooms = {"open": room_of(play.state), "shut": room_of(play.state, SHUT)}
    rooms["closed"] = room_of(play.record(f.RoundClosed(number)).state)
    one = Participant(rooms["open"], CODE)
    for event in events:
        one = one.following(rooms[event]) if event in rooms else one.pressed(event)
        if one.waiting is not None:
            assert one.paper is not None
            assert not ballot_fault(one.paper.asked, one.waiting)
            assert is_complete(one.paper.asked, one.waiting)
            one = one.stored()
            assert number in one.kept
        assert not (one.page is Page.BALLOT and one.asked is None)


def test_whose_ballot_is_taken_out_is_told_and_does_not_answer_that_round_again() -> None:
    play = Play.assessing()
    one = filled(inside(play, box="p1")).pressed("enter").stored()
    opened = room_of(play.state)
    out = room_of(play.record(f.BallotTakenOut(1, mark_of("p1", 1), "Un compte d’essai.")).state)
    gone = typed(one.following(out), "b")
    assert (gone.page, gone.asked, gone.taken_out) == (Page.MEETING, None, "Un compte d’essai.")
    assert beside_words(gone).startswith("L’animation a retiré votre bulletin de ce tour, devant le groupe;")
    assert beside_words(gone).endswith("Raison\u00a0: Un compte d’essai.")
    again = one.pressed("b").following(out)
    assert (again.page, again.said) == (Page.MEETING, "")
    back = gone.following(opened)
    assert (back.asked, back.taken_out, back.has_voted) == (play.asked, "", True)


def test_nobody_else_is_told_that_theirs_is_taken_out() -> None:
    play = Play.assessing().record(f.BallotTakenOut(1, mark_of("p1", 1), "Un compte d’essai"))
    other = inside(play, box="p2")
    assert (other.page, other.taken_out, beside_words(other)) == (Page.BALLOT, "", "")


def counting(play: Play, wall: WallView = OPEN) -> Room:
    return room_of(play.state, replace(wall, hands=True))


def test_tables_and_hands_that_are_counted_ask_nothing_here() -> None:
    play = Play.prepared().record(f.MethodChosen(Method(Instrument.WANTED, by_counts=True)), f.ListSettled())
    one = inside(play.do(c.StartStep("evaluer")))
    assert beside_words(one).endswith("répondez avec la vôtre. Rien n’est demandé sur cet écran.")
    assert beside_words(one.following(counting(play))).startswith("L’animation compte les mains\u00a0: levez la vôtre")
    closed = one.following(room_of(play.record(f.RoundClosed(play.asked.number)).state))
    assert beside_words(closed) == ""


def test_nobody_answers_with_a_hand_and_a_ballot() -> None:
    play = Play.assessing()
    one = inside(play)
    assert beside_words(one) == ""
    asked = one.following(counting(play))
    assert (asked.page, beside_words(asked)[-13:]) == (Page.BALLOT, "pas les deux.")
    kept = filled(asked).pressed("enter").stored()
    assert beside_words(kept).endswith("Votre bulletin est déposé\u00a0: ne levez pas la main.")
    assert beside_words(kept.following(room_of(play.state))) == ""


def test_the_code_of_the_vote_over_ssh_lets_no_account_in() -> None:
    wall = WallView(ways_in=(WayIn("ssh -p 2222 vote@serveur", "KAPE-27", Way.TOKEN),))
    assert not opens(room_of(Play.assessing().state, wall), "KAPE-27")
