"""A workshop is made whole from a sheet, whatever its title, or not at all."""

import re
from pathlib import Path

import pytest

from fiche_tui.session import creation
from fiche_tui.session.creation import create, new_id, people_from
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.errors import AlreadyExists
from fiche_tui.store.names import is_workshop_id
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.text import slug
from fiche_tui.workshop.values import Details
from tests.workshop.samples import START, small_sheet

HOSTILE = (
    "[/b]",
    "[@click=app.quit]x",
    "\\",
    "<b>|`*_",
    "🎉👩‍👩‍👧",
    "ملاحظات",
    "../../etc/passwd",
    "/",
    "..",
    "a\nb\r\nc",
    "\x1b[31mrouge",
    "x" * 5000,
    "é" * 5000,
    "-",
    " Été  à la Table ",
    "CON",
    "-rf",
)


def made(folder: Path, title: str, preset: str = "90") -> Workshop | Refusal:
    details = Details(title)
    return create(
        Workshops(folder), StoppedClock(START), small_sheet(), b"# F\n", details, preset=preset, timezone="UTC"
    )


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Été à la Table", "ete-a-la-table"),
        ("Au cœur de l’action", "au-coeur-de-l-action"),
        ("L'avenir", "l-avenir"),
        ("  ", "atelier"),
        ("🎉", "atelier"),
        ("../../x", "x"),
        ("Straße 12", "strasse-12"),
    ],
)
def test_an_id_says_what_the_title_says(title: str, start: str) -> None:
    assert re.fullmatch(rf"{start}-[0-9a-f]{{4}}", new_id(title))


@pytest.mark.parametrize("title", HOSTILE)
def test_an_id_is_safe_as_a_folder_whatever_the_title(title: str) -> None:
    assert is_workshop_id(new_id(title))
    assert len(slug(title, 30)) <= 30
    assert not slug(title, 30).startswith("-")
    assert not slug(title, 30).endswith("-")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_kept_as_typed_in_a_folder_of_its_own(title: str, tmp_path: Path) -> None:
    stored = made(tmp_path / "data", title)
    assert isinstance(stored, Workshop)
    assert stored.folder.parent == tmp_path / "data"
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    kept = read_history(stored).state.details.title
    assert "\x1b" not in kept
    assert kept == title.strip().replace("\r\n", "\n").replace("\x1b", "")


@pytest.mark.parametrize(
    ("title", "preset", "code"),
    [
        ("", "90", "no-title"),
        (" \x1b\n", "90", "no-title"),
        ("x" * 20_001, "90", "text-too-long"),
        ("Titre", "33", "unknown-preset"),
    ],
)
def test_a_refused_workshop_leaves_nothing_behind(title: str, preset: str, code: str, tmp_path: Path) -> None:
    refusal = made(tmp_path / "data", title, preset)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert not (tmp_path / "data").exists()


def test_people_are_one_a_line_with_their_organisation() -> None:
    people = people_from("Ana ; Les Érables\n\n  Bob\n;sans nom\nC; D; E\r\n")
    assert [(person.name, person.organisation) for person in people] == [
        ("Ana", "Les Érables"),
        ("Bob", ""),
        ("C", "D; E"),
    ]
    assert len({person.id for person in people}) == 3


def test_people_are_there_from_the_start(tmp_path: Path) -> None:
    stored = create(
        Workshops(tmp_path),
        StoppedClock(START),
        small_sheet(),
        b"# F\n",
        Details("T"),
        preset="90",
        timezone="America/Toronto",
        people=people_from("Ana\nBob"),
    )
    assert isinstance(stored, Workshop)
    state = read_history(stored).state
    assert [person.name for person in state.people] == ["Ana", "Bob"]
    assert state.id == stored.id
    assert stored.room()["header"]["title"] == "T"
    assert stored.sheet() == b"# F\n"


def test_a_taken_id_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["t-0001", "t-0001", "t-0001", "t-0002"])
    monkeypatch.setattr(creation, "new_id", lambda _title: next(drawn))
    first, second = made(tmp_path, "T"), made(tmp_path, "T")
    assert isinstance(first, Workshop)
    assert isinstance(second, Workshop)
    assert (first.id, second.id) == ("t-0001", "t-0002")
    assert read_history(second).state.id == "t-0002"


def test_a_title_whose_ids_are_all_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creation, "new_id", lambda _title: "t-0001")
    made(tmp_path, "T")
    with pytest.raises(AlreadyExists):
        made(tmp_path, "T")
