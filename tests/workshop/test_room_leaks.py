"""What the room gets, in bytes, at every prefix of a journal full of private words: nothing that is not the room's."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.store.room import encode_room
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.evolve import evolve
from fiche_tui.workshop.history import History
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import WallView, WayIn
from fiche_tui.workshop.room.whole import room_of, room_value
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Capture, CaptureKind, Carrier, Person, Reservation, TieWay
from tests.workshop import strategies
from tests.workshop.samples import START, Play, people
from tests.workshop.veil import COUNTED, LATER, PUBLIC, SECRET, veiled

WITHOUT_SHAPE = ("WorkshopCreated", "RoundOpened", "RoundRevealed", "TieSettled", "FingersCounted")
"""Facts that hold counts of a shape, which only come from meetings that were played."""

additions = st.one_of(*(kind for name, kind in strategies.KINDS.items() if name not in WITHOUT_SHAPE)).map(veiled)
secrets = (
    f.PeopleAdded(people(4)),
    f.KeyboardHeld("Line"),
    f.FacilitationTaken("s1", "Claude"),
    f.Captured(Capture("n1", CaptureKind.NOTE, "note", who="Anne", due="demain")),
    f.Captured(Capture("a1", CaptureKind.ACTION, "suivi", who="Anne", due="demain")),
    f.Captured(Capture("t1", CaptureKind.TOPIC, "sujet")),
    f.Captured(Capture("1", CaptureKind.DECISION, "décidé", who="Anne", due="demain")),
    f.ReservationRecorded(Reservation("r1", "réserve", "Anne")),
    f.RoleRescued("a2", "Anne"),
    f.CarrierRecorded(Carrier("a1", "Anne", "Écrire", "demain", "la Ville", "500 $")),
    f.MeetingRated((0, 0, 1, 2, 9)),
    f.TieSettled(2, TieWay.DECIDED, ("a2",), "parce que"),
)
plays = st.sampled_from(
    [
        Play.voted({"a1": 3, "a2": 2, "a3": 2, "b1": 2, "b2": 1}, 2),
        Play.voted({"a1": 1}, 1),
        Play.assessed({"a1": (0, 3), "a2": (1, 3), "a3": (3, 2)}),
        Play.assessing(instrument=Instrument.CHECK),
        Play.assessing(preset="deux").record(f.RoundClosed(1)),
    ]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    descriptor = os.open(tmp_path_factory.mktemp("room"), os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


@st.composite
def journals(draw: st.DrawFn) -> list[f.Fact]:
    """The facts of a meeting, with private ones and any others in between, all of them marked."""
    facts: list[f.Fact] = [veiled(entry.fact) for entry in draw(plays).history.entries]
    for fact in (*map(veiled, secrets), *draw(st.lists(additions, max_size=6))):
        facts.insert(draw(st.integers(1, len(facts))), fact)
    return facts


def states(facts: Sequence[f.Fact]) -> Iterator[State]:
    state = State()
    for fact in facts:
        state = evolve(state, fact, START)
        yield state


def texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value, names of keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from texts(one)


@settings(max_examples=60, deadline=None)
@given(journals())
def test_no_prefix_of_a_journal_tells_the_room_what_is_not_its_own(folder: int, facts: list[f.Fact]) -> None:
    for head, state in enumerate(states(facts), 1):
        room = room_of(state, {one.asked.number: 3 for one in state.rounds})
        data = encode_room(folder, Path("room.json"), room, head)
        assert SECRET.encode() not in data
        assert str(COUNTED).encode() not in data
        assert state.earlier.shown or LATER.encode() not in data
        assert {person.id for person in state.people}.isdisjoint(texts(room))
        hidden = [one for one in room["asked"] if one["status"] != "revealed"]
        assert all("tally" not in one for one in hidden)
        shown = {one["round"] for one in room.get("results", [])}
        assert shown.isdisjoint(one["asked"]["number"] for one in hidden)
        assert room_from_json(room) == room_value(state, {one.asked.number: 3 for one in state.rounds})


def test_what_is_the_room_s_does_arrive() -> None:
    """The marks work: a search that finds nothing would prove nothing."""
    journal = [*map(veiled, [entry.fact for entry in Play.voted({"a1": 3}, 1).history.entries]), *map(veiled, secrets)]
    *_, state = states(journal)
    shown = " ".join(texts(room_of(state)))
    assert f"{PUBLIC} décidé" in shown
    carrier = room_of(state)["carriers"][0]
    assert [carrier[name].endswith(word) for name, word in (("who", "Anne"), ("action", "Écrire"))] == [True, True]
    assert carrier["who"].startswith(PUBLIC)
    whole = " ".join(repr(fact) for fact in journal)
    assert whole.count(SECRET) > 40
    assert str(COUNTED) in whole


def test_a_person_present_is_counted_and_not_named() -> None:
    play = Play.prepared().record(f.PeopleAdded((Person("p1", "Anne"), Person("p2", "Bineta", votes=False))))
    room = room_of(play.state)
    assert (room["voters"], room["sitting"]["people"]) == (1, 2)


def test_the_wall_is_what_the_facilitator_does_to_it() -> None:
    state = Play.prepared().state
    assert room_from_json(room_of(state)).wall == WallView()
    wall = WallView(curtain=True, zoom="a1", ways_in=(WayIn("ssh vote@serveur", "KAPO-27"),))
    assert room_from_json(room_of(state, wall=wall)).wall == wall
    assert room_of(state)["wall"] == {}


def test_undone_words_are_gone() -> None:
    play = Play.prepared().record(veiled(f.Captured(Capture("1", CaptureKind.DECISION, "décidé"))))
    assert "décidé" in repr(room_of(play.state))
    history: History = play.undo().history
    assert "décidé" not in repr(room_of(history.state))
