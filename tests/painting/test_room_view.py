"""The room's view over a real workshop: what it follows, what it survives, and the only file that it reads."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.drawing.line import Line
from fiche_tui.language import translation
from fiche_tui.painting.frame import changes, frame_of
from fiche_tui.painting.room_view import FRESH, LOOK, PRESENCE, RoomView, show_room
from fiche_tui.painting.terminal import Gone, Terminal
from fiche_tui.session.session import Session
from fiche_tui.store import disk, journal_files
from fiche_tui.store.files import PRIVATE_FILE
from fiche_tui.store.names import JOURNAL, ROOM
from fiche_tui.store.presence import is_facilitated
from fiche_tui.store.room import encode_room, write_room
from fiche_tui.system.clock import StoppedClock
from fiche_tui.terminal.sequences import Kind, Piece
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import RoomTurn, WallView
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.values import Capture, CaptureKind
from tests.meetings import opened, stored_workshop
from tests.workshop.samples import START
from tests.workshop.test_room_leaks import journals, states
from tests.workshop.veil import LATER, PUBLIC, SECRET

AWAY = "L’animation reprend dans un instant."


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    translation.use_language("fr")
    yield
    translation.use_language(None)
    translation.name_items(())


class Wall:
    """A second screen that looks whenever it is asked to."""

    def __init__(self, folder: Path) -> None:
        self.clock = StoppedClock(START)
        self.view = RoomView(folder, self.clock)
        self.drawn = ""
        self.page()

    def page(self, seconds: float = LOOK) -> str:
        """Let time pass, look, and return what stands on the screen."""
        self.clock.move(seconds=seconds)
        if self.view.look():
            self.drawn = "\n".join(one.text for one in self.view.draw(80, 24))
        return self.drawn


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with closing(opened(stored_workshop(tmp_path))) as made:
        yield made


@pytest.fixture
def wall(session: Session) -> Wall:
    return Wall(session.folder)


def decide(session: Session, known: str, text: str) -> None:
    session.record(f.Captured(Capture(known, CaptureKind.DECISION, text, number=1)))


def test_the_wall_follows_what_the_facilitator_does(session: Session, wall: Wall) -> None:
    assert "Accueil, intention" in wall.page()
    session.do(c.StartStep("accueil"))
    assert "ACCUEIL, INTENTION, PRÉSENCES" in wall.page()
    session.show_on_wall(WallView(curtain=True))
    assert "ACCUEIL" not in wall.page()
    session.show_on_wall(WallView(zoom="a2"))
    assert "Texte A2" in wall.page()
    session.show_on_wall(WallView(recap=True))
    assert "Où en sommes-nous?" in wall.page()


def test_a_decision_is_large_for_ten_seconds(session: Session, wall: Wall) -> None:
    session.do(c.StartStep("accueil"))
    wall.page()
    decide(session, "d1", "Une assemblée au printemps")
    page = wall.page()
    assert "Une assemblée au printemps" in page
    assert "ACCUEIL" not in page
    assert "ACCUEIL" in wall.page(FRESH)
    # Whoever comes later does not see it come.
    assert "ACCUEIL" in Wall(session.folder).drawn


def test_the_facilitator_leaves_and_comes_back(session: Session, wall: Wall) -> None:
    session.do(c.StartStep("accueil"))
    assert AWAY not in wall.page()
    session.close()
    assert AWAY in wall.page(PRESENCE)
    assert "ACCUEIL" in wall.drawn
    with closing(opened(stored_of(session))):
        assert AWAY not in wall.page(PRESENCE)


def test_taking_over_goes_unnoticed(session: Session, wall: Wall) -> None:
    session.do(c.StartStep("accueil"))
    with closing(opened(stored_of(session), take=True)) as other:
        other.do(c.StartStep("ajuster"))
        page = wall.page(PRESENCE)
        assert "Lire et ajuster" in page
        assert AWAY not in page


def test_after_a_hand_over_only_the_new_account_s_file_counts(
    session: Session, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.do(c.StartStep("accueil"))
    assert "ACCUEIL" in wall.page()
    real = journal_files.owner_of
    monkeypatch.setattr("fiche_tui.store.room.owner_of", lambda path: real(path) + 1)
    session.do(c.StartStep("ajuster"))
    page = wall.page(PRESENCE)
    assert "ACCUEIL" in page
    assert AWAY in page
    assert "quelqu’un d’autre l’a écrit" in Wall(session.folder).drawn.replace("\n  ", " ")
    monkeypatch.setattr("fiche_tui.store.room.owner_of", real)
    session.do(c.StartStep("accueil"))
    page = wall.page(PRESENCE)
    assert "ACCUEIL" in page
    assert AWAY not in page


def test_a_purged_workshop_is_gone_in_one_sentence(session: Session, wall: Wall) -> None:
    session.do(c.StartStep("accueil"))
    assert "ACCUEIL" in wall.page()
    shutil.rmtree(session.folder)
    page = wall.page(PRESENCE)
    assert page.split() == ["Cet", "atelier", "n’est", "plus", "là.", "q", ":", "quitter."]


def test_a_file_that_cannot_be_read_for_a_moment_leaves_the_last_page(session: Session, wall: Wall) -> None:
    session.do(c.StartStep("accueil"))
    wall.page()
    good = (session.folder / ROOM).read_bytes()
    (session.folder / ROOM).write_bytes(b"{")
    page = wall.page()
    assert "ACCUEIL" in page
    assert AWAY in page
    (session.folder / ROOM).write_bytes(good)
    assert AWAY not in wall.page()


def test_numbers_that_do_not_add_up_end_nothing(session: Session, tmp_path: Path) -> None:
    session.do(c.StartStep("accueil"))
    room: dict[str, Any] = room_of(session.state)
    room["clock"]["seconds"] = 1 << 52
    assert "abîmé" in Wall(written(tmp_path, room)).drawn


@settings(max_examples=6, deadline=None)
@given(journals(), st.sampled_from(((80, 24), (120, 36), (160, 45))))
def test_no_frame_of_the_wall_holds_a_private_word(
    tmp_path_factory: pytest.TempPathFactory, facts: list[f.Fact], size: tuple[int, int]
) -> None:
    folder = tmp_path_factory.mktemp("wall")
    wall, sent, before = None, [], None
    for state in states(facts):
        turnout = {one.asked.number: 3 for one in state.rounds}
        promises = state.earlier.of.promises if state.earlier.of else ()
        # What the facilitator does to the wall tells two names at most, and nothing of what had been said before the
        # group looked at it.
        turn = RoomTurn("Qui parle", "Qui suit", 0, 4, 60, 0, len(state.runs))
        looks = WallView(turn=turn, promise=promises[0].id if promises else "")
        for shown in (WallView(), looks):
            written(folder, room_of(state, turnout, shown))
            wall = wall or Wall(folder)
            wall.page()
            after = frame_of(wall.view.draw(*size), *size, before)
            sent.append(changes(before, after, lambda _style: "", "")[0])
            before = after
            assert state.earlier.shown or LATER not in sent[-1]
    whole = "".join(sent)
    assert SECRET not in whole
    assert PUBLIC in whole


def test_the_room_file_is_all_that_is_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = disk.open_file

    def noting(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        read.append(Path(path).name)
        return real(path, flags, mode, dir_fd=dir_fd)

    session.do(c.StartStep("accueil"))
    decide(session, "d1", "Une assemblée")
    monkeypatch.setattr(disk, "open_file", noting)
    wall = Wall(session.folder)
    wall.page(PRESENCE)
    assert set(read) == {ROOM}


def test_somebody_facilitates_until_they_leave(session: Session) -> None:
    assert is_facilitated(session.folder)
    session.close()
    assert not is_facilitated(session.folder)


def test_a_killed_facilitator_leaves_a_record_and_no_lock(session: Session) -> None:
    assert session.lease.held
    session.lease.held._lock.release()
    assert (session.folder / "facilitator.json").exists()
    assert not is_facilitated(session.folder)


def stored_of(session: Session) -> Any:
    return session._stored


def written(folder: Path, room: dict[str, Any]) -> Path:
    """A folder that holds a room file, and a journal that nobody could read."""
    (folder / JOURNAL).write_bytes(b"")
    descriptor = disk.open_folder(folder)
    try:
        data = encode_room(descriptor, folder / ROOM, room, 1)
        write_room(descriptor, folder / ROOM, data, mode=PRIVATE_FILE)
    finally:
        disk.let_go(descriptor)
    return folder


class FakeTerminal:
    """Gives each batch of what is typed in turn, then is gone; notes the pages and how long it was to wait."""

    def __init__(self, *typed: str, sizes: tuple[tuple[int, int], ...] = ()) -> None:
        self._typed = list(typed)
        self._sizes = list(sizes)
        self._size = (80, 24)
        self.pages: list[tuple[int, int]] = []
        self.waited: list[float] = []

    @property
    def size(self) -> tuple[int, int]:
        return self._size

    def paint(self, lines: list[Line]) -> int:
        self.pages.append((max(one.width for one in lines), len(lines)))
        return 1

    def wait(self, seconds: float) -> list[Piece]:
        self.waited.append(seconds)
        if self._sizes:
            self._size = self._sizes.pop(0)
        if not self._typed:
            raise Gone
        return [Piece(Kind.CHARACTER if len(one) == 1 else Kind.SEQUENCE, one) for one in self._typed.pop(0).split()]


@pytest.mark.parametrize(
    ("typed", "left"), [(("x", "\x1b[A z", "q"), 3), (("\x03", "x"), 1), (("x \x1bq", "y Q x"), 2), ((), 1)]
)
def test_the_room_is_followed_until_somebody_leaves_or_the_terminal_goes(
    session: Session, typed: tuple[str, ...], left: int
) -> None:
    view, terminal = RoomView(session.folder, StoppedClock(START)), FakeTerminal(*typed)
    show_room(view, cast(Terminal, terminal))
    assert len(terminal.waited) == left
    # Nothing moved, so that the first page is the only one.
    assert len(terminal.pages) == 1
    assert terminal.pages[0][1] == 24
    assert all(0 <= seconds <= LOOK for seconds in terminal.waited)


def test_another_size_of_the_terminal_is_drawn_for(session: Session) -> None:
    view, terminal = RoomView(session.folder, StoppedClock(START)), FakeTerminal("x", "x", sizes=((100, 30), (100, 30)))
    show_room(view, cast(Terminal, terminal))
    assert [rows for _columns, rows in terminal.pages] == [24, 30]
