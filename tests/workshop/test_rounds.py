"""Rounds: opening, revealing, the shortlist, the cut and its ties."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Question, Slip
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.results import (
    assessed,
    pending_round,
    retained,
    selection,
    selection_of,
    shortlist,
    unsettled_tie,
    vote_expected,
)
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundStatus, voters_present
from fiche_tui.workshop.values import Method, Person, Presence, Purpose, TieWay
from tests.workshop.samples import START, Play, dots, dots_giving, full_ballot, people, small_sheet

ROLES = ("a1", "a2", "a3", "b1", "b2")


def ids(play: Play) -> list[str]:
    return [role.id for role in retained(play.state)]


def tied(play: Play) -> tuple[str, ...]:
    waiting = unsettled_tie(play.state)
    assert waiting is not None, "no tie waits"
    return waiting.cut.tied


# Opening and closing


def test_entering_the_assessing_step_opens_its_round_on_the_settled_list() -> None:
    play = Play.prepared().record(f.RoleHidden("a2"), f.ListSettled()).do(c.StartStep("evaluer"))
    assert play.asked.subjects == ("a1", "a3", "b1", "b2")
    assert play.asked.questions == (Question("today", 4), Question("wanted", 4))
    assert (play.asked.number, play.asked.purpose, play.asked.instrument) == (1, Purpose.ASSESS, Instrument.FULL)


def test_entering_the_step_again_opens_no_second_round() -> None:
    play = Play.assessing().do(c.StartStep("depouiller"), c.StartStep("evaluer"))
    assert len(play.state.rounds) == 1


def test_an_abandoned_round_makes_way_for_another_when_the_step_is_entered() -> None:
    play = Play.assessing().record(f.RoundCancelled(1)).do(c.StartStep("depouiller"), c.StartStep("evaluer"))
    assert [one.status for one in play.state.rounds] == [RoundStatus.CANCELLED, RoundStatus.OPEN]
    assert play.asked.number == 2


def test_the_voting_step_may_be_entered_before_there_is_anything_to_vote_on() -> None:
    play = Play.prepared().do(c.StartStep("vote"))
    assert play.state.rounds == ()
    assert play.refused(c.OpenRound(Purpose.VOTE)).code == "no-shortlist"


def test_by_family_asks_about_the_families_that_have_roles() -> None:
    play = Play.prepared(small_sheet({"A": 2, "B": 1, "C": 1})).record(f.RoleHidden("b1"))
    play.record(f.MethodChosen(Method(Instrument.FAMILY)), f.ListSettled()).do(c.OpenRound(Purpose.ASSESS))
    assert play.asked.subjects == ("fam-a", "fam-c")


def test_a_method_by_counts_is_written_in_the_round() -> None:
    play = Play.prepared().record(f.MethodChosen(Method(Instrument.WANTED, by_counts=True)), f.ListSettled())
    play.do(c.OpenRound(Purpose.ASSESS))
    assert play.asked.by_counts
    assert play.asked.questions == (Question("wanted", 4),)


def test_a_round_is_opened_alone() -> None:
    play = Play.assessing()
    assert play.refused(c.OpenRound(Purpose.VOTE)).code == "round-open"
    assert play.refused(c.OpenRound(Purpose.ASSESS)).code == "round-open"


def test_what_is_missing_to_assess_is_told() -> None:
    play = Play.prepared()
    assert play.refused(c.OpenRound(Purpose.ASSESS)).code == "list-not-settled"
    play.record(*(f.RoleHidden(role) for role in ROLES))
    assert play.refused(c.OpenRound(Purpose.ASSESS)).code == "list-empty"


def test_the_instrument_does_not_change_under_an_open_round() -> None:
    play = Play.assessing()
    assert play.refused(f.MethodChosen(Method(Instrument.CHECK))).code == "round-open"
    play.record(f.MethodChosen(Method(Instrument.FULL, vote_by_counts=True)))
    assert play.state.method.vote_by_counts


def test_a_round_is_closed_reopened_and_abandoned_before_its_reveal_only() -> None:
    play = Play.assessing()
    assert play.refused(f.RoundReopened(1)).code == "round-open"
    play.record(f.RoundClosed(1))
    assert play.refused(f.RoundClosed(1)).code == "round-closed"
    assert play.refused(f.BallotRemoved(1, "7")).code == "round-closed"
    play.record(f.RoundReopened(1), f.BallotRemoved(1, "7"))
    assert play.state.rounds[0].removed == 1
    play.reveal([full_ballot({}, play.asked)])
    for fact in (f.RoundClosed(1), f.RoundReopened(1), f.BallotRemoved(1, "7")):
        assert play.refused(fact).code == "round-revealed"
    assert play.refused(f.RoundCancelled(1)).code == "unknown-round"
    assert play.refused(f.RoundClosed(9)).values == {"round": 9}


def test_a_revealed_round_stays_revealed_whatever_the_journal_says_after() -> None:
    play = Play.assessed({"a1": (0, 3)})
    before = play.state
    play.append([f.RoundCancelled(1)]).append([f.RoundReopened(1)]).append([f.RoundClosed(1)])
    assert play.state == before


# Revealing


def test_only_a_closed_round_is_revealed() -> None:
    play = Play.assessing()
    reveal = c.RevealRound(1, (full_ballot({}, play.asked),), (), "f" * 64)
    assert play.refused(reveal).code == "round-open"
    play.record(f.RoundClosed(1)).do(reveal)
    assert play.refused(reveal).code == "round-revealed"


def test_an_empty_box_is_not_revealed() -> None:
    play = Play.assessing().record(f.RoundClosed(1))
    assert play.refused(c.RevealRound(1, (), (), "")).code == "empty-box"


def test_an_unfinished_or_wrong_ballot_is_not_counted_in_silence() -> None:
    play = Play.assessing()
    whole = full_ballot({}, play.asked)
    play.record(f.RoundClosed(1))
    unfinished = Ballot({"a1": (0, 3)})
    assert play.refused(c.RevealRound(1, (whole, unfinished), (), "")).code == "ballot-unfinished"
    wrong = Ballot({**whole.answers, "a1": (0, 9)})
    assert play.refused(c.RevealRound(1, (whole, wrong), (), "")).values == {"fault": "not-a-level"}
    slip = Slip(2, {"a1": ((1, 0, 0, 0, 0), (2, 0, 0, 0, 0))})
    refusal = play.refused(c.RevealRound(1, (whole,), (slip,), ""))
    assert (refusal.code, refusal.values) == ("slip-wrong", {"fault": "wrong-total"})


def test_the_reveal_keeps_the_seal_the_voters_then_present_and_the_counts() -> None:
    play = Play.assessing().record(f.PeopleAdded(people(3)), f.PresenceMarked("p3", Presence.LEFT))
    play.move(minutes=9).reveal([full_ballot({"a1": (0, 3)}, play.asked)])
    play.record(f.PresenceMarked("p2", Presence.LEFT))
    one = play.state.rounds[0]
    assert (one.voters, one.sha256, one.tally.people, one.revealed_at) == (2, "f" * 64, 1, play.at)
    assert one.tally.counts["a1"] == ((1, 0, 0, 0, 0), (0, 0, 0, 1, 0))


def test_a_late_ballot_is_told_and_not_counted() -> None:
    play = Play.assessed({"a1": (0, 3)})
    counts = play.state.rounds[0].tally
    play.record(f.LateBallotReceived(1))
    assert (play.state.rounds[0].late, play.state.rounds[0].tally) == (1, counts)


# Who votes


def test_the_denominator_is_the_voters_present() -> None:
    roster = (
        Person("p1", "Ana", "Comité logement"),
        Person("p2", "Bo", "comité LOGEMENT"),
        Person("p3", "Cy"),
        Person("p4", "Di"),
        Person("p5", "Observatrice", votes=False),
        Person("p6", "Absent", presence=Presence.ABSENT),
    )
    play = Play.prepared().record(f.PeopleAdded(roster))
    assert voters_present(play.state) == 4
    play.record(f.VotersDeclared(True))
    assert voters_present(play.state) == 3
    play.record(f.HeadcountStated(14))
    assert voters_present(play.state) == 14
    play.record(f.HeadcountStated(0))
    assert voters_present(play.state) == 3


# The shortlist

WIDE = small_sheet({"A": 10, "B": 10})


def wide(wanted: Mapping[str, int]) -> Play:
    return Play.assessed({role: (0, level) for role, level in wanted.items()}, WIDE)


def test_the_shortlist_is_made_of_what_is_wanted_at_two_or_more() -> None:
    play = Play.assessed({"a1": (3, 2), "a2": (0, 2), "a3": (0, 1), "b1": (1, 3), "b2": (None, None)})
    assert shortlist(play.state).roles == ("b1", "a2", "a1")


def test_a_tie_at_the_twelfth_place_enters_whole_and_the_group_takes_the_excess_out() -> None:
    roles = [f"a{number}" for number in range(1, 11)] + [f"b{number}" for number in range(1, 7)]
    play = wide({role: 3 if place < 11 else 2 for place, role in enumerate(roles)})
    assert len(shortlist(play.state).roles) == 16
    assert shortlist(play.state).overflow == 1
    refusal = play.refused(c.OpenRound(Purpose.VOTE))
    assert (refusal.code, refusal.values) == ("shortlist-too-long", {"most": 15, "out": 1})
    play.record(f.RoleSetAside("b6", "Ana"))
    assert (len(shortlist(play.state).roles), shortlist(play.state).overflow) == (15, 0)
    play.do(c.StartStep("vote"))
    assert play.asked.questions == (Question("dots", most=4),)
    assert play.refused(f.RoleSetAside("b5")).code == "vote-begun"
    assert play.refused(f.RoleRescued("b6")).code == "vote-begun"


def test_rescues_are_fifteen_at_most_with_the_others() -> None:
    play = wide(dict.fromkeys([f"a{number}" for number in range(1, 11)], 3))
    for number in range(1, 6):
        play.record(f.RoleRescued(f"b{number}", "Le groupe"))
    refusal = play.refused(f.RoleRescued("b6"))
    assert (refusal.code, refusal.values) == ("shortlist-full", {"most": 15})
    assert play.refused(f.RoleRescued("b1")).values == {"code": "B1"}
    assert shortlist(play.state).roles[-1] == "b5"


def test_a_role_set_aside_can_be_rescued_again() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (0, 3)}).record(f.RoleSetAside("a1", "Bo"))
    assert shortlist(play.state).roles == ("a2",)
    assert play.refused(f.RoleSetAside("a1")).code == "not-on-shortlist"
    play.record(f.RoleRescued("a1", "Ana"))
    assert shortlist(play.state).roles == ("a1", "a2")
    assert (play.state.rescued, play.state.set_aside) == ((("a1", "Ana"),), ())


def test_only_a_listed_role_is_rescued() -> None:
    play = Play.assessed({"a1": (0, 3)}).record(f.RoleHidden("a2"))
    assert play.refused(f.RoleRescued("a2")).code == "unknown-role"
    assert play.refused(f.RoleRescued("zz")).values == {"role": "zz"}


def test_a_role_hidden_after_the_reveal_leaves_the_shortlist() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (0, 3)}).record(f.RoleHidden("a1"))
    assert shortlist(play.state).roles == ("a2",)


def test_by_family_only_the_families_chosen_are_opened() -> None:
    play = Play.assessing(instrument=Instrument.FAMILY)
    play.reveal([Ballot({"fam-a": (0, 3), "fam-b": (2, 2)})])
    assert shortlist(play.state).roles == ()
    assert play.refused(f.FamiliesOpened(("fam-z",))).code == "unknown-family"
    assert play.refused(f.FamiliesOpened(())).code == "unknown-family"
    play.record(f.FamiliesOpened(("fam-b",)))
    assert shortlist(play.state).roles == ("b1", "b2")


def test_without_an_assessing_step_the_whole_list_is_put_to_the_vote() -> None:
    play = Play.prepared().record(f.StepPlanned("evaluer", 0, protected=False, dropped=True))
    assert shortlist(play.state).roles == ROLES


def test_the_vote_asks_in_the_order_of_the_list_so_that_no_rank_shows() -> None:
    play = Play.assessed({"a1": (3, 2), "a2": (0, 2), "b1": (0, 3)}).do(c.StartStep("vote"))
    assert play.asked.subjects == ("a1", "a2", "b1")


# The cut and its ties


@pytest.mark.parametrize(
    ("scores", "retain", "kept"),
    [
        ({"a1": 4, "a2": 3, "a3": 2, "b1": 1}, 2, ["a1", "a2"]),
        ({"b2": 4, "a1": 1}, 1, ["b2"]),
        # A role without a dot is not retained, even where there is a place.
        ({"a1": 2}, 4, ["a1"]),
        ({"a1": 2, "a2": 2, "a3": 1}, 2, ["a1", "a2"]),
    ],
)
def test_a_clear_cut_retains_the_best(scores: Mapping[str, int], retain: int, kept: list[str]) -> None:
    play = Play.voted(scores, retain)
    assert ids(play) == kept
    assert unsettled_tie(play.state) is None


def three_tied(retain: int = 2) -> Play:
    return Play.voted({"a1": 3, "a2": 2, "a3": 2, "b1": 2, "b2": 1}, retain)


def test_a_tie_at_the_cut_is_shown_as_a_tie() -> None:
    play = three_tied()
    current = selection(play.state)
    assert current is not None
    assert [(row.role, row.score, row.rank) for row in current.rows] == [
        ("a1", 3, 1),
        ("a2", 2, 2),
        ("a3", 2, 2),
        ("b1", 2, 2),
        ("b2", 1, 5),
    ]
    assert (current.cut.kept, current.cut.tied, current.cut.places_left) == (("a1",), ("a2", "a3", "b1"), 1)
    assert not current.settled
    assert ids(play) == ["a1"]
    assert unsettled_tie(play.state) == current


@pytest.mark.parametrize("retain", range(1, 6))
def test_a_revealed_round_is_cut_at_any_number_of_places(retain: int) -> None:
    play = three_tied()
    revealed = play.state.round(2)
    assert revealed is not None
    assert bool(selection_of(play.state, revealed, retain).cut.tied) is (retain in (2, 3))


def test_all_the_tied_may_be_kept() -> None:
    play = three_tied().do(c.SettleTie(2, TieWay.KEEP_ALL))
    assert ids(play) == ["a1", "a2", "a3", "b1"]
    assert unsettled_tie(play.state) is None
    assert play.refused(c.SettleTie(2, TieWay.KEEP_ALL)).code == "no-tie"


def test_a_show_of_hands_keeps_whoever_has_most() -> None:
    play = three_tied(3).do(c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"a2": 4, "a3": 1, "b1": 6}))
    assert ids(play) == ["a1", "a2", "b1"]
    tie = play.state.rounds[1].tie
    assert tie is not None
    assert (tie.way, tie.hands) == (TieWay.SHOW_OF_HANDS, {"a2": 4, "a3": 1, "b1": 6})


@pytest.mark.parametrize(
    ("hands", "code"),
    [
        ({"a2": 3, "a3": 3, "b1": 1}, "hands-tied"),
        ({"a2": 0, "a3": 0, "b1": 0}, "not-a-count"),
        ({}, "not-a-count"),
        ({"a2": 3, "a3": -1, "b1": 1}, "not-a-count"),
        ({"b2": 5}, "not-a-count"),
    ],
)
def test_a_show_of_hands_that_settles_nothing_is_refused(hands: Mapping[str, int], code: str) -> None:
    assert three_tied().refused(c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands=hands)).code == code


def test_the_group_may_decide_and_says_why() -> None:
    play = three_tied()
    assert play.refused(c.SettleTie(2, TieWay.DECIDED, ("a3",))).code == "no-reason"
    assert play.refused(c.SettleTie(2, TieWay.DECIDED, ("a3",), "  ")).code == "no-reason"
    for kept in ((), ("a2", "a3"), ("b2",), ("a1",)):
        refusal = play.refused(c.SettleTie(2, TieWay.DECIDED, kept, "Parce que"))
        assert (refusal.code, refusal.values) == ("choose-places", {"places": 1})
    play.do(c.SettleTie(2, TieWay.DECIDED, ("a3",), "Déjà commencé avec le CLSC"))
    assert ids(play) == ["a1", "a3"]


def test_a_tie_of_another_round_is_not_settled() -> None:
    assert three_tied().refused(c.SettleTie(1, TieWay.KEEP_ALL)).code == "no-tie"
    clear = Play.voted({"a1": 2, "a2": 1}, 1)
    assert clear.refused(c.SettleTie(2, TieWay.KEEP_ALL)).code == "no-tie"
    assert clear.refused(c.OpenRound(Purpose.VOTE, tie_of=2)).code == "no-tie"


def revoting(retain: int = 2) -> Play:
    return three_tied(retain).do(c.OpenRound(Purpose.VOTE, tie_of=2))


def test_a_secret_revote_is_a_round_of_its_own_about_the_tied_roles() -> None:
    play = revoting(3)
    assert play.asked.subjects == ("a2", "a3", "b1")
    assert (play.asked.number, play.asked.tie_of, play.asked.places) == (3, 2, 2)
    assert play.asked.questions == (Question("dots", most=2),)
    assert unsettled_tie(play.state) is None
    assert ids(play) == ["a1"]
    assert play.refused(c.SettleTie(2, TieWay.KEEP_ALL)).code == "no-tie"
    play.reveal([dots("b1"), dots("b1", "a3"), dots("b1")])
    assert ids(play) == ["a1", "b1", "a3"]


def test_asking_for_a_revote_by_settling_opens_it_too() -> None:
    play = three_tied()
    assert play.decide(c.SettleTie(2, TieWay.REVOTE)) == play.decide(c.OpenRound(Purpose.VOTE, tie_of=2))


def test_a_revote_may_tie_again_and_be_revoted_again() -> None:
    play = revoting().reveal([dots("a2"), dots("a3")])
    assert tied(play) == ("a2", "a3")
    play.do(c.OpenRound(Purpose.VOTE, tie_of=3))
    assert (play.asked.number, play.asked.tie_of, play.asked.subjects) == (4, 3, ("a2", "a3"))
    play.reveal([dots("a3")])
    assert ids(play) == ["a1", "a3"]
    assert unsettled_tie(play.state) is None


def test_a_revote_that_fills_some_places_leaves_the_others_to_the_group() -> None:
    play = revoting(3).reveal([dots("a2", "a3"), dots("a2", "b1")])
    assert ids(play) == ["a1", "a2"]
    current = selection(play.state)
    assert current is not None
    assert not current.settled
    assert tied(play) == ("a3", "b1")
    play.do(c.SettleTie(3, TieWay.DECIDED, ("b1",), "Le plus urgent"))
    assert ids(play) == ["a1", "a2", "b1"]
    assert unsettled_tie(play.state) is None


def test_a_blank_revote_leaves_the_tie_to_the_group() -> None:
    play = revoting().reveal([dots(), dots()])
    assert tied(play) == ("a2", "a3", "b1")
    play.do(c.SettleTie(3, TieWay.KEEP_ALL))
    assert ids(play) == ["a1", "a2", "a3", "b1"]


def test_roles_without_a_dot_in_a_revote_tie_for_the_place_that_is_left() -> None:
    play = revoting(3).reveal([dots("a3")])
    assert tied(play) == ("a2", "b1")
    assert ids(play) == ["a1", "a3"]


def test_an_abandoned_revote_leaves_the_tie_waiting_again() -> None:
    play = revoting().record(f.RoundCancelled(3))
    assert tied(play) == ("a2", "a3", "b1")
    play.do(c.SettleTie(2, TieWay.KEEP_ALL))
    assert ids(play) == ["a1", "a2", "a3", "b1"]


def test_undoing_the_opening_of_a_revote_leaves_the_tie_as_it_was() -> None:
    play = revoting().undo()
    assert play.state == three_tied().state
    assert tied(play) == ("a2", "a3", "b1")


def test_a_tie_settled_at_one_cut_does_not_settle_another() -> None:
    play = Play.voted({"a1": 3, "a2": 3, "a3": 1, "b1": 1}, retain=1).do(c.SettleTie(2, TieWay.KEEP_ALL))
    assert ids(play) == ["a1", "a2"]
    play.record(f.RetainChanged(3))
    assert ids(play) == ["a1", "a2"]
    assert tied(play) == ("a3", "b1")


def test_a_place_more_in_the_same_tie_is_asked_about() -> None:
    play = three_tied(2).do(c.SettleTie(2, TieWay.DECIDED, ("a2",), "Raison")).record(f.RetainChanged(3))
    assert tied(play) == ("a2", "a3", "b1")


def test_a_revote_says_nothing_of_another_cut() -> None:
    play = revoting().reveal([dots("b1")]).record(f.RetainChanged(4))
    assert ids(play) == ["a1", "a2", "a3", "b1"]


def test_a_revote_does_not_settle_a_tie_further_down() -> None:
    play = Play.voted({"a1": 3, "a2": 2, "a3": 2, "b1": 1, "b2": 1}, 2).do(c.OpenRound(Purpose.VOTE, tie_of=2))
    play.reveal([dots("a3")]).record(f.RetainChanged(4))
    assert ids(play) == ["a1", "a2", "a3"]
    assert tied(play) == ("b1", "b2")


def test_undoing_how_a_tie_was_settled_makes_it_wait_again() -> None:
    play = three_tied().do(c.SettleTie(2, TieWay.KEEP_ALL)).undo()
    assert tied(play) == ("a2", "a3", "b1")


scores_of_five = st.fixed_dictionaries({role: st.integers(0, 4) for role in ROLES}).filter(
    lambda one: any(one.values())
)


@settings(max_examples=60)
@given(scores_of_five, st.integers(1, 5), st.data())
def test_any_vote_ends_settled_with_the_places_filled(scores: dict[str, int], retain: int, data: st.DataObject) -> None:
    play = Play.voted(scores, retain)
    chosen = [role for role in ROLES if scores[role]]
    for _ in range(4):
        waiting = unsettled_tie(play.state)
        if waiting is None:
            break
        number = waiting.round.asked.number
        assert len(waiting.cut.tied) > waiting.cut.places_left > 0
        way = data.draw(st.sampled_from(("revote", "decided", "keep")))
        if way == "revote":
            play.do(c.OpenRound(Purpose.VOTE, tie_of=number))
            again = {role: data.draw(st.integers(0, 2)) for role in play.asked.subjects}
            play.reveal(dots_giving(again, play.asked.questions[0].most) or [dots()])
        elif way == "decided":
            kept = tuple(waiting.cut.tied[: waiting.cut.places_left])
            play.do(c.SettleTie(number, TieWay.DECIDED, kept, "Raison"))
        else:
            play.do(c.SettleTie(number, TieWay.KEEP_ALL))
    kept_ids = ids(play)
    assert len(set(kept_ids)) == len(kept_ids)
    assert set(kept_ids) <= set(chosen)
    floor = min((scores[role] for role in kept_ids), default=max(scores.values()))
    assert all(role in kept_ids for role in chosen if scores[role] > floor)
    if unsettled_tie(play.state) is None:
        assert len(kept_ids) >= min(retain, len(chosen))


# What decides, and the portrait


def test_nothing_is_retained_while_the_vote_is_to_come() -> None:
    play = Play.assessed({"a1": (0, 3)})
    assert vote_expected(play.state)
    assert selection(play.state) is None
    assert ids(play) == []


def test_nothing_is_retained_in_the_voting_step_until_its_round_is_revealed() -> None:
    play = Play.assessed({"a1": (0, 3)}).do(c.StartStep("vote"))
    assert ids(play) == []
    play.record(f.RoundCancelled(2))
    assert vote_expected(play.state)
    assert ids(play) == []


def test_where_the_vote_was_skipped_the_assessment_decides() -> None:
    play = Play.assessed({"a1": (0, 2), "a2": (1, 3), "b1": (0, 3)}).do(c.StartStep("porter"))
    assert not vote_expected(play.state)
    assert ids(play) == ["b1", "a2", "a1"]


def test_an_unknown_gap_never_beats_a_known_one() -> None:
    play = Play.assessed({"a1": (None, 3), "a2": (3, 2), "b1": (3, 3)}).do(c.StartStep("porter"))
    current = selection(play.state)
    assert current is not None
    assert [(row.role, row.rank) for row in current.rows] == [("b1", 1), ("a1", 2), ("a2", 3)]
    reduced = Play.assessed({"a1": (None, 2), "a2": (3, 2)}).do(c.StartStep("porter"))
    assert ids(reduced) == ["a2", "a1"]


CHECKS: Mapping[str, tuple[tuple[int, int], ...]] = {
    "a1": ((1, 0), (1, 0), (1, 0)),
    "a2": ((1, 0), (1, 0), (0, 0)),
    "a3": ((1, 0), (0, 0), (0, 0)),
    "b1": ((0, 1), (0, 1), (1, 0)),
    "b2": ((0, 0), (0, 0), (0, 0)),
}


def checked() -> Play:
    play = Play.assessing(preset="45")
    cast = [
        Ballot({role: marks[person] for role, marks in CHECKS.items() if any(marks[person])}) for person in range(3)
    ]
    return play.reveal(cast)


def test_checking_decides_by_itself_where_there_is_no_vote() -> None:
    play = checked()
    assert shortlist(play.state).roles == ("a1", "a2", "a3", "b1")
    assert ids(play) == ["a1", "a2"]
    assert tied(play) == ("a3", "b1")
    play.record(f.RetainChanged(2))
    assert unsettled_tie(play.state) is None
    assert assessed(play.state)["b1"].marked("lighten") == 2


def test_a_role_that_the_group_set_aside_is_not_retained_by_its_marks() -> None:
    play = checked().record(f.RoleSetAside("a1", "Ana"))
    assert ids(play) == ["a2", "a3", "b1"]


def test_a_role_hidden_after_the_vote_is_retained_no_more_and_no_other_takes_its_place() -> None:
    play = Play.voted({"a1": 3, "a2": 2, "a3": 1}, retain=2).record(f.RoleHidden("a1"))
    assert ids(play) == ["a2"]


def test_a_new_round_is_a_new_round_and_the_last_reveal_counts() -> None:
    play = Play.assessed({"a1": (0, 3)}).do(c.OpenRound(Purpose.ASSESS))
    assert assessed(play.state)["a1"].wanted == 3
    play.reveal([full_ballot({"a1": (0, 1)}, play.asked)])
    assert assessed(play.state)["a1"].wanted == 1
    assert [one.status for one in play.state.rounds] == [RoundStatus.REVEALED, RoundStatus.REVEALED]
    assert pending_round(play.state) is None


def test_only_a_ballot_of_a_revealed_round_is_late() -> None:
    play = Play.assessing()
    assert decide(play.state, c.Record(f.LateBallotReceived(1)), START) == Refusal("round-open", {"round": 1})
    assert decide(play.state, c.Record(f.LateBallotReceived(9)), START) == Refusal("unknown-round", {"round": 9})
