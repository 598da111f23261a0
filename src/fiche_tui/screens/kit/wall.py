"""The question about what the wall shows."""

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.workshop.values import Wall


def wall_question(*why: str) -> Ask[Wall]:
    """Return the question about the wall, with what makes it matter; it dismisses the answer, ``None`` on Escape."""
    return Ask(
        _("L’écran projeté montre-t-il la même chose que le vôtre?"),
        why,
        [
            ("1", _("oui, la même"), Wall.SAME),
            ("2", _("non, j’ai deux écrans"), Wall.TWO),
            ("3", _("pas de projecteur"), Wall.NONE),
        ],
    )
