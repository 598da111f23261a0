"""A workshop that is only read: its disk takes nothing, or another account has it; handing it over from home."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from fiche_tui.screens.ballots.station import StationScreen
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.session.retrying import RETRY_SECONDS
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store import disk
from fiche_tui.store import workshop as stored_workshops
from fiche_tui.store.chain import Account
from fiche_tui.store.modes import SHARED
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.history import entry_to_json
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.values import CaptureKind
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.meeting.test_workshop_time import tick
from tests.screens.prepared import HOSTILE, NAMES, SIZES, drawn, opened, press, showing, write
from tests.screens.prepared import said as said_at_home
from tests.stage import Stage

LEA = Account("lea", 987654)
TOLD = {
    errno.ENOSPC: "Le disque est plein\u00a0: rien de nouveau ne s’enregistre.",
    errno.EROFS: "Le dossier est en lecture seule\u00a0: rien de nouveau ne s’enregistre",
    errno.EIO: "Le disque refuse d’écrire\u00a0: rien de nouveau ne s’enregistre.",
}


@contextmanager
def refusing(reason: int = errno.ENOSPC) -> Iterator[None]:
    """A disk that takes nothing for the length of a ``with``."""

    def refuse(*_: Any) -> int:
        raise OSError(reason, os.strerror(reason))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "write", refuse)
        yield


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    made = Stage(tmp_path, wall=None).until("accueil")
    made.session.close()
    return made


def open_again(stage: Stage) -> None:
    stage.session = Session.open(stage.workshops.open(stage.id), stage.clock, "Claude")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("reason", TOLD)
async def test_a_disk_that_takes_nothing_is_told_and_the_workshop_is_there(
    stage: Stage, reason: int, size: tuple[int, int]
) -> None:
    with refusing(reason):
        open_again(stage)
        async with running(stage, size=size) as pilot:
            assert said(pilot).startswith(TOLD[reason])
            assert TOLD[reason][:30] in drawn(pilot)
            assert not isinstance(pilot.app.screen, Ask)
            assert "ACCUEIL" in drawn(pilot).upper()


async def test_while_there_is_no_room_it_is_said_again_and_nothing_moves(stage: Stage) -> None:
    with refusing():
        open_again(stage)
        async with running(stage) as pilot:
            before = stage.session.history
            await press(pilot, "t")
            stage.clock.move(seconds=RETRY_SECONDS)
            await tick(pilot)
            assert said(pilot).startswith(TOLD[errno.ENOSPC])
            assert stage.session.history == before
    open_again(stage)
    assert stage.session.refused is None
    assert stage.session.history == before


async def test_the_screen_recovers_and_asks_what_it_had_not_asked(stage: Stage) -> None:
    full = refusing()
    full.__enter__()
    open_again(stage)
    async with running(stage) as pilot:
        assert not stage.session.writes()
        full.__exit__(None, None, None)
        stage.clock.move(seconds=RETRY_SECONDS - 1)
        await tick(pilot)
        assert stage.session.refused is not None
        stage.clock.move(seconds=1)
        await tick(pilot)
        assert stage.session.refused is None
        assert "tout s’enregistre" in said(pilot)
        assert isinstance(pilot.app.screen, Ask)
        await press(pilot, "3")
        assert stage.session.state.wall is not None
    assert read_history(stage.workshops.open(stage.id)).state.wall is not None


async def test_a_damaged_room_file_is_written_anew_at_the_next_look(stage: Stage) -> None:
    open_again(stage)
    room = stage.session.folder / "room.json"
    async with running(stage) as pilot:
        before = stage.workshops.open(stage.id).room()
        room.write_bytes(b"bonjour")
        with refusing():
            stage.clock.move(seconds=RETRY_SECONDS)
            await tick(pilot)
        assert room.read_bytes() == b"bonjour"
        await tick(pilot)
        assert room.read_bytes() == b"bonjour"
        stage.clock.move(seconds=RETRY_SECONDS)
        await tick(pilot)
        assert {**stage.workshops.open(stage.id).room(), "_rev": 0} == {**before, "_rev": 0}


async def test_a_command_given_meanwhile_waits_and_is_stored(stage: Stage) -> None:
    full = refusing()
    full.__enter__()
    open_again(stage)
    async with running(stage) as pilot:
        before = stage.session.history
        await press(pilot, "plus")
        assert stage.session.history == before
        assert "plein" in said(pilot)
        full.__exit__(None, None, None)
        pilot.app.screen.desk.writing.try_again()  # type: ignore[attr-defined]
        await pilot.pause()
        assert stage.session.history.entries[-1].fact == f.MinutesAdded(1)
    assert read_history(stage.workshops.open(stage.id)).entries[-1].fact == f.MinutesAdded(1)


def test_a_workshop_that_moved_on_meanwhile_is_not_written_over(stage: Stage) -> None:
    with refusing():
        open_again(stage)
    waiting = stage.session
    other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa")
    assert not waiting.writes()
    assert not waiting.lost
    other.record(f.KeyboardHeld("Léa"))
    other.close()
    assert not waiting.writes()
    assert waiting.lost
    Session.open(stage.workshops.open(stage.id), stage.clock, "Léa").close()


def test_a_closed_session_never_takes_the_facilitation_again(stage: Stage) -> None:
    with refusing():
        open_again(stage)
    stage.session.close()
    assert not stage.session.writes()
    assert not stage.session.still_mine()
    Session.open(stage.workshops.open(stage.id), stage.clock, "Léa").close()


# Another session has it.


@pytest.mark.parametrize("size", SIZES)
async def test_a_screen_that_was_taken_over_says_so_and_follows_the_other(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage, size=size) as pilot:
        assert "Lecture seule" not in drawn(pilot)
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa", take=True)
        await tick(pilot)
        assert said(pilot).startswith("Léa a pris la main")
        assert "Lecture seule · " in drawn(pilot)
        await press(pilot, "escape")
        assert "Lecture seule · " in drawn(pilot)
        other.do(c.StartStep("ajuster"))
        other.do(c.Write("d1", CaptureKind.DECISION, "Par Léa"))
        await tick(pilot)
        step = stage.session.state.step
        assert step is not None
        assert step.id == "ajuster"
        assert step.title[:20].upper() in drawn(pilot).upper()
        assert stage.session.history.entries == other.history.entries
        for keys in (("plus",), ("n", "enter"), ("p",)):
            await press(pilot, "escape", *keys)
            assert said(pilot).startswith("Léa a pris la main"), keys
            assert other.history.entries == read_history(stage.workshops.open(stage.id)).entries
        other.close()


async def test_the_turnout_of_the_other_session_is_followed_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("depouiller")
    async with running(stage) as pilot:
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa", take=True)
        await tick(pilot)
        before = stage.session.rounds.turnout(1).people
        asked = other.state.rounds[0].asked
        answers: dict[str, tuple[int | None, ...]] = dict.fromkeys(asked.subjects, (1, 1))
        assert other.rounds.put(1, "99", Ballot(answers)) is None
        await tick(pilot)
        assert stage.session.rounds.turnout(1).people == before + 1
        other.close()


async def test_what_cannot_be_followed_is_said_and_tried_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa", take=True)
        await tick(pilot)
        other.do(c.Write("d1", CaptureKind.DECISION, "Par Léa"))
        journal = stage.workshops.open(stage.id).journal.path
        kept = journal.read_bytes()
        journal.write_bytes(b"")
        await tick(pilot)
        assert "abîmé" in said(pilot)
        assert "Par Léa" not in {one.text for one in stage.session.state.captures}
        journal.write_bytes(kept)
        await tick(pilot)
        assert "Par Léa" in {one.text for one in stage.session.state.captures}
        other.close()


async def test_the_laptop_on_the_table_takes_nobody_once_another_session_has_the_round(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    async with running(stage) as pilot:
        await press(pilot, "f7", "2")
        assert isinstance(pilot.app.screen, StationScreen)
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa", take=True)
        await tick(pilot)
        station = pilot.app.screen
        assert isinstance(station, StationScreen)
        assert station.status.sentence.startswith("Léa a pris la main")
        await press(pilot, "enter")
        assert pilot.app.screen is station
        assert "a pris la main" in station.status.sentence
        other.close()


# Another account has it.


def shared_stage(tmp_path: Path) -> Stage:
    """A workshop in the modes of a shared server."""
    made = Stage(tmp_path)
    made.session.close()
    made.workshops = Workshops(tmp_path / "shared", modes=SHARED)
    records = [entry_to_json(entry) for entry in made.session.history.entries]
    original = Workshops(tmp_path / "data").open(made.id)
    made.workshops.create(made.id, records, room_of(made.session.state), original.sheet())
    open_again(made)
    return made


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A shared workshop on a server that knows the account « lea »."""
    monkeypatch.setattr(Account, "named", classmethod(lambda _, name: Account(name, LEA.uid)))
    monkeypatch.setattr(stored_workshops, "check_account", lambda *_: None)
    return shared_stage(tmp_path)


