"""Leaving the program at once: asked first where something that a person typed would be lost."""

from collections.abc import Iterable

from textual.screen import Screen

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.places_to_type import Line, Page


class AskToLeave(Ask[bool]):
    """Whether to leave all the same: dismisses True to leave. Enter alone stays."""

    def __init__(self, lost: str) -> None:
        choices = [("1", _("rester"), False), ("2", _("quitter, et le perdre"), True)]
        super().__init__(_("Quitter le programme?"), [lost], choices)


def lost_by_leaving(screens: Iterable[Screen[object]]) -> str:
    """Return the sentence that says what these screens hold that is stored nowhere; empty when all is stored."""
    for screen in reversed(list(screens)):
        if any(entry.is_changed for entry in (*screen.query(Line), *screen.query(Page))):
            return _("Le texte que vous écrivez n’est pas encore enregistré.")
        if isinstance(screen, FicheScreen) and screen.holds_unstored:
            return _("Le bulletin que vous saisissez n’est pas encore dans l’urne.")
    return ""
