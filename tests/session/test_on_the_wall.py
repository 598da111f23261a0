"""What a session shows on the wall without a fact: whose turn it is, what had been said, when an end is near."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fiche_tui.session.session import Session
from fiche_tui.session.speaking_turns import turn_in_room
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import RoomTurn, WallView
from fiche_tui.workshop.turns import Turns
from tests.meetings import opened, stored_workshop
from tests.painting.test_room_view import stored_of
from tests.workshop.samples import people


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with closing(opened(stored_workshop(tmp_path))) as made:
        yield made


def wall(session: Session) -> WallView:
    """The wall as the room file on disk tells it."""
    found = room_from_json(stored_of(session).room()).wall
    assert found is not None
    return found


def test_two_names_are_told_for_as_long_as_their_step_runs(session: Session) -> None:
    session.do(c.Record(f.PeopleAdded(people(3))))
    session.do(c.StartStep("accueil"))
    first, second, third = session.state.people[:3]
    session.turns.keep(Turns(1, (first.id, second.id, third.id), 60, 0))
    assert wall(session).turn == RoomTurn(first.name, second.name, 0, 3, 60, 0, 1)
    assert third.name not in repr(stored_of(session).room())
    session.do(c.StartStep(session.state.plan[1].id))
    assert wall(session).turn is None
    assert first.name not in repr(stored_of(session).room())


def test_a_speaker_whom_nobody_knows_any_more_is_not_told(session: Session) -> None:
    session.do(c.StartStep("accueil"))
    first, second, *_others = (one.id for one in session.state.people)
    assert turn_in_room(Turns(1, (first, "gone"), 60, 0), session.state) == RoomTurn("Personne 1", "", 0, 2, 60, 0, 1)
    assert turn_in_room(Turns(1, ("gone", second), 60, 0), session.state) is None


def test_a_round_that_ends_leaves_no_name(session: Session) -> None:
    session.do(c.Record(f.PeopleAdded(people(2))))
    session.do(c.StartStep("accueil"))
    session.turns.keep(Turns(1, tuple(one.id for one in session.state.people), 60, 0))
    session.turns.keep(None)
    assert wall(session).turn is None


def test_what_had_been_said_and_the_share_are_published_and_no_fact(session: Session) -> None:
    before = len(session.history.entries)
    session.look_back("role:a1")
    session.announce(0.35)
    assert (wall(session).promise, wall(session).soon) == ("role:a1", 0.35)
    session.look_back("")
    assert wall(session) == WallView(soon=0.35)
    assert len(session.history.entries) == before
