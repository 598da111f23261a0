"""What every part of Prepare stands on: the session, and keeping a change."""

from collections.abc import Callable, Sequence

from fiche_tui.language.item_words import ItemName
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.session.session import Session
from fiche_tui.workshop import Command, State
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details


class PrepareBase(ListScreen[bool]):
    """A screen over one session that nobody animates yet. The parts of Prepare each subclass it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the workshop's copy of its sheet does."""
        return self.state.sheet.item_names

    @property
    def state(self) -> State:
        """The workshop as it is on disk."""
        return self.session.state

    def store(self, command: Command, done: str = "") -> bool:
        """Carry a command out, say how it went, draw what it changed; whether it was done."""
        was_done = self.attempt(lambda: self.session.do(command), done or _("Enregistré."))
        self.draw()
        return was_done

    def store_fact(self, fact: f.Fact, done: str = "") -> bool:
        """Write a fact down, as ``store``."""
        return self.store(c.Record(fact), done)

    def keep(self, command: Command) -> str:
        """Carry a command out; the sentence that says why it was not, empty when it was."""
        return why_not(lambda: self.session.do(command))

    def keep_details(self, **changes: object) -> str:
        """Change some fields of the details, as ``keep``."""
        return self.keep(c.Record(with_details(self.state, **changes)))

    def ask_text(
        self,
        title: str,
        label: str,
        value: str,
        keep: Callable[[str], str],
        *,
        hint: str = "",
        multiline: bool = False,
        lines: tuple[str, ...] = (),
    ) -> None:
        """Ask for a text that stays on screen until ``keep`` has stored it."""

        def answered(text: str | None) -> None:
            if text is not None:
                self.status.say(_("Enregistré."))
                self.draw()

        dialog = KeptText(title, label, value, keep=keep, hint=hint, multiline=multiline, lines=lines)
        self.app.push_screen(dialog, answered)
