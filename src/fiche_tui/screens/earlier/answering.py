"""What is done about the chosen promise, the four answers apart."""

from collections.abc import Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.promises import fate_words
from fiche_tui.screens.earlier.words import headline
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.undoing import undo_agreed
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f


class Answering:
    """Goes on to the next promise, adds a word to an answer, takes the last one back."""

    def __init__(self, desk: ListDesk, next_promise: Callable[[], None]) -> None:
        self._desk = desk
        self._next_promise = next_promise

    @act("earlier.skip")
    def skip(self) -> None:
        of = self._desk.state.earlier.of
        if of and of.promises and self._desk.selected == of.promises[-1].id:
            self._desk.say(_("C’était la dernière. Échap : revenir à l’atelier."))
        else:
            self._desk.say("")
            self._next_promise()

    @act("earlier.word")
    async def word(self) -> None:
        link = self._desk.state.earlier
        promise = link.of.promise(self._desk.selected) if link.of else None
        if promise is None:
            return
        answer = link.answer(promise.id)
        if answer is None:
            self._desk.say(_("Répondez d’abord, de 1 à 4; le mot vient ensuite."), refused=True)
            return
        fate = answer.fate

        def keep(text: str) -> str:
            return self._desk.keep(c.Record(f.PromiseAnswered(promise.id, fate, text)))

        lines = [wrapped(headline(promise), 60, most=3)]
        title, label = fate_words(fate), _("Un mot, en une phrase")
        await self._desk.ask_kept(KeptText(title, label, answer.word, keep=keep, lines=lines))

    @act("workshop.undo")
    async def undo(self) -> None:
        # What was done elsewhere is taken back there.
        facts = self._desk.session.undoable()
        if not facts or not all(isinstance(fact, f.PromiseAnswered) for fact in facts):
            self._desk.say(_("Il n’y a pas de réponse à annuler ici."))
        elif done := await undo_agreed(self._desk, facts, self._desk.state):
            self._desk.carry_out(self._desk.session.undo, done)