def test_a_hand_over_ends_what_this_session_writes(given: Stage) -> None:
    session = given.session
    assert session.hand_over("lea") is None
    assert session.lost
    assert session.undoable() == ()
    assert session.refused is not None
    assert dict(session.refused.values) == {"to": "lea"}
    with pytest.raises(type(session.refused)):
        session.record(f.KeyboardHeld("Ana"))
    session.close()
    open_again(given)
    assert given.session.lost
    assert given.session.history.entries[-1].fact == f.HandedOver("lea")


async def test_the_one_who_gave_it_away_reads_it_and_is_told(given: Stage) -> None:
    given.session.hand_over("lea")
    given.session.close()
    open_again(given)
    async with running(given) as pilot:
        assert said(pilot) == "L’atelier est confié au compte lea, qui seul y écrit. Vous pouvez le lire."
        # What another account has cannot be taken back: the row only says how to leave.
        assert list(screen_of(pilot).key_line.keys)[-2:] == [("q", "quitter"), ("?", "aide")]
        await press(pilot, "escape", "n")
        assert said(pilot) == "L’atelier est confié au compte lea, qui seul y écrit. Vous pouvez le lire."
        given.clock.move(seconds=30)
        await tick(pilot)
        assert given.session.history.entries[-1].fact == f.HandedOver("lea")


