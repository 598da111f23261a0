"""What a computer or a person leaves lying in our folders: no question, no trace, not listed."""

from pathlib import Path

import pytest

from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Method
from tests.command_line.fiche import Fiche, fiche_in
from tests.meetings import assessing, complete, opened, stored_workshop

FILES = (".DS_Store", "Thumbs.db", "desktop.ini", "~$notes.docx", ".directory", "notes.txt", "round-1.json")
FOLDERS = ("photos-du-printemps", "__MACOSX", ".Trash-1000", "2026")


@pytest.fixture
def fiche(tmp_path: Path) -> Fiche:
    return fiche_in(tmp_path)


def litter(data: Path) -> list[Path]:
    """Leave things in every folder of ours, and return them."""
    data.joinpath("sheets").mkdir()
    left = []
    for folder in [data, *(path for path in data.rglob("*") if path.is_dir())]:
        for name in FILES:
            (folder / name).write_bytes(b"\x00\x00\x00\x01Bud1")
            left.append(folder / name)
        for name in FOLDERS:
            (folder / name).mkdir()
            (folder / name / ".DS_Store").write_bytes(b"\x00\x00\x00\x01Bud1")
            left.append(folder / name)
    return left


def voted(session: Session) -> None:
    asked = assessing(session, Method())
    for number in ("1", "2", "3", "4"):
        assert session.rounds.put(1, number, complete(asked, {"a1": (0, 3)})) is None


def test_nothing_that_lies_there_is_listed_asked_about_or_written_down(fiche: Fiche, tmp_path: Path) -> None:
    clean, littered = (stored_workshop(tmp_path / name) for name in ("clean", "littered"))
    session = opened(littered)
    voted(session)
    session.close()
    left = litter(tmp_path / "littered")
    # A later session finds the same ballots, and nothing that cannot be read.
    session = opened(littered)
    assert session.rounds.turnout(1).people == 4
    assert session.rounds.unreadable(1) == {}
    assert session.rounds.reveal(1) is None
    one = session.state.rounds[0]
    assert (one.tally.people, one.left_out) == (4, 0)
    assert session.record(f.MinutesFinalised()) is None
    session.close()
    other = opened(clean)
    voted(other)
    assert other.rounds.reveal(1) is None
    assert other.record(f.MinutesFinalised()) is None
    other.close()
    shown = []
    for name, stored in (("clean", clean), ("littered", littered)):
        data = {"FICHE_DATA": str(tmp_path / name)}
        listed = fiche("list", **data)
        assert (listed.code, listed.err) == (0, "")
        minutes = fiche("export", stored.id, "--output", "-", **data)
        assert (minutes.code, minutes.err) == (0, "")
        sheets = fiche("sheet", "list", **data)
        assert (sheets.code, sheets.err) == (0, "")
        shown.append([one.out.replace(stored.id, "ID") for one in (listed, minutes, sheets)])
    assert shown[0] == shown[1]
    assert all(path.exists() for path in left)


def test_a_backup_holds_none_of_it(fiche: Fiche) -> None:
    known_id = fiche.new("Rôles")
    before = fiche("backup", known_id, "--output", "-")
    litter(fiche.data)
    after = fiche("backup", known_id, "--output", "-")
    assert (after.code, after.err) == (before.code, before.err)
    assert after.data == before.data


def test_what_is_left_of_a_workshop_is_still_told(fiche: Fiche) -> None:
    known_id = fiche.new("Rôles")
    (fiche.data / known_id / "journal-0001.json").unlink()
    assert known_id in fiche("list").out
    assert fiche.refused("export", known_id)


def test_a_folder_under_a_name_like_an_id_is_not_there(fiche: Fiche) -> None:
    (fiche.data / "photos-2026").mkdir(parents=True)
    (fiche.data / "photos-2026" / "a.jpg").write_bytes(b"")
    assert "photos" not in fiche("list").out
    assert "photos-2026" in fiche.refused("export", "photos-2026")
    assert fiche.new("Photos 2026")
