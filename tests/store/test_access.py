"""One more account is let in where the disk can say so, and every other failure is told."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.store.access import READ, is_granted, let_read

OTHER = 987654


def failing(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture
def descriptor(tmp_path: Path) -> Iterator[int]:
    with (tmp_path / "serving.json").open("w") as file:
        yield file.fileno()


def test_a_disk_without_lists_of_accounts_lets_nobody_in_without_a_word(
    descriptor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.getxattr", failing(errno.ENODATA))
    monkeypatch.setattr("os.setxattr", failing(errno.ENOTSUP))
    let_read(descriptor, OTHER)
    assert not is_granted(descriptor, OTHER, READ)
    assert is_granted(descriptor, os.getuid(), READ)


def test_any_other_failure_is_told(descriptor: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getxattr", failing(errno.ENODATA))
    monkeypatch.setattr("os.setxattr", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        let_read(descriptor, OTHER)
    monkeypatch.setattr("os.getxattr", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        is_granted(descriptor, OTHER, READ)
