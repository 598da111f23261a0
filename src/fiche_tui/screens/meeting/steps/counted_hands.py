"""Hands counted by level: several numbers on one line. What cannot be is said here, and nothing typed is lost."""

from collections.abc import Sequence

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.screens.kit.dialog import Text
from fiche_tui.screens.kit.entry import AskFields, Field
from fiche_tui.workshop.hands import levels_fault
from fiche_tui.workshop.state import State

COUNTS = "counts"
"""The id of the one field: its text comes back under it, and ``counts_from`` reads it."""


class CountedHands(AskFields):
    """One field for ``levels`` numbers; Enter answers once they can be right for the people present."""

    def __init__(
        self, title: Text, label: Text, hint: Text, levels: int, state: State, *, wrong: str, lines: Sequence[Text] = ()
    ) -> None:
        super().__init__(title, [Field(COUNTS, label, hint=hint)], lines=lines)
        self._levels, self._state, self._wrong = levels, state, wrong

    def action_store(self) -> None:
        """Answer with the numbers, or say what is wrong with them."""
        counts = counts_from(self._entries[0].value, self._levels)
        fault = levels_fault(self._state, counts) if counts else None
        if counts is None:
            self.warn(self._wrong)
        elif fault:
            self.warn(refusal_sentence(fault.code, fault.values))
        else:
            super().action_store()


def counts_from(text: str, expected: int) -> tuple[int, ...] | None:
    """Return that many whole numbers, typed with spaces, commas or dots between them; ``None`` otherwise."""
    words = text.replace(",", " ").replace("·", " ").replace(";", " ").split()
    if len(words) != expected or not all(word.isascii() and word.isdigit() and len(word) < 5 for word in words):
        return None
    return tuple(int(word) for word in words)
