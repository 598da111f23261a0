"""The version where it is found, and where it is not."""

from pathlib import Path

import pytest

from fiche_tui.command_line.version import installed


def test_a_version_is_that_of_the_first_folder_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, version in (("one", "1.2"), ("two", "3.4")):
        (tmp_path / folder / f"some_thing-{version}.dist-info").mkdir(parents=True)
    (tmp_path / "one" / "some_thing-extra-9.dist-info.bak").mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path / "absent"), str(tmp_path / "one"), str(tmp_path / "two")])
    assert installed("some_thing") == "1.2"


def test_a_version_without_such_a_folder_is_asked_of_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some_thing.egg-info").mkdir()
    (tmp_path / "some_thing.egg-info" / "PKG-INFO").write_text(
        "Metadata-Version: 2.1\nName: some-thing\nVersion: 5.6\n"
    )
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert installed("some_thing") == "5.6"
