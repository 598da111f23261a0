"""Putting a workshop away from the list, and bringing it back."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.home.rows import home_rows
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.store.errors import StoreError
from fiche_tui.store.shelf import shelve, unshelve


class Shelving:
    """What is put away is whole, and one menu away."""

    def __init__(self, desk: HomeDesk) -> None:
        self._desk = desk

    @act("home.archive")
    async def archive(self) -> None:
        row = self._desk.chosen
        if row is None:
            return
        title = _("Archiver « {title} »?").format(title=row.title)
        text = _(
            "L’atelier quitte la liste; rien n’est effacé. "
            "Pour le retrouver : la dernière ligne de la liste, puis « {words} »."
        ).format(words=_("Remettre dans la liste un atelier archivé"))
        if not await self._desk.ask(Confirm(title, text, _("archiver"), _("le garder dans la liste"))):
            return
        try:
            shelve(self._desk.fiche.workshops.open(row.id).folder)
        except StoreError as error:
            self._desk.say(sentence_of(error, row.id), refused=True)
            return
        self._desk.read_list()
        self._desk.say(_("Archivé : {title}").format(title=row.title))

    @act("home.archived")
    async def archived(self) -> None:
        try:
            headers = self._desk.fiche.workshops.headers()
        except StoreError as error:
            self._desk.say(sentence_of(error, ""), refused=True)
            return
        today = self._desk.fiche.clock.now().astimezone().date()
        rows = home_rows((header for header in headers if header.shelved), today)
        if not rows:
            self._desk.say(_("Aucun atelier n’est archivé."))
            return
        options = [(row.id, " · ".join(part for part in (row.date, row.title, row.state) if part)) for row in rows]
        chosen = await self._desk.ask(Choose(_("Lequel remettre dans la liste?"), options))
        if chosen is None:
            return
        try:
            unshelve(self._desk.fiche.workshops.open(chosen).folder)
        except StoreError as error:
            self._desk.say(sentence_of(error, chosen), refused=True)
            return
        self._desk.read_list()
        self._desk.choose(chosen)
        self._desk.say(_("L’atelier est de nouveau dans la liste."))
