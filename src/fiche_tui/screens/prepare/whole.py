"""What is done with the whole workshop once it is prepared: begin, take it up again, copy it."""

from collections.abc import Awaitable, Callable, Mapping

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.prepare.words import begin_words
from fiche_tui.session.duplication import duplicate
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.codec import DecodeError


class WholeRow:
    """The last row, and the key that goes to the meeting. ``purpose`` says what was not said yet; ``leave`` goes."""

    def __init__(
        self,
        desk: ListDesk,
        workshops: Callable[[], Workshops],
        purpose: Callable[[], str],
        leave: Callable[[], object],
    ) -> None:
        self._desk = desk
        self._workshops = workshops
        self._purpose = purpose
        self._leave = leave

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What the row opens."""
        return {"next": self._choose}

    async def _choose(self) -> bool:
        begin = _("{begin} la rencontre").format(begin=begin_words(self._desk.state))
        answers: list[tuple[str, str, Callable[[], Awaitable[None]]]] = [
            ("1", begin, self._begin),
            ("2", _("faire une copie de cet atelier, sans date ni résultats"), self._copy),
        ]
        chosen = await self._desk.ask(Ask(_("Ensuite"), [self._purpose()], answers))
        if chosen is not None:
            await chosen()
        # It is the last row: there is none after it.
        return False

    @act("prepare.begin")
    def begin(self) -> None:
        self._leave()

    async def _begin(self) -> None:
        self._leave()

    async def _copy(self) -> None:
        session, workshops = self._desk.session, self._workshops()
        title = session.state.details.title
        try:
            made = duplicate(workshops, session.clock, workshops.open(session.folder.name))
        except (StoreError, DecodeError) as error:
            self._desk.say(sentence_of(error, title), refused=True)
            return
        if isinstance(made, Refusal):
            self._desk.say(refusal_sentence(made.code, made.values), refused=True)
            return
        self._desk.say(_("Copie créée : elle est dans la liste des ateliers."))
