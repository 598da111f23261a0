"""A ballot filled by the person whose it is: what each key does, and that it says what the same paper would say."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop.ballots import Ballot, Question, Round, ballot_fault, dots_for, is_complete, questions_for
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.codes import CodesKeying
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.own import OwnMarks, OwnScales, own_keying
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.tally import count
from fiche_tui.workshop.values import Purpose

ROLES = tuple(f"{letter}{n}" for letter in "ab" for n in range(1, 5))
FAMILIES = (ROLES[:4], ROLES[4:])
CODES = {role.upper(): role for role in ROLES}
KEYS = (
    *"0123459xaz",
    "enter",
    "space",
    "backspace",
    "up",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
)


def scales(instrument: Instrument = Instrument.FULL) -> Round:
    return Round(1, Purpose.ASSESS, ROLES, questions_for(instrument, 4), instrument=instrument)


def check() -> Round:
    return Round(1, Purpose.ASSESS, ROLES, questions_for(Instrument.CHECK, 4), instrument=Instrument.CHECK)


def vote() -> Round:
    return Round(2, Purpose.VOTE, ROLES, (Question("dots", most=dots_for(len(ROLES))),))


def typed(own: OwnScales, keys: Sequence[str]) -> OwnScales:
    for key in keys:
        own = own.pressed(key)
    return own


def ticked(own: OwnMarks, keys: Sequence[str]) -> OwnMarks:
    for key in keys:
        own = own.pressed(key)
    return own


def test_digits_go_on_by_themselves_and_stop_at_the_end() -> None:
    own = typed(OwnScales.of(scales(), ROLES), "23x0")
    assert own.answer().answers["a1"] == (2, 3)
    assert own.answer().answers["a2"] == (None, 0)
    assert (own.line, own.question, own.missing) == (2, 0, 6)
    whole = typed(OwnScales.of(scales(), ROLES), "1" * 16)
    assert (whole.at_end, whole.missing) == (True, 0)
    # A finger that goes on typing changes nothing of what stands there.
    assert typed(whole, "3333x").cells == whole.cells


def test_arrows_set_the_level_and_go_from_question_to_question() -> None:
    own = OwnScales.of(scales(), ROLES)
    assert [typed(own, ["right"] * n).cells[0] for n in range(1, 7)] == ["0", "1", "2", "3", "x", "x"]
    assert [typed(own, ["left"] * n).cells[0] for n in range(1, 7)] == ["x", "3", "2", "1", "0", "0"]
    there = typed(own, ["right", "down", "left", "down", "right", "up", "up"])
    assert there.cells[:3] == ("0", "x", "0")
    assert (there.line, there.question) == (0, 0)
    assert typed(there, ["backspace"]).cells[0] == ""


def test_a_digit_off_the_scale_is_said_and_writes_nothing() -> None:
    own = typed(OwnScales.of(scales(), ROLES), "4")
    assert own.fault == Refusal("not-a-level", {"most": 3})
    assert own.untouched
    assert own.pressed("down").fault is None


def test_enter_asks_to_end_wherever_it_is_and_a_gap_can_be_gone_to() -> None:
    own = typed(OwnScales.of(scales(), ROLES), ["2", "enter"])
    assert own.ends
    assert not own.pressed("down").ends
    assert (typed(own, ["end"]).at_gap().place, own.at_gap().ends) == (1, False)


def test_what_has_no_answer_is_not_known() -> None:
    assert typed(OwnScales.of(scales(), ROLES), "2").answer().answers["a1"] == (2, None)
    assert OwnScales.of(scales(Instrument.WANTED), ROLES).answer().answers == dict.fromkeys(ROLES, (None,))


def test_dots_are_ticked_until_there_is_none_left() -> None:
    own = ticked(OwnMarks.of(vote(), ROLES), ["space", "down", "space", "down", "space"])
    assert (own.left, own.answer().answers) == (0, {"a1": (1,), "a2": (1,), "a3": (1,)})
    more = ticked(own, ["down", "space"])
    assert more.fault == Refusal("list-full", {"most": 3})
    assert more.answer() == own.answer()
    assert ticked(own, ["space"]).left == 1
    assert ticked(own, ["enter"]).ends


def test_a_role_is_in_one_list_only_and_enter_goes_to_the_next_list() -> None:
    own = ticked(OwnMarks.of(check(), ROLES), ["space", "down", "space", "enter"])
    assert (own.at, own.line, own.ends) == (1, 0, False)
    assert ticked(own, ["space"]).fault == Refusal("ticked-elsewhere", {"question": "reinforce"})
    done = ticked(own, ["end", "space", "enter"])
    assert done.ends
    assert done.answer().answers == {"a1": (1, 0), "a2": (1, 0), "b4": (0, 1)}
    assert ticked(done, ["left"]).at == 0


@given(st.sampled_from([scales(), scales(Instrument.WANTED), check(), vote()]), st.lists(st.sampled_from(KEYS)))
def test_whatever_is_pressed_the_ballot_can_be_counted(asked: Round, keys: list[str]) -> None:
    own = own_keying(asked, ROLES)
    for key in keys:
        own = own.pressed(key)
    assert ballot_fault(asked, own.answer()) == ""
    assert is_complete(asked, own.answer())


ANSWERS = st.lists(st.sampled_from("0123x"), min_size=16, max_size=16)


@given(st.lists(ANSWERS, min_size=1, max_size=4))
def test_scales_give_the_tally_of_the_same_papers(people: list[list[str]]) -> None:
    asked = scales()
    own = [typed(OwnScales.of(asked, ROLES), answers).answer() for answers in people]
    papers = []
    for answers in people:
        paper = GridKeying.of(asked, FAMILIES)
        for key in (*answers[:8], "enter", *answers[8:], "enter"):
            paper = paper.pressed(key)
        assert paper.done
        papers.append(paper.answer())
    assert count(asked, own) == count(asked, papers)


@pytest.mark.parametrize("asked", [check(), vote()], ids=["check", "vote"])
@given(data=st.data())
def test_ticks_give_the_tally_of_the_same_codes(asked: Round, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(ROLES), unique=True, max_size=asked.questions[0].most))
    rest = [role for role in ROLES if role not in chosen]
    lists = [chosen]
    if len(asked.questions) > 1:
        lists.append(
            data.draw(st.lists(st.sampled_from(rest), unique=True, max_size=asked.questions[1].most)) if rest else []
        )
    own = OwnMarks.of(asked, ROLES)
    paper = CodesKeying.of(asked, CODES, {})
    for roles in lists:
        for role in roles:
            own = ticked(own, ["home", *["down"] * ROLES.index(role), "space"])
            for key in (*role, "space"):
                paper = paper.pressed(key)
        own, paper = own.pressed("enter"), paper.pressed("enter")
    assert own.ends
    assert own.answer() == paper.answer()
    assert count(asked, [own.answer(), Ballot({})]) == count(asked, [paper.answer(), Ballot({})])
