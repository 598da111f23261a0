"""The portrait: each group holds what its name says, for every instrument and at every moment of the meeting."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.portrait import Group, portrait
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import listed_roles
from fiche_tui.workshop.values import TieWay
from tests.workshop.samples import Play, dots, dots_giving, full_ballot, small_sheet

ROLES = ("a1", "a2", "a3", "b1", "b2")


def groups(play: Play) -> dict[Group, list[str]]:
    """The groups that hold roles, by id."""
    found = portrait(play.state)
    assert found is not None, "nothing is decided"
    return {group: [role.id for role in roles] for group, roles in found.groups.items() if roles}


def test_a_full_assessment_and_its_vote() -> None:
    answers = {"a1": (0, 3), "a2": (3, 1), "a3": (2, 1), "b1": (1, 2), "b2": (1, 1), "b3": (2, None), "b4": (2, 3)}
    play = Play.assessed(answers, small_sheet({"A": 3, "B": 4}))
    play.record(f.RetainChanged(1)).do(c.StartStep("vote")).reveal([dots("a1", "b1"), dots("a1")])
    assert groups(play) == {
        Group.PRIORITY: ["a1"],
        # One dot before none, whatever was wished.
        Group.WISHED: ["b1", "b4"],
        # -2 before -1.
        Group.OVERDONE: ["a2", "a3"],
        Group.MAINTAINED: ["b3"],
        Group.OTHERS: ["b2"],
    }


def test_what_is_wished_and_done_more_than_wished_is_wished() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (3, 2)}).record(f.RetainChanged(1))
    play.do(c.StartStep("vote")).reveal([dots("a1")])
    assert groups(play) == {Group.PRIORITY: ["a1"], Group.WISHED: ["a2"], Group.OTHERS: ["a3", "b1", "b2"]}


def test_a_role_that_somebody_put_to_the_vote_is_wished_for() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (2, 1), "b1": (0, 1)}).record(f.RetainChanged(1))
    play.record(f.RoleRescued("a2", "Ana")).do(c.StartStep("vote")).reveal([dots("a1")])
    assert groups(play)[Group.WISHED] == ["a2"]


def test_a_role_taken_off_the_shortlist_is_wished_for_all_the_same() -> None:
    play = Play.assessed({"a1": (0, 3), "a2": (0, 2)}).record(f.RetainChanged(1), f.RoleSetAside("a2", "Ana"))
    play.do(c.StartStep("vote")).reveal([dots("a1")])
    assert groups(play)[Group.WISHED] == ["a2"]


def test_wanted_alone_tells_nothing_of_today() -> None:
    play = Play.assessing(instrument=Instrument.WANTED)
    answers = {"a1": (3,), "a2": (2,), "a3": (1,), "b1": (0,), "b2": (None,)}
    play.reveal([Ballot(answers)]).record(f.RetainChanged(1)).do(c.StartStep("vote")).reveal([dots("a1")])
    assert groups(play) == {Group.PRIORITY: ["a1"], Group.WISHED: ["a2"], Group.OTHERS: ["a3", "b1", "b2"]}


def test_marks_are_compared_with_each_other() -> None:
    marks = {
        "a1": ((1, 0), (1, 0), (1, 0)),
        "a2": ((1, 0), (1, 0), (0, 0)),
        "a3": ((1, 0), (0, 0), (0, 0)),
        "b1": ((0, 1), (0, 1), (1, 0)),
        "b2": ((0, 0), (0, 0), (0, 0)),
    }
    play = Play.assessing(preset="45")
    play.reveal([Ballot({role: row[one] for role, row in marks.items() if any(row[one])}) for one in range(3)])
    play.record(f.RetainChanged(1))
    # b1 is marked to reinforce once and to lighten twice: nobody may read it as wished for.
    assert groups(play) == {
        Group.PRIORITY: ["a1"],
        Group.WISHED: ["a2", "a3"],
        Group.OVERDONE: ["b1"],
        Group.OTHERS: ["b2"],
    }


def by_family(*opened: str) -> Play:
    play = Play.assessing(instrument=Instrument.FAMILY)
    play.reveal([Ballot({"fam-a": (1, 3), "fam-b": (2, 1)})])
    return play.record(f.FamiliesOpened(opened), f.RetainChanged(1))


def test_roles_of_families_that_were_not_opened_stand_apart() -> None:
    play = by_family("fam-a").do(c.StartStep("vote")).reveal([dots("a2", "a3"), dots("a2")])
    assert groups(play) == {Group.PRIORITY: ["a2"], Group.WISHED: ["a3", "a1"], Group.UNOPENED: ["b1", "b2"]}


def test_a_role_rescued_from_a_closed_family_is_wished_for() -> None:
    play = by_family("fam-a").record(f.RoleRescued("b2", "Ana")).do(c.StartStep("vote")).reveal([dots("a2")])
    assert groups(play)[Group.WISHED] == ["a1", "a3", "b2"]
    assert groups(play)[Group.UNOPENED] == ["b1"]


def test_a_tie_that_waits_stands_apart_until_it_is_settled() -> None:
    play = Play.voted({"a1": 3, "a2": 2, "a3": 2, "b1": 1}, retain=2)
    assert groups(play) == {Group.PRIORITY: ["a1"], Group.TIED: ["a2", "a3"], Group.WISHED: ["b1", "b2"]}
    play.do(c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"a2": 3, "a3": 1}))
    assert groups(play) == {Group.PRIORITY: ["a1", "a2"], Group.WISHED: ["a3", "b1", "b2"]}


def test_a_tie_that_is_voted_again_waits_for_its_reveal() -> None:
    play = Play.voted({"a1": 3, "a2": 2, "a3": 2}, retain=2).do(c.SettleTie(2, TieWay.REVOTE))
    assert groups(play)[Group.TIED] == ["a2", "a3"]
    play.reveal(dots_giving({"a2": 1, "a3": 2}, 1))
    assert groups(play) == {Group.PRIORITY: ["a1", "a3"], Group.WISHED: ["a2", "b1", "b2"]}


def test_nothing_is_claimed_of_an_unfinished_meeting() -> None:
    assert portrait(Play.prepared().state) is None
    assert portrait(Play.assessing().state) is None
    assessed = Play.assessed({"a1": (0, 3)})
    assert portrait(assessed.state) is None
    assert portrait(assessed.do(c.StartStep("vote")).state) is None


def test_a_role_that_left_the_list_is_in_no_group() -> None:
    play = Play.voted({"a1": 3, "a2": 2, "a3": 1}, retain=2).record(f.RoleHidden("a1"))
    assert groups(play) == {Group.PRIORITY: ["a2"], Group.WISHED: ["a3", "b1", "b2"]}


level = st.none() | st.integers(0, 3)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries({role: st.tuples(level, level) for role in ROLES}),
    st.sets(st.sampled_from(ROLES)),
    st.integers(1, 5),
)
def test_every_listed_role_is_in_exactly_one_group(
    answers: dict[str, tuple[int | None, int | None]], hidden: set[str], retain: int
) -> None:
    play = Play.assessing(instrument=Instrument.FULL)
    play.reveal([full_ballot(answers, play.asked)]).record(f.RetainChanged(retain)).do(c.StartStep("porter"))
    play.record(*(f.RoleHidden(role) for role in hidden))
    found = groups(play)
    placed = [role for roles in found.values() for role in roles]
    assert sorted(placed) == sorted(role.id for role in listed_roles(play.state))
    assert found.get(Group.PRIORITY, []) == [role.id for role in retained(play.state)]
    assert all(answers[role][1] is None or (answers[role][1] or 0) < 2 for role in found.get(Group.OTHERS, []))
