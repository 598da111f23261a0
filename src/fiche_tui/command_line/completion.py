"""``fiche completion``: what a shell reads to complete the commands, options, workshops and sheets at the Tab key.

The script holds the commands and options, so that Tab starts no Python for them; for workshops and sheets, which come
and go, it asks ``--words``.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab

from fiche_tui.command_line.output import one_line
from fiche_tui.command_line.places import workshops
from fiche_tui.command_line.subcommands import LateParser
from fiche_tui.language.translation import _
from fiche_tui.sheet.library import by_right
from fiche_tui.workshop.text import folded

SHELLS = ("bash", "zsh", "fish")


def _completed_by(function: str) -> dict[str, str]:
    return {"bash": function, "zsh": function, "fish": f"({function})"}


WORKSHOPS, SHEETS = _completed_by("_fiche_workshops"), _completed_by("_fiche_sheet_files")

COMPLETED = {
    "workshop": WORKSHOPS,
    "after": WORKSHOPS,
    "sheet": SHEETS,
    "file": shtab.FILE,
    "path": shtab.FILE,
    "output": shtab.FILE,
}
"""What completes an argument, by its name in the options: a function of the script, from the file beside this one."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("shell", nargs="?", choices=SHELLS, help=_("celui qui lira ce texte"))
    # Asked by the scripts themselves, at each Tab.
    parser.add_argument("--words", choices=("workshops", "sheets"), help=argparse.SUPPRESS)
    parser.add_argument("--begin", default="", help=argparse.SUPPRESS)
    parser.set_defaults(run=run, refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Print the script of a shell, or the words that it asks for."""
    if options.words:
        begin = options.begin.lstrip("\"'")  # A quote that is still open is the shell's.
        for word, meaning in _workshops(begin) if options.words == "workshops" else _sheets(begin):
            print(f"{word}\t{one_line(meaning)}")
        return 0
    if options.shell is None:
        options.refuse(_("donnez bash, zsh ou fish"))
    sys.stdout.write(script(options.shell))
    return 0


def script(shell: str) -> str:
    """Return what a shell reads to complete ``fiche``, its words in the language of the interface."""
    # The whole command line imports a command when it is typed.
    from fiche_tui.command_line.main import parser

    whole = parser()
    for one in _with_its_commands(whole):
        for action in one._actions:
            if action.dest in COMPLETED:
                setattr(action, "complete", COMPLETED[action.dest])  # noqa: B010
    functions = Path(__file__).with_suffix(f".{shell}").read_text(encoding="utf-8")
    return shtab.complete(whole, shell, preamble=functions)


def _with_its_commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Yield a parser and those of its commands, their options declared."""
    parser.description = None  # A list of commands has room for the line of help alone.
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            # One that is made when it is typed is made now.
            action.choices = {
                name: one.whole if isinstance(one, LateParser) else one for name, one in action.choices.items()
            }
            for command in dict.fromkeys(action.choices.values()):
                yield from _with_its_commands(command)


def _workshops(begin: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the title of each workshop, the newest first, whose id or title begins so."""
    headers = sorted(
        workshops().headers(), key=lambda one: (str(one.values.get("created") or ""), one.id), reverse=True
    )
    for one in headers:
        if one.id.startswith(begin) or folded(one.title).startswith(folded(begin)):
            yield one.id, one.title


def _sheets(begin: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the file of each sheet whose id begins so."""
    found = {source.id: source for source in reversed(by_right(workshops().sheets_folder))}
    for known, source in sorted(found.items()):
        # A name that a shell would read otherwise is left to the completion of files, which quotes it.
        if known.startswith(begin) and re.fullmatch(r"\w[\w.-]*", known):
            yield known, source.name
