"""Raised hands: what a count costs in keys, what is caught where, and that a round of hands is public for good."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Question, Round, Slip, dots_for, questions_for, slip_fault
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.hands import hands_left, hands_refusal, tie_hands_fault
from fiche_tui.workshop.keying.hands import HandsKeying, calls_of
from fiche_tui.workshop.results import selection
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.tally import Tally, count
from fiche_tui.workshop.turnout import HANDS
from fiche_tui.workshop.values import Method, Purpose, TieWay
from tests.workshop.samples import Play, dots, people, small_sheet

ROLES = tuple(f"r{number}" for number in range(1, 13))
KEYS = ("0", "1", "2", "5", "9", "enter", "space", "backspace", "up", "down", "left", "right", "x")


def vote(subjects: tuple[str, ...] = ROLES) -> Round:
    return Round(2, Purpose.VOTE, subjects, (Question("dots", most=dots_for(len(subjects))),))


def check(subjects: tuple[str, ...] = ROLES) -> Round:
    return Round(1, Purpose.ASSESS, subjects, questions_for(Instrument.CHECK, 4), instrument=Instrument.CHECK)


def families(count_: int = 2) -> Round:
    subjects = tuple(f"f{number}" for number in range(count_))
    return Round(1, Purpose.ASSESS, subjects, questions_for(Instrument.FAMILY, 4), instrument=Instrument.FAMILY)


def typed(keying: HandsKeying, keys: Iterable[str]) -> HandsKeying:
    for key in keys:
        keying = keying.pressed(key)
    return keying


def totals(numbers: Iterable[int]) -> list[str]:
    """The keys of totals, each with its Enter."""
    return [key for number in numbers for key in (*str(number), "enter")]


def test_twelve_roles_cost_twenty_six_keys() -> None:
    keys = ["enter", *totals([3, 2, 5, 0, 4, 1, 3, 6, 2, 5, 3, 2]), "enter"]
    done = typed(HandsKeying.of(vote(), 12), keys)
    assert len(keys) == 26
    assert done.done
    slip = done.answer()
    assert slip is not None
    assert (slip.people, slip.finished, slip.hands) == (12, True, True)
    assert [slip.counts[role][0][0] for role in ROLES] == [3, 2, 5, 0, 4, 1, 3, 6, 2, 5, 3, 2]
    assert slip_fault(vote(), slip) == ""


def test_only_the_enter_after_the_last_call_finishes() -> None:
    at_end = typed(HandsKeying.of(vote(), 12), ["enter", *totals([1] * 12)])
    assert at_end.at_end
    slip = at_end.answer()
    assert slip is not None
    assert len(slip.counts) == 12
    assert not slip.finished


@pytest.mark.parametrize(
    ("keys", "code", "values"),
    [
        (["1", "3", "enter"], "over-voters", {"people": 13, "voters": 12}),
        (["0", "enter"], "nobody-raises", {}),
        (["enter", "1", "3", "enter"], "over-hands", {"count": 13, "people": 12}),
        (["enter", "enter"], "no-hands", {}),
        (["enter", *totals([12, 12, 12, 1])], "too-many-hands", {"total": 37, "most": 36, "each": 3}),
        (["enter", "1", "1", "1", "1"], "count-too-long", {"most": 999}),
        (["enter", *totals([11]), "left", "left", "9", "enter"], "fewer-than-hands", {"people": 9}),
    ],
)
def test_a_slip_is_caught_at_its_key(keys: list[str], code: str, values: dict[str, int]) -> None:
    stopped = typed(HandsKeying.of(vote(), 12), keys)
    assert stopped.fault is not None
    assert (stopped.fault.code, dict(stopped.fault.values)) == (code, values)
    assert stopped.pressed("enter").fault == stopped.fault or code == "count-too-long"


def test_backspace_corrects_a_digit_then_goes_back_to_the_last_total() -> None:
    keying = typed(HandsKeying.of(vote(), 12), ["enter", *totals([5]), "7", "backspace"])
    assert (keying.place, keying.typed) == (1, "")
    back = keying.pressed("backspace")
    assert (back.place, back.typed) == (0, "5")
    corrected = typed(back, ["4", "enter"])
    assert corrected.numbers[0] == 4
    assert corrected.last == (corrected.calls[0], 4)


def test_what_stands_there_is_replaced_and_arrows_skip_nothing() -> None:
    assert typed(HandsKeying.of(vote(), 12), ["9"]).typed == "9"
    keying = typed(HandsKeying.of(vote(), 12), ["enter", "down", "down"])
    assert keying.place == 0
    keying = typed(keying, [*totals([5, 6]), "up", "up", "down"])
    assert (keying.place, keying.typed) == (1, "6")


def test_a_count_taken_up_again_goes_on_where_it_was_left() -> None:
    left = typed(HandsKeying.of(vote(), 12), ["enter", *totals([5, 6])]).answer()
    again = HandsKeying.of(vote(), 12, left)
    assert again.at_people
    going_on = again.pressed("enter")
    assert (going_on.place, going_on.numbers[:3]) == (2, (5, 6, None))


def test_of_cocher_a_role_is_kept_once_both_its_lists_are_counted() -> None:
    keying = typed(HandsKeying.of(check(), 10), ["enter", *totals([4])])
    half = keying.answer()
    assert half is not None
    assert half.counts == {}
    whole = typed(keying, totals([2])).answer()
    assert whole is not None
    assert whole.counts == {"r1": ((4,), (2,))}


def test_of_levels_the_last_one_is_what_remains_and_the_row_must_balance() -> None:
    keying = typed(HandsKeying.of(families(), 10), ["enter", *totals([1, 2, 3, 3])])
    assert keying.suggested() == 1
    wrong = typed(keying, totals([2]))
    assert wrong.fault is not None
    assert wrong.fault.code == "hands-unbalanced"
    assert typed(keying, ["enter"]).numbers[:5] == (1, 2, 3, 3, 1)
    over = typed(HandsKeying.of(families(), 10), ["enter", *totals([6, 5])])
    assert over.fault is not None
    assert over.fault.code == "hands-unbalanced"


def test_a_level_corrected_later_is_judged_at_its_row() -> None:
    keys = ["enter", *(["1", "enter", "2", "enter", "3", "enter", "3", "enter", "enter"] * 4)]
    at_end = typed(HandsKeying.of(families(), 10), keys)
    assert at_end.at_end
    back = typed(at_end, ["up"] * len(at_end.calls))
    assert back.place == 0
    changed = typed(back, ["2", "enter", *["enter"] * 4])
    assert changed.fault is not None
    assert changed.fault.code == "hands-unbalanced"
    slip = changed.answer()
    assert slip is not None
    assert "f0" not in slip.counts
    assert slip_fault(families(), slip) == ""


def test_with_fewer_people_a_level_passed_over_is_called_again() -> None:
    keys = ["enter", *(["1", "enter", "2", "enter", "3", "enter", "3", "enter", "enter"] * 2)]
    at_end = typed(HandsKeying.of(families(1), 10), keys)
    back = typed(at_end, ["up"] * (len(at_end.calls) + 1))
    assert back.at_people
    last = typed(back, ["9", "enter", *["down"] * 9])
    assert last.place == 9
    again = typed(last, ["0", "enter"])
    assert (again.place, again.done) == (4, False)
    assert again.fault is not None
    assert (again.fault.code, dict(again.fault.values)) == ("hands-unbalanced", {"total": 10, "people": 9})
    done = typed(again, ["0", "enter", *["down"] * 4, "enter", "enter"])
    assert done.done
    assert done.answer() == Slip(9, {"f0": ((1, 2, 3, 3, 0),) * 2}, hands=True)


def test_nothing_is_counted_before_the_people_nor_after_the_end() -> None:
    assert HandsKeying.of(vote(), 0).answer() is None
    at_end = typed(HandsKeying.of(vote(), 12), ["enter", *totals([1] * 12)])
    assert at_end.pressed("5").typed == ""
    done = at_end.pressed("enter")
    assert typed(done, KEYS) == done


@given(
    st.sampled_from((vote(), vote(ROLES[:2]), check(ROLES[:3]), families(1))),
    st.lists(st.sampled_from(KEYS), max_size=120),
    st.integers(0, 15),
)
def test_whatever_is_typed_the_box_could_take_it(asked: Round, keys: list[str], most: int) -> None:
    keying = HandsKeying.of(asked, most)
    for key in keys:
        keying = keying.pressed(key)
        slip = keying.answer()
        if slip is not None:
            assert slip_fault(asked, slip) == ""
            assert slip.hands
            assert HandsKeying.of(asked, most, slip).answer() is not None
        assert not most or keying.people <= most
        assert not keying.done or (slip is not None and slip.finished)


def voting() -> Play:
    play = Play.assessed(dict.fromkeys(("a1", "a2", "a3", "b1", "b2"), (0, 3)))
    return play.record(f.PeopleAdded(people(4))).do(c.StartStep("vote"))


def test_hands_and_ballots_share_a_box_and_the_round_is_public() -> None:
    play = voting()
    hands = Slip(3, {role: ((number,),) for role, number in zip(play.asked.subjects, (3, 2, 1, 0, 0), strict=True)})
    play.reveal([dots("a1", "b1")], [Slip(hands.people, hands.counts, hands=True)])
    tally = play.state.rounds[-1].tally
    assert (tally.people, tally.ballots, tally.slips, tally.hands) == (4, 1, 0, 3)
    assert tally.public
    assert tally.counts["a1"] == ((4,),)
    found = selection(play.state)
    assert found is not None
    assert found.rows[0].role == "a1"


def test_tally_slips_stay_apart_from_hands() -> None:
    asked = vote(ROLES[:2])
    counted = count(asked, [], [Slip(3, {"r1": ((2,),)}), Slip(4, {"r1": ((1,),)}, hands=True)])
    assert (counted.people, counted.slips, counted.hands) == (7, 1, 4)
    assert not count(asked, [], [Slip(3, {"r1": ((2,),)})]).public
    assert not Tally().public


def test_old_slips_and_tallies_are_secret_ones() -> None:
    assert from_json(Slip, {"people": 3, "counts": {}}) == Slip(3, {})
    assert from_json(Tally, {"people": 3, "ballots": 3, "slips": 0, "counts": {}}).hands == 0
    assert from_json(Slip, to_json(Slip(3, {}, hands=True))).hands


def test_when_hands_may_be_raised() -> None:
    refusal = hands_refusal(Play.prepared().state)
    assert refusal is not None
    assert refusal.code == "no-round-for-hands"
    assert hands_refusal(voting().state) is None
    assert hands_refusal(Play.assessing(instrument=Instrument.CHECK).state) is None
    assert hands_refusal(Play.assessing(instrument=Instrument.FAMILY).state) is None


def test_a_long_scale_is_too_many_calls() -> None:
    play = Play.assessing(small_sheet({"A": 13, "B": 13}), instrument=Instrument.FULL)
    refusal = hands_refusal(play.state)
    assert refusal is not None
    assert (refusal.code, dict(refusal.values)) == ("too-many-calls", {"calls": 260, "most": 60})
    assert len(calls_of(play.asked)) == 260


def test_a_secret_revote_stays_secret() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "b1": 2, "b2": 1}, 2)
    play.do(c.SettleTie(play.state.rounds[-1].asked.number, TieWay.REVOTE))
    refusal = hands_refusal(play.state)
    assert refusal is not None
    assert refusal.code == "revote-is-secret"


def test_taking_hands_out_of_the_box_is_no_withdrawn_ballot() -> None:
    play = voting()
    number = play.asked.number
    play.record(f.BallotRemoved(number, HANDS))
    assert play.state.rounds[-1].removed == 0
    play.record(f.BallotRemoved(number, "3"))
    assert play.state.rounds[-1].removed == 1


def test_who_is_left_to_raise_a_hand() -> None:
    assert (hands_left(12, 2), hands_left(0, 0), hands_left(3, 5)) == (10, 0, 0)


@pytest.mark.parametrize(
    ("places", "voters", "hands", "code"),
    [
        (1, 12, {"a": 7, "b": 5}, ""),
        (1, 12, {"a": 7, "b": 6}, "too-many-hands"),
        (2, 12, {"a": 13, "b": 1}, "over-hands"),
        (2, 12, {"a": 12, "b": 12, "c": None}, ""),
        (1, 0, {"a": 70, "b": 60}, ""),
    ],
)
def test_hands_of_a_tie(places: int, voters: int, hands: dict[str, int | None], code: str) -> None:
    fault = tie_hands_fault(places, voters, hands)
    assert (fault.code if fault else "") == code


def test_method_by_counts_takes_hands_too() -> None:
    play = Play.prepared().record(f.MethodChosen(Method(Instrument.CHECK, by_counts=True)), f.ListSettled())
    assert hands_refusal(play.do(c.StartStep("evaluer")).state) is None
