"""``fiche sheet``: the sheets that exist, what one says, what is wrong with one, and a new one to write."""

import argparse
import os
import re
from pathlib import Path

from fiche_tui.command_line.delivery import deliver
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.french import Parser
from fiche_tui.command_line.output import one_line, say
from fiche_tui.command_line.places import workshops
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import LANGUAGES, _, language, ngettext
from fiche_tui.sheet.describe import describe, describe_lookup
from fiche_tui.sheet.library import (
    SheetNotFoundError,
    SheetSource,
    SheetUnreadableError,
    by_right,
    find_sheet,
    is_own,
    template,
)
from fiche_tui.sheet.problems import Severity, SheetErrors
from fiche_tui.workshop.sheet import Sheet


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the commands of the command."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|show|check|new", parser_class=Parser)
    listing = actions.add_parser("list", aliases=["liste"], help=_("lister les fiches"))
    listing.set_defaults(run=run_list)
    show = actions.add_parser("show", aliases=["montrer"], help=_("montrer une fiche : familles, rôles, déroulement"))
    check = actions.add_parser("check", aliases=["verifier"], help=_("dire ce qui ne va pas dans une fiche"))
    for action, run in ((show, run_show), (check, run_check)):
        action.add_argument("sheet", metavar="ID|PATH", help=_("fiche, par son nom ou son fichier"))
        action.set_defaults(run=run)
    new = actions.add_parser("new", aliases=["nouveau"], help=_("écrire un modèle commenté, à remplir"))
    new.add_argument("path", metavar="PATH", help=_("fichier à écrire, par exemple ma-fiche.md; - pour l’écran"))
    new.add_argument("--lang", choices=LANGUAGES, default=language(), help=_("langue du modèle"))
    new.set_defaults(run=run_new)


def find(wanted: str, user_folder: Path) -> SheetSource:
    """Return the sheet of that id or path; raises ``Failure`` with what exists."""
    try:
        return find_sheet(wanted, user_folder)
    except (SheetNotFoundError, SheetUnreadableError) as error:
        raise Failure(describe_lookup(error)) from error


def load_sheet(wanted: str, user_folder: Path) -> tuple[SheetSource, Sheet]:
    """Return the bytes and the value of a sheet; raises ``Failure`` with the first thing wrong and how to see the
    rest."""
    from fiche_tui.sheet.parse import parse_sheet

    source = find(wanted, user_folder)
    try:
        return source, parse_sheet(source.data, source.name)
    except SheetErrors as error:
        first = next((one for one in error.problems if one.severity is Severity.ERROR), error.problems[0])
        more = _("Voyez tout avec : fiche sheet check {name}").format(name=wanted)
        raise Failure(f"{describe(first)} {more}") from error


def run_list(_options: argparse.Namespace) -> int:
    """Print the id, the language and the title of each sheet, marking one's own, others' and faulty ones."""
    from fiche_tui.sheet.parse import read_sheet
    from fiche_tui.sheet.readable import language_words

    folder = workshops().sheets_folder
    known = {source.id: source for source in reversed(by_right(folder))}
    rows = []
    for sheet_id, source in sorted(known.items()):
        reading = read_sheet(source.data, source.name)
        errors = sum(problem.severity is Severity.ERROR for problem in reading.problems)
        words = reading.sheet.title if reading.sheet else ngettext("✗ {n} erreur", "✗ {n} erreurs", errors)
        shipped = source.path is None or source.path.parent != folder
        mark = "" if shipped else _("(à vous)") if is_own(source) else _("(d’un autre compte)")
        spoken = language_words(reading.sheet.lang) if reading.sheet else "-"
        rows.append((one_line(sheet_id), one_line(spoken), one_line(words.format(n=errors)), mark))
    widths = [max(len(row[place]) for row in rows) for place in (0, 1)] if rows else []
    for sheet_id, spoken, words, mark in rows:
        say("  ".join([sheet_id.ljust(widths[0]), spoken.ljust(widths[1]), words, *([mark] if mark else [])]))
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print a sheet as text to read."""
    from fiche_tui.sheet.readable import readable

    _source, sheet = load_sheet(options.sheet, workshops().sheets_folder)
    for line in readable(sheet):
        # Indents are ours; what the file holds moves no cursor.
        print(" " * (len(line) - len(line.lstrip(" "))) + one_line(line))
    return 0


def run_new(options: argparse.Namespace) -> int:
    """Write the template where the user says, never over a file; then say how to go on."""
    from fiche_tui.sheet.words import slug

    written = template(options.lang)
    inside = os.path.isdir(os.path.expanduser(options.path)) or options.path.endswith(os.sep)
    path = Path(options.path) / written.name if inside else Path(options.path)
    # The id is the file's own name, so that two sheets begun here are two sheets.
    own_id = slug(path.name.removesuffix(".md")) or written.id
    data = re.sub(rb"^id: .*$", f"id: {own_id}".encode(), written.data, count=1, flags=re.MULTILINE)
    deliver(data, written.name, options.path)
    if options.path != "-":
        say(_("Remplissez-la, puis vérifiez : fiche sheet check {path}").format(path=path))
        words = _("Rangée dans {folder}, elle sera offerte à chaque nouvel atelier.")
        say(words.format(folder=shown_path(workshops().sheets_folder)))
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Print each problem with file and line; 1 when there is an error, 0 with warnings only."""
    from fiche_tui.sheet.lint import check_sheet

    source = find(options.sheet, workshops().sheets_folder)
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
