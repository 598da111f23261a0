"""Numbers as they are typed for an option; raises ``ArgumentTypeError`` for any other text."""

import argparse

from fiche_tui.language.translation import _
from fiche_tui.workshop.bounds import MOST_PEOPLE


def port(text: str) -> int:
    """Return a port number."""
    if text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(_("un port est un nombre de 0 à 65535"))


def count(text: str) -> int:
    """Return how many: 0 to ``MOST_PEOPLE``."""
    if text.isascii() and text.isdigit() and len(text) <= 6 and int(text) <= MOST_PEOPLE:
        return int(text)
    raise argparse.ArgumentTypeError(_("un nombre entier de 0 à {most}").format(most=MOST_PEOPLE))
