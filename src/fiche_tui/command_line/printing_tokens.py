"""``fiche print WORKSHOP tokens``: makes the tokens of the vote over SSH and writes the sheet to cut out."""

import argparse
from pathlib import Path

from fiche_tui.command_line.asking import confirm
from fiche_tui.command_line.delivery import deliver
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.holding import held
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.minutes.names import Format, tokens_name
from fiche_tui.minutes.printables.tokens import Slips, token_slips
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.session.session import Session
from fiche_tui.session.ssh_keeping import SPARES, is_address, ssh_line
from fiche_tui.store.errors import StoreError
from fiche_tui.store.files import PRIVATE_FILE, write_new
from fiche_tui.system.destination import BadPath, destination
from fiche_tui.system.machine import host
from fiche_tui.system.ssh_server import CannotServe, fingerprint
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.doors import tokens_now
from fiche_tui.workshop.state import voters_present


def print_tokens(options: argparse.Namespace, paper: Paper, size: Print) -> int:
    """Ask before earlier tokens are void, make new ones, and write their sheet, for this account alone."""
    with held(
        options.workshop,
        _("{who} anime cet atelier. Quittez-le sur son écran avec q, puis imprimez les jetons : rien n’est perdu."),
    ) as session:
        voters, spares, address = _wanted(options, session)
        port = options.port or session.ssh.doors_to_replace.port
        form, name = Format(options.format), tokens_name(session.state, options.format)
        _check_place(options.output, name)
        _confirm(session, agreed=options.yes)
        shown_by_ssh = _fingerprint()
        tokens = session.ssh.make_tokens(voters, spares, address, port, shown_by_ssh)
        if isinstance(tokens, Refusal):
            raise Failure(refusal_sentence(tokens.code, tokens.values))
        slips = Slips(tokens, spares, ssh_line(address, port), shown_by_ssh)
        sheet = token_slips(session.state, slips, form, paper, size)
        try:
            return deliver(sheet, name, options.output, private=True)
        except StoreError as error:
            void = _("Les jetons sont faits, mais aucune feuille ne les porte : imprimez-les de nouveau.")
            raise Failure(f"{error_sentence(error.code, error.values)} {void}") from error


def _fingerprint() -> str:
    try:
        return fingerprint()
    except CannotServe as error:
        raise Failure(error.sentence or _("La clé du serveur SSH est illisible.")) from error


def _wanted(options: argparse.Namespace, session: Session) -> tuple[int, int, str]:
    """Return how many tokens and spares, and the address that people type. Raises ``Failure``."""
    voters = options.voters or voters_present(session.state)
    if not voters:
        raise Failure(_("Personne n’est encore inscrit comme votant. Dites combien de jetons : --voters N"))
    address = options.address or session.ssh.doors_to_replace.printed or host()
    if not is_address(address):
        raise Failure(_("Cette adresse n’en est pas une : écrivez un nom de machine, ou des chiffres."))
    spares = SPARES if options.spares is None else options.spares
    if refusal := session.ssh.refusal_of_tokens(voters, spares):
        raise Failure(refusal_sentence(refusal.code, refusal.values))
    return voters, spares, address


def _check_place(output: str | None, name: str) -> None:
    """Write an empty file where the sheet goes, and remove it: once tokens are made, the earlier ones are void.

    Raises ``Failure`` or ``StoreError``.
    """
    if output == "-":
        return
    try:
        path = destination(output, name) if output is not None else Path(name)
    except BadPath as error:
        raise Failure(error.sentence) from error
    write_new(path, b"", mode=PRIVATE_FILE)
    path.unlink(missing_ok=True)


def _confirm(session: Session, *, agreed: bool) -> None:
    tokens = tokens_now(session.state)
    if tokens is None:
        return
    made = tokens.voters + tokens.spares
    question = ngettext(
        "{n} jeton est déjà fait et ne vaudra plus rien. En faire d’autres?",
        "{n} jetons sont déjà faits et ne vaudront plus rien. En faire d’autres?",
        made,
    ).format(n=made)
    without = _("Rien n’a été imprimé. Pour remplacer les jetons sans question, ajoutez --yes.")
    confirm(question, agreed, kept=_("Rien n’a été imprimé : les jetons déjà faits restent bons."), without=without)
