"""The room's view where the system tells of changes: it looks when it is told, and often where it was not."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from fiche_tui.painting.room_view import LOOK, TOLD, RoomView
from fiche_tui.session.session import Session
from fiche_tui.store.watch import AGAIN
from fiche_tui.system.clock import StoppedClock
from fiche_tui.system.folder_changes import FolderChanges
from fiche_tui.workshop import commands as c
from tests.meetings import opened, stored_workshop
from tests.telling import telling
from tests.workshop.samples import START


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with closing(opened(stored_workshop(tmp_path))) as made:
        yield made


@pytest.fixture
def changes(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[FolderChanges]:
    with telling(session.folder, monkeypatch) as found:
        yield found


def test_what_is_told_is_followed_at_once_and_nothing_is_looked_at_meanwhile(
    session: Session, changes: FolderChanges
) -> None:
    clock = StoppedClock(START)
    view = RoomView(session.folder, clock, changes)
    view.look()
    view.draw(80, 24)
    assert view.patience == TOLD
    for step in ("accueil", "ajuster"):
        clock.move(seconds=10 * AGAIN)
        before = changes.count
        session.do(c.StartStep(step))
        assert changes.count > before
        assert view.look()
        view.draw(80, 24)
        assert LOOK < view.patience <= TOLD


def test_that_nobody_facilitates_any_more_is_told(session: Session, changes: FolderChanges) -> None:
    view = RoomView(session.folder, StoppedClock(START), changes)
    view.look()
    view.draw(80, 24)
    session.close()
    assert view.look()
    assert "L’animation reprend dans un instant." in "\n".join(one.text for one in view.draw(80, 24))


def test_a_change_of_which_nothing_was_told_is_followed_and_looked_for_often_from_then_on(
    session: Session, changes: FolderChanges
) -> None:
    clock = StoppedClock(START)
    view = RoomView(session.folder, clock, changes)
    view.look()
    view.draw(80, 24)
    before = changes.count
    session.do(c.StartStep("accueil"))
    changes.count = before  # As on a folder of another machine.
    clock.move(seconds=10 * AGAIN)
    assert view.look()
    view.draw(80, 24)
    assert view.patience <= LOOK


def test_where_nothing_is_told_the_file_is_looked_at_often(session: Session) -> None:
    untold = FolderChanges(session.folder)
    assert not untold.tells
    view = RoomView(session.folder, StoppedClock(START), untold)
    view.look()
    view.draw(80, 24)
    assert view.patience == LOOK
