"""``fiche approve``: write down that the group adopted the final minutes, on what day and who."""

import argparse

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import say
from fiche_tui.command_line.reading import workshop_of
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.spoken_days import From
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_date, parse_date
from fiche_tui.session.session import Session
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.zones import zone_of


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument("--date", required=True, metavar="2026-12-14", help=_("jour de l’adoption"))
    parser.add_argument("--by", default="", metavar=_("TEXTE"), help=_("qui l’a adopté : « l’assemblée générale »"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write it down and print it; said again, the last said counts."""
    # Read first: an unreadable journal is then reported in one sentence, without taking the workshop.
    stored, state = workshop_of(options.workshop)
    clock = SystemClock()
    origin = From(clock.now().astimezone(zone_of(state.timezone)).date(), past=True)
    day = parse_date(options.date, origin)
    if day is None:
        raise Failure(not_a_date(options.date, origin))
    session = Session.open(stored, clock)
    try:
        refusal = session.record(f.MinutesApproved(day, options.by))
    finally:
        session.close()
    if refusal:
        raise Failure(refusal_sentence(refusal.code, refusal.values))
    say(_("Compte rendu adopté le {date} : {workshop}").format(date=day.isoformat(), workshop=stored.id))
    return 0
