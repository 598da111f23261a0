"""``fiche hand-over``: a shared workshop goes to another account of the server. Loads no screen."""

import argparse

from fiche_tui.command_line.asking import confirm
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.holding import held
from fiche_tui.command_line.output import say
from fiche_tui.command_line.places import workshops
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = _(
        "Confie un atelier d’un dossier de groupe à un autre compte de ce serveur. Ce compte lit tout, bulletins "
        "des tours ouverts compris, et lui seul y écrit ensuite : il l’ouvre avec fiche run. Vous pouvez encore "
        "lire l’atelier, et le reprendre s’il vous est rendu."
    )
    parser.add_argument("workshop", metavar=_("ATELIER"), help=_("identifiant, début d’identifiant, ou titre"))
    parser.add_argument("account", metavar=_("COMPTE"), help=_("nom du compte, celui que donne la commande whoami"))
    parser.add_argument("--yes", action="store_true", help=_("sans demander de confirmation"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask, hand over, and say who has the workshop."""
    known = workshops()
    stored = known.open(known.find(options.workshop))
    account = stored.check_hand_over(options.account).name
    title = str(stored.room()["header"].get("title") or stored.id)
    confirm(
        _("Confier « {title} » au compte {account}? Lui seul y écrira ensuite.").format(title=title, account=account),
        options.yes,
        kept=_("Rien n’a été confié."),
        without=_("Rien n’a été confié. Pour confier sans question, ajoutez --yes."),
    )
    with held(options.workshop, _("{who} anime cet atelier. Quittez-le d’abord, puis confiez-le.")) as session:
        refusal = session.hand_over(account)
    if refusal:
        raise Failure(refusal_sentence(refusal.code, refusal.values))
    done = _("« {title} » est confié au compte {account}, qui l’ouvre ainsi : fiche run {workshop}")
    say(done.format(title=title, account=account, workshop=stored.id))
    return 0
