"""The question asked of the group."""

from fiche_tui.workshop.state import State


def question_of(state: State) -> str:
    """Return the question asked of the group, with its objectives when it wrote some."""
    sheet = state.sheet
    return sheet.question_with_objectives or sheet.question if state.details.objectives else sheet.question
