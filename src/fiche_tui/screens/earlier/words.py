"""An earlier workshop in words: when it was, what was promised, what became of it, and levels then and now."""

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.language.cells import cut
from fiche_tui.language.translation import N_, _, language, ngettext
from fiche_tui.minutes.dates import date_in_words
from fiche_tui.screens.kit.figures import number_words
from fiche_tui.workshop.earlier import Earlier, Fate, Promise, PromiseKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.then_and_now import Comparison, Level, comparison

FATES: Mapping[Fate, str] = {
    Fate.KEPT: N_("tenue"),
    Fate.UNDER_WAY: N_("en cours"),
    Fate.NOT_DONE: N_("pas faite"),
    Fate.MOOT: N_("plus d’actualité"),
}
"""What became of a promise, in the order of the digits that say it."""

MARKS: Mapping[Fate, str] = {Fate.KEPT: "✓", Fate.UNDER_WAY: "◐", Fate.NOT_DONE: "○", Fate.MOOT: "–"}
"""A mark beside each word, never alone."""

_TITLE = 40
"""Cells of a title that stands for a day."""

NONE = "—"
"""Where no earlier median corresponds."""


def day_words(day: date | None) -> str:
    """« 18 novembre 2025 », without the day of the week; empty when it is not known."""
    if day is None:
        return ""
    words = date_in_words(day, language())
    if language() == "en":
        return words.partition(", ")[2]
    return words.removeprefix("le ").partition(" ")[2]


def meeting_words(day: date | None, title: str) -> str:
    """« 18 novembre 2025, Rôles de la table »."""
    return _("{day}, {title}").format(day=day_words(day), title=title) if day else title


def mark_of(promise: Promise) -> str:
    """« E2 » for a role, « Déc. 1 » for a decision, nothing for an action."""
    return _("Déc. {n}").format(n=promise.number) if promise.number else promise.code


def headline(promise: Promise) -> str:
    """What a promise is about, whole: the code and the role, or what was decided or to be done."""
    words = promise.about if promise.kind is PromiseKind.ROLE else promise.what
    mark = mark_of(promise)
    return f"{mark}  {words}" if mark else words


def first_action(promise: Promise) -> str:
    """The first action of a role that was retained; empty for the others, whose headline says it."""
    if promise.kind is not PromiseKind.ROLE:
        return ""
    return _("Première action : {action}").format(action=promise.what or _("à préciser"))


def who_and_when(promise: Promise) -> str:
    """« Anne Lavoie · pour quand : 15 janvier », what was not said then left out."""
    who = _("aucun responsable pour l’instant") if promise.nobody else promise.who
    parts = [_("Porté par : {who}").format(who=who) if who else _("Personne n’y était nommé")]
    if promise.due:
        parts.append(_("pour quand : {due}").format(due=promise.due))
    return " · ".join(parts)


def short_line(promise: Promise) -> str:
    """A promise in one line of the list: what was to be done, and by whom."""
    words = promise.what or promise.about
    mark = mark_of(promise)
    lead = f"{mark} {words}" if mark else words
    return f"{lead} · {promise.who}" if promise.who else lead


def count_words(state: State) -> str:
    """« 3 promesses sur 8 ont une réponse »."""
    earlier = state.earlier.of
    promises = earlier.promises if earlier else ()
    said = sum(state.earlier.answer(one.id) is not None for one in promises)
    words = ngettext("{n} réponse sur {total}", "{n} réponses sur {total}", said)
    return words.format(n=said, total=len(promises))


def then_digits(level: Level) -> str:
    """The earlier median with the arrow to the present one: « 1 → »."""
    return f"{NONE if level.then is None else number_words(level.then)} → "


def when_words(earlier: Earlier) -> str:
    """The day of the earlier workshop, or its title where no day is known."""
    return day_words(earlier.date) or cut(earlier.title, _TITLE)


def level_then(state: State, subject: str, scale: str) -> str:
    """The earlier median of one question, beside the present one: « 18 novembre 2025 : 1 ».

    Empty before the reveal, where nothing corresponds, and where the scale is another one now.
    """
    found = comparison(state)
    level = found.level(subject, scale) if found and subject in found.matched else None
    if found is None or level is None:
        return ""
    median = NONE if level.then is None else number_words(level.then)
    return _("{when} : {median}").format(when=when_words(found.earlier), median=median)


def card_lines(state: State, subject: str) -> list[str]:
    """Why the card of a role or family has no level of then; nothing where it has, and without a linked workshop."""
    found = comparison(state)
    if found is None or not (found.scales or found.changed):
        return []
    if subject not in found.matched:
        return [_("{when} : sans correspondance.").format(when=when_words(found.earlier))]
    return changed_lines(state, found)


def changed_lines(state: State, found: Comparison) -> list[str]:
    """One sentence for each question whose scale is another one now."""
    sentence = _("L’échelle « {title} » a changé depuis : elle ne se compare pas.")
    return [sentence.format(title=scale_title(state.sheet, scale)) for scale in found.changed]


def legend(found: Comparison) -> Content:
    """« 1 → 2 : alors (18 novembre 2025) → maintenant · — : sans correspondance »."""
    words = _("1 → 2 : alors ({when}) → maintenant · {none} : sans correspondance")
    return Content(words.format(when=when_words(found.earlier), none=NONE)).stylize("$text-muted")
