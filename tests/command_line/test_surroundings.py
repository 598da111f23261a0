"""Terminals, streams, languages, rights: whatever surrounds the command, it answers in one sentence."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.store.workshops import Workshops
from tests.command_line.fiche import Done, Fiche, fiche_in
from tests.meetings import opened
from tests.soaked import rest_in_soak
from tests.store.makers import without_sums
from tests.surroundings import pseudo_terminal

NOBODY = 65534

AS_NOBODY = """
import os, sys
# Read while it may be: the test run's own packages may lie where nobody may enter.
import encodings.utf_8_sig, fiche_tui.cli, fiche_tui.app, textual.drivers.linux_driver
import fiche_tui.sheet.parse, fiche_tui.sheet.lint, importlib.readers, zoneinfo
import fiche_tui.doctor.gathering, fiche_tui.doctor.verdicts, rich.console, docx
from fiche_tui.command_line.main import main
from fiche_tui.command_line.subcommands import SUBCOMMANDS
import fiche_tui.language.defects
for one in SUBCOMMANDS:
    importlib.import_module(f"fiche_tui.command_line.{one.module}")
uid = int(sys.argv[1])
os.setgroups([]); os.setgid(uid); os.setuid(uid)
raise SystemExit(main(sys.argv[2:]))
"""

LOADED = """
import sys
from fiche_tui.command_line.main import main
code = main(sys.argv[1:])
print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)
raise SystemExit(code)
"""


def as_nobody(fiche: Fiche, *arguments: str, uid: int = NOBODY, **environment: str) -> Done:
    return fiche.run([sys.executable, "-c", AS_NOBODY, str(uid), *arguments], **environment)


def in_terminal(fiche: Fiche, *arguments: str, size: tuple[int, int] = (80, 24), term: str = "xterm-256color") -> Done:
    """Run a command that is expected to end by itself, on a terminal of that size."""
    ours, theirs = pseudo_terminal(*size)
    os.set_blocking(ours, False)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "fiche_tui.cli", *arguments],
            cwd=fiche.here,
            env={**fiche.environment, "TERM": term},
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(theirs)
        os.close(ours)
    error = done.stderr.decode()
    assert "Traceback" not in error, error
    return Done(done.returncode, b"", error)


# Terminals


@pytest.mark.parametrize("command", [[], ["run", "T"], ["animer", "T"]])
def test_screens_want_a_terminal(fiche: Fiche, command: list[str]) -> None:
    fiche.new("T")
    assert "Il faut un terminal" in fiche.refused(*command)


def test_a_small_terminal_is_told_its_size(fiche: Fiche) -> None:
    fiche.new("T")
    for command in ([], ["run", "T"]):
        done = in_terminal(fiche, *command, size=(60, 20))
        assert done.code == 1
        assert "60 colonnes et 20 rangées" in done.err


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_told(fiche: Fiche, term: str) -> None:
    done = in_terminal(fiche, term=term)
    assert (done.code, "ne peut pas dessiner" in done.err) == (1, True)


def test_a_workshop_that_someone_animates_is_told_with_the_way_to_take_over(fiche: Fiche) -> None:
    known_id = fiche.new("T")
    session = opened(Workshops(fiche.data).open(known_id))
    done = in_terminal(fiche, "run", "T")
    assert done.code == 1
    assert done.err == (
        f"fiche: Ana anime déjà cet atelier. Attendez, ou prenez la main\u00a0: fiche run {known_id} --take\n"
    )
    assert session.still_mine()


def test_an_unknown_workshop_is_told_before_the_terminal_is_looked_at(fiche: Fiche) -> None:
    assert "Aucun atelier ne correspond à" in fiche.refused("run", "rien")


def test_a_journal_that_cannot_be_folded_opens_no_screen(fiche: Fiche) -> None:
    known_id = fiche.new("T")
    journal = fiche.data / known_id / "journal-0001.json"
    journal.write_bytes(without_sums(journal.read_bytes()).replace(b'"WorkshopCreated"', b'"SomethingNewer"'))
    done = in_terminal(fiche, "run", "T")
    assert (done.code, "autre chose que des faits" in done.err) == (1, True)


def test_home_wants_a_data_folder_that_can_be_written(fiche: Fiche) -> None:
    fiche.data.write_text("un fichier", encoding="utf-8")
    done = in_terminal(fiche)
    assert (done.code, "n’est pas un dossier" in done.err) == (1, True)


# Streams


SHELL = {
    "a reader that has gone": ("{fiche} list | true; exit ${{PIPESTATUS[0]}}", {0, 1}, ""),
    "help to a reader that has gone": ("{fiche} -h | true; exit ${{PIPESTATUS[0]}}", {0, 1}, ""),
    "a full disk": ("{fiche} list > /dev/full", {1}, "le disque est plein"),
    "an export to a full disk": ("{fiche} export T --output - > /dev/full", {1}, "le disque est plein"),
    "no standard output": ("{fiche} list >&-", {0, 1}, ""),
    "an export to no standard output": ("{fiche} export T --output - >&-", {1}, "La sortie standard est fermée"),
    "no standard input": ("{fiche} run T <&-", {1}, "Il faut un terminal"),
    "no error stream": ("{fiche} nothing 2>&-", {2}, ""),
    "an error stream that is full": ("{fiche} export nothing 2>/dev/full", {1}, ""),
}


@pytest.mark.parametrize("unbuffered", rest_in_soak(["", "1"]))
@pytest.mark.parametrize("name", SHELL)
def test_streams_that_are_closed_full_or_broken_end_in_a_code(fiche: Fiche, name: str, unbuffered: str) -> None:
    fiche.new("T")
    script, codes, said = SHELL[name]
    command = script.format(fiche=f"{sys.executable} -m fiche_tui.cli")
    done = fiche.run(["bash", "-c", command], PYTHONUNBUFFERED=unbuffered)
    assert done.code in codes, done
    assert said in done.err
    assert "Exception ignored" not in done.err
    assert done.err.count("\n") <= 1


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "", "LANG": "C"},
        {"PYTHONIOENCODING": "latin-1:strict"},
    ],
)
def test_french_letters_survive_any_locale(fiche: Fiche, environment: dict[str, Any]) -> None:
    fiche.new("Été à la Table")
    assert "Été à la Table  (en préparation)" in fiche("list", **environment).out
    assert "Voyez la liste\u00a0: fiche liste." in fiche.refused("export", "zzz", **environment)
    assert "créer un atelier" in fiche("-h", **environment).out
    assert "il manque\u00a0: TITRE" in fiche.refused("new", code=2, **environment)


# Rights and homes


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def open_fiche() -> Iterator[Fiche]:
    """The command in a folder that everybody may enter, unlike those of the test run."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        fiche = fiche_in(Path(folder))
        fiche.here.chmod(0o755)
        yield fiche


