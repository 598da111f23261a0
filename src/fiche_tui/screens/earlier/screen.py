"""« Ce que nous avions dit »: the promises of an earlier workshop, one by one, and what became of each."""

from collections.abc import Iterable

from textual.content import Content
from textual.events import Key

from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.keys.keyboard import digit_of
from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.answering import Answering
from fiche_tui.screens.earlier.promises import fate_words, promise_card, promise_rows
from fiche_tui.screens.earlier.words import FATES, count_words, when_words
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.earlier import Link, Promise


class EarlierScreen(ListScreen[None]):
    """One promise large, the others under it. Opening it is a fact: from then on the room may see it."""

    DEFAULT_CSS = """
    EarlierScreen #heading { color: $text; padding: 1 1 1 2; border-bottom: solid $rule; }
    EarlierScreen RowList { margin-top: 1; }
    EarlierScreen #detail { display: none; }
    """
    BINDINGS = act_bindings("earlier.skip", "earlier.word", "workshop.undo", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def act_owners(self) -> Iterable[object]:
        """What is done about the chosen promise."""
        return self, Answering(SessionDesk(self, self.session), lambda: self.action_move(1))

    @property
    def link(self) -> Link:
        """The earlier workshop and what was said of it."""
        return self.session.state.earlier

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What was promised then."""
        return self.link.of.promises if self.link.of else ()

    @property
    def promise(self) -> Promise | None:
        """The chosen promise."""
        return self.link.of.promise(self.selected) if self.link.of else None

    def on_mount(self) -> None:
        """Note that the group saw it, once; final minutes stay as they are."""
        state = self.session.state
        if state.earlier.of and not state.earlier.shown and not state.final_at:
            self.attempt(lambda: self.session.record(f.EarlierShown()))

    def draw(self) -> None:
        """The chosen promise, then all of them."""
        earlier = self.link.of
        self.top.left = _("Ce que nous avions dit · {when}").format(when=when_words(earlier) if earlier else "")
        self.top.right = count_words(self.session.state)
        self.show_rows(promise_rows(self.link, self.row_width))
        empty = _("Aucune promesse n’y était consignée. Les niveaux d’alors paraîtront au dévoilement.")
        self.show_welcome(None if earlier and earlier.promises else Content(empty))
        self.draw_detail()

    def draw_detail(self) -> None:
        """The chosen promise, large."""
        promise = self.promise
        card = promise_card(promise, self.link.answer(promise.id), self.row_width) if promise else Content("")
        self.heading.update(card)

    def show_keys(self) -> None:
        """The digits that answer stand first."""
        own = hints("earlier.skip", "earlier.word", "workshop.undo", "global.back", "global.help")
        self.key_line.keys = (("1-4", _("répondre")), *own)

    def on_key(self, event: Key) -> None:
        """One of the four answers."""
        digit, promise = digit_of(event.key), self.promise
        if digit not in (1, 2, 3, 4) or promise is None:
            return
        event.stop()
        event.prevent_default()
        fate = list(FATES)[digit - 1]
        before = self.link.answer(promise.id)
        # Another answer keeps the word that goes with the promise.
        fact = f.PromiseAnswered(promise.id, fate, before.word if before else "")
        last = promise.id == self.promises[-1].id
        add = _("{answer}. Pour ajouter un mot : →.") if last else _("{answer}. Pour ajouter un mot : ↑, puis →.")
        if self.attempt(lambda: self.session.record(fact), add.format(answer=fate_words(fate))):
            self.draw()
            self.action_move(1)
