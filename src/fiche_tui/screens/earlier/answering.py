"""What is done about the chosen promise."""

from collections.abc import Callable

from fiche_tui.drawing.promise_words import FATES, headline
from fiche_tui.keys.acts import act
from fiche_tui.keys.keyboard import digit_of
from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.promises import fate_words
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.undoing import undo_agreed
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.earlier import Promise


class Answering:
    """Answers for the chosen promise and goes on to the next, adds a word to an answer, takes the last one back."""

    def __init__(self, desk: ListDesk, next_promise: Callable[[], None]) -> None:
        self._desk = desk
        self._next_promise = next_promise

    @property
    def _promise(self) -> Promise | None:
        of = self._desk.state.earlier.of
        return of.promise(self._desk.selected) if of else None

    def answers(self, key: str) -> bool:
        """Write down what became of the promise when ``key`` is one of the four digits; whether it was."""
        digit, promise, link = digit_of(key), self._promise, self._desk.state.earlier
        if digit not in (1, 2, 3, 4) or promise is None or link.of is None:
            return False
        fate = list(FATES)[digit - 1]
        before = link.answer(promise.id)
        # Another answer keeps the word that goes with the promise.
        fact = f.PromiseAnswered(promise.id, fate, before.word if before else "")
        last = promise.id == link.of.promises[-1].id
        add = _("{answer}. Pour ajouter un mot : →.") if last else _("{answer}. Pour ajouter un mot : ↑, puis →.")
        if self._desk.do(c.Record(fact), add.format(answer=fate_words(fate))) is Outcome.DONE:
            self._next_promise()
        return True

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
        promise = self._promise
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