async def run(pilot: Pilot[Any], command_id: str) -> None:
    """Choose a command of the menu."""
    assert isinstance(pilot.app.screen, HomeScreen)
    pilot.app.screen.action_run(command_id)
    await pilot.pause()


async def test_from_home_it_is_handed_over_after_being_said(given: Stage) -> None:
    given.session.close()
    async with showing(given.workshops, given.clock) as pilot:
        await run(pilot, "home.hand_over")
        assert isinstance(pilot.app.screen, AskText)
        assert "Rôles de la table" in drawn(pilot)
        await write(pilot, "lea")
        assert isinstance(pilot.app.screen, Confirm)
        assert "bulletins des tours ouverts compris" in " ".join(drawn(pilot).split())
        await press(pilot, "escape")
        Session.open(given.workshops.open(given.id), given.clock).close()
        await run(pilot, "home.hand_over")
        await write(pilot, "lea")
        await press(pilot, "enter")
        assert said_at_home(pilot) == "Confié à lea. Vous pouvez encore lire l’atelier."
        await run(pilot, "home.prepare")
        assert not isinstance(pilot.app.screen, PrepareScreen)
        assert "confié au compte lea" in said_at_home(pilot)
        await press(pilot, "n")
        assert [session.lost for session in opened(pilot)] == [True]
        await run(pilot, "home.hand_over")
        await write(pilot, "lea")
        await press(pilot, "enter")
        assert "confié au compte lea" in said_at_home(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_an_account_that_nobody_has_is_told_as_it_was_typed(tmp_path: Path, text: str) -> None:
    stage = shared_stage(tmp_path)
    stage.session.close()
    async with showing(stage.workshops, stage.clock) as pilot:
        await run(pilot, "home.hand_over")
        await write(pilot, text)
        assert said_at_home(pilot).startswith(f"Aucun compte «\u00a0{text}\u00a0»")
        assert Session.open(stage.workshops.open(stage.id), stage.clock).refused is None


async def test_a_private_workshop_stays_with_its_account(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.close()
    async with showing(stage.workshops, stage.clock) as pilot:
        await run(pilot, "home.hand_over")
        await write(pilot, "root")
        assert "à votre compte seul" in said_at_home(pilot)
