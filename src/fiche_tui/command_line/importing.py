"""``fiche import``: a workshop from its backup, here or on another machine. Loads no screen."""

import argparse
import os
from pathlib import Path

from fiche_tui.command_line.places import check_data_folder, workshops
from fiche_tui.command_line.reading import undecodable
from fiche_tui.language.translation import _
from fiche_tui.session.importing import import_file
from fiche_tui.workshop.codec import DecodeError


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("file", metavar=_("FICHIER"), help=_("sauvegarde écrite par fiche backup"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the workshop of a backup, whole or not at all, and print its id."""
    path = Path(os.path.expanduser(options.file))  # Unlike pathlib, it leaves a home that nobody knows.
    check_data_folder()
    try:
        made = import_file(workshops(), path)
    except DecodeError as error:
        raise undecodable(path.name, error) from error
    print(made.id)
    return 0
