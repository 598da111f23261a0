"""The lock of one file: held by one, waited for a bounded time, free as soon as its holder is gone."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fiche_tui.store.locks import take_lock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".round.lock"


def test_one_holds_it_until_it_is_released(path: Path) -> None:
    held = take_lock(path, wait=0)
    assert held is not None
    assert held.is_held
    assert take_lock(path, wait=0) is None
    assert take_lock(path, wait=0.02) is None
    held.release()
    held.release()
    assert not held.is_held
    assert take_lock(path, wait=0) is not None


def test_it_goes_with_the_last_reference(path: Path) -> None:
    assert take_lock(path, wait=0) is not None
    assert take_lock(path, wait=0) is not None


def test_a_killed_holder_leaves_it_free(path: Path) -> None:
    holding = (
        "import sys, pathlib; from fiche_tui.store.locks import take_lock\n"
        "held = take_lock(pathlib.Path(sys.argv[1]), wait=0); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert take_lock(path, wait=0) is None
        holder.kill()
        holder.wait()
        assert take_lock(path, wait=0) is not None


def test_whoever_waits_gets_it_when_it_is_released(path: Path) -> None:
    held = take_lock(path, wait=0)
    assert held is not None
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(take_lock, path, wait=30)
        held.release()
        assert waiting.result(30) is not None


def test_a_lock_whose_file_lost_its_name_protects_nothing(path: Path) -> None:
    old = take_lock(path, wait=0)
    path.rename(path.with_name("gone"))
    new = take_lock(path, wait=0)
    assert old is not None
    assert new is not None
    assert take_lock(path, wait=0) is None


@pytest.mark.parametrize("mode", [0o600, 0o660])
def test_its_file_has_the_mode_that_was_asked_for(path: Path, mode: int) -> None:
    before = os.umask(0o077)
    try:
        assert take_lock(path, wait=0, mode=mode) is not None
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"\[Errno \d+\]"):
        take_lock(path, wait=0)
    assert not (tmp_path / "elsewhere").exists()
