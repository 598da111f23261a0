"""``fiche backup`` and ``fiche import``: a whole workshop as one file, and back. Loads no screen."""

import argparse
import os
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import deliver, undecodable
from fiche_tui.command_line.places import check_data_folder, workshops
from fiche_tui.language.translation import _
from fiche_tui.minutes.data import DATA_FORMAT
from fiche_tui.session.importing import import_backup
from fiche_tui.store.archive import LIMIT, Packed, unpack
from fiche_tui.store.errors import AlreadyExists, NotABackup, StoreError
from fiche_tui.store.reading import read_file
from fiche_tui.workshop.codec import DecodeError

EXTENSION = ".fiche"
_BEGINNING = 200


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare both commands and their options."""
    backup = commands.add_parser(
        "backup",
        aliases=["sauvegarder"],
        help=_("garder un atelier entier dans un seul fichier"),
        description=_(
            "Garde un atelier entier dans un seul fichier, bulletins des tours ouverts compris : "
            "qui a ce fichier peut les lire. Rangez-le comme l’ordinateur lui-même."
        ),
    )
    backup.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    backup.add_argument("--output", metavar="PATH", help=_("fichier ou dossier"))
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser(
        "import", aliases=["importer"], help=_("reprendre un atelier de sa sauvegarde, ici ou sur un autre ordinateur")
    )
    restore.add_argument("file", metavar=_("FICHIER"), help=_("sauvegarde écrite par fiche backup"))
    restore.set_defaults(run=run_import)


def run_backup(options: argparse.Namespace) -> int:
    """Write the backup, private and never over another file, and print where."""
    known = workshops()
    stored = known.open(known.find(options.workshop))
    stored.journal.read()  # A damaged journal is told now, with its last good copy, and not at the import.
    return deliver(stored.packed(), stored.id + EXTENSION, options.output, private=True)


def _unpacked(path: Path) -> Packed:
    try:
        return unpack(path)
    except NotABackup as error:
        if not _is_export(path):
            raise
        sentence = _("{path} est un export : il a les comptes, pas l’atelier. Importez sa sauvegarde : fiche backup")
        raise Failure(sentence.format(path=path.name)) from error


def _is_export(path: Path) -> bool:
    try:
        return DATA_FORMAT.encode() in read_file(path.resolve(), LIMIT).data[:_BEGINNING]
    except StoreError:
        return False


def run_import(options: argparse.Namespace) -> int:
    """Make the workshop of a backup, whole or not at all, and print its id."""
    path = Path(os.path.expanduser(options.file))  # Unlike pathlib, it leaves a home that nobody knows.
    packed = _unpacked(path)
    check_data_folder()

    try:
        made = import_backup(workshops(), packed)
    except AlreadyExists as error:
        sentence = _("L’atelier « {workshop} » est déjà sur cet ordinateur : rien n’a été changé.")
        raise Failure(sentence.format(workshop=packed.id)) from error
    except DecodeError as error:
        raise undecodable(path.name, error) from error
    print(made.id)
    return 0
