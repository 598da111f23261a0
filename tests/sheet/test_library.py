"""Finding sheets: shipped ones, the user's own, any path, and nothing that blocks."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fiche_tui.sheet.describe import describe_lookup
from fiche_tui.sheet.library import (
    SheetNotFoundError,
    SheetUnreadableError,
    content_folder,
    find_sheet,
    shipped_sheets,
    user_sheets,
)
from fiche_tui.sheet.source import MAX_BYTES


def test_the_roles_sheet_ships_and_neither_readme_nor_guides_are_sheets() -> None:
    ids = [source.id for source in shipped_sheets()]
    assert "roles-acteur-collectif" in ids
    assert not {"README", "animer"} & set(ids)
    assert (content_folder() / "guides").is_dir()


def test_find_by_id_by_file_name_and_by_path(tmp_path: Path) -> None:
    own = tmp_path / "ma-fiche.md"
    own.write_text("# Ma fiche")
    assert find_sheet("roles-acteur-collectif").name == "roles-acteur-collectif.md"
    assert find_sheet("ma-fiche", tmp_path).data == b"# Ma fiche"
    assert find_sheet("ma-fiche.md", tmp_path).id == "ma-fiche"
    assert find_sheet(str(own)).data == b"# Ma fiche"


def test_the_users_sheet_comes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "roles-acteur-collectif.md").write_text("# La nôtre")
    assert find_sheet("roles-acteur-collectif", tmp_path).data == "# La nôtre".encode()


def test_find_by_the_id_written_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "copie (2).md").write_text("---\nid: table-nord\n---\n# T")
    assert find_sheet("table-nord", tmp_path).name == "copie (2).md"


@pytest.mark.parametrize("wanted", ["rien", "rien/ici.md", "a\x00b", "", "x" * 5000])
def test_an_unknown_sheet_names_those_that_exist(wanted: str, tmp_path: Path) -> None:
    (tmp_path / "ma-fiche.md").write_text("# T")
    with pytest.raises((SheetNotFoundError, SheetUnreadableError)) as caught:
        find_sheet(wanted, tmp_path)
    if isinstance(caught.value, SheetNotFoundError):
        assert {"ma-fiche", "roles-acteur-collectif"} <= set(caught.value.known)
        assert "roles-acteur-collectif" in describe_lookup(caught.value)


def test_a_missing_user_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert user_sheets(tmp_path / "absent") == ()
    assert user_sheets(None) == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_what_is_no_regular_file_never_blocks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.md")
    (tmp_path / "dossier.md").mkdir()
    assert user_sheets(tmp_path) == ()
    for wanted in ("tube.md", "dossier.md"):
        with pytest.raises(SheetUnreadableError) as caught:
            find_sheet(str(tmp_path / wanted))
        said = describe_lookup(caught.value)
        said = describe_lookup(caught.value).replace("\u00a0", " ")
        assert said.endswith(f"{wanted} » n’est pas un fichier ordinaire : donnez le chemin d’un fichier .md.")


def test_what_may_not_be_read_is_said_without_the_words_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_arguments: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("fiche_tui.sheet.library.os.open", denied)
    with pytest.raises(SheetUnreadableError) as caught:
        find_sheet(str(tmp_path / "autrui.md"))
    said = describe_lookup(caught.value).replace("\u00a0", " ")
    assert said.endswith("autrui.md » est illisible : vérifiez le chemin et les droits.")


def test_reading_is_bounded(tmp_path: Path) -> None:
    big = tmp_path / "gros.md"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES * 50)
    assert len(find_sheet(str(big)).data) == MAX_BYTES + 1


def test_looking_for_a_sheet_does_not_load_the_markdown_parser() -> None:
    code = "import sys, fiche_tui.sheet.library, fiche_tui.sheet.describe; sys.exit('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["Ma fiche.MD", "Ma fiche.Md", os.fsdecode(b"Caf\xe9.md")])
def test_a_sheet_of_any_name_is_offered_and_found_by_what_is_shown(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("# R")
    (source,) = user_sheets(tmp_path)
    assert source.id == ("Café" if name.startswith("Caf") else "Ma fiche")
    assert source.path == tmp_path / name
    assert find_sheet(source.id, tmp_path) == source
    assert find_sheet(source.name, tmp_path) == source
