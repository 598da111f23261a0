"""Levels then and now: « 1 → 2 ▮▮▯ » in a table, « 18 novembre 2025 : 1 » on a card, and why there is none."""

from datetime import date

from fiche_tui.drawing.figures import level_words, number_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.drawing.styles import QUIET, STRONG
from fiche_tui.language.cells import cut
from fiche_tui.language.translation import _, language
from fiche_tui.minutes.dates import date_in_words
from fiche_tui.workshop.earlier import Earlier
from fiche_tui.workshop.state import State
from fiche_tui.workshop.then_and_now import Comparison, Level, comparison

_TITLE = 40
"""Cells of a title that stands for a day."""

NONE = "—"
"""Where no earlier median corresponds."""

THEN = 6
"""Cells of an earlier median with its arrow: « 2,5 → »."""


def then_width(found: Comparison | None, scale: str) -> int:
    """Return the cells that the earlier level takes in the column of that question."""
    return THEN if found and scale in found.scales else 0


def level_cell(found: Comparison | None, subject: str, scale: str, value: float | None, highest: int) -> Line:
    """Return the present level, its digits ending where those of a half end so that the blocks stand one under another;
    before it the earlier one, where it is shown."""
    level = found.level(subject, scale) if found else None
    then = then_digits(level).rjust(THEN) if level else ""
    digits = number_words(value)
    words = level_words(value, highest)[len(digits) :]
    return line((then, QUIET), " " * (3 - len(digits)), (digits, STRONG), words)


def day_words(day: date | None) -> str:
    """Return « 18 novembre 2025 », without the day of the week; empty when it is not known."""
    if day is None:
        return ""
    words = date_in_words(day, language())
    if language() == "en":
        return words.partition(", ")[2]
    return words.removeprefix("le ").partition(" ")[2]


def when_words(earlier: Earlier) -> str:
    """Return the day of the earlier workshop, or its title where no day is known."""
    return day_words(earlier.date) or cut(earlier.title, _TITLE)


def then_digits(level: Level) -> str:
    """Return the earlier median with the arrow to the present one: « 1 → »."""
    return f"{NONE if level.then is None else number_words(level.then)} → "


def level_then(state: State, subject: str, scale: str) -> str:
    """Return the earlier median of one question, beside the present one: « 18 novembre 2025 : 1 ».

    Empty before the reveal, where nothing corresponds, and where the scale is another one now.
    """
    found = comparison(state)
    level = found.level(subject, scale) if found and subject in found.matched else None
    if found is None or level is None:
        return ""
    median = NONE if level.then is None else number_words(level.then)
    return _("{when} : {median}").format(when=when_words(found.earlier), median=median)


def why_no_then(state: State, subject: str) -> list[str]:
    """Return why the card of a role or family has no level of then; nothing where it has, and without a linked
    workshop."""
    found = comparison(state)
    if found is None or not (found.scales or found.changed):
        return []
    if subject not in found.matched:
        return [_("{when} : sans correspondance.").format(when=when_words(found.earlier))]
    return changed_lines(state, found)


def changed_lines(state: State, found: Comparison) -> list[str]:
    """Return one sentence for each question whose scale is another one now."""
    sentence = _("L’échelle « {title} » a changé depuis : elle ne se compare pas.")
    return [sentence.format(title=scale_title(state.sheet, scale)) for scale in found.changed]


def legend(found: Comparison) -> Line:
    """Return « 1 → 2 : alors (18 novembre 2025) → maintenant · — : sans correspondance »."""
    words = _("1 → 2 : alors ({when}) → maintenant · {none} : sans correspondance")
    return line((words.format(when=when_words(found.earlier), none=NONE), QUIET))
