"""``fiche export``: the minutes of a workshop in a chosen format, at any moment. Loads no screen."""

import argparse
import sys

from fiche_tui.command_line.delivery import deliver
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.reading import workshop_of
from fiche_tui.language.translation import _
from fiche_tui.minutes.exports import DATA, FORMATS, Export
from fiche_tui.minutes.style import Paper
from fiche_tui.session.answers import answer_from_json
from fiche_tui.store.errors import Damaged, Missing
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.ballots import Answer
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.state import RoundState, RoundStatus, State


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "workshop", nargs="?", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre")
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="md", help=_("format du fichier; csv et json : les comptes")
    )
    parser.add_argument("--short", action="store_true", help=_("le relevé de décisions, sur une page"))
    parser.add_argument("--ballots", action="store_true", help=_("avec chaque bulletin (csv et json)"))
    parser.add_argument("--separator", metavar="SIGNE", type=_one_sign, help=_("csv : le signe entre les colonnes"))
    parser.add_argument("--paper", choices=list(Paper), help=_("html : le format du papier"))
    parser.add_argument("--schema", action="store_true", help=_("afficher le schéma des données json, et rien d’autre"))
    parser.add_argument("--output", metavar="PATH|-", help=_("fichier ou dossier; - pour la sortie standard"))
    parser.set_defaults(run=run, refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Write the minutes and print where, or print the schema of the data."""
    if options.schema:
        from fiche_tui.minutes.data import schema_text

        return deliver(schema_text(), "", "-")
    if options.workshop is None:
        options.refuse(_("donnez l’atelier à exporter, ou --schema"))
    if options.ballots and options.format not in DATA:
        options.refuse(_("--ballots demande --format csv ou json"))
    if options.short and options.format in DATA:
        options.refuse(_("--short demande --format md, html ou docx"))
    if options.separator and options.format != "csv":
        options.refuse(_("--separator demande --format csv"))
    stored, state = workshop_of(options.workshop)
    ballots = _single_ballots(stored, state) if options.ballots else None
    if ballots is not None:
        print(_("Ces lignes peuvent permettre de reconnaître une personne."), file=sys.stderr)
    export = Export(options.format, options.short, options.separator or "", _paper(options))
    return deliver(export.content(state, ballots), export.name(state), options.output, private=ballots is not None)


def _paper(options: argparse.Namespace) -> Paper:
    if options.paper or options.format != "html":
        return Paper(options.paper or Paper.LETTER)
    from fiche_tui.command_line.places import settings

    return Paper(settings().paper)


def _one_sign(text: str) -> str:
    """Return the sign between columns, « \\t » for a tab. Raises ``ArgumentTypeError`` for what would part none."""
    sign = "\t" if text == "\\t" else text
    if len(sign) != 1 or sign in '"\r\n\0' or sign.isalnum():
        raise argparse.ArgumentTypeError(
            _("« {text} » n’est pas un signe : donnez « ; », « , » ou « \\t »").format(text=text)
        )
    return sign


def _single_ballots(stored: Workshop, state: State) -> dict[int, list[Answer]]:
    """Return the ballots of each revealed round as the seal holds them, the file being the one that was revealed."""
    revealed = [one for one in state.rounds if one.status is RoundStatus.REVEALED]
    return {one.asked.number: _sealed(stored, one) for one in revealed}


def _sealed(stored: Workshop, one: RoundState) -> list[Answer]:
    number = one.asked.number
    try:
        records = stored.read_sealed(number, one.sha256 or None)
    except Missing as error:
        sentence = _("Les bulletins du tour {n} ne sont plus là : ils ont été effacés. Exportez sans --ballots.")
        raise Failure(sentence.format(n=number)) from error
    try:
        return [answer_from_json(record) for record in records]
    except DecodeError as error:
        raise Damaged(stored.folder / "sealed", "shape") from error
