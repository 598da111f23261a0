"""Help and usage errors: in the language of the interface, in one sentence, and argparse's English nowhere."""

import argparse
import ast
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from fiche_tui.command_line.french import WORDS
from fiche_tui.command_line.main import main, parser
from fiche_tui.language.translation import use_language
from tests.command_line.fiche import Fiche
from tests.language.test_sentences import WRONG

COMMANDS = ["new", "list", "run", "export", "print", "sheet"]

TO_USERS = {
    " (default: %(default)s)",
    "%(heading)s:",
    "ambiguous option: %(option)s could match %(matches)s",
    "argument %(argument_name)s: %(message)s",
    "expected %s argument",
    "expected %s arguments",
    "expected at least one argument",
    "expected at most one argument",
    "expected one argument",
    "ignored explicit argument %r",
    "invalid %(type)s value: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "not allowed with argument %s",
    "one of the arguments %s is required",
    "options",
    "positional arguments",
    "show this help message and exit",
    "subcommands",
    "the following arguments are required: %s",
    "unknown parser %(parser_name)r (choices: %(choices)s)",
    "unrecognized arguments: %s",
    "usage: ",
}
"""What Python 3.11 to 3.13 may say to whoever types a command of this program."""

NEVER_SAID = {
    # Of features that this program does not use: versions, deprecated options, files as arguments, defaults in help.
    " (default: %(default)s)",
    "%(prog)s: error: %(message)s\n",
    "%(prog)s: warning: %(message)s\n",
    'argument "-" with mode %r',
    "argument '%(argument_name)s' is deprecated",
    "can't open '%(filename)s': %(error)s",
    "command '%(parser_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "show program's version number and exit",
    "unexpected option string: %s",
    # To the developer who declares the options.
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    ".__call__() not defined",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting option strings: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
}

ENGLISH = re.compile(r"\b(usage|positional|arguments?:|show this|expected|required|invalid|unrecognized|choose)\b")
HELP = [[], *([name] for name in COMMANDS), ["sheet", "list"], ["sheet", "check"]]


