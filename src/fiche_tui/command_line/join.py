"""``fiche join``: a participant's own ballot, on a terminal of their own."""

import argparse
import os
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import at_terminal, draws
from fiche_tui.command_line.places import data_folder, own_place, settings
from fiche_tui.language.translation import _
from fiche_tui.serve.account import attend
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.following import room_in
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.serve.participant import opens, ssh_line
from fiche_tui.serve.typed_line import read_line
from fiche_tui.session.meeting_code import plain_code
from fiche_tui.store.errors import StoreError
from fiche_tui.store.headers import headers_in
from fiche_tui.system.clock import SystemClock
from fiche_tui.system.folder_changes import FolderChanges
from fiche_tui.workshop.codec import DecodeError

TRIES = 3
"""How many codes may be typed before the program leaves."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    code = _("le code de la rencontre, sur l’écran projeté; demandé s’il manque")
    parser.add_argument("code", metavar="CODE", nargs="?", help=code)
    parser.add_argument(
        "--linear",
        "--lineaire",
        action="store_true",
        help=_("en questions et réponses, ligne par ligne, pour un lecteur d’écran"),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Let somebody take part until they leave."""
    code, folder = _asked() if options.code is None else (options.code, _meeting(options.code))
    place = own_place()
    if place is None:
        raise Failure(_("Le dossier personnel de ce compte est introuvable : demandez à l’administration du serveur."))
    changes = FolderChanges(folder)
    attendance = attend(folder, OwnBox(folder, place), code, SystemClock(), changes)
    # Where no page can be drawn, the same is asked line by line. Each loads what it uses, and nothing of the other.
    if options.linear or not (at_terminal() and draws()):
        from fiche_tui.serve.linear import talk
        from fiche_tui.system.woken import Woken

        with Woken() as woken, changes:
            talk(attendance, woken=woken)
    else:
        _paint(attendance, changes)
    return 0


def _paint(attendance: Attendance, changes: FolderChanges) -> None:
    from fiche_tui.drawing.palettes import PALETTES
    from fiche_tui.painting.colours import depth_of
    from fiche_tui.painting.terminal import Terminal
    from fiche_tui.serve.at_terminal import take_part
    from fiche_tui.system.console_font import is_console

    terminal = Terminal(PALETTES[settings().theme], depth_of(os.environ), few_signs=is_console(os.environ))
    # Only a terminal that was taken is woken by what is told.
    with terminal, changes:
        take_part(attendance, terminal)


def _asked() -> tuple[str, Path]:
    """Ask for the code, a few times; return it with the folder of the workshop that it opens. Raises ``Failure``."""
    left = TRIES
    while typed := _typed():
        left -= 1
        try:
            return typed, _meeting(typed)
        except Failure as failure:
            if not left:
                raise
            print(failure.sentence, flush=True)
    raise Failure(_("Il faut le code de la rencontre. Regardez l’écran projeté."))


def _typed() -> str:
    print(_("Code de la rencontre, sur l’écran projeté :"), flush=True)
    return read_line()


def _meeting(code: str) -> Path:
    """Return the folder of the workshop that a code lets people into now. Raises ``Failure`` when there is none."""
    if not plain_code(code):
        raise Failure(_("Il faut le code de la rencontre. Regardez l’écran projeté."))
    data, by_ssh = data_folder(), ""
    for one in headers_in(data):
        if one.error or one.values.get("status") == "final":
            continue
        try:
            room = room_in(data / one.id)
        except (StoreError, DecodeError):
            continue  # Somebody else's workshop, or one that is not whole: it is not the one.
        if opens(room, code):
            return data / one.id
        by_ssh = by_ssh or ssh_line(room, code)
    if by_ssh:
        raise Failure(_("Le code {code} est celui du vote par SSH. Tapez : {line}").format(code=code, line=by_ssh))
    raise Failure(
        _("Aucune rencontre n’est ouverte ici avec le code {code}. Regardez l’écran projeté, et réessayez.").format(
            code=code
        )
    )
