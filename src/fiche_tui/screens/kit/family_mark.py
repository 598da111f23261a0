"""The mark of a family for what Textual draws by itself: the options of a dialog, the rows of a list."""

from textual.content import Content

from fiche_tui.drawing.family_mark import code_and_shape as drawn_mark
from fiche_tui.screens.kit.drawn import content_of
from fiche_tui.workshop.state import Role, State


def code_and_shape(state: State, role: Role, width: int = 3) -> Content:
    """Return « E2 ▼ » in the family's colour; the code is padded to ``width`` cells so that labels line up."""
    return content_of(drawn_mark(state, role, width))
