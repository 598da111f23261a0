"""The host key is made once, private, and its fingerprint is known without asyncssh."""

import stat
from pathlib import Path

import pytest

from fiche_tui.store.errors import Damaged
from fiche_tui.system.host_key import PRIVATE, PUBLIC, fingerprint

pytest.importorskip("asyncssh")

from fiche_tui.serve.ssh.host_key import host_key


def test_the_key_is_made_once_and_stays(tmp_path: Path) -> None:
    place = tmp_path / "state" / "workshops"
    assert fingerprint(place) == ""
    key = host_key(place)
    assert stat.S_IMODE((place / PRIVATE).stat().st_mode) == 0o600
    assert key.get_algorithm() == "ssh-ed25519"
    assert fingerprint(place) == key.get_fingerprint()
    (place / PUBLIC).write_text("")
    assert host_key(place).get_fingerprint() == fingerprint(place) == key.get_fingerprint()


def test_what_is_published_already_is_not_written_again(tmp_path: Path) -> None:
    host_key(tmp_path)
    before = (tmp_path / PUBLIC).stat().st_ino
    host_key(tmp_path)
    assert (tmp_path / PUBLIC).stat().st_ino == before
    (tmp_path / PUBLIC).write_text("rien")
    host_key(tmp_path)
    assert (tmp_path / PUBLIC).stat().st_ino != before


def test_a_key_that_does_not_read_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / PRIVATE).write_text("rien")
    with pytest.raises(Damaged):
        host_key(tmp_path)
    assert (tmp_path / PRIVATE).read_text() == "rien"
