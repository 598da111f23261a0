"""Taking the last act back: it is named first, then undone once that was confirmed."""

from collections.abc import Sequence

from fiche_tui.language.fact_sentences import undo_words
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import State


async def undo_agreed(desk: Desk, facts: Sequence[f.Fact], state: State) -> str:
    """Say which facts would be taken back; return what to say once they are, empty when nothing is to change."""
    words = undo_words(facts, state)
    text = _("Le dernier geste sera défait : {words}.").format(words=words)
    agreed = await desk.ask(Confirm(_("Annuler?"), text, _("annuler ce geste"), _("ne rien changer")))
    return _("Annulé : {words}.").format(words=words) if agreed else ""
