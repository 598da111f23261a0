"""``fiche join``: a participant's own ballot, on a terminal of their own."""

import argparse
import os
import sys

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import own_place, settings, workshops
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.language.translation import _
from fiche_tui.painting.colours import depth_of
from fiche_tui.painting.terminal import Terminal
from fiche_tui.serve.at_terminal import take_part
from fiche_tui.serve.attendance import Attendance, room_in
from fiche_tui.serve.linear import talk
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.serve.participant import opens
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.codec import DecodeError

UNDRAWABLE = ("dumb", "")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("code", metavar="CODE", help=_("le code de la rencontre, sur l’écran projeté"))
    parser.add_argument(
        "--linear",
        "--lineaire",
        action="store_true",
        help=_("en questions et réponses, ligne par ligne, pour un lecteur d’écran"),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Let somebody take part until they leave."""
    stored = _meeting(workshops(), options.code)
    place = own_place()
    if place is None:
        raise Failure(_("Le dossier personnel de ce compte est introuvable : demandez à l’administration du serveur."))
    attendance = Attendance(stored, OwnBox(stored, place), options.code, SystemClock())
    if options.linear or not _draws():
        talk(attendance)
        return 0
    with Terminal(PALETTES[settings().theme], depth_of(os.environ)) as terminal:
        take_part(attendance, terminal)
    return 0


def _draws() -> bool:
    """Say whether a page can be drawn here; where none can, the same is asked line by line."""
    both = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return both and os.environ.get("TERM", "") not in UNDRAWABLE


def _meeting(known: Workshops, code: str) -> Workshop:
    """Return the workshop that a code lets people into now. Raises ``Failure`` when there is none."""
    for one in known.headers():
        if one.error or one.values.get("status") == "final":
            continue
        try:
            stored = known.open(one.id)
            if opens(room_in(stored), code):
                return stored
        except (StoreError, DecodeError):
            continue  # Somebody else's workshop, or one that is not whole: it is not the one.
    raise Failure(
        _("Aucune rencontre n’est ouverte ici avec le code {code}. Regardez l’écran projeté, et réessayez.").format(
            code=code
        )
    )
