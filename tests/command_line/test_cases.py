"""Troubles that people reported about other tools, put to the command itself: the right value."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.sheet.problems import Code
from fiche_tui.store import disk
from tests.command_line.fiche import Fiche, fiche_in
from tests.sheet.test_written import FOLDER, READ


@pytest.fixture
def fiche(tmp_path: Path) -> Fiche:
    return fiche_in(tmp_path)


@pytest.mark.parametrize("name", READ)
def test_the_command_tells_each_problem_of_a_sheet_with_its_line(fiche: Fiche, name: str) -> None:
    expected = READ[name]
    done = fiche("sheet", "check", str(FOLDER / f"{name}.md"))
    said = done.out.replace("\u00a0", " ").splitlines()
    if not expected.problems:
        assert said == [f"{name}.md : rien à corriger."]
        assert done.code == 0
        return
    for code, line, piece in expected.problems:
        # Of a control character its number is said, which a terminal shows.
        shown = "U+00" if code is Code.CONTROL_CHARACTER else piece.replace("\u00a0", " ")[:20]
        assert any(one.startswith(f"{name}.md, ligne {line}, ") and shown in one for one in said), (line, piece)
    assert done.code == (0 if expected.title else 1)


@pytest.mark.parametrize("name", [name for name, expected in READ.items() if expected.title])
def test_a_room_sees_of_such_a_sheet_what_its_author_sees(fiche: Fiche, name: str) -> None:
    expected = READ[name]
    known_id = fiche.new("Rencontre", "--sheet", str(FOLDER / f"{name}.md"))
    whole = json.loads((fiche.data / known_id / "room.json").read_bytes())
    assert whole["header"]["sheet"] == expected.title
    assert [step["title"] for step in whole["room"]["steps"]] == [
        title for title, minutes in expected.steps if minutes is not None
    ]


@pytest.mark.parametrize("refused", [errno.EPERM, errno.ENOTSUP])
def test_a_disk_without_modes_takes_the_minutes_all_the_same(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    known_id = fiche.new("Rôles")

    def no_modes(*_: Any, **__: Any) -> None:
        raise OSError(refused, os.strerror(refused))

    monkeypatch.setattr(disk, "fchmod", no_modes)
    done = fiche("export", known_id, "--output", "minutes.md")
    assert (done.code, done.err) == (0, "")
    assert (fiche.here / "minutes.md").read_text(encoding="utf-8").startswith("---\n")
    said = fiche.refused("backup", known_id, "--output", "sauvegarde.zip")
    assert "Ce disque ne garde pas de droits" in said
    assert not (fiche.here / "sauvegarde.zip").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("23 maison 2026", "« 23 maison 2026 » n’est pas une date. Écrivez-la ainsi : 2026-11-23."),
        ("mardi 23 novembre 2026", "Le 23 novembre 2026 est un lundi : corrigez le jour ou la date."),
        ("31 février 2027", "« 31 février 2027 » n’est pas une date. Écrivez-la ainsi : 2026-11-23."),
    ],
)
def test_a_date_that_is_nearly_right_is_refused_with_its_reason(fiche: Fiche, typed: str, said: str) -> None:
    assert said in fiche.refused("new", "Rôles", "--date", typed, code=2).replace("\u00a0", " ")
    assert fiche.folders() == []


@pytest.mark.parametrize("typed", ["lundi 23 novembre 2026", "23 novembre 2026", "2026-11-23"])
def test_a_date_that_fits_is_taken(fiche: Fiche, typed: str) -> None:
    known_id = fiche.new("Rôles", "--date", typed)
    listed = json.loads(fiche("list", "--json").out)
    assert [(one["id"], one["date"]) for one in listed] == [(known_id, "2026-11-23")]
