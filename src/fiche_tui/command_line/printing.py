"""``fiche print``: ballots, tally slips, the handout and the facilitator's sheet, for paper."""

import argparse

from fiche_tui.command_line.output import deliver, state_of
from fiche_tui.language.translation import _
from fiche_tui.minutes import Format, Printable, printable, printable_name

KINDS = {
    "ballots": Printable.BALLOTS,
    "bulletins": Printable.BALLOTS,
    "slips": Printable.SLIPS,
    "comptes": Printable.SLIPS,
    "handout": Printable.HANDOUT,
    "liste": Printable.HANDOUT,
    "notes": Printable.NOTES,
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("print", aliases=["imprimer"], help=_("préparer ce qui s’imprime"))
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument(
        "kind",
        choices=list(KINDS),
        metavar="ballots|slips|handout|notes",
        help=_("bulletins, feuilles de comptes, liste à remettre, ou feuille d’animation"),
    )
    parser.add_argument("--format", choices=["html", "md"], default="html", help=_("format du fichier"))
    parser.add_argument("--output", metavar="PATH|-", help=_("fichier ou dossier; - pour la sortie standard"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write what is to be printed and print where."""
    state, kind, chosen = state_of(options.workshop), KINDS[options.kind], Format(options.format)
    return deliver(printable(state, kind, chosen), printable_name(state, kind, chosen.value), options.output)
