"""Opening a workshop from home: taking over, going on from a backup, and telling what keeps it from opening."""

import secrets
from collections.abc import Callable
from datetime import datetime

from fiche_tui.language.translation import _, language
from fiche_tui.minutes.dates import hour
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.session.session import Session
from fiche_tui.store.errors import Damaged, FacilitationHeld, StoreError
from fiche_tui.system.machine import who
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.zones import zone_of


class OpeningWorkshops(ListScreen[None]):
    """What home does between a key and a session."""

    def read_list(self) -> None:
        """Read the list of workshops again."""
        raise NotImplementedError

    def say_no(self, sentence: str) -> None:
        """Say why something was not done."""
        self.status.say(sentence, refused=True)

    def with_session(self, then: Callable[[Session], None], workshop_id: str = "", *, take: bool = False) -> None:
        """Open the chosen workshop (or another one) and go on; what keeps it from opening is told."""
        chosen = workshop_id or self.selected
        if not chosen:
            return
        fiche = self.fiche
        try:
            session = Session.open(fiche.workshops.open(chosen), fiche.clock, who(), take=take)
        except FacilitationHeld as held:
            self._ask_to_take(held, then, chosen)
        except Damaged as damaged:
            self._ask_to_restore(damaged, then, chosen)
        except (StoreError, DecodeError) as error:
            self.say_no(sentence_of(error, chosen))
        else:
            self.status.say("")
            then(session)

    def _ask_to_take(self, held: FacilitationHeld, then: Callable[[Session], None], chosen: str) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self.with_session(then, chosen, take=True)

        text = _("{who} anime cet atelier depuis {since}. Son écran ne pourra plus que lire.").format(
            who=held.who or _("Quelqu’un"), since=self._since(held, chosen)
        )
        self.app.push_screen(Confirm(_("Prendre la main?"), text, _("prendre la main"), _("laisser")), answered)

    def _since(self, held: FacilitationHeld, chosen: str) -> str:
        """The hour in the workshop's own zone, with the day unless it is today."""
        try:
            zone = zone_of(str(self.fiche.workshops.open(chosen).room().get("timezone")))
            since = datetime.fromisoformat(held.since).astimezone(zone)
        except (StoreError, ValueError):
            return held.since
        words = hour(since, language())
        if since.date() == self.fiche.clock.now().astimezone(zone).date():
            return words
        return _("le {date}, {hour}").format(date=since.date().isoformat(), hour=words)

    def _ask_to_restore(self, damaged: Damaged, then: Callable[[Session], None], chosen: str) -> None:
        """Going on from the last good copy is a deliberate act; without one there is nothing to offer."""
        backup = damaged.last_good_backup
        if backup is None:
            self.say_no(sentence_of(damaged, chosen))
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._restore(then, chosen)

        text = _(
            "Le journal est abîmé; rien n’y a été touché. Sa dernière bonne copie est {backup}. "
            "Le fichier abîmé sera gardé à côté."
        ).format(backup=backup.name)
        dialog = Confirm(_("Repartir de la dernière bonne copie?"), text, _("repartir d’elle"), _("ne rien faire"))
        self.app.push_screen(dialog, answered)

    def _restore(self, then: Callable[[Session], None], chosen: str) -> None:
        fiche = self.fiche
        try:
            fiche.workshops.open(chosen).restore_journal(secrets.token_hex(8), who(), fiche.clock.now())
        except StoreError as error:
            self.say_no(sentence_of(error, chosen))
        else:
            self.read_list()
            self.with_session(then, chosen)
