"""What an empty home offers: where the list will be, the ways to begin."""

from textual.content import Content

from fiche_tui.language.translation import N_, _
from fiche_tui.screens.kit.columns import MARK, wrapped
from fiche_tui.workshop.frozen import frozen

NUMBER = 3
"""Cells of the number of a choice."""


@frozen
class First:
    """One way to begin: the command that it runs, and its words as msgids."""

    command_id: str
    words: str
    detail: str


FIRST: tuple[First, ...] = (
    First(
        "home.demo",
        N_("essayer avec un exemple (5 minutes)"),
        N_("Une vraie rencontre, avec des personnes inventées : on vous dit quelle touche presser."),
    ),
    First(
        "home.new",
        N_("préparer ma rencontre"),
        N_("Un titre, une fiche, un déroulement; tout le reste peut attendre, et se corrige."),
    ),
    First(
        "home.guide",
        N_("voir comment se déroule une rencontre"),
        N_("Le guide de l’animation, de l’accueil au compte rendu."),
    ),
    First(
        "home.more",
        N_("autre chose"),
        N_("Importer une sauvegarde, voir les fiches, retrouver un atelier archivé, vérifier cet ordinateur."),
    ),
)


def welcome() -> Content:
    """Return what stands above the choices."""
    lead = _("Une fiche, un groupe, une horloge : la rencontre se termine avec des priorités et un compte rendu.")
    return Content.assemble("\n", (_("Bienvenue"), "bold $text"), "\n\n", (lead, "$text-muted"), "\n")


def drawn_first(place: int, first: First, width: int) -> Content:
    """Return a choice: its number and its words, under them what it means."""
    indent = " " * (NUMBER + MARK)
    detail = wrapped(_(first.detail), width - NUMBER, NUMBER + MARK, 3).stylize("$text-muted")
    number = (str(place).ljust(NUMBER), "bold $text-accent")
    return Content.assemble(number, (_(first.words), "bold"), "\n", indent, detail, "\n")
