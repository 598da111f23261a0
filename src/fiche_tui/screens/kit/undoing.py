"""Taking the last act back: it is named first, then undone once that was confirmed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fiche_tui.language.fact_sentences import undo_words
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.workshop import State
from fiche_tui.workshop import facts as f

Result = TypeVar("Result")


def ask_to_undo(
    screen: FicheScreen[Result], facts: Sequence[f.Fact], state: State, undo: Callable[[str], object]
) -> None:
    """Say over ``screen`` which facts would be taken back; ``undo`` is handed what is said once they are."""
    words = undo_words(facts, state)

    def answered(agreed: bool | None) -> None:
        if agreed:
            undo(_("Annulé : {words}.").format(words=words))

    text = _("Le dernier geste sera défait : {words}.").format(words=words)
    screen.app.push_screen(Confirm(_("Annuler?"), text, _("annuler ce geste"), _("ne rien changer")), answered)


async def undo_agreed(desk: Desk, facts: Sequence[f.Fact], state: State) -> str:
    """Say which facts would be taken back; return what to say once they are, empty when nothing is to change."""
    words = undo_words(facts, state)
    text = _("Le dernier geste sera défait : {words}.").format(words=words)
    agreed = await desk.ask(Confirm(_("Annuler?"), text, _("annuler ce geste"), _("ne rien changer")))
    return _("Annulé : {words}.").format(words=words) if agreed else ""
