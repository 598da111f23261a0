"""How a family is marked everywhere: a letter, a shape, and then a colour, because colour never stands alone."""

from textual.content import Content

from fiche_tui.drawing.styles import SHAPES
from fiche_tui.screens.kit.themes import family_variable
from fiche_tui.workshop.state import Role, State


def shape_of(state: State, family_id: str) -> str:
    """The shape of a family, by its place in the workshop; shapes come round again after five."""
    return SHAPES[_place(state, family_id) % len(SHAPES)]


def code_and_shape(state: State, role: Role, width: int = 3) -> Content:
    """« E2 ▼ » in the family's colour; the code is padded to ``width`` cells so that labels line up."""
    text = f"{role.code:<{width}} {shape_of(state, role.family)}"
    return Content(text).stylize(family_variable(_place(state, role.family)))


def _place(state: State, family_id: str) -> int:
    return next((place for place, family in enumerate(state.families) if family.id == family_id), 0)
