"""The meeting followed by one participant: looked at when the system tells of a change, and often where it does not."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fiche_tui.serve.account import attend
from fiche_tui.serve.at_terminal import take_part
from fiche_tui.serve.following import LOOK, TOLD, Following
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.session.session import Session
from fiche_tui.store.watch import AGAIN
from fiche_tui.system.clock import StoppedClock
from fiche_tui.system.folder_changes import FolderChanges
from fiche_tui.terminal.sequences import Kind, Piece
from fiche_tui.workshop import commands as c
from tests.meetings import opened, stored_workshop
from tests.serve.people import CODE
from tests.telling import telling
from tests.workshop.samples import START


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with closing(opened(stored_workshop(tmp_path / "data"))) as made:
        yield made


@pytest.fixture
def changes(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[FolderChanges]:
    with telling(session.folder, monkeypatch) as found:
        yield found


def step_of(following: Following) -> str:
    return following.room.clock.step if following.room.clock else ""


def test_what_is_told_is_seen_and_looked_at_rarely_meanwhile(session: Session, changes: FolderChanges) -> None:
    clock = StoppedClock(START)
    following = Following(session.folder, clock, changes)
    following.look()
    assert following.patience == TOLD
    for step in ("accueil", "ajuster"):
        clock.move(seconds=10 * AGAIN)
        before = changes.count
        session.do(c.StartStep(step))
        assert changes.count > before
        following.look()
        assert (step_of(following), following.patience) == (step, TOLD)


def test_that_nobody_facilitates_any_more_is_told(session: Session, changes: FolderChanges) -> None:
    following = Following(session.folder, StoppedClock(START), changes)
    following.look()
    assert not following.away
    session.close()
    following.look()
    assert following.away


def test_a_change_of_which_nothing_was_told_is_seen_and_looked_for_often_from_then_on(
    session: Session, changes: FolderChanges
) -> None:
    clock = StoppedClock(START)
    following = Following(session.folder, clock, changes)
    following.look()
    before = changes.count
    session.do(c.StartStep("accueil"))
    changes.count = before  # As on a folder of another machine.
    clock.move(seconds=10 * AGAIN)
    following.look()
    assert (step_of(following), following.patience) == ("accueil", LOOK)


def test_where_nothing_is_told_the_meeting_is_looked_at_often(session: Session) -> None:
    untold = FolderChanges(session.folder)
    assert not untold.tells
    assert Following(session.folder, StoppedClock(START), untold).patience == LOOK
    assert Following(session.folder, StoppedClock(START)).patience == LOOK


def test_a_participant_at_rest_waits_to_be_told(session: Session, changes: FolderChanges, tmp_path: Path) -> None:
    class Still:
        """A terminal at which nothing is typed, until Ctrl+C."""

        size = (80, 24)

        def __init__(self) -> None:
            self.waited: list[float] = []

        def paint(self, _page: object) -> None:
            pass

        def wait(self, seconds: float) -> list[Piece]:
            self.waited.append(seconds)
            clock.move(seconds=seconds)
            return [Piece(Kind.CHARACTER, "\x03")] if len(self.waited) == 4 else []

    clock, terminal = StoppedClock(START), Still()
    attendance = attend(session.folder, OwnBox(session.folder, tmp_path / "own"), CODE, clock, changes)
    take_part(attendance, terminal)  # type: ignore[arg-type]
    assert terminal.waited == [TOLD] * 4
