"""Noticing an edited file: by its stat, surely, and without reading what did not change."""

import os
import time
from pathlib import Path

from fiche_tui.sheet.library import read_file, sheet_paths
from fiche_tui.sheet.watch import SETTLED, Watch, WatchedFile


def long_after() -> int:
    """A moment at which every file of the test was written long ago."""
    return time.time_ns() + 2 * SETTLED


def watched(path: Path) -> WatchedFile:
    found = WatchedFile(read_file(path), path)
    assert not found.changed()
    return found


def test_an_edit_is_noticed_once(tmp_path: Path) -> None:
    path = tmp_path / "f.md"
    path.write_text("un")
    found = watched(path)
    path.write_text("deux")
    assert found.changed()
    assert found.source.data == b"deux"
    assert not found.changed()


def test_an_edit_of_the_same_size_within_one_tick_of_the_clock_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "f.md"
    path.write_text("un")
    stat = path.stat()
    found = watched(path)
    path.write_text("nu")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert found.changed()


def test_the_same_text_saved_again_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "f.md"
    path.write_text("un")
    found = watched(path)
    path.write_text("un")
    assert not found.changed()


def test_an_editor_that_puts_a_new_file_in_place_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "f.md"
    path.write_text("un")
    found = watched(path)
    (tmp_path / "f.md.new").write_text("deux")
    os.replace(tmp_path / "f.md.new", path)
    assert found.changed()


def test_a_file_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "f.md"
    path.write_text("un")
    found = watched(path)
    path.unlink()
    assert found.changed()
    assert found.missing
    assert found.source.data == b"un"
    assert not found.changed()
    path.write_text("un")
    assert found.changed()
    assert not found.missing


def test_a_settled_file_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_text("un")
    watch = Watch(lambda: sheet_paths(tmp_path), long_after)
    assert watch.moved()
    assert not watch.moved()
    (tmp_path / "g.md").write_text("deux")
    assert watch.moved()
    assert not watch.moved()
    (tmp_path / "g.md").unlink()
    assert watch.moved()
    assert not watch.moved()


def test_a_fresh_file_is_read_again_since_its_time_says_little(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_text("un")
    watch = Watch(lambda: sheet_paths(tmp_path))
    assert watch.moved()
    assert watch.moved()
    assert not Watch(lambda: [tmp_path / "a\x00b"], long_after)._fresh
