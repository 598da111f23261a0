"""The words of argparse itself, which otherwise speaks English whatever the program speaks."""

import argparse
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

from fiche_tui.command_line.output import complain
from fiche_tui.i18n import N_, _, language

WORDS: Mapping[str, str] = {
    "usage: ": N_("utilisation : "),
    "positional arguments": N_("arguments"),
    "options": N_("options"),
    "subcommands": N_("commandes"),
    "show this help message and exit": N_("montrer cette aide"),
    "the following arguments are required: %s": N_("il manque : %s"),
    "one of the arguments %s is required": N_("il faut l’un de : %s"),
    "unrecognized arguments: %s": N_("arguments inconnus : %s"),
    "ambiguous option: %(option)s could match %(matches)s": N_("%(option)s peut vouloir dire %(matches)s"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_("« %(value)s » n’existe pas"),
    "unknown parser %(parser_name)r (choices: %(choices)s)": N_("« %(parser_name)s » n’existe pas"),
    "invalid %(type)s value: %(value)r": N_("« %(value)s » ne convient pas"),
    "ignored explicit argument %r": N_("cette option ne prend pas de valeur (%r)"),
    "not allowed with argument %s": N_("ne va pas avec %s"),
    "expected one argument": N_("il faut une valeur"),
    "expected at most one argument": N_("il faut une valeur au plus"),
    "expected at least one argument": N_("il faut au moins une valeur"),
    "expected %s argument": N_("il faut %s valeur"),
    "expected %s arguments": N_("il faut %s valeurs"),
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s : %(message)s"),
    "%(heading)s:": N_("%(heading)s :"),
}
"""What argparse says in English to whoever types a command, and what this program says instead."""


class Formatter(argparse.HelpFormatter):
    """Headings by the typography of the language, which argparse writes itself before Python 3.13."""

    def start_section(self, heading: str | None) -> None:
        """Begin a section, its heading without the colon that argparse adds."""
        written = _spoken("%(heading)s:") % {"heading": heading or ""}
        super().start_section(written.removesuffix(":") if sys.version_info < (3, 13) else heading)


class Parser(argparse.ArgumentParser):
    """A parser that tells what is wrong in one sentence, with what to do; its commands are parsers of this kind."""

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


def _spoken(message: str) -> str:
    return _(WORDS[message]) if language() != "en" and message in WORDS else message
