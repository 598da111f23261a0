"""``fiche project``: the room's view on a second screen, read from what the room may see and from nothing else."""

import argparse
import os

from fiche_tui.command_line.output import check_drawable
from fiche_tui.command_line.places import settings, workshops
from fiche_tui.command_line.running import declare_workshop, running
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.language.translation import _
from fiche_tui.painting.colours import depth_of
from fiche_tui.painting.room_view import RoomView, show_room
from fiche_tui.painting.terminal import Terminal
from fiche_tui.settings.values import Palette
from fiche_tui.store.room import read_room_of_owner
from fiche_tui.system.clock import SystemClock
from fiche_tui.system.console_font import is_console
from fiche_tui.system.folder_changes import FolderChanges

COLOURS = {
    **{one.value: one for one in Palette},
    "clair": Palette.LIGHT,
    "sombre": Palette.DARK,
    "contraste": Palette.CONTRAST,
}


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    declare_workshop(parser)
    parser.add_argument(
        "--colours",
        "--couleurs",
        choices=tuple(COLOURS),
        help=_("clair, sombre, contraste ou monochrome; sans elle, les couleurs des réglages"),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Show the room's view until somebody leaves it."""
    known = workshops()
    chosen = known.find(options.workshop) if options.workshop else running(known, "project")
    folder = known.open(chosen).folder
    read_room_of_owner(folder)
    # Unlike the facilitator's screen, it may be of any size.
    check_drawable(_("Il faut un terminal pour la vue de la salle. Pour le reste, voyez : fiche -h"))
    palette = COLOURS[options.colours] if options.colours else settings().theme
    terminal = Terminal(PALETTES[palette], depth_of(os.environ), few_signs=is_console(os.environ))
    with terminal, FolderChanges(folder) as changes:
        show_room(RoomView(folder, SystemClock(), changes), terminal)
    return 0
