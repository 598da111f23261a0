"""``fiche serve``: participants come in by ssh with a code and a token, without an account of this machine."""

import argparse
import asyncio
import gc
import signal
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import flush, say
from fiche_tui.command_line.places import own_place, settings, workshops
from fiche_tui.command_line.running import declare_workshop, running
from fiche_tui.command_line.typed import port
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.language.translation import _
from fiche_tui.serve.following import Following
from fiche_tui.session.ssh_door import SshDoor
from fiche_tui.store.chain import check_ours
from fiche_tui.store.serving import ServingHold, read_serving, take_serving
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.room.values import Way

LOOPBACK = "127.0.0.1"
PORT = 2222


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    declare_workshop(parser)
    parser.add_argument(
        "--host",
        "--hote",
        metavar="INTERFACE",
        default=LOOPBACK,
        help=_("adresse où écouter; sans elle, cet ordinateur seulement (127.0.0.1)"),
    )
    parser.add_argument("--port", type=port, default=PORT, help=_("port où écouter; sans lui, 2222"))
    parser.add_argument(
        "--fingerprint",
        "--empreinte",
        action="store_true",
        help=_("écrire seulement l’empreinte de la clé du serveur"),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve a workshop until it is over, or its door is closed."""
    if find_spec("asyncssh") is None:
        sentence = _(
            "Il manque la bibliothèque asyncssh. Installez le programme avec [ssh] : le guide d’installation, dans "
            "l’aide, dit comment."
        )
        raise Failure(sentence)
    place = own_place()
    if place is None:
        raise Failure(_("Le dossier personnel de ce compte est introuvable : demandez à l’administration du serveur."))
    if options.fingerprint:
        from fiche_tui.serve.ssh.host_key import host_key

        print(host_key(place).get_fingerprint())
        return 0
    known = workshops()
    stored = known.open(known.find(options.workshop) if options.workshop else running(known, "serve"))
    check_ours(stored.folder)
    hold = _hold(stored)
    try:
        _serve(stored, hold, options.host, options.port, place)
    finally:
        hold.release()
    return 0


def _hold(stored: Workshop) -> ServingHold:
    """Return the right to serve a workshop. Raises ``Failure`` when another process has it."""
    hold = take_serving(stored.folder)
    if hold is not None:
        return hold
    found = read_serving(stored.folder)
    if found is None:
        raise Failure(_("Un autre programme ouvre déjà la porte SSH de cet atelier. Attendez un instant."))
    sentence = _(
        "La porte SSH de cet atelier est déjà ouverte sur {address}, port {port} (processus {pid}). "
        "Fermez-la depuis l’écran de l’animation, ou laissez-la."
    )
    raise Failure(sentence.format(address=found.address, port=found.port, pid=found.pid))


def _serve(stored: Workshop, hold: ServingHold, host: str, port: int, place: Path) -> None:
    # What everybody will see is loaded before the first of them waits for it.
    import fiche_tui.drawing.wall.whole  # noqa: F401

    # Needs the extra: imported once it is known to be there.
    from fiche_tui.serve.ssh.host_key import host_key
    from fiche_tui.serve.ssh.house import House
    from fiche_tui.serve.ssh.serving import Place, Server

    door = SshDoor(stored)
    if not door.still_open():
        raise Failure(
            _(
                "La porte SSH de cet atelier est fermée. Ouvrez-la depuis l’écran de l’animation : F7, "
                "façons de répondre."
            )
        )
    clock = SystemClock()
    way = Way.TOKEN if door.asks_token() else Way.CONNECTION
    house = House(Following(stored.folder, clock), door, clock, PALETTES[settings().theme], way=way)

    async def serve() -> None:
        server = Server(stored, house, hold, _tell)
        for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(one, server.end, _("La porte SSH se ferme."))
        await server.run(Place(host, port), host_key(place))

    # What is loaded by now stays: to look for garbage among it again and again would hold everybody up.
    gc.collect()
    gc.freeze()
    try:
        asyncio.run(serve())
    except OSError as error:
        sentence = _("Impossible d’écouter sur {host}, port {port} ({reason}). Choisissez --host ou --port.")
        raise Failure(sentence.format(host=host, port=port, reason=error.strerror or str(error))) from error


def _tell(sentence: str) -> None:
    """Say on the standard output what happens; nobody may be there any more."""
    with suppress(OSError, ValueError):
        say(sentence)
        flush()
