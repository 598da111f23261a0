"""Results in the order in which a room reads them: sections, cut, ties, and nothing made up."""

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.presenting import (
    CutLine,
    Heading,
    ResultRow,
    Results,
    Sort,
    Unchosen,
    assessment_results,
    decided_by_assessment,
    settled_ties,
    sorts_of,
    vote_results,
)
from fiche_tui.workshop.results import revealed_round, selection
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.tally import hands_fault
from fiche_tui.workshop.values import Purpose, TieWay
from tests.workshop.samples import Play, dots


def outline(results: Results) -> list[str]:
    """Each item in a word: a role's id, a family after #, the cut between bars."""
    words = []
    for item in results.items:
        if isinstance(item, ResultRow):
            words.append(("+" if item.retained else "") + item.subject)
        elif isinstance(item, Heading):
            words.append(f"#{item.family}")
        elif isinstance(item, CutLine):
            words.append(f"|{item.places}:{item.kept}:{item.tied}:{item.places_left}|")
        else:
            words.append("0:" + ",".join(row.subject for row in item.rows))
    return words


def read(play: Play, sort: Sort) -> list[str]:
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    return outline(assessment_results(play.state, revealed, sort))


def voted(play: Play) -> list[str]:
    decided = selection(play.state)
    assert decided is not None
    return outline(vote_results(play.state, decided))


ANSWERS = {"a1": (1, 2), "a2": (3, 1), "a3": (0, 3), "b1": (2, 2), "b2": (3, 2)}


def test_each_order_of_a_full_assessment() -> None:
    play = Play.assessed(ANSWERS)
    assert read(play, Sort.GAP) == ["a3", "a1", "b1", "#", "a2", "b2"]
    assert read(play, Sort.WANTED) == ["a3", "a1", "b1", "#", "a2", "b2"]
    assert read(play, Sort.FAMILY) == ["#fam-a", "a1", "a2", "a3", "#fam-b", "b1", "b2"]
    assert read(play, Sort.DISAGREEMENT) == ["a1", "a2", "a3", "b1", "b2"]
    assert read(play, Sort.LIGHTEN) == read(play, Sort.GAP), "an order of another instrument"


def test_shortlisted_rows_say_so_in_every_order() -> None:
    play = Play.assessed(ANSWERS)
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    for sort in sorts_of(play.state, revealed):
        rows = assessment_results(play.state, revealed, sort).rows
        assert {row.subject for row in rows if row.shortlisted} == {"a1", "a3", "b1", "b2"}


def test_a_role_hidden_since_is_gone_and_one_added_since_is_unknown() -> None:
    play = Play.assessed(ANSWERS)
    play.record(f.RoleHidden("a1"), f.ListReopened()).do(c.AddRole("a9", "fam-a", "Nouveau"))
    assert read(play, Sort.GAP) == ["a3", "b1", "a9", "#", "a2", "b2"]


def test_marks() -> None:
    play = Play.assessing(preset="90", instrument=Instrument.CHECK)
    play.reveal([Ballot({"a1": (1, 0), "a2": (0, 1), "b1": (1, 0)}), Ballot({"b1": (1, 0), "a2": (0, 1)})])
    assert read(play, Sort.REINFORCE) == ["b1", "a1", "a3", "b2", "#", "a2"]
    assert read(play, Sort.LIGHTEN) == ["a2", "a1", "a3", "b1", "b2"]


def test_families_open_their_roles() -> None:
    play = Play.assessing(preset="90", instrument=Instrument.FAMILY)
    play.reveal([Ballot({"fam-a": (0, 1), "fam-b": (0, 3)})])
    assert read(play, Sort.GAP) == ["fam-b", "fam-a"]
    play.record(f.FamiliesOpened(("fam-b",)))
    assert read(play, Sort.GAP) == ["fam-b", "b1", "b2", "fam-a"]
    play.record(f.RoleSetAside("b1"))
    revealed = revealed_round(play.state, Purpose.ASSESS)
    assert revealed is not None
    rows = assessment_results(play.state, revealed, Sort.GAP).rows
    assert {row.subject: row.shortlisted for row in rows} == {
        "fam-b": True, "b1": False, "b2": True, "fam-a": False
    }  # fmt: skip


def test_families_are_never_to_lighten() -> None:
    """The group answered about families: which of their roles it plays too much, nobody said."""
    play = Play.assessing(preset="45", instrument=Instrument.FAMILY)
    play.reveal([Ballot({"fam-a": (3, 1), "fam-b": (0, 3)})])
    assert read(play, Sort.DECIDING) == ["|3:0:0:0|"]
    assert read(play, Sort.FAMILY) == ["fam-a", "fam-b"]


