"""What begins at home: a meeting, its preparation, a new workshop, a copy, an adoption.

The screens and the reading of sheets are imported by the acts that need them: the list comes up without them.
"""

from typing import TYPE_CHECKING

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import reading_sentence, refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal

if TYPE_CHECKING:
    from fiche_tui.session.session import Session


class Beginning:
    """The acts of home that make a workshop, or go on with one."""

    def __init__(self, desk: HomeDesk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening

    async def _session(self) -> "Session | None":
        chosen = self._desk.selected
        return await self._opening.session_of(chosen) if chosen else None

    @act("home.open")
    async def open(self) -> None:
        if session := await self._session():
            self._desk.fiche.open_session(session)

    @act("home.prepare")
    async def prepare(self) -> None:
        await self._prepare(await self._session())

    async def _prepare(self, session: "Session | None") -> None:
        from fiche_tui.screens.prepare.screen import PrepareScreen

        if session is None:
            return
        if session.refused:
            self._desk.say(reading_sentence(session.refused.code, session.refused.values), refused=True)
            session.close()
        elif await self._desk.open(PrepareScreen(session)):
            self._desk.fiche.open_session(session)

    @act("home.new")
    async def make(self) -> None:
        from fiche_tui.screens.prepare.new_workshop import NewWorkshop

        made = await NewWorkshop(self._desk, self._desk.fiche).ask()
        if made:
            self._desk.read_list()
            await self._prepare(await self._opening.session_of(made.id))

    @act("home.duplicate")
    def duplicate(self) -> None:
        from fiche_tui.session.duplication import duplicate

        chosen, fiche = self._desk.selected, self._desk.fiche
        if not chosen:
            return
        try:
            made = duplicate(fiche.workshops, fiche.clock, fiche.workshops.open(chosen))
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, chosen), refused=True)
            return
        if isinstance(made, Refusal):
            self._desk.say(refusal_sentence(made.code, made.values), refused=True)
            return
        self._desk.read_list()
        self._desk.choose(made.id)
        self._desk.say(_("Copie créée, sans date ni résultats. Entrée : la préparer."))

    @act("home.adopt")
    async def adopt(self) -> None:
        from fiche_tui.screens.minutes.adoption import ask_adoption

        session = await self._session()
        if session is None:
            return
        try:
            day = await ask_adoption(self._desk, session)
        finally:
            session.close()
        if day:
            self._desk.read_list()
            self._desk.say(_("L’adoption est notée dans le compte rendu."))
