"""``fiche import``: a workshop from its backup, here or on another machine. Loads no screen."""

import argparse
import os
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import check_data_folder, workshops
from fiche_tui.command_line.reading import undecodable
from fiche_tui.language.translation import _
from fiche_tui.minutes.data import DATA_FORMAT
from fiche_tui.session.importing import import_backup
from fiche_tui.store.archive import LIMIT, Packed, unpack
from fiche_tui.store.errors import AlreadyExists, NotABackup, StoreError
from fiche_tui.store.reading import read_file
from fiche_tui.workshop.codec import DecodeError

_BEGINNING = 200


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("file", metavar=_("FICHIER"), help=_("sauvegarde écrite par fiche backup"))
    parser.set_defaults(run=run)


def _unpacked(path: Path) -> Packed:
    try:
        return unpack(path)
    except NotABackup as error:
        if not _is_export(path):
            raise
        sentence = _(
            "{path} vient de fiche export : il a les comptes, pas l’atelier. Importez sa sauvegarde : fiche backup"
        )
        raise Failure(sentence.format(path=path.name)) from error


def _is_export(path: Path) -> bool:
    try:
        return DATA_FORMAT.encode() in read_file(path.resolve(), LIMIT).data[:_BEGINNING]
    except StoreError:
        return False


def run(options: argparse.Namespace) -> int:
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