def words_of_argparse() -> set[str]:
    """Every text that this Python's argparse asks a translation for."""
    found = set()
    for node in ast.walk(ast.parse(Path(argparse.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
            texts = node.args[: 2 if getattr(node.func, "id", "") == "ngettext" else 1]
            found |= {text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)}
    return found


def test_every_word_that_argparse_may_say_has_words_here() -> None:
    assert set(WORDS) >= TO_USERS - NEVER_SAID


def test_this_python_has_no_word_that_nobody_looked_at() -> None:
    assert "usage: " in words_of_argparse()
    assert not words_of_argparse() - TO_USERS - NEVER_SAID


def test_every_word_keeps_its_places() -> None:
    place = re.compile(r"%(?:\((\w+)\))?[sr]")
    for english, french in WORDS.items():
        assert set(place.findall(french)) <= set(place.findall(english))
        assert not WRONG.search(french.replace("%(prog)s:", ""))


@pytest.mark.parametrize("arguments", HELP, ids=lambda arguments: " ".join(arguments) or "fiche")
def test_help_is_french_by_default(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "-h"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.startswith("utilisation\u00a0: fiche")
    assert "montrer cette aide" in shown.out
    assert "options\u00a0:\n" in shown.out
    assert not ENGLISH.search(shown.out)


@pytest.mark.parametrize("arguments", HELP, ids=lambda arguments: " ".join(arguments) or "fiche")
def test_help_is_english_where_the_interface_is(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    use_language("en")
    assert main([*arguments, "-h"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("usage: fiche")
    assert "show this help" in shown
    assert "options:\n" in shown
    assert "montrer cette aide" not in shown


def test_the_language_of_the_environment_decides(fiche: Fiche) -> None:
    assert fiche("-h", LC_ALL="", LANG="en_CA.UTF-8").out.startswith("usage: ")
    assert fiche("-h", LC_ALL="", LANG="fr_CA.UTF-8").out.startswith("utilisation")
    assert fiche("-h", LC_ALL="", LANG="").out.startswith("utilisation")
    assert fiche("-h", LC_ALL="", LANG="de_DE.UTF-8").out.startswith("utilisation")


USAGE = {
    "no title": (["new"], "fiche new: il manque : TITRE. Voyez : fiche new -h"),
    "one too many": (["new", "a", "b"], "fiche: arguments inconnus : b. Voyez : fiche -h"),
    "unknown command": (["danser"], "fiche: COMMANDE : « danser » n’existe pas. Voyez : fiche -h"),
    "unknown option": (["list", "--tout"], "fiche: arguments inconnus : --tout. Voyez : fiche -h"),
    "no value": (["new", "T", "--date"], "fiche new: --date : il faut une valeur. Voyez : fiche new -h"),
    "half an option": (
        ["new", "T", "--ti", "1"],
        "fiche new: --ti peut vouloir dire --time, --timezone. Voyez : fiche new -h",
    ),
    "a value too many": (
        ["list", "--json=3"],
        "fiche list: --json : cette option ne prend pas de valeur ('3'). Voyez : fiche list -h",
    ),
    "unknown kind": (
        ["print", "T", "affiches"],
        "fiche print: ballots|slips|handout|notes|tokens|card : « affiches » n’existe pas. Voyez : fiche print -h",
    ),
    "unknown format": (
        ["print", "T", "notes", "--format", "odt"],
        "fiche print: --format : « odt » n’existe pas. Voyez : fiche print -h",
    ),
    "no action": (["sheet"], "fiche sheet: il manque : list|show|check|new. Voyez : fiche sheet -h"),
    "wrong date": (
        ["new", "T", "--date", "maison"],
        "fiche new: --date : « maison » n’est pas une date. Écrivez-la ainsi : 2026-11-23. Voyez : fiche new -h",
    ),
}


def with_no_break_spaces(text: str) -> str:
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


@pytest.mark.parametrize("name", USAGE)
def test_a_usage_error_is_one_french_sentence(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, sentence = USAGE[name]
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == with_no_break_spaces(sentence) + "\n"


@pytest.mark.parametrize("name", USAGE)
def test_a_usage_error_is_one_english_sentence(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    use_language("en")
    assert main(USAGE[name][0]) == 2
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "Voyez" not in shown.err
    assert "manque" not in shown.err


def test_a_percent_sign_in_what_is_typed_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    for hostile in ("%s", "%(prog)s", "100 %", "{0}", "\x1b[2J"):
        assert main([hostile]) == 2
        shown = capsys.readouterr().err
        assert shown.count("\n") == 1
        assert "\x1b" not in shown


def test_each_command_has_a_french_name() -> None:
    shown = parser().format_help()
    for english, french in (("new", "nouveau"), ("list", "liste"), ("run", "animer"), ("export", "exporter")):
        assert f"{english} ({french})" in shown


def test_the_version_is_said_with_those_it_runs_on_and_textual_is_not_loaded(fiche: Fiche) -> None:
    said = fiche("--version")
    expected = f"fiche-tui {version('fiche-tui')} · Python {platform.python_version()} · Textual {version('textual')}\n"
    assert (said.code, said.out, said.err) == (0, expected, "")
    assert fiche("--lang", "en", "--version").out == expected
    loaded = "import sys; from fiche_tui.cli import main; main(['--version']); print('textual' in sys.modules)"
    assert fiche.run([sys.executable, "-c", loaded]).out.endswith("\nFalse\n")


@pytest.mark.parametrize("arguments", [("new", "Caf\udce9"), ("sheet", "show", "Caf\udce9.md"), ("run", "Caf\udce9")])
def test_an_argument_that_is_no_utf8_is_refused_in_one_sentence(fiche: Fiche, arguments: tuple[str, ...]) -> None:
    said = fiche.refused(*arguments, code=2)
    assert "Café" in said
    assert "n’est pas en UTF-8. Réglez le terminal sur UTF-8, ou renommez le fichier." in said
    assert fiche.folders() == []


def test_an_argument_of_other_bytes_is_refused_in_a_process_of_its_own(fiche: Fiche) -> None:
    done = subprocess.run(
        [sys.executable.encode(), b"-m", b"fiche_tui.cli", b"new", b"Caf\xe9"],
        cwd=fiche.here,
        env={**fiche.environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "« Café » n’est pas en UTF-8" in done.stderr.decode().replace("\u00a0", " ")
    assert fiche.folders() == []


def test_help_is_as_wide_as_asked(fiche: Fiche) -> None:
    widest = {columns: max(map(len, fiche("-h", COLUMNS=str(columns)).out.splitlines())) for columns in (60, 120)}
    assert widest[60] <= 58 < widest[120] <= 118


@pytest.mark.parametrize("columns", ["", "0", "large"])
def test_help_is_written_for_80_columns_where_nobody_knows(fiche: Fiche, columns: str) -> None:
    assert fiche.apart("join", "-h", COLUMNS=columns).out == fiche.apart("join", "-h", COLUMNS="80").out
