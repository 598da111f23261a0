"""``fiche sheet``: the sheets that exist, and what is wrong with one."""

import argparse
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import say
from fiche_tui.command_line.places import user_sheets_folder
from fiche_tui.i18n import _, ngettext
from fiche_tui.sheet.describe import describe, describe_lookup
from fiche_tui.sheet.library import (
    SheetNotFoundError,
    SheetSource,
    SheetUnreadableError,
    find_sheet,
    shipped_sheets,
    user_sheets,
)
from fiche_tui.sheet.problems import Severity, SheetErrors
from fiche_tui.workshop.sheet import Sheet


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its own commands."""
    parser = commands.add_parser("sheet", aliases=["fiche"], help=_("les fiches : lister, vérifier"))
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|check")
    listing = actions.add_parser("list", aliases=["liste"], help=_("lister les fiches"))
    listing.set_defaults(run=run_list)
    check = actions.add_parser("check", aliases=["verifier"], help=_("dire ce qui ne va pas dans une fiche"))
    check.add_argument("sheet", metavar="ID|PATH", help=_("fiche, par son nom ou son fichier"))
    check.set_defaults(run=run_check)


def find(wanted: str, user_folder: Path) -> SheetSource:
    """The sheet of that id or path; raises ``Failure`` with what exists."""
    try:
        return find_sheet(wanted, user_folder)
    except (SheetNotFoundError, SheetUnreadableError) as error:
        raise Failure(describe_lookup(error)) from error


def load_sheet(wanted: str, user_folder: Path) -> tuple[SheetSource, Sheet]:
    """The bytes and the value of a sheet; raises ``Failure`` with the first thing wrong and how to see the rest."""
    from fiche_tui.sheet.parse import parse_sheet

    source = find(wanted, user_folder)
    try:
        return source, parse_sheet(source.data, source.name)
    except SheetErrors as error:
        first = next((one for one in error.problems if one.severity is Severity.ERROR), error.problems[0])
        more = _("Voyez tout avec : fiche sheet check {name}").format(name=wanted)
        raise Failure(f"{describe(first)} {more}") from error


def run_list(_options: argparse.Namespace) -> int:
    """Print the ids of the sheets, the user's marked."""
    own = {source.id for source in user_sheets(user_sheets_folder())}
    for sheet_id in sorted(own | {source.id for source in shipped_sheets()}):
        say(f"{sheet_id}  {_('(à vous)')}" if sheet_id in own else sheet_id)
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Print each problem with file and line; 1 when there is an error, 0 with warnings only."""
    from fiche_tui.sheet.lint import check_sheet

    source = find(options.sheet, user_sheets_folder())
    problems = check_sheet(source.data, source.name)
    for problem in problems:
        say(describe(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        sentence = ngettext("{n} erreur à corriger dans {name}.", "{n} erreurs à corriger dans {name}.", errors)
        raise Failure(sentence.format(n=errors, name=source.name))
    if not problems:
        say(_("{name} : rien à corriger.").format(name=source.name))
    return 0
