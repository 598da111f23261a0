import json
import os
from datetime import datetime, timedelta, timezone

import pytest

from fiche_tui.store.errors import Damaged, FacilitationHeld, FacilitationLost, LockBusy, StoreError
from fiche_tui.store.facilitation import Facilitation, read_holder
from fiche_tui.store.locks import take_lock
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls, each_call, hold, records, room


def may_append(workshop: Workshop, session: str) -> bool:
    head = len(workshop.journal.read())
    try:
        workshop.journal.append(records(head + 1, head + 1), head, session, room())
    except FacilitationLost:
        return False
    return True


def test_nobody_may_append_before_facilitating_or_after_release(workshop: Workshop) -> None:
    assert not may_append(workshop, "s1")
    held = hold(workshop)
    assert may_append(workshop, "s1")
    held.release()
    assert not held.still_mine()
    assert not may_append(workshop, "s1")
    held.release()  # Harmless.
    assert read_holder(workshop.folder) is None


def test_the_second_is_told_who_and_since_when(workshop: Workshop) -> None:
    at = datetime(2026, 11, 23, 13, 30, tzinfo=timezone(timedelta(hours=-5)))
    first = workshop.facilitate("s1", "Ana", at)
    with pytest.raises(FacilitationHeld) as caught:
        workshop.facilitate("s2", "Léo", at)
    assert (caught.value.who, caught.value.since) == ("Ana", "2026-11-23T18:30:00Z")
    assert first.still_mine()
    assert may_append(workshop, "s1")
    assert not may_append(workshop, "s2")
    first.release()


def test_taking_over_works_while_the_other_lives(workshop: Workshop) -> None:
    first, second = hold(workshop, "s1"), hold(workshop, "s2", take=True)
    assert (first.still_mine(), second.still_mine()) == (False, True)
    assert not may_append(workshop, "s1")
    assert may_append(workshop, "s2")
    with pytest.raises(FacilitationHeld):
        hold(workshop, "s3")
    first.release()  # Gives back what it no longer has: nothing.
    assert second.still_mine()
    with pytest.raises(FacilitationHeld):
        hold(workshop, "s3")
    second.release()
    hold(workshop, "s3").release()


def test_a_taker_that_gave_it_back_leaves_it_free_although_the_first_lives(workshop: Workshop) -> None:
    first, second = hold(workshop, "s1"), hold(workshop, "s2", take=True)
    second.release()
    third = hold(workshop, "s3")
    assert not first.still_mine()
    assert may_append(workshop, "s3")
    third.release()


def test_the_facilitation_can_be_taken_back(workshop: Workshop) -> None:
    first = hold(workshop, "s1")
    second = hold(workshop, "s2", take=True)
    again = hold(workshop, "s1", take=True)
    assert (second.still_mine(), again.still_mine()) == (False, True)
    for held in (first, second, again):
        held.release()
    hold(workshop, "s4").release()


def test_taking_what_is_free_is_holding_it(workshop: Workshop) -> None:
    held = hold(workshop, "s1", take=True)
    with pytest.raises(FacilitationHeld):
        hold(workshop, "s2")
    held.release()


def test_an_unreadable_record_lets_nobody_append(workshop: Workshop) -> None:
    held = hold(workshop)
    (workshop.folder / "facilitator.json").write_bytes(b"")
    assert not held.still_mine()
    assert not may_append(workshop, "s1")
    with pytest.raises(FacilitationHeld) as caught:
        hold(workshop, "s2")
    assert caught.value.who == ""
    held.release()


@pytest.mark.parametrize("wrong", [{"session": 3}, {"who": None}, {"since": 2026}, {"pid": "7"}])
def test_a_record_of_another_shape_is_nobodys(workshop: Workshop, wrong: dict[str, object]) -> None:
    held = hold(workshop)
    path = workshop.folder / "facilitator.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **wrong}) + "\n")
    with pytest.raises(Damaged) as caught:
        read_holder(workshop.folder)
    assert (caught.value.path, caught.value.reason) == (path, "shape")
    assert not held.still_mine()
    assert not may_append(workshop, "s1")


def test_a_taking_that_waits_for_nobody_leaves_the_first_where_it_was(workshop: Workshop) -> None:
    first = hold(workshop)
    # As if this very process were taking it over already.
    taking = take_lock(workshop.folder / f".facilitator.lock.{os.getpid()}.taking", wait=0)
    assert taking is not None
    with pytest.raises(LockBusy):
        hold(workshop, "s2", take=True)
    assert first.still_mine()
    assert may_append(workshop, "s1")
    taking.release()
    second = hold(workshop, "s2", take=True)
    assert not first.still_mine()
    second.release()


@pytest.mark.parametrize("take", [False, True])
def test_whatever_call_fails_never_two_may_append(workshop: Workshop, take: bool) -> None:
    def start() -> list[Facilitation]:
        return [hold(workshop, "s1")] if take else []

    def end(held: list[Facilitation]) -> None:
        for facilitation in held:
            facilitation.release()

    held = start()
    steps = each_call(lambda: held.append(hold(workshop, "s2", take=take)))
    end(held)
    results = set()
    for step in steps:
        held = start()
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            try:
                held.append(hold(workshop, "s2", take=take))
                taken = True
            except StoreError:
                taken = False
        able = [session for session in ("s1", "s2") if may_append(workshop, session)]
        assert len(able) <= 1
        assert able == ["s2"] if taken else True
        results.add(taken)
        end(held)
        hold(workshop, "s3", take=True).release()  # It can always be had deliberately.
    assert results == {True, False}
