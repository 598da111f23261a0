import hashlib
from pathlib import Path

import pytest

from fiche_tui.store.documents import Record
from fiche_tui.store.errors import (
    AlreadyRevealed,
    CannotWrite,
    Damaged,
    FacilitationLost,
    Missing,
    RoundNotClosed,
    StoreError,
)
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls, each_call, keep_answers, publish

BALLOTS = [{"voter": f"p-{n}", "at": "13:30", "answers": {"E2": n}} for n in range(8)]


def seal(workshop: Workshop, ballots: list[Record] | None = None, session: str = "s1") -> str:
    return workshop.seal(1, BALLOTS if ballots is None else ballots, session, keep_answers)


def sealed_file(workshop: Workshop) -> Path:
    return workshop.folder / "sealed" / "round-0001.json"


@pytest.fixture
def closed(workshop: Workshop, held: object) -> Workshop:
    publish(workshop, r1="closed")
    return workshop


def test_names_and_times_are_dropped_and_the_digest_is_of_the_bytes(closed: Workshop) -> None:
    digest = seal(closed)
    data = sealed_file(closed).read_bytes()
    assert digest == hashlib.sha256(data).hexdigest()
    assert b"voter" not in data
    assert b"13:30" not in data
    assert sorted(ballot["answers"]["E2"] for ballot in closed.read_sealed(1, digest)) == list(range(8))


def test_the_order_is_mixed(closed: Workshop) -> None:
    closed.seal(1, BALLOTS, "s1", keep_answers, shuffle=lambda ballots: ballots.reverse())
    assert [ballot["answers"]["E2"] for ballot in closed.read_sealed(1)] == [7, 6, 5, 4, 3, 2, 1, 0]
    orders = set()
    for _ in range(10):
        seal(closed)
        orders.add(tuple(ballot["answers"]["E2"] for ballot in closed.read_sealed(1)))
    assert len(orders) > 1


def test_the_digest_that_the_minutes_publish_cannot_be_tried_out(closed: Workshop) -> None:
    only = [BALLOTS[3]]
    assert len({seal(closed, only) for _ in range(4)}) == 4
    assert len(closed.read_sealed(1)) == 1


def test_an_empty_round_can_be_sealed(closed: Workshop) -> None:
    assert closed.read_sealed(1, seal(closed, [])) == []


def test_an_open_or_unknown_round_is_not_sealed(workshop: Workshop, held: object) -> None:
    with pytest.raises(RoundNotClosed):
        seal(workshop)
    with pytest.raises(RoundNotClosed):
        workshop.seal(2, BALLOTS, "s1", keep_answers)
    assert not sealed_file(workshop).exists()


def test_a_revealed_round_is_never_sealed_again_or_dropped(closed: Workshop) -> None:
    digest = seal(closed)
    publish(closed, r1="revealed")
    with pytest.raises(AlreadyRevealed):
        seal(closed, [])
    with pytest.raises(AlreadyRevealed):
        closed.unseal(1, "s1")
    assert len(closed.read_sealed(1, digest)) == 8


def test_a_closed_round_is_unsealed_before_it_is_reopened(closed: Workshop) -> None:
    seal(closed)
    closed.unseal(1, "s1")
    with pytest.raises(Missing):
        closed.read_sealed(1)
    closed.unseal(1, "s1")  # Nothing to drop: harmless.
    publish(closed, r1="open")
    with pytest.raises(RoundNotClosed):
        closed.unseal(1, "s1")


def test_only_the_one_who_facilitates_seals(closed: Workshop) -> None:
    with pytest.raises(FacilitationLost):
        seal(closed, session="s2")
    with pytest.raises(FacilitationLost):
        closed.unseal(1, "s2")


def test_a_changed_seal_is_noticed(closed: Workshop) -> None:
    digest = seal(closed)
    data = sealed_file(closed).read_bytes()
    sealed_file(closed).write_bytes(data.replace(b'"E2":7', b'"E2":6'))
    with pytest.raises(Damaged, match="checksum"):
        closed.read_sealed(1, digest)
    assert len(closed.read_sealed(1)) == 8
    sealed_file(closed).write_bytes(data[:-1])
    with pytest.raises(Damaged, match="truncated"):
        closed.read_sealed(1)


def test_the_closed_room_is_on_disk_before_the_seal(closed: Workshop) -> None:
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        seal(closed)
    syncs = [name for name in calls.made if name in ("fsync", "sync_folder", "replace")]
    assert syncs == ["fsync", "sync_folder", "fsync", "replace", "sync_folder"]


def test_whatever_call_fails_the_seal_is_the_old_or_the_new(closed: Workshop) -> None:
    seal(closed, BALLOTS[:1])
    codes = set()
    for step in each_call(lambda: seal(closed, BALLOTS[:1])):
        seal(closed, BALLOTS[:1])
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            try:
                seal(closed)
            except StoreError as error:
                codes.add(error.code)
        assert len(closed.read_sealed(1)) in (1, 8)
    assert {"cannot-write", "durability-unknown"} <= codes


def test_purging_leaves_no_ballot(closed: Workshop) -> None:
    publish(closed, r1="open")
    closed.box("k3f9", 1).put("7", {"answers": 1})
    (closed.folder / "boxes" / "planted").symlink_to("/tmp")
    publish(closed, r1="closed")
    seal(closed)
    with pytest.raises(FacilitationLost):
        closed.purge_ballots("s2")
    closed.purge_ballots("s1")
    assert closed.scan(1) == ((), ())
    assert not sealed_file(closed).exists()
    assert Path("/tmp").is_dir()
    assert len(closed.journal.read()) == 5
    closed.purge_ballots("s1")


def test_a_seal_without_its_folder_is_an_error(closed: Workshop) -> None:
    (closed.folder / "sealed").rmdir()
    with pytest.raises(CannotWrite):
        seal(closed)
