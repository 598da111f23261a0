"""``fiche demo``: the demonstration, or the rehearsal of a workshop; then whatever the person goes on to."""

import argparse
from contextlib import AbstractContextManager

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import check_data_folder, timezone, workshops
from fiche_tui.command_line.reading import undecodable
from fiche_tui.command_line.start import check_terminal, open_home
from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.demonstration.trials import NotRehearsable, Prepared, demonstration, rehearsal
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.settings.file import settings_file
from fiche_tui.store.errors import StoreError, reason_of
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.codec import DecodeError


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "workshop", nargs="?", metavar=_("ATELIER"), help=_("répéter cette rencontre; sans elle, l’exemple")
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Open the demonstration, or a rehearsal; what is there of it goes when it is left."""
    check_terminal()
    first = Onward(Where.DEMONSTRATION)
    if options.workshop:
        first = Onward(Where.REHEARSAL, workshops().find(options.workshop))
    return go_on(first, None)


def go_on(onward: Onward | None, back: Onward | None) -> int:
    """Open what comes next, one after the other, until the person leaves; ``back`` is where a trial was begun.

    Returns the exit code.
    """
    code = 0
    while onward is not None:
        try:
            code, onward, back = _opened(onward, back)
        except (Failure, StoreError, OSError) as error:
            if back is None:
                raise
            onward = Onward(Where.HOME, said=_sentence(error))
        if code:
            return code
    return code


def _opened(onward: Onward, back: Onward | None) -> tuple[int, Onward | None, Onward | None]:
    """Return the exit code, where the person goes on to, and where a trial is begun from now on."""
    match onward.where:
        case Where.DEMONSTRATION:
            return *_try(demonstration(SystemClock(), timezone(None))), back
        case Where.REHEARSAL:
            return *_rehearse(onward.workshop), back
        case Where.BACK:
            return 0, back, back
        case _:
            check_data_folder()
            return *open_home(onward), Onward(Where.HOME)


def _sentence(error: Exception) -> str:
    if isinstance(error, Failure):
        return error.sentence
    if isinstance(error, StoreError):
        return error_sentence(error.code, error.values)
    reason = reason_of(error) if isinstance(error, OSError) else ""
    return error_sentence("cannot-write", {"path": getattr(error, "filename", None) or "", "reason": reason})


def _rehearse(workshop_id: str) -> tuple[int, Onward | None]:
    try:
        return _try(rehearsal(SystemClock(), workshops().open(workshop_id)))
    except NotRehearsable as error:
        raise Failure(refusal_sentence(error.refusal.code, error.refusal.values)) from error
    except DecodeError as error:
        raise undecodable(workshop_id, error) from error


def _try(trial: AbstractContextManager[Prepared]) -> tuple[int, Onward | None]:
    """Return the exit code of a trial, and where the person goes on to."""
    from fiche_tui.app import FicheApp
    from fiche_tui.terminal.debug_files import close_debug_files

    close_debug_files()
    with trial as ready:
        app = FicheApp(ready.workshops, ready.clock, ready.session, settings_file(), guide=ready.guide)
        onward = app.run()
        return app.return_code or 0, onward