@needs_root
def test_a_data_folder_that_may_not_be_written_is_told(open_fiche: Fiche) -> None:
    fiche = open_fiche
    fiche.data.mkdir(mode=0o755)
    done = as_nobody(fiche, "new", "T")
    assert done.code == 1
    assert "vous n’en avez pas le droit" in done.err
    assert done.err.count("\n") == 1
    assert as_nobody(fiche, "list").out.startswith("Aucun atelier")
    assert fiche.folders() == []


@needs_root
@pytest.mark.parametrize(
    "arguments", rest_in_soak([["list"], ["run", "T"], ["new", "T"], ["export", "T"], ["sheet", "list"], []], kept=2)
)
def test_a_data_folder_behind_a_closed_door_is_told(open_fiche: Fiche, arguments: list[str]) -> None:
    fiche = open_fiche
    fiche.new("T")
    fiche.data.chmod(0o700)
    inside = str(fiche.data / "dedans")
    for data in (str(fiche.data), inside):
        done = as_nobody(fiche, *arguments, FICHE_DATA=data)
        assert done.code == (0 if arguments == ["sheet", "list"] else 1), done
        assert done.err.count("\n") <= 1


@needs_root
def test_an_export_where_one_may_not_write_is_told(open_fiche: Fiche) -> None:
    fiche = open_fiche
    data = fiche.here.parent / "their-data"
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    assert as_nobody(fiche, "new", "T", FICHE_DATA=str(data)).code == 0
    closed = fiche.here / "fermé"
    closed.mkdir(mode=0o700)
    for target in (closed, closed / "pv.md", fiche.here, fiche.here / "pv.md"):
        done = as_nobody(fiche, "export", "T", "--output", str(target), FICHE_DATA=str(data))
        assert done.code == 1, done
        assert "Impossible d’écrire" in done.err
        assert done.err.count("\n") == 1


@needs_root
def test_somebody_without_a_home_is_told_to_choose_a_folder(open_fiche: Fiche) -> None:
    fiche = open_fiche
    done = as_nobody(fiche, "list", uid=54321, FICHE_DATA="", HOME="~", XDG_DATA_HOME="")
    assert done.code == 1
    assert "FICHE_DATA" in done.err
    assert list(fiche.here.iterdir()) == []


def test_the_home_of_nobody_is_told_and_no_folder_is_called_tilde(fiche: Fiche) -> None:
    assert "FICHE_DATA" in fiche.refused("new", "T", FICHE_DATA="~personne-du-tout/x")
    assert list(fiche.here.iterdir()) == []


def test_a_data_folder_that_is_a_file_is_told(fiche: Fiche) -> None:
    fiche.data.write_text("un fichier", encoding="utf-8")
    for arguments in (["list"], ["new", "T"], ["export", "T"]):
        assert "ce n’est pas un dossier" in fiche.refused(*arguments)
    assert fiche.data.read_text(encoding="utf-8") == "un fichier"


# What is loaded


@pytest.mark.parametrize(
    "arguments", [["list"], ["export", "T", "--output", "-"], ["print", "T", "notes", "--output", "-"], ["new", "U"]]
)
def test_commands_without_a_screen_load_no_textual(fiche: Fiche, arguments: list[str]) -> None:
    fiche.new("T")
    done = fiche.run([sys.executable, "-c", LOADED, *arguments])
    assert done.code == 0
    loaded = set(done.err.split())
    assert "fiche_tui" in loaded
    assert not loaded & {"textual", "rich"}
    if arguments[0] in ("list", "export"):
        assert not loaded & {"markdown_it", "asyncio"}


def test_the_data_folder_may_be_a_link_and_what_lies_below_it_may_not(tmp_path: Path) -> None:
    fiche = fiche_in(tmp_path)
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    data = str(tmp_path / "link" / "deep" / "data")
    known_id = fiche("new", "T", FICHE_DATA=data).out.strip()
    assert (tmp_path / "real" / "deep" / "data" / known_id / "journal-0001.json").is_file()
    (tmp_path / "straight").symlink_to(tmp_path / "real" / "deep" / "data")
    assert known_id in fiche("list", FICHE_DATA=str(tmp_path / "straight")).out
    planted = tmp_path / "real" / "deep" / "data" / "autre-atelier"
    planted.symlink_to(planted.parent / known_id)
    assert "Aucun atelier" in fiche.refused("export", "autre-atelier", FICHE_DATA=data)
