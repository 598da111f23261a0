"""Keying in paper: how many keys a ballot costs, what each slip of the finger says, and that nothing ever shifts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import (
    Ballot,
    Question,
    Round,
    Slip,
    ballot_fault,
    dots_for,
    is_complete,
    questions_for,
    slip_fault,
)
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.keying.codes import CodesKeying
from fiche_tui.workshop.keying.common import Keying, next_number, number_of
from fiche_tui.workshop.keying.counts import CountsKeying
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.pace import SECONDS_A_KEY, SECONDS_A_PAPER, ballot_keys, seconds_to_key, slip_keys
from fiche_tui.workshop.keying.paper import codes_elsewhere, codes_on, steady, strips_of
from fiche_tui.workshop.keying.written import Written, regained
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Purpose
from tests.workshop.samples import Play, small_sheet

SIZES = {"A": 6, "B": 6, "C": 4, "D": 5, "E": 5}
FAMILIES = tuple(tuple(f"{letter.lower()}{n}" for n in range(1, size + 1)) for letter, size in SIZES.items())
ROLES = tuple(role for family in FAMILIES for role in family)
CODES: Mapping[str, str] = {role.upper(): role for role in ROLES}
KEYS = ("0", "1", "2", "3", "4", "9", "x", "a", "e", "z", "enter", "space", "backspace", "up", "down", "left", "right")


def scales(instrument: Instrument, subjects: tuple[str, ...] = ROLES, *, by_counts: bool = False) -> Round:
    return Round(1, Purpose.ASSESS, subjects, questions_for(instrument, 4), by_counts, instrument)


def vote(subjects: tuple[str, ...] = ROLES[:12], *, by_counts: bool = False) -> Round:
    return Round(2, Purpose.VOTE, subjects, (Question("dots", most=dots_for(len(subjects))),), by_counts)


def full(ballot: Ballot | None = None) -> GridKeying:
    return GridKeying.of(scales(Instrument.FULL), FAMILIES, ballot)


def dots(ballot: Ballot | None = None, elsewhere: Mapping[str, str] | None = None) -> CodesKeying:
    asked = vote()
    codes = {code: role for code, role in CODES.items() if role in asked.subjects}
    return CodesKeying.of(asked, codes, elsewhere if elsewhere is not None else {"E9": "", "B7": "A6"}, ballot)


def check() -> CodesKeying:
    return CodesKeying.of(scales(Instrument.CHECK), CODES, {})


def after(keying: Keying, keys: str | Iterable[str]) -> Keying:
    """The keying after these keys; a text is keys apart by spaces, with ``_`` for the space bar."""
    for key in keys.split() if isinstance(keys, str) else keys:
        keying = keying.pressed("space" if key == "_" else key)
    return keying


def fault_after(keying: Keying, keys: str | Iterable[str]) -> str:
    fault = after(keying, keys).fault
    return fault.code if fault else ""


def keys_for(ballot: Ballot, families: tuple[tuple[str, ...], ...]) -> list[str]:
    """What a person types from that paper."""
    keys: list[str] = []
    for family in families:
        for role in family:
            keys += ["x" if answer is None else str(answer) for answer in ballot.answers[role]]
        keys.append("enter")
    return keys


levels = st.sampled_from((0, 1, 2, 3, None))
full_ballots = st.builds(
    lambda rows: Ballot(dict(zip(ROLES, rows, strict=True))),
    st.lists(st.tuples(levels, levels), min_size=len(ROLES), max_size=len(ROLES)),
)


class TestGrid:
    @given(full_ballots)
    def test_the_paper_is_what_is_kept_in_57_keys(self, ballot: Ballot) -> None:
        keys = keys_for(ballot, FAMILIES)
        done = after(full(), keys)
        assert len(keys) <= 58
        assert done.done
        assert done.answer() == ballot

    def test_wanted_alone_takes_31_keys(self) -> None:
        keying = GridKeying.of(scales(Instrument.WANTED), FAMILIES)
        keys = keys_for(Ballot(dict.fromkeys(ROLES, (2,))), FAMILIES)
        assert len(keys) <= 32
        assert after(keying, keys).done

    def test_families_are_one_strip(self) -> None:
        ids = ("fam-a", "fam-b")
        keying = GridKeying.of(scales(Instrument.FAMILY, ids), (ids,))
        done = after(keying, "0 3 1 x enter")
        assert done.done
        assert done.answer() == Ballot({"fam-a": (0, 3), "fam-b": (1, None)})

    def test_a_skipped_digit_is_told_at_the_end_of_the_family(self) -> None:
        keying = after(full(), ["1"] * 11 + ["enter"])
        assert keying.fault is not None
        assert keying.fault.code == "family-unfinished"
        assert keying.fault.values == {"family": 0, "given": 11, "total": 12}
        assert after(keying, "2 enter 3").answer() == Ballot(
            {**dict.fromkeys(ROLES[:5], (1, 1)), "a6": (1, 2), "b1": (3,)}
        )

    def test_a_digit_too_many_never_falls_into_the_next_family(self) -> None:
        keying = after(full(), ["1"] * 13)
        assert isinstance(keying, GridKeying)
        assert keying.fault
        assert keying.fault.code == "family-full"
        assert keying.given(1) == 0
        assert keying.waits

    @pytest.mark.parametrize("key", ["4", "9", "a", "z", "é", "²"])
    def test_what_is_not_on_the_scale_is_refused(self, key: str) -> None:
        keying = after(full(), [key])
        assert keying.fault
        assert keying.fault.code == "not-a-level"
        assert keying.answer() == Ballot({})

    def test_backspace_goes_back_into_the_family_before(self) -> None:
        keying = after(full(), [*["1"] * 12, "enter", "2", "backspace", "backspace"])
        assert isinstance(keying, GridKeying)
        assert (keying.family, keying.waits, keying.given(0)) == (0, True, 12)
        keying = after(keying, "backspace x enter 3")
        assert keying.answer().answers["a6"] == (1, None)  # type: ignore[union-attr]
        assert keying.answer().answers["b1"] == (3,)  # type: ignore[union-attr]

    def test_arrows_go_back_to_a_role_and_enter_comes_back(self) -> None:
        keying = after(full(), [*["1"] * 12, "enter", "2", "2", "2", "up", "up", "up"])
        assert isinstance(keying, GridKeying)
        assert keying.cursor() == ("a5", 1)
        keying = after(keying, "0 enter")
        assert isinstance(keying, GridKeying)
        assert keying.cursor() == ("b2", 1)
        assert keying.answer().answers["a5"] == (1, 0)

    def test_backspace_on_an_answer_takes_that_answer(self) -> None:
        keying = after(full(), "0 1 2 3 left left backspace")
        assert isinstance(keying, GridKeying)
        assert (keying.cursor(), keying.cells[:4]) == (("a2", 0), ("0", "1", "", "3"))
        assert after(keying, "x").answer() == Ballot({"a1": (0, 1), "a2": (None, 3)})

    def test_a_ballot_that_is_done_takes_no_key(self) -> None:
        done = after(full(), keys_for(Ballot(dict.fromkeys(ROLES, (1, 2))), FAMILIES))
        assert done.done
        assert after(done, KEYS) == done

    def test_arrows_never_pass_an_empty_cell_nor_enter_a_family_by_themselves(self) -> None:
        keying = after(full(), ["1", "1", "down", "down", "right", "right"])
        assert isinstance(keying, GridKeying)
        assert keying.cursor() == ("a2", 0)
        keying = after(full(), [*["1"] * 12, "right", "down"])
        assert isinstance(keying, GridKeying)
        assert keying.waits

    def test_arrows_go_forward_again_over_what_is_filled(self) -> None:
        start = after(full(), [*["1"] * 12, "enter", "2", "2", "up", "up"])
        for key in ("right", "down"):
            there = after(start, [key] * 12)
            assert isinstance(there, GridKeying)
            assert there.cursor() == ("b2", 0)

    @pytest.mark.parametrize("given", [0, 1, 11, 12, 13, 51])
    def test_an_unfinished_ballot_goes_on_where_it_stopped(self, given: int) -> None:
        whole = keys_for(Ballot(dict.fromkeys(ROLES, (1, 2))), FAMILIES)
        typed, count = [], 0
        for key in whole:
            if count == given:
                break
            typed.append(key)
            count += key != "enter"
        before = after(full(), typed).answer()
        assert isinstance(before, Ballot)
        again = full(before)
        assert sum(again.given(family) for family in range(5)) == given
        assert not is_complete(again.asked, again.answer())
        assert again.answer() == before
        assert again.cells[again.place] == ""

    def test_a_complete_ballot_reopens_at_the_top_and_leaves_with_enters(self) -> None:
        ballot = Ballot(dict.fromkeys(ROLES, (1, None)))
        again = full(ballot)
        assert again.cursor() == ("a1", 0)
        corrected = after(again, "enter 3 enter enter enter enter")
        assert corrected.done
        assert corrected.answer() == Ballot({**ballot.answers, "b1": (3, None)})

    @given(st.lists(st.sampled_from(KEYS), max_size=120))
    def test_whatever_is_typed_the_ballot_is_sound(self, keys: list[str]) -> None:
        keying = after(full(), keys)
        assert isinstance(keying, GridKeying)
        answer = keying.answer()
        assert ballot_fault(keying.asked, answer) == ""
        assert not keying.done or is_complete(keying.asked, answer)
        start = sum(keying.total(family) for family in range(keying.family))
        assert start <= keying.place <= start + keying.total(keying.family)

    @given(full_ballots, st.lists(st.integers(0, 4), max_size=4), st.integers(1, 3))
    def test_corrections_leave_the_rest_alone(self, ballot: Ballot, families: list[int], times: int) -> None:
        """At the end of some families a few answers are taken back and typed again."""
        keying: Keying = full()
        for place, family in enumerate(FAMILIES):
            keys = keys_for(ballot, (family,))
            keying = after(keying, keys[:-1])
            if place in families:
                keying = after(keying, ["backspace"] * times + keys[-1 - times : -1])
            keying = after(keying, "enter")
        assert keying.done
        assert keying.answer() == ballot


class TestCodes:
    @pytest.mark.parametrize("keys", ["b2 c3 a3", "b2c3a3", "B2 C3 A3"])
    def test_three_dots_take_ten_keys_at_most(self, keys: str) -> None:
        asked = replace(vote(), subjects=("a3", "b2", "c3"), questions=(Question("dots", most=3),))
        keying = CodesKeying.of(asked, {"A3": "a3", "B2": "b2", "C3": "c3"}, {})
        pressed = ["space" if key == " " else key for key in keys] + ["enter"]
        assert len(pressed) <= 10
        done = after(keying, pressed)
        assert done.done
        assert done.answer() == Ballot({"a3": (1,), "b2": (1,), "c3": (1,)})

    @pytest.mark.parametrize(
        ("keys", "fault"),
        [
            ("z", "unknown-code"),
            ("2", "unknown-code"),
            ("a 7", "unknown-code"),
            ("e 9", "code-elsewhere"),
            ("b 7", "merged-code"),
            ("a 1 _ a 1", "code-twice"),
            ("a enter", "half-a-code"),
            ("a 1 a 2 a 3 b", "list-full"),
            ("enter", "blank"),
        ],
    )
    def test_slips(self, keys: str, fault: str) -> None:
        keying = after(dots(), keys)
        assert keying.fault
        assert keying.fault.code == fault
        assert not keying.done

    @pytest.mark.parametrize("keys", ["z", "2", "a 7", "e 9", "b 7", "a 1 _ a 1", "a 1 a 2 a 3 b"])
    @pytest.mark.parametrize("then", ["enter", "enter enter", "a 4 enter", "space", "left", "b 1"])
    def test_nothing_passes_over_a_refused_code(self, keys: str, then: str) -> None:
        refused = after(dots(), keys)
        assert after(refused, then) == refused
        assert after(refused, "backspace").answer() == refused.answer()
        assert after(refused, "backspace").fault is None
        assert after(refused, "backspace").typed == ""

    def test_half_a_code_is_finished_where_it_stands(self) -> None:
        done = after(dots(), "a enter enter 1 enter")
        assert done.done
        assert done.answer() == Ballot({"a1": (1,)})

    def test_a_slip_says_which_code_and_where(self) -> None:
        assert after(dots(), "a 1 b 7").fault.values == {"position": 2, "code": "B7", "into": "A6"}  # type: ignore[union-attr]

    def test_fewer_than_allowed_asks_nothing(self) -> None:
        done = after(dots(), "a 1 enter")
        assert done.done
        assert done.answer() == Ballot({"a1": (1,)})

    def test_a_blank_ballot_takes_two_enters_in_a_row(self) -> None:
        assert after(dots(), "enter enter").done
        assert after(dots(), "enter enter").answer() == Ballot({})
        assert not after(dots(), "enter a backspace enter").done

    def test_both_lists_of_check(self) -> None:
        done = after(check(), "a 1 e 5 enter c 4 enter")
        assert done.done
        assert done.answer() == Ballot({"a1": (1, 0), "e5": (1, 0), "c4": (0, 1)})
        assert fault_after(check(), "a 1 enter a 1") == "code-in-both"
        assert fault_after(check(), "a1b1c1d1e1a2b2c2") == ""
        assert fault_after(check(), [*"a1b1c1d1e1a2b2", "c"]) == "list-full"
        assert fault_after(check(), ["enter", *"a1b1c1", "d"]) == "list-full"
        assert fault_after(check(), "enter enter") == "blank"
        assert after(check(), "enter enter enter").answer() == Ballot({})
        assert after(check(), "enter a 1 enter").answer() == Ballot({"a1": (0, 1)})

    def test_backspace_takes_a_figure_then_a_code_then_goes_to_the_list_before(self) -> None:
        keying = after(check(), "a 1 b 2 enter c backspace backspace backspace d 3 enter enter")
        assert keying.done
        assert keying.answer() == Ballot({"a1": (1, 0), "d3": (1, 0)})

    def test_e1_waits_only_where_e10_exists(self) -> None:
        asked = vote(("e1", "e10", "a1"))
        keying = CodesKeying.of(asked, {"E1": "e1", "E10": "e10", "A1": "a1"}, {})
        assert after(keying, "e 1").typed == "E1"
        assert after(keying, "e 1 0").answer() == Ballot({"e10": (1,)})
        assert after(keying, "e 1 a 1 enter").answer() == Ballot({"e1": (1,), "a1": (1,)})
        assert after(keying, "e 1 enter").done
        twice = after(keying, "e 1 a 1 e 1 a")
        assert twice.fault
        assert twice.fault.code == "code-twice"
        assert (twice.typed, twice.answer()) == ("E1", Ballot({"e1": (1,), "a1": (1,)}))

    @given(st.sets(st.sampled_from(ROLES[:12]), max_size=3))
    def test_a_ballot_reopens_as_it_was_kept(self, roles: set[str]) -> None:
        ballot = Ballot(dict.fromkeys(sorted(roles), (1,)))
        again = dots(ballot)
        assert again.answer() == ballot
        assert after(again, "enter enter").done

    @given(st.lists(st.sampled_from((*KEYS, "b", "c", "d", "5", "6")), max_size=60), st.booleans())
    def test_whatever_is_typed_the_ballot_is_sound(self, keys: list[str], dotted: bool) -> None:
        keying = after(dots() if dotted else check(), keys)
        answer = keying.answer()
        assert isinstance(keying, CodesKeying)
        assert isinstance(answer, Ballot)
        assert ballot_fault(keying.asked, answer) == ""


class TestTakenUp:
    """A paper half keyed, taken up again from what was written on it."""

    @example(keys=["1", "enter", "2", "x", "0"], kind=3)
    @given(
        keys=st.lists(st.sampled_from((*KEYS, "b", "c", "d", "5", "6")), max_size=60), kind=st.sampled_from(range(4))
    )
    def test_every_paper_goes_on_as_if_nothing_had_happened(self, keys: list[str], kind: int) -> None:
        slip = CountsKeying.of(scales(Instrument.WANTED, ROLES[:3], by_counts=True))
        new = (full(), dots(), check(), slip)[kind]
        there = after(new, keys)
        assume(not there.done)
        again = new.taken_up(from_json(Written, to_json(there.written())))
        assert again is not None
        assert (again.written(), again.answer(), again.typed) == (there.written(), there.answer(), there.typed)
        for key in KEYS:
            one, other = again.pressed("backspace").pressed(key), there.pressed("backspace").pressed(key)
            assert (one.written(), one.answer(), one.fault) == (other.written(), other.answer(), other.fault)

    @pytest.mark.parametrize(
        ("paper", "written"),
        [
            (full(), Written((("1",),))),
            (full(), Written(tuple(("9",) * 2 * len(family) for family in FAMILIES))),
            (full(), Written(tuple(("1",) * 2 * len(family) for family in FAMILIES), at=7)),
            (full(), Written(tuple(("1",) * 2 * len(family) for family in FAMILIES), at=1, place=3)),
            (full(), Written(tuple(("1",) * 2 * len(family) for family in FAMILIES), place=-1)),
            (full(), Written(tuple(("1",) * 2 * len(family) for family in FAMILIES), place=13)),
            (dots(), Written((("A1", "A1"),))),
            (dots(), Written((("E9",),))),
            (dots(), Written((("A1", "A2", "A3", "A4"),))),
            (dots(), Written((("A1",),), at=1)),
            (check(), Written((("A1",), ("A1",)))),
            (CountsKeying.of(vote(by_counts=True)), Written((("1",),))),
            (CountsKeying.of(vote(by_counts=True)), Written((("1",) * 12 + ("1000",),))),
            (CountsKeying.of(vote(by_counts=True)), Written((("-1",) * 13,))),
            (CountsKeying.of(vote(by_counts=True)), Written((("1",) * 13,), place=13)),
        ],
    )
    def test_what_cannot_stand_on_it_is_refused(self, paper: Keying, written: Written) -> None:
        assert paper.taken_up(written) is None

    def test_a_refused_code_is_still_refused(self) -> None:
        again = dots().taken_up(after(dots(), "a 1 e 9").written())
        assert again is not None
        assert again.fault is not None
        assert again.fault.code == "code-elsewhere"
        assert not after(again, "enter").done

    def test_how_many_answers_are_found_again(self) -> None:
        reopened = full(Ballot({"a1": (1, 2)}))
        assert regained(reopened.written(), after(reopened, "3 left left 0").written()) == 2
        assert regained(dots().written(), after(dots(), "a 1 a 2 b").written()) == 3
        assert regained(full().written(), full().written()) == 0


class TestCounts:
    def test_twelve_roles_by_stickers_take_thirty_keys_at_most(self) -> None:
        numbers = [11, 10, 6, 0, 5, 0, 3, 0, 2, 0, 4, 1]
        keys = [*"14", "enter"]
        for number in numbers:
            keys += [*(str(number) if number else ""), "enter"]
        assert len(keys) <= 30
        done = after(CountsKeying.of(vote(by_counts=True)), keys)
        assert done.done
        assert done.answer() == Slip(14, {role: ((n,),) for role, n in zip(ROLES[:12], numbers, strict=True)})

    def test_levels_add_up_to_the_people(self) -> None:
        asked = scales(Instrument.FULL, ("a1",), by_counts=True)
        done = after(
            CountsKeying.of(asked), "1 2 enter 1 enter enter 4 enter 6 enter enter enter enter 1 2 enter enter enter"
        )
        assert done.fault is None
        assert done.done
        assert done.answer() == Slip(12, {"a1": ((1, 0, 4, 6, 1), (0, 0, 12, 0, 0))})

    def test_the_last_level_is_what_remains_and_may_be_typed_too(self) -> None:
        asked = scales(Instrument.WANTED, ("a1",), by_counts=True)
        start = after(CountsKeying.of(asked), "6 enter 1 enter 1 enter 1 enter 1 enter")
        assert isinstance(start, CountsKeying)
        assert start.suggested() == 2
        assert after(start, "2 enter").answer() == after(start, "enter").answer()
        assert fault_after(start, "1 enter") == "row-unbalanced"

    @pytest.mark.parametrize(
        ("keys", "fault"),
        [
            ("enter", "no-people"),
            ("0 enter", "no-people"),
            ("a", "not-a-count"),
            ("x", "not-a-count"),
            ("1 2 3 4", "count-too-long"),
            ("6 enter 7", "over-people"),
            ("1 2 enter 1 3", "over-people"),
            ("6 enter 5 enter 2 enter", "row-unbalanced"),
        ],
    )
    def test_slips(self, keys: str, fault: str) -> None:
        asked = scales(Instrument.WANTED, ("a1", "a2"), by_counts=True)
        assert fault_after(CountsKeying.of(asked), keys) == fault

    def test_a_refused_number_is_neither_a_zero_nor_a_shift(self) -> None:
        keying = after(CountsKeying.of(vote(by_counts=True)), "6 enter 7 enter 3 enter 2 enter")
        assert keying.fault
        assert keying.fault.code == "over-people"
        assert keying.answer() == Slip(6, {}, finished=False)
        assert after(keying, "backspace 5 enter").answer() == Slip(6, {ROLES[0]: ((5,),)}, finished=False)

    @pytest.mark.parametrize(
        ("wrong", "code", "kept"),
        [
            ("6 enter 5 enter 2 enter", "row-unbalanced", "2"),
            ("6 enter 7", "over-people", "7"),
            ("1 2 3 4", "count-too-long", "123"),
        ],
    )
    def test_a_refused_number_stays_to_be_corrected_and_takes_no_other(self, wrong: str, code: str, kept: str) -> None:
        asked = scales(Instrument.WANTED, ("a1", "a2"), by_counts=True)
        refused = after(CountsKeying.of(asked), wrong)
        assert isinstance(refused, CountsKeying)
        assert (refused.typed, refused.fault and refused.fault.code) == (kept, code)
        # The eye is on the paper: what comes next is not taken for this cell, and the sentence stays.
        assert after(refused, "1 enter 0 enter space 3") == refused
        corrected = after(refused, "backspace")
        assert isinstance(corrected, CountsKeying)
        assert (corrected.typed, corrected.fault, corrected.place) == (kept[:-1], None, refused.place)

    def test_a_row_that_was_refused_goes_on_where_it_stood(self) -> None:
        asked = scales(Instrument.WANTED, ("a1", "a2"), by_counts=True)
        keying = after(CountsKeying.of(asked), "6 enter 5 enter 2 enter 9 enter backspace 1 enter")
        assert isinstance(keying, CountsKeying)
        assert (keying.cells[:3], keying.place, keying.fault) == ((6, 5, 1), 3, None)

    def test_no_more_dots_than_the_people_have(self) -> None:
        asked = vote(("a1", "a2", "a3", "a4"), by_counts=True)
        assert asked.questions[0].most == 3
        keying = after(CountsKeying.of(asked), "2 enter 2 enter 2 enter 2 enter 1 enter")
        assert keying.fault
        assert keying.fault.code == "too-many-counted"
        assert after(keying, "backspace 0 enter").done

    def test_a_row_may_be_corrected_in_two_places(self) -> None:
        asked = scales(Instrument.WANTED, ("a1", "a2"), by_counts=True)
        keying = after(CountsKeying.of(asked), "6 enter 1 enter 2 enter 3 enter enter enter")
        back = after(keying, "left left left left 3 enter 2 enter enter enter")
        assert isinstance(back, CountsKeying)
        assert back.fault is None
        assert back.answer() == Slip(6, {"a1": ((1, 3, 2, 0, 0),)}, finished=False)
        assert fault_after(keying, "left left left left 3 enter enter enter enter") == "row-unbalanced"

    def test_another_number_of_people_sends_back_to_the_rows_that_no_longer_add_up(self) -> None:
        asked = scales(Instrument.WANTED, ("a1",), by_counts=True)
        keying = after(CountsKeying.of(asked), "6 enter 6 enter enter enter enter")
        keying = after(keying, "up up up up up up 5 enter down down down down enter")
        assert keying.fault
        assert keying.fault.code == "row-unbalanced"
        assert not keying.done

    def test_an_arrow_ends_a_number_as_enter_does(self) -> None:
        asked = vote(("a1", "a2"), by_counts=True)
        keying = after(CountsKeying.of(asked), "4 right 2 right 1 up")
        assert isinstance(keying, CountsKeying)
        assert (keying.cells, keying.place) == ((4, 2, 1), 1)

    def test_backspace_takes_a_figure_then_the_number_before(self) -> None:
        asked = vote(("a1", "a2"), by_counts=True)
        keying = after(CountsKeying.of(asked), "1 2 backspace enter 1 enter backspace")
        assert isinstance(keying, CountsKeying)
        assert (keying.cells, keying.place) == ((1, None, None), 1)

    def test_backspace_on_a_number_takes_that_number(self) -> None:
        keying = after(CountsKeying.of(vote(("a1", "a2"), by_counts=True)), "4 enter 2 enter 1 up backspace")
        assert isinstance(keying, CountsKeying)
        assert (keying.cells, keying.place) == ((4, None, 1), 1)

    def test_stickers_of_more_people_than_there_are_now(self) -> None:
        start = after(CountsKeying.of(vote(("a1", "a2"), by_counts=True)), "6 enter 5 enter 1 up up 3")
        here = after(start, "enter enter").fault
        assert here is not None
        assert (here.code, here.values) == ("over-people", {"count": 5, "people": 3})
        # Passed over with an arrow, it is told at the end of the slip, where it stands.
        there = after(start, "down down enter")
        assert isinstance(there, CountsKeying)
        assert (there.place, there.typed, there.done) == (1, "5", False)
        assert there.fault is not None
        assert there.fault.code == "row-unbalanced"
        assert there.fault.values == {"subject": "a1", "question": 0, "total": 5, "people": 3}
        assert after(there, "backspace 2 enter enter").answer() == Slip(3, {"a1": ((2,),), "a2": ((1,),)})

    def test_a_slip_found_with_gaps_before_its_cursor_asks_for_them(self) -> None:
        new = CountsKeying.of(vote(("a1", "a2"), by_counts=True))
        without_people = new.taken_up(Written((("", "2", ""),), place=2))
        assert without_people is not None
        asked = after(without_people, "1 enter")
        assert isinstance(asked, CountsKeying)
        assert (asked.place, asked.typed, asked.fault and asked.fault.code) == (0, "", "no-people")
        without_a_role = new.taken_up(Written((("4", "", "1"),), place=2))
        assert without_a_role is not None
        asked = after(without_a_role, "enter")
        assert isinstance(asked, CountsKeying)
        assert (asked.place, asked.fault and asked.fault.code) == (1, "count-missing")

    @given(st.integers(1, 40), st.data())
    def test_a_slip_reopens_as_it_was_kept(self, people: int, data: st.DataObject) -> None:
        counts = {}
        for role in ("a1", "a2"):
            cuts = sorted(data.draw(st.lists(st.integers(0, people), min_size=4, max_size=4)))
            counts[role] = (tuple(b - a for a, b in zip([0, *cuts], [*cuts, people], strict=True)),)
        slip = Slip(people, counts)
        again = CountsKeying.of(scales(Instrument.WANTED, ("a1", "a2"), by_counts=True), slip)
        assert again.complete
        assert again.answer() == slip
        done = after(again, ["enter"] * 11)
        assert done.done
        assert done.answer() == slip

    @given(st.lists(st.sampled_from((*KEYS, "enter", "enter", "enter", "enter", "enter")), max_size=60), st.booleans())
    def test_a_slip_that_is_done_is_sound(self, keys: list[str], dotted: bool) -> None:
        asked = vote(("a1", "a2"), by_counts=True) if dotted else scales(Instrument.WANTED, ("a1",), by_counts=True)
        keying = after(CountsKeying.of(asked), ["3", "enter", *keys, *["enter"] * 6])
        assert isinstance(keying, CountsKeying)
        assert 0 <= keying.place < len(keying.cells)
        assert keying.done or keying.fault or not keying.complete
        if not keying.done:
            return
        slip = keying.answer()
        assert slip is not None
        assert set(slip.counts) == set(asked.subjects)
        assert slip_fault(asked, slip) == ""


class TestPaper:
    def test_strips_are_families_in_printed_order(self) -> None:
        play = Play.assessing()
        strips = strips_of(play.state, play.asked)
        assert [(strip.letter, strip.subjects) for strip in strips] == [("A", ("a1", "a2", "a3")), ("B", ("b1", "b2"))]
        assert strips[1].lines[0].code == "B1"

    def test_a_role_moved_since_then_stays_where_the_paper_has_it(self) -> None:
        play = Play.assessing(small_sheet({"A": 3, "B": 2, "C": 2}))
        play.record(f.RoleMoved("a3", "fam-c", 0), f.RoleMoved("b1", "fam-a", 0))
        strips = strips_of(play.state, play.asked)
        assert [role for strip in strips for role in strip.subjects] == list(play.asked.subjects)
        assert "a3" in strips[0].subjects

    @given(st.lists(st.integers(0, 4), max_size=30))
    def test_steady_places_rise_and_keep_what_rose(self, places: list[int]) -> None:
        result = steady(places)
        assert list(result) == sorted(result)
        assert len(result) == len(places)
        if list(places) == sorted(places):
            assert list(result) == places

    def test_families_are_one_strip(self) -> None:
        play = Play.assessing(instrument=Instrument.FAMILY)
        (strip,) = strips_of(play.state, play.asked)
        assert [(line.code, line.label) for line in strip.lines] == [("A", "Famille A"), ("B", "Famille B")]

    def test_codes_that_were_merged_or_hidden_are_known(self) -> None:
        play = Play.prepared().record(f.RolesMerged("a1", "b1"), f.RoleHidden("a2"))
        play = Play(play.history).record(f.ListSettled())
        asked = replace(vote(), subjects=("a1", "a3", "b2"))
        assert codes_on(play.state, asked) == {"A1": "a1", "A3": "a3", "B2": "b2"}
        assert codes_elsewhere(play.state, asked) == {"A2": "", "B1": "A1"}


def test_numbers_at_the_corner() -> None:
    assert next_number([]) == "1"
    assert next_number(["1", "2", "4", "x"]) == "3"
    assert [number_of(text) for text in (" 7 ", "07", "è", "&à", "", "x", "-", "7.", "0" * 12)] == [
        *("7", "7", "7", "10", "", "", "6", "", "")
    ]


def ballot_of(asked: Round, data: st.DataObject) -> Ballot:
    """A ballot with as many answers as it may hold."""
    if asked.questions[0].is_scale:
        return Ballot({one: tuple(data.draw(levels) for _question in asked.questions) for one in asked.subjects})
    order = data.draw(st.permutations(asked.subjects))
    marks: dict[str, tuple[int, ...]] = {}
    for place, question in enumerate(asked.questions):
        chosen, order = order[: question.most], order[question.most :]
        marks |= {role: tuple(int(one == place) for one in range(len(asked.questions))) for role in chosen}
    return Ballot(marks)


@given(st.sampled_from(Instrument), st.lists(st.integers(1, 9), min_size=1, max_size=6), st.data())
def test_the_estimate_counts_the_keys_that_a_ballot_takes(
    instrument: Instrument, sizes: list[int], data: st.DataObject
) -> None:
    letters = "abcdef"[: len(sizes)]
    families = tuple(
        tuple(f"{letter}{n}" for n in range(1, size + 1)) for letter, size in zip(letters, sizes, strict=True)
    )
    strips = (tuple(letters),) if instrument is Instrument.FAMILY else families
    asked = scales(instrument, tuple(one for strip in strips for one in strip))
    assume(asked.questions[0].is_scale or len(asked.subjects) >= sum(one.most for one in asked.questions))
    ballot = ballot_of(asked, data)
    keying: Keying
    if asked.questions[0].is_scale:
        keying, keys = GridKeying.of(asked, strips), keys_for(ballot, strips)
    else:
        codes = {one.upper(): one for one in asked.subjects}
        lists = [[one for one, marks in ballot.answers.items() if marks[place]] for place in (0, 1)]
        keying, keys = CodesKeying.of(asked, codes, {}), [key for chosen in lists for key in codes_typed(chosen)]
    done = after(keying, keys)
    assert (done.done, done.answer()) == (True, ballot)
    assert not after(keying, keys[:-1]).done
    assert len(keys) == ballot_keys(asked.questions, len(asked.subjects), len(strips))


def codes_typed(roles: list[str]) -> list[str]:
    """« e2 c3 a3 Entrée », as the help says it."""
    return [*("space" if key == " " else key for key in " ".join(roles)), "enter"]


@given(st.integers(1, 9), st.integers(1, 9), st.data())
def test_the_estimate_counts_the_keys_that_a_slip_takes(subjects: int, questions: int, data: st.DataObject) -> None:
    """Of 10 to 36 people, none of whose cells holds nobody or more than nine of them."""
    names = ROLES[:subjects]
    asked = scales(Instrument.WANTED if questions % 2 else Instrument.FULL, names, by_counts=True)
    rows = {
        one: tuple(data.draw(st.tuples(*[st.integers(3, 9)] * 4)) for _question in asked.questions) for one in names
    }
    people = data.draw(st.integers(36, 99))
    keys = [*str(people), "enter"]
    for role in names:
        for row in rows[role]:
            keys += [key for number in row for key in (str(number), "enter")] + ["enter"]
    done = after(CountsKeying.of(asked), keys)
    assert done.done
    assert done.answer() == Slip(people, {one: tuple((*row, people - sum(row)) for row in rows[one]) for one in names})
    assert len(keys) == slip_keys(asked.questions, subjects)


@given(st.integers(10, 99), st.lists(st.integers(1, 9), min_size=1, max_size=15))
def test_the_estimate_counts_the_keys_of_stickers(people: int, numbers: list[int]) -> None:
    asked = vote(ROLES[: len(numbers)], by_counts=True)
    assume(sum(numbers) <= asked.questions[0].most * people)
    keys = [*str(people), "enter", *(key for number in numbers for key in (str(number), "enter"))]
    assert after(CountsKeying.of(asked), keys).done
    assert len(keys) == slip_keys(asked.questions, len(numbers))


def test_the_pace_of_each_instrument() -> None:
    seconds = {
        "full": seconds_to_key(scales(Instrument.FULL), 5),
        "wanted": seconds_to_key(scales(Instrument.WANTED), 5),
        "check": seconds_to_key(scales(Instrument.CHECK), 5),
        "dots": seconds_to_key(vote(), 5),
        "slip": seconds_to_key(vote(by_counts=True), 5),
    }
    assert round(14 * seconds["full"] / 60) == 12
    assert seconds["dots"] < seconds["wanted"] < seconds["full"]
    assert seconds["dots"] < seconds["check"] < seconds["full"]
    assert seconds["slip"] < 45


def test_the_pace_of_a_key_is_between_two_published_ones() -> None:
    """Card, Moran and Newell, 1983: 0.75 s for complex codes, 1.20 s for who does not know the keyboard; a paper takes
    at least the hand there and back (0.40 s each) and two moments to find where one is (1.35 s each)."""
    assert 0.75 <= SECONDS_A_KEY <= 1.20
    assert SECONDS_A_PAPER >= 2 * 0.40 + 2 * 1.35
