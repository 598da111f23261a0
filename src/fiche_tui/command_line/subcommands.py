"""The subcommands as they are known before their modules are imported: names, one line of help each."""

import argparse
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import Any

from fiche_tui.command_line.french import Parser
from fiche_tui.language.translation import N_, _
from fiche_tui.workshop.frozen import frozen


@frozen
class Subcommand:
    """One subcommand: its English and French names (empty where they are one), its help as a msgid, the module that
    declares and runs it."""

    name: str
    alias: str
    help: str
    module: str

    def declare(self, parser: argparse.ArgumentParser) -> None:
        """Import the command, and have it declare its options."""
        import_module(f"fiche_tui.command_line.{self.module}").declare(parser)


SUBCOMMANDS = (
    Subcommand("new", "nouveau", N_("créer un atelier et écrire son identifiant"), "create"),
    Subcommand("list", "liste", N_("lister les ateliers"), "listing"),
    Subcommand("run", "animer", N_("animer un atelier"), "start"),
    Subcommand("project", "projeter", N_("montrer la vue de la salle sur un autre écran"), "project"),
    Subcommand("join", "rejoindre", N_("suivre la rencontre et remplir son bulletin"), "join"),
    Subcommand("serve", "servir", N_("laisser voter par ssh, avec un jeton et sans compte"), "serve"),
    Subcommand("export", "exporter", N_("écrire le compte rendu dans un fichier"), "export"),
    Subcommand("print", "imprimer", N_("préparer ce qui s’imprime"), "printing"),
    Subcommand("approve", "adopter", N_("noter l’adoption du compte rendu final"), "approve"),
    Subcommand("backup", "sauvegarder", N_("garder un atelier entier dans un seul fichier"), "backup"),
    Subcommand(
        "import",
        "importer",
        N_("reprendre un atelier de sa sauvegarde, ici ou sur un autre ordinateur"),
        "importing",
    ),
    Subcommand("hand-over", "confier", N_("confier un atelier à un autre compte de ce serveur"), "handover"),
    Subcommand("purge", "effacer", N_("effacer un atelier, ou seulement ses bulletins"), "purge"),
    Subcommand("sheet", "fiche", N_("les fiches : lister, montrer, vérifier, en commencer une"), "sheets"),
    Subcommand("demo", "essayer", N_("essayer avec un exemple, en cinq minutes, ou répéter une rencontre"), "trying"),
    Subcommand("doctor", "verifier", N_("dire ce qui n’irait pas ce soir : terminal, disque, heure, fiches"), "doctor"),
    Subcommand("completion", "", N_("écrire ce que lit bash, zsh ou fish pour compléter avec Tab"), "completion"),
)
"""In the order of the help."""


class LateParser:
    """The parser of a subcommand, made once that subcommand is the one that was typed."""

    def __init__(self, *, declare: Callable[[argparse.ArgumentParser], None], **options: Any) -> None:
        self._declare = declare
        self._options = options

    @cached_property
    def whole(self) -> Parser:
        """The parser, its options declared."""
        parser = Parser(**self._options)
        self._declare(parser)
        return parser

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)


def add_subcommands(whole: argparse.ArgumentParser) -> None:
    """Make a parser know every subcommand."""
    late: Any = LateParser
    commands = whole.add_subparsers(dest="command", metavar=_("COMMANDE"), parser_class=late)
    for one in SUBCOMMANDS:
        commands.add_parser(one.name, aliases=[one.alias] if one.alias else [], help=_(one.help), declare=one.declare)
