"""Handing a workshop over to another account of the server, from home."""

from typing import TYPE_CHECKING

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.store.errors import StoreError

if TYPE_CHECKING:
    from fiche_tui.session.session import Session


class HandingOver:
    """Asks for the account, says what it will be able to do, then hands over."""

    def __init__(self, desk: HomeDesk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening

    @act("home.hand_over")
    async def hand_over(self) -> None:
        chosen = self._desk.selected
        if not chosen:
            return
        try:
            title = str(self._desk.fiche.workshops.open(chosen).room()["header"].get("title") or chosen)
        except StoreError as error:
            self._desk.say(sentence_of(error, chosen), refused=True)
            return
        question = _("Confier « {title} » à quel compte?").format(title=title)
        account = await self._desk.ask(AskText(question, _("Nom du compte sur ce serveur")))
        if account is None or not (account := account.strip()):
            return
        if await self._agreed(chosen, account) and (session := await self._opening.session_of(chosen)):
            self._hand_over(session, account)

    async def _agreed(self, workshop_id: str, account: str) -> bool:
        try:
            self._desk.fiche.workshops.open(workshop_id).check_hand_over(account)
        except StoreError as error:
            self._desk.say(sentence_of(error, workshop_id), refused=True)
            return False
        text = _(
            "Ce compte lira tout, bulletins des tours ouverts compris, et lui seul y écrira. "
            "Vous pourrez encore lire l’atelier; cela ne s’annule pas."
        )
        title = _("Confier l’atelier à {account}?").format(account=account)
        return await self._desk.ask(Confirm(title, text, _("confier"), _("le garder"))) is True

    def _hand_over(self, session: "Session", account: str) -> None:
        try:
            refusal = session.hand_over(account)
        except StoreError as error:
            self._desk.say(sentence_of(error, session.state.id), refused=True)
        else:
            if refusal:
                self._desk.say(refusal_sentence(refusal.code, refusal.values), refused=True)
            else:
                self._desk.say(_("Confié à {account}. Vous pouvez encore lire l’atelier.").format(account=account))
        finally:
            session.close()
