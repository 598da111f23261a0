"""``fiche backup``: a whole workshop as one file. Loads no screen."""

import argparse

from fiche_tui.command_line.delivery import deliver
from fiche_tui.command_line.places import workshops
from fiche_tui.language.translation import _
from fiche_tui.session.backing_up import backup_name, backup_of


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = _(
        "Garde un atelier entier dans un seul fichier, bulletins des tours ouverts compris : "
        "qui a ce fichier peut les lire. Rangez-le comme l’ordinateur lui-même."
    )
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument("--output", metavar="PATH", help=_("fichier ou dossier"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the backup, private and never over another file, and print where."""
    known = workshops()
    stored = known.open(known.find(options.workshop))
    return deliver(backup_of(stored), backup_name(stored), options.output, private=True)
