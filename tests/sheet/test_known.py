"""The sheets known here: read once as long as their bytes are the same, and the main one alone for the welcome."""

from pathlib import Path

import pytest

from fiche_tui.sheet import known
from fiche_tui.sheet.known import FIRST_SHEET, first_sheet, known_sheets
from fiche_tui.sheet.parse import Reading, read_sheet

OWN = "# {title}\n\n## Déroulement\n\n| étape | minutes |\n|-|-|\n| Accueil | 5 |\n"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, in order."""
    names: list[str] = []

    def counted(data: bytes, name: str) -> Reading:
        names.append(name)
        return read_sheet(data, name)

    monkeypatch.setattr(known, "read_sheet", counted)
    monkeypatch.setattr(known, "_readings", {})
    return names


def test_a_sheet_is_read_again_only_when_it_changed(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "a.md").write_text(OWN.format(title="Un"))
    (tmp_path / "b.md").write_text(OWN.format(title="Deux"))
    first = known_sheets(tmp_path)
    assert {"a.md", "b.md"} < set(read)
    read.clear()
    assert known_sheets(tmp_path) == first
    assert read == []
    (tmp_path / "a.md").write_text(OWN.format(title="Trois"))
    assert "Trois" in [one.words for one in known_sheets(tmp_path)]
    assert read == ["a.md"]


def test_what_is_gone_is_forgotten(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "a.md").write_text(OWN.format(title="Un"))
    known_sheets(tmp_path)
    (tmp_path / "a.md").unlink()
    known_sheets(tmp_path)
    assert "a.md" not in {name for name, _digest in known._readings}


def test_the_main_sheet_is_read_alone(tmp_path: Path, read: list[str]) -> None:
    (tmp_path / "a.md").write_text(OWN.format(title="Un"))
    shipped = first_sheet(tmp_path)
    assert shipped is not None
    assert shipped.words == "Rôles possibles d’un acteur collectif"
    assert read == [f"{FIRST_SHEET}.md"]
    (tmp_path / f"{FIRST_SHEET}.md").write_text(OWN.format(title="Les nôtres"))
    own = first_sheet(tmp_path)
    assert own is not None
    assert own.words == "Les nôtres"


def test_no_main_sheet_where_none_can_be_read(tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "first_paths", lambda name, folder: (folder / f"{name}.md",))
    assert first_sheet(tmp_path) is None
    assert read == []
