import os
import socket
from pathlib import Path

import pytest

from fiche_tui.store.errors import CannotRead, Damaged, Missing
from fiche_tui.store.reading import read_file
from tests.store.makers import Calls


def test_reads_bytes_and_owner(tmp_path: Path) -> None:
    path = tmp_path / "box.json"
    path.write_bytes(b"{}\n" * 1_000_000)
    contents = read_file(path, 1 << 22)
    assert contents.data == b"{}\n" * 1_000_000
    assert contents.owner == os.getuid()


def test_reads_in_an_open_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"1")
    folder = os.open(tmp_path, os.O_RDONLY)
    try:
        assert read_file(Path("elsewhere/a.json"), 10, folder).data == b"1"
    finally:
        os.close(folder)


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        read_file(tmp_path / "no", 10)


def test_a_fifo_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    with pytest.raises(Damaged, match="not-regular"):
        read_file(tmp_path / "fifo", 10)


def test_a_folder_a_socket_and_a_device_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        for path in (tmp_path, tmp_path / "s", Path("/dev/zero")):
            with pytest.raises(Damaged, match="not-regular"):
                read_file(path, 10)


@pytest.mark.parametrize("target", ["real.json", "nowhere", "/etc/passwd"])
def test_a_link_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "real.json").write_bytes(b"{}\n")
    (tmp_path / "link.json").symlink_to(target)
    with pytest.raises(Damaged, match="symlink"):
        read_file(tmp_path / "link.json", 1 << 20)


def test_three_gigabytes_that_take_no_room_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    with pytest.MonkeyPatch.context() as patch:
        calls = Calls(patch)
        with pytest.raises(Damaged, match="too-large"):
            read_file(path, 32 << 20)
    assert calls.count("read") == 0


def test_a_file_that_grows_while_it_is_read_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grows"
    path.write_bytes(b"x")
    monkeypatch.setattr("fiche_tui.store.disk.read", lambda _descriptor, size: b"x" * size)
    with pytest.raises(Damaged, match="too-large"):
        read_file(path, 5 << 20)


@pytest.mark.parametrize("name", ["open_file", "fstat", "read"])
def test_a_disk_that_fails_is_not_damage(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(b"1")
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, (name, 1))
        with pytest.raises(CannotRead, match="failed"):
            read_file(tmp_path / "a", 10)
