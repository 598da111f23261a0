"""The door over SSH: who is let in, by what is on disk, and where that is kept."""

import os
import shutil
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from fiche_tui.language.sentences import error_sentence
from fiche_tui.session.ssh_door import SshDoor, doors_of, keep_doors
from fiche_tui.session.tokens import Doors
from fiche_tui.store import disk
from fiche_tui.store.errors import CannotWrite, Damaged
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.stage import Stage

CODE, TOKEN = "KAPE-27", "BK4-TA2-7ME-VDU-9GR"
OPEN = Doors(CODE).with_tokens((TOKEN, "AAA-AAA-AAA-AAA-AAA"), 1)


def stored_with(stage: Stage, doors: Doors = OPEN) -> Workshop:
    stored = stage.workshops.open(stage.id)
    keep_doors(stored, doors)
    return stored


def test_a_code_and_a_token_let_one_voter_in_and_always_the_same(tmp_path: Path) -> None:
    door = SshDoor(stored_with(Stage(tmp_path)))
    assert door.asks_token()
    voter = door.admit("kape 27", "bk4ta27mevdu9gr")
    assert voter is not None
    assert door.admit(CODE, TOKEN) == voter
    assert door.admit(CODE, "AAA AAA AAA AAA AAA") not in (None, voter)
    assert [door.admit(CODE, "AAA"), door.admit("KAPE-28", TOKEN), door.admit("", TOKEN)] == [None] * 3


def test_without_tokens_each_connection_is_another_voice(tmp_path: Path) -> None:
    door = SshDoor(stored_with(Stage(tmp_path), Doors(CODE, asks_token=False)))
    assert not door.asks_token()
    voters = {door.admit(CODE, "") for _time in range(3)}
    assert None not in voters
    assert len(voters) == 3
    assert door.admit("KAPE-28", "") is None


def test_the_door_is_closed_with_its_code_and_with_final_minutes(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stored = stored_with(stage)
    door = SshDoor(stored)
    assert door.still_open()
    keep_doors(stored, Doors())
    assert not door.still_open()
    assert door.admit(CODE, TOKEN) is None
    keep_doors(stored, OPEN)
    stage.do(c.StartStep("accueil"), c.Record(f.MinutesFinalised()))
    assert not door.still_open()


def test_a_workshop_that_is_no_longer_there_closes_its_door_and_one_that_cannot_be_read_does_not(
    tmp_path: Path,
) -> None:
    stored = stored_with(Stage(tmp_path))
    door = SshDoor(stored)
    room = stored.folder / "room.json"
    room.rename(tmp_path / "room.json")
    assert door.still_open()
    (tmp_path / "room.json").rename(room)
    shutil.rmtree(stored.folder)
    assert not door.still_open()


def test_where_nothing_was_ever_opened_nobody_comes_in(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    door = SshDoor(stage.workshops.open(stage.id))
    assert not door.still_open()
    assert door.admit("", "") is None


def test_the_file_is_the_accounts_own_and_in_no_backup(tmp_path: Path) -> None:
    stored = stored_with(Stage(tmp_path))
    path = stored.folder / "doors.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    assert TOKEN not in text
    with zipfile.ZipFile(BytesIO(stored.packed())) as archive:
        assert not [name for name in archive.namelist() if "doors" in name]
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert OPEN.tokens[0].digest.encode() not in held


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "il est vide"),
        (b"{", "la fin manque"),
        (b"bonjour\n", "il est illisible"),
        (b"{bonjour", "il est illisible"),
        (b'{\n  "portes": []\n}', "il contient autre chose"),
        (b'{"_meta":{"schema":1,"kind":"doors","rev":1},"doors":{"code":7}}\n', "il contient autre chose"),
    ],
)
def test_a_damaged_file_is_one_sentence_and_closes_nothing(tmp_path: Path, data: bytes, why: str) -> None:
    stored = stored_with(Stage(tmp_path))
    (stored.folder / "doors.json").write_bytes(data)
    door = SshDoor(stored)
    with pytest.raises(Damaged) as refused:
        door.admit(CODE, TOKEN)
    assert error_sentence(refused.value.code, refused.value.values).endswith(
        f"doors.json est abîmé ({why}); rien n’y a été touché. Fermez le vote par SSH s’il est ouvert, "
        "puis imprimez de nouveaux jetons\u00a0: ils remplacent ce fichier."
    )
    assert door.still_open()


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_a_file_that_no_facilitating_account_wrote_is_not_believed(tmp_path: Path) -> None:
    stored = stored_with(Stage(tmp_path))
    os.chown(stored.folder / "doors.json", 12345, 12345)
    with pytest.raises(Damaged) as refused:
        doors_of(stored)
    assert refused.value.values["reason"] == "owner"


def test_a_full_disk_leaves_the_door_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = stored_with(Stage(tmp_path))

    def full(*_args: object) -> int:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", full)
        with pytest.raises(CannotWrite):
            keep_doors(stored, Doors())
    assert doors_of(stored) == OPEN
