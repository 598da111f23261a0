"""What is done with the whole workshop once it is prepared: begin or take it up again, print, rehearse, copy."""

from collections.abc import Callable, Mapping

from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.keys.acts import act, acts_of
from fiche_tui.keys.bindings import command
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.files.printing import Printing
from fiche_tui.screens.files.printing_tokens import TokenPrinting
from fiche_tui.screens.files.saving import Saving
from fiche_tui.screens.kit.base import Program
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.menu import choose_act
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.prepare.words import begin_words
from fiche_tui.session.duplication import duplicate
from fiche_tui.store.errors import StoreError
from fiche_tui.system.ssh_server import can_serve
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.state import State


def choices_for(state: State) -> tuple[str, ...]:
    """Return the ids of what the last row offers; a meeting that has begun is rehearsed no more."""
    rehearse = () if state.runs else ("prepare.rehearse",)
    return ("prepare.begin", "prepare.print", *rehearse, "prepare.copy")


class WholeRow:
    """The last row, and the key that goes to the meeting. ``purpose`` says what was not said yet; ``leave`` goes."""

    def __init__(
        self,
        desk: ListDesk,
        program: Callable[[], Program],
        purpose: Callable[[], str],
        leave: Callable[[], object],
    ) -> None:
        self._desk = desk
        self._program = program
        self._purpose = purpose
        self._leave = leave

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What the row opens."""
        return {"next": self._choose}

    async def _choose(self) -> bool:
        choices = [(one, self._words(one)) for one in choices_for(self._desk.state)]
        await choose_act(self._desk, acts_of(self), _("Ensuite"), choices, lines=[self._purpose()])
        # It is the last row: there is none after it.
        return False

    def _words(self, command_id: str) -> str:
        if command_id == "prepare.begin":
            return _("{begin} la rencontre").format(begin=begin_words(self._desk.state).capitalize())
        return _(command(command_id).tooltip)

    @act("prepare.begin")
    def begin(self) -> None:
        self._leave()

    @act("prepare.print")
    async def print(self) -> None:
        saving = Saving(self._desk)
        tokens = TokenPrinting(self._desk, saving, self._desk.session).print if can_serve() else None
        await Printing(self._desk, saving, tokens).print(self._desk.state)

    @act("prepare.rehearse")
    def rehearse(self) -> None:
        self._program().leave_for(Onward(Where.REHEARSAL, self._desk.session.folder.name))

    @act("prepare.copy")
    def copy(self) -> None:
        session, workshops = self._desk.session, self._program().workshops
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
