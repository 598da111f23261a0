"""A ballot that is taken out of a round openly: when, with what, and what the room may see of it."""

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.room.whole import room_value
from tests.workshop.samples import Play, full_ballot

REASON = "Un compte d’essai a voté"


def taken_out(play: Play, mark: str = "m1", reason: str = REASON) -> Play:
    return play.record(f.BallotTakenOut(1, mark, reason))


def test_it_is_kept_with_its_reason_and_undone_until_the_reveal() -> None:
    play = taken_out(Play.assessing())
    assert play.state.rounds[0].taken_out == {"m1": REASON}
    assert play.undo().state.rounds[0].taken_out == {}
    taken_out(play).record(f.RoundClosed(1))
    ballot = full_ballot({}, play.state.rounds[0].asked)
    play.do(c.RevealRound(1, (ballot,), (), "0" * 64))
    assert play.state.rounds[0].taken_out == {"m1": REASON}
    assert play.refusal_of_undo() == Refusal("nothing-to-undo")


def test_it_takes_an_open_round_a_reason_and_a_ballot_that_is_in() -> None:
    play = taken_out(Play.assessing())
    assert play.refused(f.BallotTakenOut(1, "m1", REASON)) == Refusal("ballot-taken-out")
    assert play.refused(f.BallotTakenOut(1, "m2", "\u00a0 ")) == Refusal("no-reason")
    assert play.refused(f.BallotTakenOut(2, "m2", REASON)) == Refusal("unknown-round", {"round": 2})
    play.record(f.RoundClosed(1))
    assert play.refused(f.BallotTakenOut(1, "m2", REASON)) == Refusal("round-closed", {"round": 1})


def test_the_room_sees_the_mark_and_the_reason() -> None:
    room = room_value(taken_out(Play.assessing()).state)
    assert room.asked[0].taken_out == {"m1": REASON}
    assert room.asked[0].tally is None
