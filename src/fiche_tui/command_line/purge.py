"""``fiche purge``: forget the ballots of a workshop once its minutes are final, or the whole workshop."""

import argparse

from fiche_tui.command_line.asking import confirm
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import say
from fiche_tui.command_line.places import workshops
from fiche_tui.command_line.reading import workshop_of
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.session.forgetting import forget_ballots, forget_workshop
from fiche_tui.system.clock import SystemClock


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = _(
        "Efface un atelier, ou avec --ballots ses seuls bulletins, une fois le compte rendu final : les comptes "
        "restent. Les sauvegardes et les fichiers exportés sont à effacer à part."
    )
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument("--ballots", action="store_true", help=_("seulement les bulletins; les comptes restent"))
    parser.add_argument("--yes", action="store_true", help=_("sans demander de confirmation"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask, then forget for ever."""
    return _ballots(options) if options.ballots else _workshop(options)


def _ballots(options: argparse.Namespace) -> int:
    stored, state = workshop_of(options.workshop)
    if not state.final_at:
        raise Failure(refusal_sentence("ballots-stay", {}))
    title = state.details.title
    _confirm(_("Effacer pour toujours les bulletins de « {title} »? Les comptes restent.").format(title=title), options)
    if refusal := forget_ballots(stored, SystemClock()):
        raise Failure(refusal_sentence(refusal.code, refusal.values))
    say(_("Bulletins effacés : {workshop}. Les comptes restent.").format(workshop=stored.id))
    return 0


def _workshop(options: argparse.Namespace) -> int:
    known = workshops()
    stored = known.open(known.find(options.workshop))
    title = next((header.title for header in known.headers() if header.id == stored.id), "") or stored.id
    _confirm(_("Effacer pour toujours l’atelier « {title} », comptes compris?").format(title=title), options)
    forget_workshop(known, stored, SystemClock())
    say(_("Atelier effacé : {workshop}").format(workshop=stored.id))
    return 0


def _confirm(question: str, options: argparse.Namespace) -> None:
    """Return when the person says yes, in the terminal or by ``--yes``. Raises ``Failure`` otherwise."""
    without = _("Rien n’a été effacé. Pour effacer sans question, ajoutez --yes.")
    confirm(question, options.yes, kept=_("Rien n’a été effacé."), without=without)
