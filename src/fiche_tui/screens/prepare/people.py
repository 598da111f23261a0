"""People: pasted as a list, or counted without one, and who has a voice."""

from collections.abc import Mapping

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.prepare.words import quorum_words, voices_words
from fiche_tui.screens.roster.entry import PeoplePaste, ask_headcount
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.decide import with_details


class PeopleRows:
    """The rows of people, and the key that pastes them."""

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What changes each row, by its id."""
        return {"people": self._people, "voice": self._voice}

    async def _people(self) -> bool:
        state = self._desk.state
        if not state.people and not state.headcount:
            return await self._paste()
        answers = [
            ("1", _("voir la liste : qui vote, corriger, retirer"), self._open_roster),
            ("2", _("en ajouter"), self._paste),
            ("3", _("dire seulement combien vous êtes, sans liste"), self._count),
        ]
        chosen = await self._desk.ask(Ask(_("Personnes"), [voices_words(state)], answers))
        return chosen is not None and await chosen()

    @act("prepare.add")
    async def add(self) -> None:
        await self._paste()

    async def _paste(self) -> bool:
        return await PeoplePaste(self._desk).ask()

    async def _open_roster(self) -> bool:
        await self._desk.open(RosterScreen(self._desk.session))
        return True

    async def _count(self) -> bool:
        return await ask_headcount(self._desk)

    async def _voice(self) -> bool:
        lines = [_("Qui observe sans voter se dit dans la liste des personnes.")]
        quorum = _("{quorum} : changer").format(quorum=quorum_words(self._desk.state))
        answers = [
            ("1", _("par personne"), "person"),
            ("2", _("par organisme"), "organisation"),
            ("3", quorum, "quorum"),
        ]
        answer = await self._desk.ask(Ask(_("Qui a une voix?"), lines, answers))
        if answer is None:
            return False
        if answer == "quorum":
            return await self._quorum()
        per_organisation = answer == "organisation"
        if per_organisation is self._desk.state.per_organisation:
            return True
        return self._desk.do(c.Record(f.VotersDeclared(per_organisation)), _("Enregistré.")) is Outcome.DONE

    async def _quorum(self) -> bool:
        state = self._desk.state

        def keep(text: str) -> str:
            quorum = parse_count(text or "0", 0, MOST_PEOPLE)
            if quorum is None:
                return not_a_count(0, MOST_PEOPLE)
            return self._desk.keep(c.Record(with_details(self._desk.state, quorum=quorum)))

        label = _("Personnes votantes qui doivent être présentes; 0 : aucun quorum requis")
        return await self._desk.ask_kept(KeptText(_("Quorum"), label, str(state.details.quorum), keep=keep))
