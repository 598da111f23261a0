"""What a function answered is kept for the very same objects, and for no others."""

from collections.abc import Sequence

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.remembered import remembered
from fiche_tui.workshop.results import shortlist
from fiche_tui.workshop.room.whole import room_of, room_value
from tests.workshop.samples import Play


def test_only_the_same_objects_are_answered_from_memory() -> None:
    asked = []

    @remembered(last=2)
    def total(numbers: Sequence[int], more: int = 0) -> int:
        asked.append(numbers)
        return sum(numbers) + more

    one, equal, other = [1, 2], [1, 2], [3]
    assert [total(one), total(one), total(equal), total(equal)] == [3, 3, 3, 3]
    assert [id(numbers) for numbers in asked] == [id(one), id(equal)]
    assert (total(other), total(one)) == (3, 3)  # The last two are kept: the first one is worked out again.
    assert [id(numbers) for numbers in asked] == [id(one), id(equal), id(other), id(one)]
    assert (total(one, 5), total(one, more=6), total.__name__) == (8, 9, "total")


def test_a_state_that_changes_gets_its_own_answers() -> None:
    play = Play.voted({"a1": 3, "a2": 2}, 1)
    before, first = play.state, room_of(play.state)
    play.record(f.RoleHidden("a3"))
    assert (shortlist(before).roles, shortlist(play.state).roles) == (
        ("a1", "a2", "a3", "b1", "b2"),
        ("a1", "a2", "b1", "b2"),
    )
    assert room_of(before) == first
    assert room_of(play.state)["shortlist"] == ["a1", "a2", "b1", "b2"]
    assert room_value(before).shortlist == tuple(first["shortlist"])
