"""« Ce que nous avions dit »: the promises of an earlier workshop, one by one, and what became of each."""

from textual.content import Content
from textual.events import Key

from fiche_tui.keys.bindings import bindings, hints
from fiche_tui.keys.keyboard import digit_of
from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.promises import fate_words, promise_card, promise_rows
from fiche_tui.screens.earlier.words import FATES, count_words, headline, when_words
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.undoing import ask_to_undo
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
    BINDINGS = bindings("earlier.skip", "earlier.word", "workshop.undo", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

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

    def action_skip(self) -> None:
        """The next promise."""
        if self.promises and self.selected == self.promises[-1].id:
            self.status.say(_("C’était la dernière. Échap : revenir à l’atelier."))
        else:
            self.status.say("")
            self.action_move(1)

    def action_word(self) -> None:
        """Add a word to the answer."""
        promise = self.promise
        answer = self.link.answer(promise.id) if promise else None
        if promise is None:
            return
        if answer is None:
            self.status.say(_("Répondez d’abord, de 1 à 4; le mot vient ensuite."), refused=True)
            return
        fate = answer.fate

        def keep(text: str) -> str:
            return why_not(lambda: self.session.record(f.PromiseAnswered(promise.id, fate, text)))

        def answered(text: str | None) -> None:
            if text is not None:
                self.status.say(_("Enregistré."))
                self.draw()

        lines = [wrapped(headline(promise), 60, most=3)]
        title, label = fate_words(fate), _("Un mot, en une phrase")
        self.app.push_screen(KeptText(title, label, answer.word, keep=keep, lines=lines), answered)

    def action_undo(self) -> None:
        """Take the last answer back; what was done elsewhere is taken back there."""
        facts = self.session.undoable()
        if not facts or not all(isinstance(fact, f.PromiseAnswered) for fact in facts):
            self.status.say(_("Il n’y a pas de réponse à annuler ici."))
            return

        def undo(done: str) -> None:
            self.attempt(self.session.undo, done)
            self.draw()

        ask_to_undo(self, facts, self.session.state, undo)
