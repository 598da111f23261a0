"""Handing a workshop over to another account of the server, from home."""

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.home.opening import OpeningWorkshops
from fiche_tui.screens.kit.dialogs import AskText, Confirm
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError


class HandingOver(OpeningWorkshops):
    """Asks for the account, says what it will be able to do, then hands over."""

    def action_hand_over(self) -> None:
        """Hand the chosen workshop over, once the account is known to be able to take it on."""
        chosen = self.selected
        if not chosen:
            return

        def typed(text: str | None) -> None:
            if text is not None and text.strip():
                self._ask_about(chosen, text.strip())

        try:
            title = str(self.fiche.workshops.open(chosen).room()["header"].get("title") or chosen)
        except StoreError as error:
            self.say_no(sentence_of(error, chosen))
            return
        question = _("Confier « {title} » à quel compte?").format(title=title)
        self.app.push_screen(AskText(question, _("Nom du compte sur ce serveur")), typed)

    def _ask_about(self, chosen: str, account: str) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self.with_session(lambda session: self._hand_over(session, account), chosen)

        try:
            self.fiche.workshops.open(chosen).check_hand_over(account)
        except StoreError as error:
            self.say_no(sentence_of(error, chosen))
            return
        text = _(
            "Ce compte lira tout, bulletins des tours ouverts compris, et lui seul y écrira. "
            "Vous pourrez encore lire l’atelier; cela ne s’annule pas."
        )
        title = _("Confier l’atelier à {account}?").format(account=account)
        self.app.push_screen(Confirm(title, text, _("confier"), _("le garder")), answered)

    def _hand_over(self, session: Session, account: str) -> None:
        try:
            refusal = session.hand_over(account)
        except StoreError as error:
            self.say_no(sentence_of(error, session.state.id))
        else:
            if refusal:
                self.say_no(refusal_sentence(refusal.code, refusal.values))
            else:
                self.status.say(_("Confié à {account}. Vous pouvez encore lire l’atelier.").format(account=account))
        finally:
            session.close()
