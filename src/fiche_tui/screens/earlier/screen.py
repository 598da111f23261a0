"""« Ce que nous avions dit »: the promises of an earlier workshop, one by one, and what became of each."""

from collections.abc import Iterable

from textual.content import Content
from textual.events import Key

from fiche_tui.drawing.promise_words import count_words
from fiche_tui.drawing.then_and_now import when_words
from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.answering import Answering
from fiche_tui.screens.earlier.promises import promise_card, promise_rows
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.lost import working
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.earlier import Link


class EarlierScreen(ListScreen[None]):
    """One promise large, the others under it. Opening it is a fact: from then on the room may see it."""

    BINDINGS = act_bindings("earlier.skip", "earlier.word", "workshop.undo", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = self.writes_in = session
        self._desk = SessionDesk(self, session, self.draw, lambda: self.selected)
        self._answering = Answering(self._desk, lambda: self.action_move(1))

    def act_owners(self) -> Iterable[object]:
        """What is done about the chosen promise."""
        return self, self._answering

    @property
    def link(self) -> Link:
        """The earlier workshop and what was said of it."""
        return self.session.state.earlier

    def on_mount(self) -> None:
        """Note that the group saw it, once; final minutes stay as they are."""
        state = self.session.state
        if state.earlier.of and not state.earlier.shown and not state.final_at:
            self._desk.do(c.Record(f.EarlierShown()))

    def draw(self) -> None:
        """The chosen promise, then all of them."""
        earlier = self.link.of
        self.top.left = _("Ce que nous avions dit · {when}").format(when=when_words(earlier) if earlier else "")
        self.top.right = count_words(self.session.state)
        self.rows.show(promise_rows(self.link, self.column.row_width))
        empty = _("Aucune promesse n’y était consignée. Les niveaux d’alors paraîtront au dévoilement.")
        self.column.show_welcome(None if earlier and earlier.promises else Content(empty))
        self.draw_detail()

    def draw_detail(self) -> None:
        """The chosen promise, large."""
        promise = self.link.of.promise(self.selected) if self.link.of else None
        card = promise_card(promise, self.link.answer(promise.id), self.column.row_width) if promise else Content("")
        self.heading.update(card)
        self.session.look_back(promise.id if promise else "")

    def on_unmount(self) -> None:
        """Show the room its step again."""
        self.session.look_back("")

    def show_keys(self) -> None:
        """The digits that answer come first."""
        own = hints(*working(self, "earlier.skip", "earlier.word", "workshop.undo", "global.back", "global.help"))
        answers = () if self.session.lost else (("1-4", _("répondre")),)
        self.key_line.keys = (*answers, *own)

    def on_key(self, event: Key) -> None:
        """Give one of the four answers; other digits do nothing."""
        if self._answering.answers(event.key):
            event.stop()
            event.prevent_default()
