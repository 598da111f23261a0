import warnings
from pathlib import Path

import pytest

from tests.store import small_disks
from tests.store.children import reported, running


def told(way: str) -> None:
    """Say so where the disk could not be made small the best way: it was tried another way, not passed over."""
    if way != "tmpfs":
        warnings.warn(f"the disk was filled by {way}", stacklevel=2)


def test_a_full_disk_refuses_with_its_reason_and_keeps_what_was(tmp_path: Path) -> None:
    with running(small_disks.fill, tmp_path / "disk") as (_, pipe):
        way, codes, wrong, after, appended, ids = reported(pipe)
    told(way)
    assert wrong == []
    assert codes == {"ok", "cannot-write full"}
    assert after == ["ok"] * 4
    assert (appended, ids) == (1, ("atelier-1", "atelier-2"))


def test_a_meeting_goes_on_when_the_disk_has_room_again(tmp_path: Path) -> None:
    with running(small_disks.meet_on_a_full_disk, tmp_path / "disk") as (_, pipe):
        way, refused, same, again, published, keyboard = reported(pipe)
    told(way)
    assert refused == ["cannot-write full"] * 3
    assert same == (True, True)
    assert (again, published, keyboard) == ("ok", True, "Ana")


def test_a_workshop_on_a_full_disk_opens_for_reading_and_goes_on_by_itself(tmp_path: Path) -> None:
    with running(small_disks.open_on_a_full_disk, tmp_path / "disk") as (_, pipe):
        way, full, again, keyboard = reported(pipe)
    told(way)
    assert full == ("cannot-write full", "Rôles de la table", "cannot-write full", False)
    assert (again, keyboard) == ((True, True, "ok"), "Ana")


def test_a_workshop_on_a_read_only_disk_opens_for_reading_and_goes_on_by_itself(tmp_path: Path) -> None:
    with running(small_disks.open_read_only, tmp_path / "disk") as (_, pipe):
        refused, read_only, again, keyboard = reported(pipe)
    if refused:
        # The screen's part is tried on any machine by tests/screens/test_workshop_reading.py.
        pytest.skip(f"mounting is not permitted here ({refused})")
    assert read_only == ("cannot-write read-only", "Rôles de la table", "cannot-write read-only", False)
    assert (again, keyboard) == ((True, True, "ok"), "Ana")


def test_a_disk_that_turns_read_only_refuses_with_its_reason_and_keeps_what_was(tmp_path: Path) -> None:
    with running(small_disks.turn_read_only, tmp_path / "disk") as (_, pipe):
        refused, codes, state, after = reported(pipe)
    if refused:
        # Tried another way by test_a_read_only_folder_is_told_and_nothing_changes, whose child is not root.
        pytest.skip(f"mounting is not permitted here ({refused})")
    assert codes == {
        "append": "cannot-write read-only",
        "put": "cannot-write read-only",
        "box": "cannot-write read-only",
        "write": "cannot-write read-only",
        "create": "cannot-write read-only",
        "take": "cannot-write read-only",
        "list": "ok",
        "read": "ok",
        "sheet": "ok",
        "scan": "ok",
    }
    assert state == (True, True, True)
    assert after == ["ok"] * 4
