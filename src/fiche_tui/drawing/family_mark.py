"""How a family is marked everywhere: a letter, a shape, and then a colour, because colour is never the only sign."""

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import family_shape, family_style
from fiche_tui.workshop.state import Role, State


def place_of(state: State, family_id: str) -> int:
    """Return the place of a family in the workshop, from 0; that of the first one where the family is gone."""
    return next((place for place, family in enumerate(state.families) if family.id == family_id), 0)


def shape_of(state: State, family_id: str) -> str:
    """Return the shape of a family, by its place in the workshop."""
    return family_shape(place_of(state, family_id))


def code_and_shape(state: State, role: Role, width: int = 3) -> Line:
    """Return « E2 ▼ » in the family's colour; the code is padded to ``width`` cells so that labels line up."""
    return line((f"{role.code:<{width}} {shape_of(state, role.family)}", family_style(place_of(state, role.family))))
