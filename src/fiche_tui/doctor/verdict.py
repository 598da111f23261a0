"""A verdict: a mark with its word, and one sentence that says what was found and what to do."""

from collections.abc import Sequence
from enum import StrEnum

from fiche_tui.language.translation import _
from fiche_tui.workshop.frozen import frozen


class Mark(StrEnum):
    """How bad it is."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"
    """A meeting would suffer."""


SIGNS = {Mark.GOOD: "✓", Mark.NOTE: "△", Mark.WRONG: "✗"}


@frozen
class Verdict:
    """What is to be said of one check; ``check`` is its name for other programs."""

    check: str
    mark: Mark
    subject: str
    said: str

    @property
    def sentence(self) -> str:
        """Return what it is about, and what is said of it."""
        return _("{subject} : {said}").format(subject=self.subject, said=self.said)


def word_of(mark: Mark) -> str:
    """Return the sign and the word of a mark: colour never says it alone."""
    words = {Mark.GOOD: _("bien"), Mark.NOTE: _("à savoir"), Mark.WRONG: _("à régler")}
    return f"{SIGNS[mark]} {words[mark]}"


def would_suffer(verdicts: Sequence[Verdict]) -> bool:
    """Say whether a meeting would suffer from any of it."""
    return any(one.mark is Mark.WRONG for one in verdicts)


def summary(verdicts: Sequence[Verdict]) -> str:
    """Return the last sentence: whether the evening can begin."""
    if would_suffer(verdicts):
        return _("Une rencontre en souffrirait : réglez d’abord ce qui est marqué ✗.")
    if any(one.mark is Mark.NOTE for one in verdicts):
        return _("Rien n’empêche une rencontre; lisez ce qui est marqué △.")
    return _("Rien n’empêche une rencontre.")
