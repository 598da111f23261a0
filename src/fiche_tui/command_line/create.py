"""``fiche new``: a workshop from a sheet, without any screen."""

import argparse
from datetime import date, time

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import say
from fiche_tui.command_line.places import settings, timezone, workshops
from fiche_tui.command_line.reading import state_of
from fiche_tui.command_line.sheets import load_sheet
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.spoken_days import From
from fiche_tui.language.spoken_hours import parse_hour
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_date, not_an_hour, parse_date
from fiche_tui.session.creation import create, people_from
from fiche_tui.system.clock import SystemClock
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.earlier_copy import copied
from fiche_tui.workshop.values import Details

DEFAULT_SHEET = "roles-acteur-collectif"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("title", metavar=_("TITRE"), help=_("titre de l’atelier"))
    parser.add_argument("--sheet", metavar="ID|PATH", help=_("fiche, par son nom ou son fichier"))
    parser.add_argument("--agenda", metavar="120|90|45|deux", help=_("déroulement de la fiche"))
    parser.add_argument("--date", type=day, metavar="2026-11-23", help=_("date de la rencontre"))
    parser.add_argument("--time", type=hour_of_day, metavar="13:30", help=_("heure annoncée"))
    parser.add_argument("--place", default="", metavar=_("LIEU"), help=_("lieu de la rencontre"))
    parser.add_argument("--collective", default="", metavar=_("NOM"), help=_("nom du collectif"))
    parser.add_argument("--timezone", metavar="America/Toronto", help=_("fuseau horaire de l’atelier"))
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        metavar=_("« Nom; Organisme »"),
        help=_("une personne (répétez)"),
    )
    parser.add_argument(
        "--after", "--apres", metavar=_("ATELIER"), help=_("rencontre précédente du même collectif, à y comparer")
    )
    parser.set_defaults(run=run)


def day(text: str) -> date:
    """Return a date as people write it (2026-11-23); raises ``ArgumentTypeError`` otherwise."""
    origin = From(SystemClock().now().astimezone().date())
    found = parse_date(text, origin)
    if found is None:
        raise argparse.ArgumentTypeError(not_a_date(text, origin))
    return found


def hour_of_day(text: str) -> time:
    """Return an hour as people write it (13:30, 13 h 30); raises ``ArgumentTypeError`` otherwise."""
    found = parse_hour(text)
    if found is None:
        raise argparse.ArgumentTypeError(not_an_hour(text))
    return found


def run(options: argparse.Namespace) -> int:
    """Create the workshop and print its id."""
    wanted = options.sheet or settings().sheet or DEFAULT_SHEET
    source, sheet = load_sheet(wanted, workshops().sheets_folder)
    preset = options.agenda or sheet.presets[0].id
    details = Details(options.title, options.collective, date=options.date, start=options.time, place=options.place)
    made = create(
        workshops(),
        SystemClock(),
        sheet,
        source.data,
        details,
        preset=preset,
        timezone=timezone(options.timezone),
        people=people_from("\n".join(options.person)),
        earlier=copied(state_of(options.after)) if options.after is not None else None,
    )
    if isinstance(made, Refusal):
        raise Failure(refusal_sentence(made.code, made.values))
    say(made.id)
    return 0