def test_without_a_vote_the_assessment_retains() -> None:
    play = Play.assessing(preset="45")
    play.reveal([Ballot({"a1": (1, 0), "a2": (0, 1)}), Ballot({"a1": (1, 0), "b1": (1, 0), "b2": (1, 0)})])
    play.record(f.RetainChanged(2))
    assert decided_by_assessment(play.state)
    assert read(play, Sort.DECIDING) == ["+a1", "|2:1:2:1|", "b1", "b2", "#", "a2"]
    assert decided_by_assessment(Play.assessed(ANSWERS).state) is None


def test_a_vote_without_a_tie() -> None:
    assert voted(Play.voted({"a1": 4, "a2": 3, "a3": 1}, 2)) == ["+a1", "+a2", "|2:2:0:0|", "a3", "0:b1,b2"]


def test_a_tie_at_the_cut_stands_whole_under_the_line() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "b1": 2, "b2": 1}, 2)
    assert voted(play) == ["+a1", "|2:1:2:1|", "a2", "b1", "b2", "0:a3"]
    play.do(c.SettleTie(2, TieWay.SHOW_OF_HANDS, hands={"a2": 3, "b1": 8}))
    assert voted(play) == ["+a1", "+b1", "|2:2:0:0|", "a2", "b2", "0:a3"]


def test_all_kept_is_more_than_asked() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "b1": 2}, 2).do(c.SettleTie(2, TieWay.KEEP_ALL))
    assert voted(play) == ["+a1", "+a2", "+b1", "|2:3:0:0|", "0:a3,b2"]


def test_a_revote_that_ends_in_a_tie_is_settled_after_it() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "a3": 2, "b1": 2}, 2)
    play.do(c.OpenRound(Purpose.VOTE, tie_of=2)).reveal([dots("a2"), dots("b1")])
    assert voted(play) == ["+a1", "|2:1:2:1|", "a2", "b1", "a3", "0:b2"]
    play.do(c.SettleTie(3, TieWay.DECIDED, ("b1",), "mandat"))
    assert voted(play) == ["+a1", "+b1", "|2:2:0:0|", "a2", "a3", "0:b2"]
    decided = selection(play.state)
    assert decided is not None
    settled = [one.tie.way for one, _revote in settled_ties(play.state, decided) if one.tie]
    assert settled == [TieWay.REVOTE, TieWay.DECIDED]


def test_a_tie_settled_at_another_cut_is_asked_about_again() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "a3": 2, "b1": 2}, 2)
    play.do(c.SettleTie(2, TieWay.DECIDED, ("b1",), "mandat")).record(f.RetainChanged(3))
    assert voted(play) == ["+a1", "|3:1:3:2|", "a2", "a3", "b1", "0:b2"]
    decided = selection(play.state)
    assert decided is not None
    assert settled_ties(play.state, decided) == ()


def test_a_retained_role_that_left_the_list_is_retained_no_more() -> None:
    play = Play.voted({"a1": 4, "a2": 3, "a3": 1}, 2).record(f.RoleHidden("a1"))
    assert voted(play) == ["+a2", "|2:1:0:0|", "a1", "a3", "0:b1,b2"]


def test_a_revote_given_up_leaves_its_tie_waiting() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "b1": 2}, 2).do(c.OpenRound(Purpose.VOTE, tie_of=2))
    play.record(f.RoundCancelled(3))
    assert voted(play) == ["+a1", "|2:1:2:1|", "a2", "b1", "0:a3,b2"]
    play.do(c.SettleTie(2, TieWay.KEEP_ALL))
    assert voted(play) == ["+a1", "+a2", "+b1", "|2:3:0:0|", "0:a3,b2"]


def test_roles_without_a_dot_are_together() -> None:
    decided = selection(Play.voted({"a1": 4}, 1).state)
    assert decided is not None
    last = vote_results(Play.voted({"a1": 4}, 1).state, decided).items[-1]
    assert isinstance(last, Unchosen)
    assert [row.subject for row in last.rows] == ["a2", "a3", "b1", "b2"]


@pytest.mark.parametrize(
    ("hands", "places", "fault"),
    [
        ({"a": 8, "b": 4}, 1, ""),
        ({"a": 4, "b": 4}, 1, "hands-tied"),
        ({"a": 4, "b": 4, "c": 1}, 2, ""),
        ({"a": 4, "b": None}, 1, "not-a-count"),
        ({"a": 4}, 1, ""),
        ({"a": 0, "b": 0}, 1, "not-a-count"),
    ],
)
def test_hands(hands: dict[str, int | None], places: int, fault: str) -> None:
    assert hands_fault(tuple(hands), places, hands) == fault
