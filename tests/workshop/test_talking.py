"""Which roles deserve talk: nothing before the reveal, three to five, the same whatever the order of the ballots."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.talking import LEAST, MOST, Talk, Why, said_about, worth_talking
from fiche_tui.workshop.values import CaptureKind
from tests.workshop.samples import Play, small_sheet

SHEET = small_sheet({"A": 4, "B": 4})
ROLES = ("a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4")

levels = st.none() | st.integers(0, 3)
boxes = st.lists(st.lists(st.tuples(levels, levels), min_size=8, max_size=8), min_size=1, max_size=12)


def assessed(
    rows: list[list[tuple[int | None, int | None]]], instrument: Instrument = Instrument.FULL, preset: str = "90"
) -> Play:
    """A revealed assessment, one list of answers a person, in the order of the list."""
    play = Play.assessing(SHEET, preset, instrument)
    asked = len(play.asked.questions)
    return play.reveal([Ballot({role: row[n][-asked:] for n, role in enumerate(play.asked.subjects)}) for row in rows])


def answered(**wanted: tuple[tuple[int | None, int | None], ...]) -> Play:
    """What the people gave for some roles; the other ones are wanted as they are."""
    people = max(len(given_) for given_ in wanted.values())
    return assessed([[wanted.get(role, ((2, 2),) * people)[n] for role in ROLES] for n in range(people)])


def whys(play: Play) -> list[tuple[str, Why]]:
    return [(talk.subject, talk.why) for talk in worth_talking(play.state)]


def test_divided_first_then_the_largest_gap_then_the_edge() -> None:
    play = answered(
        b4=((1, 0), (1, 0), (1, 3), (1, 3)),
        a2=((1, 3), (1, 0), (1, 3), (1, 3)),
        b1=((0, 3), (0, 3), (0, 3), (0, 3)),
        a3=((3, 1), (3, 1), (3, 1), (3, 1)),
    )
    found = whys(play)
    assert found[:3] == [("b4", Why.DIVIDED), ("a2", Why.DIVIDED), ("b1", Why.GAP)]
    # The first out is b4 (1,5), which is there already; a3 is the one to lighten.
    assert [why for _role, why in found[3:]] == [Why.LAST_IN, Why.LIGHTEN]
    assert found[4][0] == "a3"


def test_the_first_one_out_is_next_to_the_last_one_in() -> None:
    found = whys(answered(b1=((0, 3),), a3=((1, 1),), a4=((0, 0),)))
    assert found[0] == ("b1", Why.GAP)
    # Wanted at 2 like the others, b4 is the last of them in the list; a3 (1) comes before a4 (0).
    assert found[1:3] == [("b4", Why.LAST_IN), ("a3", Why.FIRST_OUT)]


def test_three_divided_at_most_leave_room_for_the_others() -> None:
    split = ((1, 0), (1, 3))
    play = answered(a1=split, a2=split, a3=split, a4=split, b1=split, b2=((0, 3), (0, 3)))
    found = whys(play)
    assert [why for _role, why in found].count(Why.DIVIDED) == 3
    assert found[:4] == [("a1", Why.DIVIDED), ("a2", Why.DIVIDED), ("a3", Why.DIVIDED), ("b2", Why.GAP)]


def test_a_role_that_is_wanted_as_it_is_is_not_among_the_largest_gaps() -> None:
    same = answered(a1=((3, 3),), a2=((0, 0),))
    reasons = [why for _role, why in whys(same)]
    assert len(reasons) == LEAST
    assert Why.GAP not in reasons
    assert Why.SAME in reasons
    assert [talk.why for talk in worth_talking(answered(b1=((0, 1),)).state) if talk.why is Why.GAP] == [Why.GAP]


@given(boxes)
def test_each_role_of_a_gap_has_one(rows: list[list[tuple[int | None, int | None]]]) -> None:
    for talk in worth_talking(assessed(rows).state):
        gap = talk.figures.gap
        assert talk.why is not Why.GAP or (gap is not None and gap > 0)
        assert talk.why is not Why.SAME or gap == 0


def test_what_most_people_do_not_know_is_worth_a_word() -> None:
    play = answered(b3=((None, None), (None, None), (2, 3)))
    assert ("b3", Why.UNKNOWN) in whys(play)


def test_of_cocher_both_marks_divide() -> None:
    play = Play.assessing(SHEET, instrument=Instrument.CHECK)
    more, less = (1, 0), (0, 1)
    rows = [{"a1": more, "a2": more}, {"a1": less, "a2": more}, {"a2": more, "b1": less}]
    play.reveal([Ballot(row) for row in rows])
    found = whys(play)
    assert found[0] == ("a1", Why.DIVIDED)
    assert found[1] == ("a2", Why.REINFORCE)
    assert ("b1", Why.FIRST_OUT) in found or ("b1", Why.LIGHTEN) in found
    assert all(role in ("a1", "a2", "b1") for role, _why in found)


def test_of_par_famille_families_are_talked_about() -> None:
    play = Play.assessing(SHEET, instrument=Instrument.FAMILY)
    play.reveal([Ballot({"fam-a": (0, 3), "fam-b": (3, 1)})])
    assert whys(play) == [("fam-a", Why.GAP), ("fam-b", Why.LIGHTEN)]


def test_where_nothing_is_voted_the_edge_is_that_of_what_is_retained() -> None:
    rows: list[list[tuple[int | None, int | None]]] = [[(0, 3), (1, 3), (2, 3), (2, 2), (2, 2), (3, 1), (2, 2), (2, 2)]]
    play = assessed(rows, preset="45")
    play.record(f.RetainChanged(2))
    found = dict(whys(play))
    assert found["a1"] is Why.GAP
    assert found["a2"] is Why.LAST_IN
    assert found["a3"] is Why.FIRST_OUT


def test_a_rescue_changes_nothing_under_the_eyes_of_the_group() -> None:
    play = answered(b4=((1, 0), (1, 0), (1, 3), (1, 3)), a3=((3, 1),) * 4)
    before = worth_talking(play.state)
    play.do(c.StartStep("devoiler")).record(f.RoleRescued("a3", "Denise"))
    assert worth_talking(play.state) == before


def test_a_role_that_left_the_list_is_not_talked_about() -> None:
    play = answered(b4=((1, 0), (1, 0), (1, 3), (1, 3)))
    play.record(f.RoleHidden("b4"))
    assert "b4" not in [role for role, _why in whys(play)]


@given(boxes, st.sampled_from((Instrument.FULL, Instrument.WANTED)), st.integers())
def test_three_to_five_and_the_order_of_the_ballots_decides_nothing(
    rows: list[list[tuple[int | None, int | None]]], instrument: Instrument, seed: int
) -> None:
    found = worth_talking(assessed(rows, instrument).state)
    assert LEAST <= len(found) <= MOST
    assert len({talk.subject for talk in found}) == len(found)
    assert {talk.subject for talk in found} <= set(ROLES)
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    assert worth_talking(assessed(shuffled, instrument).state) == found
    split = sum(talk.figures.divided for talk in found)
    assert all(talk.figures.divided for talk in found if talk.why is Why.DIVIDED)
    assert sum(talk.why is Why.DIVIDED for talk in found) <= split


@given(st.lists(st.dictionaries(st.sampled_from(ROLES), st.sampled_from(((1, 0), (0, 1))), max_size=3), max_size=8))
def test_of_marks_three_wherever_three_are_marked(rows: list[dict[str, tuple[int, ...]]]) -> None:
    play = Play.assessing(SHEET, instrument=Instrument.CHECK)
    play.reveal([Ballot(dict(row)) for row in [*rows, {}]])
    marked = {role for row in rows for role in row}
    found = worth_talking(play.state)
    assert min(LEAST, len(marked)) <= len(found) <= min(MOST, len(marked))


def test_fewer_where_there_are_fewer_roles() -> None:
    play = Play.assessed({"a1": (0, 3)}, small_sheet({"A": 2}))
    assert 1 <= len(worth_talking(play.state)) <= 2


@pytest.mark.parametrize("instrument", list(Instrument))
def test_nothing_before_the_reveal(instrument: Instrument) -> None:
    play = Play.assessing(SHEET, instrument=instrument)
    assert worth_talking(play.state) == ()
    play.record(f.RoundClosed(play.asked.number))
    assert worth_talking(play.state) == ()
    assert worth_talking(Play.prepared().state) == ()


def test_what_is_said_about_a_role_is_found_again() -> None:
    play = answered(b4=((1, 0), (1, 3)))
    play.do(
        c.Write("n1", CaptureKind.NOTE, "Nous l’avons déjà fait", about="b4"),
        c.Write("n2", CaptureKind.NOTE, "Autre chose"),
        c.Write("d1", CaptureKind.DECISION, "Essayer un an", about="b4"),
        c.Write("n3", CaptureKind.NOTE, "De la famille", about="fam-a"),
    )
    assert [capture.id for capture in said_about(play.state, "b4")] == ["n1", "d1"]
    assert [capture.id for capture in said_about(play.state, "fam-a")] == ["n3"]
    assert play.refused(c.Write("n4", CaptureKind.NOTE, "De personne", about="z9")).code == "unknown-role"
    play.record(f.CaptureAmended("n1", "Nous l’avons fait en 2019"))
    assert said_about(play.state, "b4")[0].text == "Nous l’avons fait en 2019"


def test_a_talk_is_a_value() -> None:
    first, *_others = worth_talking(answered(b4=((1, 0), (1, 3))).state)
    assert isinstance(first, Talk)
    assert first.figures.wanted_counts == (1, 0, 0, 1, 0)
