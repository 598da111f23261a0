"""``fiche print``: ballots, tally slips, the handout and the facilitator's sheet, for paper."""

import argparse

from fiche_tui.command_line.delivery import deliver
from fiche_tui.command_line.places import settings
from fiche_tui.command_line.reading import state_of
from fiche_tui.command_line.typed import count, port
from fiche_tui.language.translation import _
from fiche_tui.minutes.names import Format, Printable, printable_name
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.screens.program.card import card, card_name

KINDS = {
    "ballots": Printable.BALLOTS,
    "bulletins": Printable.BALLOTS,
    "slips": Printable.SLIPS,
    "comptes": Printable.SLIPS,
    "handout": Printable.HANDOUT,
    "liste": Printable.HANDOUT,
    "notes": Printable.NOTES,
}

CARD = ("card", "carte")
TOKENS = ("tokens", "jetons")


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument(
        "kind",
        nargs="?",
        choices=[*KINDS, *TOKENS, *CARD],
        metavar="ballots|slips|handout|notes|tokens|card",
        help=_(
            "bulletins, feuilles de compilation, feuillet pour la salle, feuille d’animation, jetons du vote par SSH, "
            "ou carte des touches (qui se passe d’atelier)"
        ),
    )
    parser.add_argument("--format", choices=["html", "md"], default="html", help=_("format du fichier"))
    parser.add_argument("--paper", choices=list(Paper), help=_("html : le format du papier"))
    parser.add_argument("--large", action="store_true", help=_("html : en gros caractères (18 points)"))
    parser.add_argument("--output", metavar="PATH|-", help=_("fichier ou dossier; - pour la sortie standard"))
    tokens = parser.add_argument_group(_("jetons (imprimer en fait de nouveaux)"))
    tokens.add_argument("--voters", type=count, metavar="N", help=_("combien; sinon un par voix présente"))
    tokens.add_argument("--spares", type=count, metavar="N", help=_("combien de rechange; sinon 3"))
    tokens.add_argument("--address", metavar="HOST", help=_("adresse que les gens taperont; sinon cette machine"))
    tokens.add_argument("--port", type=port, metavar="N", help=_("port que les gens taperont; sinon 2222"))
    tokens.add_argument("--yes", action="store_true", help=_("sans demander de confirmation"))
    parser.set_defaults(run=run, refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Write what is to be printed and print where."""
    paper, size = Paper(options.paper or settings().paper), Print.LARGE if options.large else Print.TEXT
    if options.kind in CARD or (options.kind is None and options.workshop in CARD):
        return deliver(card(options.format, paper, size), card_name(options.format), options.output)
    if options.kind is None:
        options.refuse(_("dites quoi imprimer : ballots, slips, handout, notes, tokens ou card"))
    if options.kind in TOKENS:
        # It writes in the workshop, which the others only read.
        from fiche_tui.command_line.printing_tokens import print_tokens

        return print_tokens(options, paper, size)
    state, kind, chosen = state_of(options.workshop), KINDS[options.kind], Format(options.format)
    content, name = printable(state, kind, chosen, paper, size), printable_name(state, kind, chosen.value)
    return deliver(content, name, options.output, private=kind is Printable.NOTES)
