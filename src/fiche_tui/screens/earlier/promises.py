"""The promises of an earlier workshop as they are drawn: the chosen one large, the others a line each."""

from textual.content import Content

from fiche_tui.drawing.promise_words import FATES, MARKS, first_action, headline, short_line, who_and_when
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import cell, cut, in_rows
from fiche_tui.screens.kit.dialog import Text, one_line
from fiche_tui.workshop.earlier import Fate, Link, Promise, PromiseAnswer

ANSWER = 20
"""Cells of the column of answers."""

LINES = 5
"""Rows that a promise takes before its answers, so that these never move under the eye."""

_INDENT = 4


def promise_rows(link: Link, width: int) -> list[tuple[str, Content]]:
    """Return a line for each promise, with what became of it: (id, content)."""
    promises = link.of.promises if link.of else ()
    return [(one.id, _row(one, link.answer(one.id), width)) for one in promises]


def _row(promise: Promise, answer: PromiseAnswer | None, width: int) -> Content:
    said = cell(fate_words(answer.fate), ANSWER) if answer else cell("·", ANSWER).stylize("$text-muted")
    return Content.assemble(cell(short_line(promise), max(10, width - ANSWER - 2)), "  ", said)


def fate_words(fate: Fate) -> str:
    """Return « ✓ tenue »."""
    return f"{MARKS[fate]} {_(FATES[fate])}"


def promise_card(promise: Promise, answer: PromiseAnswer | None, width: int) -> Content:
    """Return the chosen promise, whole where it fits, and under it the four answers, the one that was given marked."""
    lines = _lines(headline(promise), width, 2, "bold")
    lines += _lines(first_action(promise), width, 2) if first_action(promise) else []
    lines += _lines(who_and_when(promise), width, 1, "$text-muted")
    lines += [Content("")] * (LINES - len(lines))
    return Content("\n").join([*lines, Content(""), _word(answer, width), _choices(answer)])


def _lines(text: Text, width: int, most: int, style: str = "") -> list[Content]:
    return [line.stylize(style) if style else line for line in in_rows(text, max(20, width - _INDENT), most)]


def _word(answer: PromiseAnswer | None, width: int) -> Content:
    """Return what the group added, in its own words."""
    if answer is None:
        return Content(_("Qu’en est-il aujourd’hui?")).stylize("bold")
    word = one_line(answer.word)
    told = Content.assemble((fate_words(answer.fate), "bold"), f" : {word.plain}" if word else "")
    return cut(told, max(20, width - _INDENT))


def _choices(answer: PromiseAnswer | None) -> Content:
    shown = []
    for place, (fate, words) in enumerate(FATES.items(), 1):
        given = answer is not None and answer.fate is fate
        mark = "▸" if given else " "
        shown.append(Content.assemble((str(place), "bold $text-accent"), mark, (_(words), "bold" if given else "")))
    return Content("   ").join(shown)
