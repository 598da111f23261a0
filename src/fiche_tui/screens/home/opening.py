"""Opening a workshop from home: taking over, going on from a backup, and saying what keeps it from opening."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from fiche_tui.language.translation import _, language
from fiche_tui.minutes.dates import hour
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.store.errors import Damaged, FacilitationHeld, StoreError
from fiche_tui.store.sharing_errors import Rewound
from fiche_tui.system.machine import who
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.zones import zone_of

if TYPE_CHECKING:
    from fiche_tui.session.session import Session


class Opening:
    """What home does between a key and a session."""

    def __init__(self, desk: HomeDesk) -> None:
        self._desk = desk

    async def session_of(self, workshop_id: str, *, take: bool = False) -> "Session | None":
        """Open a workshop, asking first before it is taken over or its journal left for a copy.

        ``None`` when it was not opened; what kept it from opening has been said.
        """
        from fiche_tui.session.session import Session

        fiche = self._desk.fiche
        try:
            session = Session.open(fiche.workshops.open(workshop_id), fiche.clock, who(), take=take)
        except FacilitationHeld as held:
            taken = await self._asked_to_take(held, workshop_id)
            return await self.session_of(workshop_id, take=True) if taken else None
        except Damaged as damaged:
            restored = await self._restored(damaged, workshop_id)
            return await self.session_of(workshop_id) if restored else None
        except Rewound as rewound:
            goes_on = await self._asked_to_go_on(rewound) and self._gone_on(workshop_id)
            return await self.session_of(workshop_id) if goes_on else None
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, workshop_id), refused=True)
            return None
        self._desk.say("")
        return session

    async def _asked_to_take(self, held: FacilitationHeld, workshop_id: str) -> bool:
        text = _("{who} anime cet atelier depuis {since}. Son écran ne pourra plus que lire.").format(
            who=held.who or _("Quelqu’un"), since=self._since(held, workshop_id)
        )
        return await self._desk.ask(Confirm(_("Prendre la main?"), text, _("prendre la main"), _("laisser"))) is True

    def _since(self, held: FacilitationHeld, workshop_id: str) -> str:
        # In the workshop's own zone, with the day unless it is today.
        fiche = self._desk.fiche
        try:
            zone = zone_of(str(fiche.workshops.open(workshop_id).room().get("timezone")))
            since = datetime.fromisoformat(held.since).astimezone(zone)
        except (StoreError, ValueError):
            return held.since
        words = hour(since, language())
        if since.date() == fiche.clock.now().astimezone(zone).date():
            return words
        return _("le {date}, {hour}").format(date=since.date().isoformat(), hour=words)

    async def _restored(self, damaged: Damaged, workshop_id: str) -> bool:
        # Going on from the last good copy is a deliberate act; without one there is nothing to offer.
        backup = damaged.last_good_backup
        if backup is None:
            self._desk.say(sentence_of(damaged, workshop_id), refused=True)
            return False
        text = _(
            "Le journal est abîmé; rien n’y a été touché. Sa dernière bonne copie est {backup}. "
            "Le fichier abîmé sera gardé à côté."
        ).format(backup=backup.name)
        dialog = Confirm(_("Repartir de la dernière bonne copie?"), text, _("repartir d’elle"), _("ne rien faire"))
        if not await self._desk.ask(dialog):
            return False
        return self._gone_on(workshop_id)

    async def _asked_to_go_on(self, rewound: Rewound) -> bool:
        # Waiting comes first: whoever goes on leaves what was erased behind.
        text = _(
            "Des {known} faits que vous connaissez de cet atelier, il n’en reste que {found} : "
            "le compte qui garde son dossier a pu en effacer. Si vous continuez, le compte rendu le dira."
        ).format(known=rewound.known, found=rewound.found)
        choices = [
            (False, _("Attendre, et demander une sauvegarde à ce compte")),
            (True, _("Continuer avec ce qui reste")),
        ]
        return await self._desk.ask(numbered(_("Une partie de l’atelier a disparu"), choices, lines=[text])) is True

    def _gone_on(self, workshop_id: str) -> bool:
        """Go on from what is left of the journal; return whether that was possible."""
        fiche = self._desk.fiche
        try:
            fiche.workshops.open(workshop_id).restore_journal(secrets.token_hex(8), who(), fiche.clock.now())
        except StoreError as error:
            self._desk.say(sentence_of(error, workshop_id), refused=True)
            return False
        self._desk.read_list()
        return True
