"""The words of argparse itself, which otherwise speaks English whatever the program speaks."""

import argparse
import os
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

from fiche_tui.command_line.output import complain
from fiche_tui.language.translation import N_, _, language

WORDS: Mapping[str, str] = {
    "usage: ": N_("utilisation : "),  # not shown
    "positional arguments": N_("arguments"),  # not shown
    "options": N_("options"),  # not shown
    "subcommands": N_("commandes"),  # not shown
    "show this help message and exit": N_("montrer cette aide"),  # not shown
    "the following arguments are required: %s": N_("il manque : %s"),  # not shown
    "one of the arguments %s is required": N_("il faut l’un de : %s"),  # not shown
    "unrecognized arguments: %s": N_("arguments inconnus : %s"),  # not shown
    "ambiguous option: %(option)s could match %(matches)s": N_("%(option)s peut vouloir dire %(matches)s"),  # not shown
    "invalid choice: %(value)r (choose from %(choices)s)": N_("« %(value)s » n’existe pas"),  # not shown
    "unknown parser %(parser_name)r (choices: %(choices)s)": N_("« %(parser_name)s » n’existe pas"),  # not shown
    "invalid %(type)s value: %(value)r": N_("« %(value)s » ne convient pas"),  # not shown
    "ignored explicit argument %r": N_("cette option ne prend pas de valeur (%r)"),  # not shown
    "not allowed with argument %s": N_("ne va pas avec %s"),  # not shown
    "expected one argument": N_("il faut une valeur"),  # not shown
    "expected at most one argument": N_("il faut une valeur au plus"),  # not shown
    "expected at least one argument": N_("il faut au moins une valeur"),  # not shown
    "expected %s argument": N_("il faut %s valeur"),  # not shown
    "expected %s arguments": N_("il faut %s valeurs"),  # not shown
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s : %(message)s"),  # not shown
    "%(heading)s:": N_("%(heading)s :"),  # not shown
}
"""What argparse says in English to whoever types a command (not shown), and what this program says instead."""


class Formatter(argparse.HelpFormatter):
    """Headings by the typography of the language, which argparse writes itself before Python 3.13."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, **{"width": _columns() - 2, **options})

    def start_section(self, heading: str | None) -> None:
        """Begin a section, its heading without the colon that argparse adds."""
        written = _spoken("%(heading)s:") % {"heading": heading or ""}
        super().start_section(written.removesuffix(":") if sys.version_info < (3, 13) else heading)


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong and what to do; its commands are parsers of this kind."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"formatter_class": Formatter, **options})

    def error(self, message: str) -> NoReturn:
        """Say it on the error stream and leave with 2."""
        whole = message if message.endswith((".", "?", "!", "…")) else f"{message}."
        more = _("Voyez : {command} -h").format(command=self.prog)
        complain(self.prog, f"{whole} {more}")
        self.exit(2)


def speak_french() -> None:
    """Make argparse speak the language of the interface, whichever it is when it speaks; English is its own."""
    # argparse takes its words through these names, and offers no other way to give it a catalogue.
    setattr(argparse, "_", _spoken)  # noqa: B010
    setattr(argparse, "ngettext", lambda one, many, n: _spoken(one if n == 1 else many))  # noqa: B010


def _columns() -> int:
    """Return the columns to write in: ``COLUMNS``, else the terminal's, else 80.

    argparse asks ``shutil``, and loads three compressions with it, for each command that is only declared.
    """
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


def _spoken(message: str) -> str:
    return _(WORDS[message]) if language() != "en" and message in WORDS else message
