"""The words of argparse itself, which otherwise speaks English whatever the program speaks."""

import argparse
from collections.abc import Mapping

from fiche_tui.i18n import N_, _, language

WORDS: Mapping[str, str] = {
    "usage: ": N_("utilisation : "),
    "positional arguments": N_("arguments"),
    "options": N_("options"),
    "show this help message and exit": N_("montrer cette aide"),
    "the following arguments are required: %s": N_("il manque : %s"),
    "unrecognized arguments: %s": N_("arguments inconnus : %s"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_("« %(value)s » n’existe pas (choisissez : %(choices)s)"),
    "expected one argument": N_("il faut une valeur"),
    "%(prog)s: error: %(message)s\n": N_("%(prog)s: %(message)s\n"),
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s : %(message)s"),
}
"""What argparse says in English, and what this program says instead."""


def speak_french() -> None:
    """Make argparse speak the language of the interface; in English it already does."""
    if language() == "en":
        return
    # argparse takes its words through this name, and offers no other way to give it a catalogue.
    setattr(argparse, "_", lambda message: _(WORDS[message]) if message in WORDS else message)  # noqa: B010
