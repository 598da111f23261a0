"""``fiche run`` on a damaged journal: it says which copy is good, and goes on from it only when told to."""

import os
from pathlib import Path

import pytest

from fiche_tui.command_line import start
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.main import main
from fiche_tui.command_line.places import check_data_folder
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import RoundStatus
from tests.stage import Stage


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Session]:
    """The sessions that would have been shown on a screen."""
    sessions: list[Session] = []

    def show(session: Session | None) -> tuple[int, None]:
        assert session is not None
        sessions.append(session)
        session.close()
        return 0, None

    monkeypatch.setattr(start, "check_terminal", lambda: None)
    monkeypatch.setattr(start, "_open", show)
    return sessions


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A workshop that was opened twice, and whose journal lost its end."""
    monkeypatch.setenv("FICHE_DATA", str(tmp_path / "data"))
    stage = Stage(tmp_path)
    stage.reopen()
    stage.session.close()
    workshop = stage.workshops.open(stage.id)
    workshop.journal.path.write_bytes(workshop.journal.path.read_bytes()[:-5])
    return workshop


def test_a_damaged_journal_is_told_with_its_good_copy_and_the_way_back(
    stored: Workshop, opened: list[Session], capsys: pytest.CaptureFixture[str]
) -> None:
    before = stored.journal.path.read_bytes()
    assert main(["run", stored.id]) == 1
    good = stored.journal.backups()[0].path.name
    assert capsys.readouterr().err == (
        f"fiche: Le journal de «\u00a0{stored.id}\u00a0» est abîmé; rien n’y a été touché. "
        f"Sa dernière bonne copie est {good}. Pour repartir d’elle\u00a0: fiche run {stored.id} --restore\n"
    )
    assert (opened, stored.journal.path.read_bytes()) == ([], before)


@pytest.mark.parametrize("option", ["--restore", "--retablir"])
def test_told_to_it_goes_on_from_the_good_copy_and_keeps_the_damaged_file(
    stored: Workshop, opened: list[Session], capsys: pytest.CaptureFixture[str], option: str
) -> None:
    before = stored.journal.path.read_bytes()
    good = stored.journal.backups()[0]
    assert main(["run", stored.id, option]) == 0
    assert [session.history.head for session in opened] == [good.head + 1]
    assert opened[0].history.entries[-1].fact == f.JournalRestored(good.head)
    (damaged,) = stored.folder.glob("journal-0001.json.damaged-*")
    assert damaged.read_bytes() == before
    assert damaged.name in capsys.readouterr().err
    assert stored.room()["head"] == good.head + 1
    assert main(["run", stored.id]) == 0


def test_a_good_journal_is_not_replaced(
    stored: Workshop, opened: list[Session], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", stored.id, "--restore"]) == 0
    before = stored.journal.path.read_bytes()
    assert main(["run", stored.id, "--restore"]) == 1
    assert "n’est pas abîmé" in capsys.readouterr().err
    assert stored.journal.path.read_bytes() == before


def test_without_a_good_copy_nothing_is_touched(
    stored: Workshop, opened: list[Session], capsys: pytest.CaptureFixture[str]
) -> None:
    for backup in stored.journal.backups():
        backup.path.write_bytes(b"")
    before = stored.journal.path.read_bytes()
    assert main(["run", stored.id]) == 1
    assert "abîmé" in capsys.readouterr().err
    assert main(["run", stored.id, "--restore"]) == 1
    assert "copie de secours" in capsys.readouterr().err
    assert (opened, stored.journal.path.read_bytes()) == ([], before)


RESTORED = "Journal repris d’une copie"


def revealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setenv("FICHE_DATA", str(tmp_path / "data"))
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    stage.session.close()
    return stage


def test_going_back_to_a_copy_does_not_undo_a_reveal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Session]
) -> None:
    stage = revealed(tmp_path, monkeypatch)
    stored = stage.workshops.open(stage.id)
    assert RESTORED not in minutes_markdown(read_history(stored).state)
    stored.journal.path.write_bytes(b"{")
    assert main(["run", stage.id, "--restore"]) == 0
    state = read_history(stored).state
    assert (state.rounds[0].status, state.rounds[0].tally.people) == (RoundStatus.REVEALED, 12)
    assert minutes_markdown(state).count(RESTORED) == 1
    assert not (stored.folder / "restored.json").exists()


def test_behind_a_reveal_the_first_seal_stays_and_the_minutes_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Session]
) -> None:
    stage = revealed(tmp_path, monkeypatch)
    stored = stage.workshops.open(stage.id)
    seal = stored.folder / "sealed" / "round-0001.json"
    first = seal.read_bytes()
    stored.journal.path.write_bytes(b"{")
    for copy in stored.journal.backups():
        if b"RoundRevealed" in copy.path.read_bytes():
            copy.path.write_bytes(b"{")
    assert main(["run", stage.id, "--restore"]) == 0
    session = stage.reopen()
    assert session.state.rounds == () or session.state.rounds[0].pending
    if session.state.rounds and session.state.rounds[0].status is RoundStatus.CLOSED:
        assert session.rounds.reopen(1) is None
    if not session.state.rounds:
        stage.until("devoiler", revealed=True)
    else:
        assert session.rounds.reveal(1) is None
    kept = stored.folder / "sealed" / "round-0001.revealed-1.json"
    assert (kept.read_bytes() == first, seal.read_bytes() != first) == (True, True)
    assert RESTORED in minutes_markdown(stage.session.state)
    stage.session.close()


def test_a_restore_that_was_killed_is_told_at_the_next_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = revealed(tmp_path, monkeypatch)
    stored = stage.workshops.open(stage.id)
    stored.journal.path.write_bytes(b"{")
    stored.restore_journal("s2", "Ana", stage.clock.now())  # And no session after it.
    for _ in range(2):
        restored = [one.fact for one in stage.reopen().history.entries if isinstance(one.fact, f.JournalRestored)]
        assert len(restored) == 1
    stage.session.close()


def test_without_a_copy_it_goes_on_from_what_is_left_and_says_so(
    stored: Workshop,
    opened: list[Session],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = stored.journal.backups()[0]
    stored.journal.path.write_bytes(good.path.read_bytes())
    monkeypatch.setattr(Workshop, "restore_journal", lambda *_, **__: None)
    assert main(["run", stored.id, "--restore"]) == 0
    assert capsys.readouterr().err == "Repris de ce qui reste du journal.\n"
    assert [session.history.head for session in opened] == [good.head]


def test_a_folder_of_data_that_could_not_be_made_is_said_before_any_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FICHE_DATA", str(tmp_path / "closed" / "data"))
    (tmp_path / "closed").mkdir()
    check_data_folder()
    asked: list[tuple[object, int]] = []

    def access(path: object, rights: int) -> bool:
        asked.append((path, rights))
        return False

    monkeypatch.setattr("fiche_tui.command_line.places.os.access", access)
    with pytest.raises(Failure) as failed:
        check_data_folder()
    assert failed.value.sentence == (
        f"Impossible d’écrire dans {tmp_path / 'closed'}. Vérifiez les droits ou choisissez un autre FICHE_DATA."
    )
    # One that is there is only read at first.
    (tmp_path / "closed" / "data").mkdir()
    with pytest.raises(Failure):
        check_data_folder()
    assert asked == [
        (tmp_path / "closed", os.W_OK | os.X_OK),
        (tmp_path / "closed" / "data", os.R_OK | os.X_OK),
    ]
