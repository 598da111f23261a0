import os
from pathlib import Path

import pytest

from fiche_tui.store.watch import RoomWatcher
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls, publish


def freeze(path: Path, data: bytes, like: os.stat_result) -> None:
    """Change the contents and nothing that a stat shows, as two writes in one tick can."""
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(like.st_atime_ns, like.st_mtime_ns))
    found = path.stat()
    assert (found.st_size, found.st_mtime_ns, found.st_ino) == (like.st_size, like.st_mtime_ns, like.st_ino)


def test_the_first_look_is_a_change_and_the_second_is_not(workshop: Workshop) -> None:
    watcher = workshop.watch_room()
    assert [watcher.changed(now) for now in (0.0, 0.1, 0.2, 5.0, 9.0)] == [True, False, False, False, False]


def test_each_publication_is_noticed_once(workshop: Workshop, held: object) -> None:
    watcher = workshop.watch_room()
    watcher.changed(0.0)
    for now in (10.0, 10.1, 20.0):
        publish(workshop, r1="open")
        assert watcher.changed(now)
        assert not watcher.changed(now + 0.05)


def test_a_change_in_the_same_tick_size_and_inode_is_noticed_for_two_seconds(tmp_path: Path) -> None:
    path = tmp_path / "room.json"
    path.write_bytes(b"first")
    watcher = RoomWatcher(path)
    assert watcher.changed(10.0)
    freeze(path, b"other", path.stat())
    assert watcher.changed(11.9)
    freeze(path, b"third", path.stat())
    assert watcher.changed(13.9)
    freeze(path, b"never", path.stat())
    assert not watcher.changed(16.0)  # Past two seconds, times and inode are believed again.


def test_when_nothing_happens_it_only_looks(workshop: Workshop) -> None:
    watcher = workshop.watch_room()
    watcher.changed(0.0)
    watcher.changed(2.0)
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        assert not watcher.changed(2.1)
    assert calls.made == ["stat"]


def test_touching_without_changing_is_no_change(workshop: Workshop) -> None:
    watcher = workshop.watch_room()
    watcher.changed(0.0)
    os.utime(workshop.folder / "room.json")
    assert not watcher.changed(10.0)
    assert not watcher.changed(10.1)


def test_a_file_that_comes_goes_or_spoils_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "room.json"
    watcher = RoomWatcher(path)
    assert [watcher.changed(0.0), watcher.changed(0.1)] == [True, False]
    path.write_bytes(b"{}")
    assert [watcher.changed(10.0), watcher.changed(10.1)] == [True, False]
    path.unlink()
    os.mkfifo(path)
    assert [watcher.changed(20.0), watcher.changed(20.1)] == [True, False]
    path.unlink()
    assert [watcher.changed(30.0), watcher.changed(30.1)] == [True, False]


def test_a_clock_that_goes_back_only_makes_it_read_more(tmp_path: Path) -> None:
    path = tmp_path / "room.json"
    path.write_bytes(b"first")
    watcher = RoomWatcher(path)
    assert watcher.changed(1000.0)
    freeze(path, b"other", path.stat())
    assert watcher.changed(3.0)
