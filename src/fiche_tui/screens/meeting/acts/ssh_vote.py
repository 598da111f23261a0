"""Voting over SSH: opened for an address of this machine, said again, given another code, closed."""

import asyncio
from collections.abc import Callable

from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialogs import Ask, Show
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.meeting.doors import ssh_may_come
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.session.ssh_keeping import line_of
from fiche_tui.session.tokens import Doors
from fiche_tui.store.errors import StoreError
from fiche_tui.store.serving import Serving
from fiche_tui.system.addresses import EVERYWHERE, LOOPBACK, addresses, free_port
from fiche_tui.system.machine import host
from fiche_tui.system.ssh_server import CannotServe, start
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.doors import tokens_now


class SshVote:
    """Lets people in over SSH, without an account, each with a token or a voice for each connection."""

    def __init__(
        self,
        desk: MeetingDesk,
        serve: Callable[..., Serving] = start,
        found: Callable[[], tuple[str, ...]] = addresses,
        free: Callable[[str, int], int] = free_port,
    ) -> None:
        """``serve`` starts the server, ``found`` gives the addresses of this machine, ``free`` a port of one."""
        self._desk = desk
        self._serve = serve
        self._found = found
        self._free = free

    @property
    def is_possible(self) -> bool:
        """Whether this machine has what the server needs; an open door is closed all the same."""
        return ssh_may_come(self._desk.session)

    async def choose(self) -> None:
        """Open the vote, or ask what to do with one that is open."""
        if self._desk.state.ssh.is_open:
            await self._go_on()
            return
        asks_token = await self._desk.ask(self._how())
        if asks_token is not None:
            await self._open(asks_token)

    def _how(self) -> Ask[bool]:
        """Return the question of what lets people in."""
        tokens = tokens_now(self._desk.state)
        choices = [(False, _("sans jeton : une connexion, une voix"))]
        lines = [_("Sans jeton, rien n’empêche de voter deux fois : à réserver à ce qui engage peu.")]
        if tokens:
            made = ngettext("un jeton par voix : {n} fait", "un jeton par voix : {n} faits", tokens.voters)
            choices.insert(0, (True, made.format(n=tokens.voters)))
        else:
            lines.append(
                _("Pour un jeton par voix, imprimez-les d’abord : q quitte sans rien perdre, puis Entrée à l’accueil.")
            )
        return numbered(_("Ouvrir le vote par SSH"), choices, lines=lines)

    async def _open(self, asks_token: bool) -> None:
        """Ask where to listen, start the server, and only then say that the vote is open."""
        where = await self._desk.ask(self._where(asks_token))
        if where is None:
            return
        ssh = self._desk.session.ssh
        try:
            before = ssh.doors
            typed, port = self._to_type(before, where)
            refusal = ssh.unlock(typed, port, asks_token=asks_token, only_here=where == LOOPBACK)
            if refusal is None:
                try:
                    await asyncio.to_thread(self._serve, self._desk.session.folder, where, port)
                except CannotServe as error:
                    ssh.lock()
                    self._desk.say(error.sentence or _("Le serveur SSH ne démarre pas."), refused=True)
                    return
                refusal = ssh.announce()
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        if not self._refused(refusal):
            await self._tell()

    def _to_type(self, doors: Doors, where: str) -> tuple[str, int]:
        """Return the name or the address, and the port, that people type when the server listens ``where``.

        What the slips of this meeting say stays. Without slips, an earlier opening may have been elsewhere, on this
        machine alone to begin with, and another workshop may be voting at the usual port.
        """
        if tokens_now(self._desk.state) and doors.printed:
            return doors.printed, doors.port
        return host() if where == EVERYWHERE else where, self._free(where, doors.port)

    def _where(self, asks_token: bool) -> Ask[str]:
        """Return the question of which address to listen on, with what it means."""
        found = self._found()[:6]
        choices = [
            (one, _("{address} : les appareils qui atteignent cette adresse").format(address=one)) for one in found
        ]
        if len(found) > 1:
            choices.append((EVERYWHERE, _("toutes ces adresses")))
        choices.append((LOOPBACK, _("cet ordinateur seulement, pour essayer")))
        meaning = (
            _("Tout appareil qui atteint cette adresse peut frapper; seuls le code et un jeton font entrer.")
            if asks_token
            else _("Qui atteint cette adresse et connaît le code peut voter, et plus d’une fois.")
        )
        return numbered(_("Sur quelle adresse?"), choices, lines=[meaning])

    async def _go_on(self) -> None:
        ssh, tokens = self._desk.session.ssh, tokens_now(self._desk.state)
        try:
            doors = ssh.doors
        except StoreError as error:
            await self._close_unread(error_sentence(error.code, error.values))
            return
        serving = ssh.serving
        again = ("say", _("redire comment entrer")) if serving else ("restart", _("relancer le serveur"))
        choices = [again, ("code", _("donner un autre code; tout le monde entre de nouveau"))]
        if doors.asks_token and tokens and tokens.spares_left:
            spare = _("remettre un jeton de rechange; il en reste {n}").format(n=tokens.spares_left)
            choices.append(("spare", spare))
        choices.append(("close", _("fermer le vote par SSH; les bulletins déposés restent")))
        title = _("Le vote par SSH est ouvert : code {code}").format(code=doors.code)
        match await self._desk.ask(numbered(title, choices, lines=[serving_words(serving)])):
            case "say":
                await self._tell()
            case "restart":
                await self._open(doors.asks_token)
            case "code":
                if self._carried_out(ssh.change_code):
                    await self._tell()
            case "spare":
                done = _("Un jeton de rechange est remis : le compte rendu en dira le nombre, et jamais à qui.")
                self._desk.do(c.Record(f.SparesIssued()), done)
            case "close":
                self._close()

    async def _close_unread(self, why: str) -> None:
        """Offer to close a vote whose file cannot be read: new tokens replace it."""
        choices = [(True, _("fermer le vote par SSH; les bulletins déposés restent"))]
        if await self._desk.ask(numbered(_("Le vote par SSH est ouvert"), choices, lines=[why])):
            self._close()

    def _close(self) -> None:
        if self._carried_out(self._desk.session.ssh.close):
            self._desk.say(_("Le vote par SSH est fermé. Les bulletins déposés restent dans l’urne."))

    async def _tell(self) -> None:
        """Show how people come in, where the server listens, and what is to be compared."""
        ssh = self._desk.session.ssh
        try:
            doors = ssh.doors
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        serving = ssh.serving
        lines = [_("Sur leur terminal, les gens tapent :"), f"    {line_of(doors)}"]
        lines.append(
            _("puis le code de l’écran projeté, et leur jeton.")
            if doors.asks_token
            else _("puis le code de l’écran projeté.")
        )
        lines.append(serving_words(serving))
        if serving:
            lines.append(
                _("À la première connexion, ssh montre cette empreinte : {print}").format(print=serving.fingerprint)
            )
            if doors.asks_token and doors.fingerprint not in ("", serving.fingerprint):
                other = _(
                    "▲ Les coupons portent celle d’un autre compte : dites celle-ci, ou imprimez d’autres jetons."
                )
                lines.append(other)
        title = _("Le vote par SSH est ouvert : code {code}").format(code=doors.code)
        if serving:
            self._desk.say(title)  # It takes the place of « le serveur s’est arrêté ».
        await self._desk.ask(Show(title, "\n\n".join(lines)))

    def _carried_out(self, act: Callable[[], Refusal | None]) -> bool:
        try:
            refusal = act()
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return False
        return not self._refused(refusal)

    def _refused(self, refusal: Refusal | None) -> bool:
        if refusal is not None:
            self._desk.say(refusal_sentence(refusal.code, refusal.values), refused=True)
        return refusal is not None


def serving_words(serving: Serving | None) -> str:
    """Return where the server listens and how many people are connected, or that it does not run any more."""
    if serving is None:
        return _("▲ Le serveur ne tourne plus : personne n’entre.")
    here = _("Le serveur écoute sur {address}, port {port}.").format(address=serving.address, port=serving.port)
    connected = ngettext("{n} personne connectée.", "{n} personnes connectées.", serving.connected)
    return f"{here} {connected.format(n=serving.connected)}"
