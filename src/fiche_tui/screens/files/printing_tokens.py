"""Printing the tokens of the vote over SSH, which makes them: earlier ones are void from then on."""

import asyncio
from collections.abc import Callable

from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.minutes.names import Format, tokens_name
from fiche_tui.minutes.printables.tokens import Slips, token_slips
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.screens.files.saving import Made, Saving
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.entry import AskFields, Field
from fiche_tui.screens.kit.typed_numbers import number_of
from fiche_tui.session.session import Session
from fiche_tui.session.ssh_keeping import SPARES, is_address, ssh_line
from fiche_tui.store.errors import StoreError
from fiche_tui.system.machine import host
from fiche_tui.system.ssh_server import CannotServe, fingerprint
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.doors import tokens_now
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.state import voters_present


@frozen
class Wanted:
    """How many tokens, and what people type before them."""

    voters: int
    spares: int
    address: str
    port: int


class TokenPrinting:
    """Asks how many tokens and for which address, then where the sheet goes; only then are they made."""

    def __init__(
        self, desk: Desk, saving: Saving, session: Session, print_of_key: Callable[[], str] = fingerprint
    ) -> None:
        """``print_of_key`` gives the fingerprint of the server's key."""
        self._desk = desk
        self._saving = saving
        self._session = session
        self._print_of_key = print_of_key

    async def print(self, form: Format, paper: Paper, size: Print) -> None:
        """Write the sheet; on Escape before that, earlier tokens stay valid."""
        wanted = await self._ask()
        if wanted is None or not await self._may_replace():
            return
        try:
            shown_by_ssh = await asyncio.to_thread(self._print_of_key)
        except CannotServe as error:
            self._desk.say(error.sentence or _("La clé du serveur SSH est illisible."), refused=True)
            return
        made: list[bytes] = []

        def make() -> bytes | str:
            # Another place for the same sheet makes no other tokens.
            if not made:
                tokens = self._session.ssh.make_tokens(
                    wanted.voters, wanted.spares, wanted.address, wanted.port, shown_by_ssh
                )
                if isinstance(tokens, Refusal):
                    return refusal_sentence(tokens.code, tokens.values)
                slips = Slips(tokens, wanted.spares, ssh_line(wanted.address, wanted.port), shown_by_ssh)
                made.append(token_slips(self._session.state, slips, form, paper, size).encode())
            return made[0]

        state = self._session.state
        shown = form is Format.HTML and not (state.runs and state.wall_mirrors)
        cost = _("Qui lit cette feuille peut voter : effacez le fichier une fois imprimé.")
        name = tokens_name(state, form.value)
        saved = await self._saving.save(Made(name, b"", private=True, shown=shown, cost=cost, make=make))
        if made and not saved:
            self._desk.say(_("Les jetons sont faits, mais aucune feuille ne les porte : imprimez-les de nouveau."))

    async def _ask(self) -> Wanted | None:
        try:
            doors = self._session.ssh.doors_to_replace
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return None
        voters = voters_present(self._session.state)
        typed = {
            "voters": str(voters) if voters else "",
            "spares": str(SPARES),
            "address": doors.printed or host(),
        }
        while True:
            answers = await self._desk.ask(_form(typed, doors.port))
            if answers is None:
                return None
            wanted = self._understood(answers, doors.port)
            if isinstance(wanted, Wanted):
                self._desk.say("")
                return wanted
            self._desk.say(wanted, refused=True)
            typed = answers

    def _understood(self, typed: dict[str, str], port: int) -> Wanted | str:
        """Return what was typed as values, or the sentence that says what to correct."""
        voters, spares = number_of(typed["voters"]), number_of(typed["spares"] or "0")
        address = typed["address"].strip()
        if voters is None or spares is None:
            return refusal_sentence("not-a-count", {})
        if not is_address(address):
            return _("Cette adresse n’en est pas une : écrivez un nom de machine, ou des chiffres.")
        refusal = self._session.ssh.refusal_of_tokens(voters, spares)
        return refusal_sentence(refusal.code, refusal.values) if refusal else Wanted(voters, spares, address, port)

    async def _may_replace(self) -> bool:
        tokens = tokens_now(self._session.state)
        if tokens is None:
            return True
        text = ngettext(
            "{n} jeton est déjà fait. Il ne vaudra plus rien, même s’il est distribué.",
            "{n} jetons sont déjà faits. Ils ne vaudront plus rien, même s’ils sont distribués.",
            tokens.voters + tokens.spares,
        ).format(n=tokens.voters + tokens.spares)
        question = Confirm(_("De nouveaux jetons?"), text, _("en faire d’autres"), _("garder ceux-là"))
        return await self._desk.ask(question) is True


def _form(typed: dict[str, str], port: int) -> AskFields:
    fields = [
        Field("voters", _("Jetons, un par voix"), typed["voters"]),
        Field("spares", _("De rechange"), typed["spares"]),
        Field("address", _("Adresse que les gens taperont"), typed["address"]),
    ]
    line = _("Les gens taperont « {line} ».").format(line=ssh_line("…", port))
    return AskFields(_("Jetons du vote par SSH"), fields, lines=[line], max_length=200)
