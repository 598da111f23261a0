"""A typed path: what it means, and the sentence when nothing can be written there."""

import os
from pathlib import Path

import pytest

from fiche_tui.language.translation import use_language
from fiche_tui.system.destination import BadPath, destination, public_mode

NAME = "compte-rendu.md"


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def test_a_file_a_folder_and_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dossier").mkdir()
    assert destination(str(tmp_path / "a.md"), NAME) == tmp_path / "a.md"
    assert destination("  a b.md ", NAME) == tmp_path / "a b.md"
    assert destination(str(tmp_path / "dossier"), NAME) == tmp_path / "dossier" / NAME
    assert destination("absent/", NAME) == tmp_path / "absent" / NAME
    assert destination("~/a.md", NAME) == tmp_path / "a.md"
    assert destination("~", NAME) == tmp_path / NAME
    assert not (tmp_path / "absent").exists()


def test_a_link_means_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "vrai.md").write_text("x")
    (tmp_path / "lien.md").symlink_to(tmp_path / "vrai.md")
    assert destination(str(tmp_path / "lien.md"), NAME) == tmp_path / "vrai.md"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Écrivez un nom de fichier."),
        ("   ", "Écrivez un nom de fichier."),
        ("a\nb.md", "un caractère invisible"),
        ("a\tb.md", "un caractère invisible"),
        ("a\x00b.md", "un caractère invisible"),
        ("a\x1b[31m.md", "un caractère invisible"),
        ("a\x9bb.md", "un caractère invisible"),
        ("a\udc80b.md", "un caractère invisible"),
        ("a\u2028b.md", "un caractère invisible"),
        ("~personne-de-ce-nom/a.md", "Le dossier personnel de ~personne-de-ce-nom est introuvable."),
        ("/dev/null", "/dev/null n’est pas un fichier ordinaire."),
    ],
)
def test_why_nothing_can_be_written_there(typed: str, said: str) -> None:
    with pytest.raises(BadPath) as refused:
        destination(typed, NAME)
    assert said in refused.value.sentence
    assert "\n" not in refused.value.sentence


def test_the_umask_is_kept() -> None:
    before = os.umask(0o027)
    try:
        assert public_mode() == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_what_is_in_the_way_at_home_is_named_as_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    os.mkfifo(tmp_path / "tube")
    with pytest.raises(BadPath) as refused:
        destination("~/tube", NAME)
    assert refused.value.sentence.startswith("~/tube n’est pas un fichier ordinaire.")
