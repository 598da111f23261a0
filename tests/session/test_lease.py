"""The right to write is lost to somebody who took it, and to nothing else."""

from contextlib import suppress
from pathlib import Path

import pytest

from fiche_tui.store import disk
from fiche_tui.store.errors import CannotRead, CannotWrite, Damaged, FacilitationLost
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.values import CaptureKind
from tests.meetings import assert_same_on_disk, assessing, complete, opened, stored_workshop


@pytest.fixture
def stored(tmp_path: Path) -> Workshop:
    return stored_workshop(tmp_path)


def nothing_can_be_read(patch: pytest.MonkeyPatch, start: int) -> None:
    """From the call of that number on, no file is opened to read: a disk that went away for a while."""
    real, calls = disk.open_to_read, []

    def refuses(*arguments: object) -> int:
        calls.append(arguments)
        if len(calls) >= start:
            raise OSError(5, "Input/output error")
        return real(*arguments)  # type: ignore[arg-type]

    patch.setattr(disk, "open_to_read", refuses)


@pytest.mark.parametrize("start", range(1, 16))
def test_lasting_failures_of_reading_during_a_reveal_lose_nothing(stored: Workshop, start: int) -> None:
    session = opened(stored)
    asked = assessing(session)
    session.rounds.put(1, "7", complete(asked))
    with pytest.MonkeyPatch.context() as patch:
        nothing_can_be_read(patch, start)
        with suppress(CannotRead, Damaged, CannotWrite):  # Anything but a loss.
            session.rounds.reveal(1)
        session.still_mine()
    assert not session.lost
    if session.state.rounds[0].status is not RoundStatus.REVEALED:
        assert session.rounds.reveal(1) is None
    assert session.state.rounds[0].tally.people == 1
    assert session.do(c.Write("n1", CaptureKind.NOTE, "Après")) is None
    assert_same_on_disk(session)
    session.close()


def test_a_record_that_is_gone_is_asked_for_again(stored: Workshop) -> None:
    session = opened(stored)
    (stored.folder / "facilitator.json").unlink()
    with pytest.raises(CannotRead):
        session.do(c.Write("n1", CaptureKind.NOTE, "Une note"))
    assert (session.lost, session.still_mine()) == (False, True)
    assert session.do(c.Write("n1", CaptureKind.NOTE, "Une note")) is None
    assert_same_on_disk(session)
    session.close()


def test_a_session_that_was_taken_over_has_lost(stored: Workshop) -> None:
    first = opened(stored)
    second = opened(stored, take=True)
    with pytest.raises(FacilitationLost):
        first.do(c.Write("n1", CaptureKind.NOTE, "Une note"))
    assert (first.lost, second.lost) == (True, False)
    first.close()
    second.close()
