"""An earlier workshop in words: what was promised, and what became of it."""

from collections.abc import Mapping
from datetime import date

from fiche_tui.drawing.then_and_now import day_words
from fiche_tui.language.translation import N_, _, ngettext
from fiche_tui.workshop.earlier import Fate, Promise, PromiseKind
from fiche_tui.workshop.state import State

FATES: Mapping[Fate, str] = {
    Fate.KEPT: N_("tenue"),
    Fate.UNDER_WAY: N_("en cours"),
    Fate.NOT_DONE: N_("pas faite"),
    Fate.MOOT: N_("plus d’actualité"),
}
"""What became of a promise, in the order of the digits that say it."""

MARKS: Mapping[Fate, str] = {Fate.KEPT: "✓", Fate.UNDER_WAY: "◐", Fate.NOT_DONE: "○", Fate.MOOT: "–"}
"""A mark beside each word, never alone."""


def meeting_words(day: date | None, title: str) -> str:
    """Return « 18 novembre 2025, Rôles de la table »."""
    return _("{day}, {title}").format(day=day_words(day), title=title) if day else title


def mark_of(promise: Promise) -> str:
    """Return « E2 » for a role, « Déc. 1 » for a decision, nothing for an action."""
    return _("Déc. {n}").format(n=promise.number) if promise.number else promise.code


def headline(promise: Promise) -> str:
    """Return what a promise is about, whole: the code and the role, or what was decided or to be done."""
    words = promise.about if promise.kind is PromiseKind.ROLE else promise.what
    mark = mark_of(promise)
    return f"{mark}  {words}" if mark else words


def first_action(promise: Promise) -> str:
    """Return the first action of a role that was retained; empty for the others, whose headline says it."""
    if promise.kind is not PromiseKind.ROLE:
        return ""
    return _("Première action : {action}").format(action=promise.what or _("à préciser"))


def who_and_when(promise: Promise) -> str:
    """Return « Anne Lavoie · pour quand : 15 janvier », what was not said then left out."""
    who = _("aucun responsable pour l’instant") if promise.nobody else promise.who
    parts = [_("Responsable : {who}").format(who=who) if who else _("Personne n’y était nommé")]
    if promise.due:
        parts.append(_("pour quand : {due}").format(due=promise.due))
    return " · ".join(parts)


def short_line(promise: Promise) -> str:
    """Return a promise in one line of the list: what was to be done, and by whom."""
    words = promise.what or promise.about
    mark = mark_of(promise)
    lead = f"{mark} {words}" if mark else words
    return f"{lead} · {promise.who}" if promise.who else lead


def count_words(state: State) -> str:
    """Return « 3 promesses sur 8 ont une réponse »."""
    earlier = state.earlier.of
    promises = earlier.promises if earlier else ()
    said = sum(state.earlier.answer(one.id) is not None for one in promises)
    words = ngettext("{n} réponse sur {total}", "{n} réponses sur {total}", said)
    return words.format(n=said, total=len(promises))
