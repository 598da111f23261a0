"""Debug files hold each key, and so each ballot: their owner alone reads them."""

from pathlib import Path

import pytest
from textual import constants

from fiche_tui.terminal.debug_files import KEYS, close_debug_files


def test_the_files_that_are_asked_for_are_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "textual.log"
    log.write_text("before\n")
    log.chmod(0o644)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(constants, "LOG_FILE", str(log))
    monkeypatch.setattr(constants, "DEBUG", True)
    close_debug_files()
    assert log.read_text() == "before\n"
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {KEYS: 0o600, log.name: 0o600}


def test_nothing_is_made_where_nothing_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(constants, "LOG_FILE", None)
    monkeypatch.setattr(constants, "DEBUG", False)
    close_debug_files()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "LOG_FILE", str(tmp_path / "none" / "textual.log"))
    monkeypatch.setattr(constants, "DEBUG", False)
    close_debug_files()
    assert list(tmp_path.iterdir()) == []
