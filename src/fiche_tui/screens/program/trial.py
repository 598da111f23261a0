"""The end of a trial: what was seen, and where to go from here."""

from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask


def farewell(said: str) -> Ask[Onward]:
    """Return the last question of the demonstration; it dismisses where to go on to."""
    return Ask(
        said,
        [_("L’exemple s’efface avec ses réponses inventées; vos ateliers n’ont pas changé.")],
        [
            ("1", _("préparer ma rencontre"), Onward(Where.NEW)),
            ("2", _("recommencer l’exemple"), Onward(Where.DEMONSTRATION)),
            ("3", _("aller à l’accueil"), Onward(Where.HOME)),
        ],
    )
