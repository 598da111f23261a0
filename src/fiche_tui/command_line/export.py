"""``fiche export``: the minutes of a workshop, at any moment. Loads no screen."""

import argparse

from fiche_tui.command_line.output import deliver, state_of
from fiche_tui.i18n import _
from fiche_tui.minutes import minutes_markdown, suggested_name


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("export", aliases=["exporter"], help=_("écrire le compte rendu dans un fichier"))
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument("--format", choices=["md"], default="md", help=_("format du fichier"))
    parser.add_argument("--output", metavar="PATH|-", help=_("fichier ou dossier; - pour la sortie standard"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the minutes and print where."""
    state = state_of(options.workshop)
    return deliver(minutes_markdown(state), suggested_name(state), options.output)
