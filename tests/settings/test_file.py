"""The settings file on disk: whatever stands in its place, the program starts; a change writes it whole."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fiche_tui.settings.file import MOST, SettingsFile, Unchangeable, timezone_of_new
from fiche_tui.settings.values import Settings
from fiche_tui.settings.words import file_words, value_words
from fiche_tui.store.errors import StoreError
from tests.command_line.test_surroundings import NOBODY

AT = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "deep" / "fiche" / "settings.toml")


def path_of(file: SettingsFile) -> Path:
    assert file.path is not None
    file.path.parent.mkdir(parents=True, exist_ok=True)
    return file.path


def test_without_a_file_everything_is_at_its_default(file: SettingsFile) -> None:
    assert (file.read().settings, file.sentences()) == (Settings(), ())
    assert (SettingsFile(None).read().settings, SettingsFile(None).sentences()) == (Settings(), ())


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "n’est pas un fichier ordinaire"),
        (os.mkfifo, "n’est pas un fichier ordinaire"),
        (lambda path: path.write_bytes(b"#" * (MOST + 1)), "est bien trop long"),
        (lambda path: path.write_bytes(b"# r\xe9gl\xe9\n"), "ligne 1\u00a0: ce n’est pas de l’UTF-8"),
        (lambda path: path.symlink_to(path), "n’a pas pu être lu|n’est pas un fichier ordinaire"),
    ],
)
def test_whatever_stands_in_its_place_takes_one_sentence(
    file: SettingsFile, make: Callable[[Path], object], said: str
) -> None:
    make(path_of(file))
    assert file.read().settings == Settings()
    (sentence,) = file.sentences()
    assert sentence.startswith(str(file.path))
    assert any(words in sentence for words in said.split("|"))
    with pytest.raises((Unchangeable, StoreError)):
        file.change("sound", True)


@contextmanager
def without_root() -> Iterator[None]:
    """Root reads everything: be nobody for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_file_that_may_not_be_read_takes_one_sentence(file: SettingsFile) -> None:
    path = path_of(file)
    path.write_text("sound = true")
    path.chmod(0)
    with without_root():
        (sentence,) = file.sentences()
    assert "Vérifiez ses droits" in sentence


def test_a_link_to_nothing_is_no_file_yet(file: SettingsFile, tmp_path: Path) -> None:
    path_of(file).symlink_to(tmp_path / "elsewhere.toml")
    assert file.sentences() == ()
    file.change("sound", True)
    assert path_of(file).is_symlink()
    assert file.read().settings.sound


def test_the_first_change_makes_the_commented_file(file: SettingsFile) -> None:
    file.change("soon", 30)
    text = path_of(file).read_text()
    assert "\nsoon = 30\n" in text
    assert "# Papier de ce qui s’imprime" in text
    file.change("sound", True)
    assert file.read().settings == Settings(sound=True, soon=30)


def test_a_change_keeps_the_mode_and_the_comments(file: SettingsFile) -> None:
    path = path_of(file)
    path.write_text("# à moi\nsound = true # fort\n")
    path.chmod(0o640)
    file.change("sound", False)
    assert path.read_text() == "# à moi\nsound = false # fort\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_template_never_replaces_a_file(file: SettingsFile) -> None:
    path = path_of(file)
    path.write_text("sound = true\n")
    file.write_template()
    assert path.read_text() == "sound = true\n"


def test_without_a_home_nothing_is_kept_and_it_is_said() -> None:
    SettingsFile(None).write_template()
    with pytest.raises(Unchangeable):
        SettingsFile(None).change("sound", True)
    assert file_words(SettingsFile(None)) == "Le dossier personnel est introuvable\u00a0: rien ne peut être gardé."


def test_what_is_no_setting_has_no_words() -> None:
    assert value_words("grace", 1) == "1 seconde"
    with pytest.raises(KeyError, match="police"):
        value_words("police", "grande")


def test_the_line_of_the_file_says_whether_it_is_there(file: SettingsFile) -> None:
    assert file_words(file) == f"Entrée crée {file.shown}, chaque réglage expliqué; le premier changement aussi."
    path_of(file).write_text("sound = true\n")
    assert file_words(file) == f"{file.shown} se lit et se change aussi dans un éditeur de texte."


def test_the_zone_of_the_variable_comes_before_that_of_the_settings() -> None:
    settings = Settings(timezone="Europe/Paris")
    assert timezone_of_new(settings, AT, {}) == "Europe/Paris"
    assert timezone_of_new(settings, AT, {"TZ": "Etc/Nowhere"}) != "Europe/Paris"
