"""Hidden means hidden: nothing of a round shows before its reveal, and the room sees no private note."""

import json
from collections.abc import Callable

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import (
    Shortlist,
    assessed,
    retained,
    revealed_round,
    selection,
    shortlist,
    unsettled_tie,
)
from fiche_tui.workshop.room.header import header_of, status_of
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.state import State
from fiche_tui.workshop.tally import Tally, figures
from fiche_tui.workshop.values import CaptureKind, Carrier, Person, Purpose, Reservation
from tests.workshop.samples import Play, dots, full_ballot, people

NOTHING: dict[str, tuple[Callable[[State], object], object]] = {
    "assessed": (assessed, {}),
    "shortlist": (shortlist, Shortlist(())),
    "selection": (selection, None),
    "retained": (retained, ()),
    "unsettled tie": (unsettled_tie, None),
    "revealed assessment": (lambda state: revealed_round(state, Purpose.ASSESS), None),
    "revealed vote": (lambda state: revealed_round(state, Purpose.VOTE), None),
}
"""What each reader gives while nothing is revealed."""


def open_round() -> Play:
    return Play.assessing().record(f.PeopleAdded(people(4)))


def closed_round() -> Play:
    return open_round().record(f.RoundClosed(1))


@pytest.mark.parametrize("name", NOTHING)
@pytest.mark.parametrize("play", [open_round, closed_round])
def test_before_the_reveal_each_reader_gives_nothing(name: str, play: Callable[[], Play]) -> None:
    read, nothing = NOTHING[name]
    assert read(play().state) == nothing
    revealed = Play.voted({"a1": 1}, 1)
    if name not in ("unsettled tie", "tie waiting"):
        # The same reader does give something once a round is revealed.
        assert read(revealed.state) != nothing


def test_before_the_reveal_the_state_holds_no_count() -> None:
    for play in (open_round(), closed_round()):
        assert [(one.tally, one.sha256, one.voters) for one in play.state.rounds] == [(Tally(), "", 0)]


def test_the_figures_of_a_closed_round_are_empty() -> None:
    one = closed_round().state.rounds[0]
    assert all(row.wanted is None and sum(row.wanted_counts) == 0 for row in figures(one.asked, one.tally))


def test_a_refused_reveal_tells_nothing_of_the_answers() -> None:
    play = open_round()
    first = c.RevealRound(1, (full_ballot({"a1": (0, 3)}, play.asked),), (), "")
    second = c.RevealRound(1, (full_ballot({"b1": (3, 0)}, play.asked),), (), "")
    assert play.refused(first) == play.refused(second)


def test_the_vote_hides_what_the_assessment_showed_of_it() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (0, 2)}).do(c.StartStep("vote"))
    assert retained(play.state) == ()
    assert selection(play.state) is None
    shown = room_of(play.state, {2: 3})["asked"]
    assert [("tally" in one, one["answered"]) for one in shown] == [(True, 1), (False, 3)]


def test_the_room_sees_the_turnout_alone_until_the_reveal() -> None:
    play = closed_round()
    before = room_of(play.state, {1: 3})
    assert before["asked"][0]["answered"] == 3
    assert "tally" not in before["asked"][0]
    assert (before["rounds"], before["shortlist"], before["voters"]) == ({"1": "closed"}, [], 4)
    play.do(c.RevealRound(1, (full_ballot({"a1": (0, 3)}, play.state.rounds[0].asked),), (), "f" * 64))
    after = room_of(play.state, {1: 99})
    assert after["asked"][0]["answered"] == 1
    assert after["asked"][0]["tally"]["counts"]["a1"] == [[1, 0, 0, 0, 0], [0, 0, 0, 1, 0]]
    assert after["shortlist"] == ["a1"]


def test_the_room_sees_no_private_note_no_name_and_no_reservation() -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    play.record(
        f.PeopleAdded((Person("p1", "SECRET Ana", "SECRET organisme"),)),
        f.ReservationRecorded(Reservation("r1", "SECRET réserve", "SECRET nom")),
        f.ReservationAmended("r1", "SECRET réserve corrigée", "SECRET autre nom"),
        f.CarrierRecorded(Carrier("a1", who="SECRET porteuse")),
        f.RoleRescued("a1", "SECRET demandeuse"),
        f.KeyboardHeld("SECRET secrétaire"),
        f.FacilitationTaken("SECRET session", "SECRET animatrice"),
    )
    play.do(c.Write("n1", CaptureKind.NOTE, "SECRET note"), c.Write("d1", CaptureKind.DECISION, "On continue"))
    written = json.dumps(room_of(play.state), ensure_ascii=False, allow_nan=False)
    assert "SECRET" not in written
    assert "PRIVÉ" not in written
    assert "On continue" in written
    assert "Consigne : Accueil" in written


def test_the_seal_of_the_ballots_is_not_shown_to_the_room() -> None:
    play = Play.voted({"a1": 2}, 1)
    assert "f" * 64 not in json.dumps(room_of(play.state))


def test_an_abandoned_round_is_closed_to_whoever_casts() -> None:
    play = open_round().record(f.RoundCancelled(1))
    assert room_of(play.state)["rounds"] == {"1": "closed"}
    assert "tally" not in room_of(play.state)["asked"][0]


def test_a_hidden_or_merged_role_is_not_on_the_room_s_list() -> None:
    play = Play.prepared().record(f.RoleHidden("a1")).do(c.MergeRoles("a2", "b1"))
    assert [role["code"] for family in room_of(play.state)["list"] for role in family["roles"]] == ["A2", "A3", "B2"]


def test_the_room_sees_where_the_group_is_also_in_a_step_dropped_while_it_runs() -> None:
    play = Play.prepared().do(c.StartStep("ajuster"))
    clock = room_of(play.state)["clock"]
    assert (clock["number"], clock["steps"], clock["title"]) == (2, 10, "Lire et ajuster les familles")
    play.record(f.StepPlanned("ajuster", 12, protected=False, dropped=True))
    clock = room_of(play.state)["clock"]
    assert (clock["number"], clock["steps"]) == (2, 10)


def test_the_state_of_a_workshop_is_told_in_one_word() -> None:
    play = Play.prepared(preset="deux")
    assert (status_of(play.state), room_of(play.state)["clock"]) == ("prepared", None)
    play.do(c.StartStep("accueil"))
    assert status_of(play.state) == "running"
    play.record(f.SittingSuspended())
    assert (status_of(play.state), header_of(play.state)["step"]) == ("suspended", "Accueil, intention, présences")
    play.do(c.StartStep("devoiler")).record(f.MinutesFinalised())
    assert status_of(play.state) == "final"


def test_a_late_ballot_is_not_counted_in_the_room_either() -> None:
    play = Play.voted({"a1": 2}, 1)
    before = room_of(play.state)
    play.record(f.LateBallotReceived(2))
    assert room_of(play.state) == before


def test_a_revote_under_way_shows_nothing() -> None:
    play = Play.voted({"a1": 2, "a2": 2}, 1).do(c.OpenRound(Purpose.VOTE, tie_of=2))
    play.record(f.RoundClosed(3))
    assert retained(play.state) == ()
    assert "tally" not in room_of(play.state)["asked"][2]
    play.do(c.RevealRound(3, (dots("a2"),), (), ""))
    assert [role.id for role in retained(play.state)] == ["a2"]
