"""Erasing for ever, asked with what it costs and confirmed by a word that is typed."""

from collections.abc import Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.answers import means_yes
from fiche_tui.language.translation import _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.session.forgetting import forget_ballots, forget_workshop
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal

BALLOTS, ALL = "ballots", "all"


class Forgetting:
    """Only the ballots, once the minutes are final, or everything."""

    def __init__(self, desk: HomeDesk) -> None:
        self._desk = desk

    @act("home.purge")
    async def purge(self) -> None:
        row = self._desk.chosen
        if row is None:
            return
        what: str | None = ALL
        if row.status == "final":
            choices = [
                (BALLOTS, _("Les bulletins seulement : les comptes et le compte rendu restent")),
                (ALL, _("L’atelier entier, comptes et compte rendu compris")),
            ]
            title = _("Effacer quoi de « {title} »?").format(title=row.title)
            what = await self._desk.ask(numbered(title, choices))
        try:
            stored = self._desk.fiche.workshops.open(row.id)
        except StoreError as error:
            self._desk.say(sentence_of(error, row.id), refused=True)
            return
        if what == BALLOTS:
            await self._forget_ballots(stored, row.title)
        elif what == ALL:
            await self._forget_all(stored, row.title)

    async def _forget_ballots(self, stored: Workshop, title: str) -> None:
        question = _("Effacer pour toujours les bulletins de « {title} »? Les comptes restent.").format(title=title)
        if await self._done(question, lambda: forget_ballots(stored, self._desk.fiche.clock)):
            self._desk.say(_("Bulletins effacés : {workshop}. Les comptes restent.").format(workshop=title))

    async def _forget_all(self, stored: Workshop, title: str) -> None:
        def forget() -> None:
            forget_workshop(self._desk.fiche.workshops, stored, self._desk.fiche.clock)

        question = _("Effacer pour toujours l’atelier « {title} », comptes compris?").format(title=title)
        if await self._done(question, forget):
            self._desk.say(_("Atelier effacé : {workshop}").format(workshop=title))

    async def _done(self, question: str, forget: Callable[[], Refusal | None]) -> bool:
        """Ask, and do it once « oui » is typed; the dialog stays with what kept it from being done."""

        def keep(typed: str) -> str:
            if not means_yes(typed):
                return _("Rien n’a été effacé. Écrivez oui pour effacer, ou Échap.")
            try:
                return why_not(forget)
            except DecodeError as error:
                return sentence_of(error, "")

        lines = [question, _("Les sauvegardes et les fichiers exportés sont à effacer à part. Cela ne s’annule pas.")]
        label = _("Écrivez oui pour confirmer")
        dialog = KeptText(_("Effacer pour toujours"), label, keep=keep, lines=lines, verb=_("effacer"))
        done = await self._desk.ask(dialog) is not None
        if done:
            self._desk.read_list()
        return done
