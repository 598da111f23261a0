"""``fiche`` and ``fiche run``: opening the screens."""

import argparse
import secrets
import shutil
import sys
from typing import TYPE_CHECKING

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import check_drawable
from fiche_tui.command_line.places import check_data_folder, workshops
from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.language.translation import _
from fiche_tui.settings.file import settings_file
from fiche_tui.store.errors import Damaged, FacilitationHeld
from fiche_tui.store.journal import SetAside
from fiche_tui.system.clock import SystemClock
from fiche_tui.system.machine import who
from fiche_tui.terminal.size import believe_the_terminal
from fiche_tui.workshop.codec import DecodeError

if TYPE_CHECKING:
    from fiche_tui.session.session import Session

COLUMNS, ROWS = 80, 24


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument("--take", action="store_true", help=_("prendre la main si quelqu’un anime déjà"))
    parser.add_argument(
        "--restore",
        "--retablir",
        action="store_true",
        help=_("mettre de côté un journal abîmé et repartir de sa dernière bonne copie"),
    )
    parser.set_defaults(run=run_workshop)


def run_home(_options: argparse.Namespace) -> int:
    """Open the home screen, and what the person goes on to from there."""
    check_terminal()
    check_data_folder()
    workshops().finish_purges()
    code, onward = open_home()
    if onward is None:
        return code
    from fiche_tui.command_line.trying import go_on

    return go_on(onward, Onward(Where.HOME))


def open_home(onward: Onward | None = None) -> tuple[int, Onward | None]:
    """Open the home screen; return the exit code and where the person goes on to."""
    return _open(None, onward)


def run_workshop(options: argparse.Namespace) -> int:
    """Open one workshop; what keeps it from opening is said before any screen."""
    from fiche_tui.command_line.reading import undecodable
    from fiche_tui.session.session import Session

    known = workshops()
    workshop_id = known.find(options.workshop)
    check_terminal()
    check_data_folder()
    known.finish_purges()
    stored, clock = known.open(workshop_id), SystemClock()
    try:
        if options.restore:
            done = stored.restore_journal(secrets.token_hex(8), who(), clock.now(), take=options.take)
            print(_restored(done), file=sys.stderr)
        session = Session.open(stored, clock, who(), take=options.take)
    except FacilitationHeld as error:
        sentence = _("{who} anime déjà cet atelier. Attendez, ou prenez la main : fiche run {workshop} --take")
        name = error.who or _("Quelqu’un")
        raise Failure(sentence.format(who=name, workshop=workshop_id)) from error
    except Damaged as error:
        if error.last_good_backup is None:
            raise
        sentence = _(
            "Le journal de « {workshop} » est abîmé; rien n’y a été touché. "
            "Sa dernière bonne copie est {backup}. Pour repartir d’elle : fiche run {workshop} --restore"
        )
        raise Failure(sentence.format(workshop=workshop_id, backup=error.last_good_backup.name)) from error
    except DecodeError as error:
        raise undecodable(options.workshop, error) from error
    return _open(session)[0]


def _restored(done: SetAside | None) -> str:
    if done is None:
        return _("Repris de ce qui reste du journal.")
    sentence = _("Repris de {backup}. Le journal abîmé est gardé : {damaged}")
    return sentence.format(backup=done.restored.path.name, damaged=done.damaged)


def check_terminal() -> None:
    """Raise ``Failure`` unless a full screen can be drawn here."""
    check_drawable(_("Il faut un terminal pour animer. Pour le reste, voyez : fiche -h"))
    believe_the_terminal()
    size = shutil.get_terminal_size()
    if size.columns < COLUMNS or size.lines < ROWS:
        sentence = _("Le terminal a {columns} colonnes et {rows} rangées; il en faut 80 et 24. Agrandissez-le.")
        raise Failure(sentence.format(columns=size.columns, rows=size.lines))


def _open(session: "Session | None", onward: Onward | None = None) -> tuple[int, Onward | None]:
    from fiche_tui.app import FicheApp
    from fiche_tui.terminal.debug_files import close_debug_files

    close_debug_files()
    app = FicheApp(workshops(), session=session, settings=settings_file(), onward=onward)
    following = app.run()
    return app.return_code or 0, following
