"""What the room may see of an earlier workshop: nothing until it was shown, and no figure before the reveal here."""

from typing import Any

from fiche_tui.workshop.codec import to_json
from fiche_tui.workshop.state import State
from fiche_tui.workshop.then_and_now import comparison


def earlier_of_room(state: State) -> dict[str, Any]:
    """The key « earlier » of the room file, or no key at all while the group has not looked at it."""
    earlier = state.earlier.of
    if earlier is None or not state.earlier.shown:
        return {}
    found = comparison(state)
    levels = (
        {
            subject: {level.scale: [level.then, level.now] for level in found.levels(subject)}
            for subject in found.matched
        }
        if found
        else {}
    )
    return {
        "earlier": {
            "title": earlier.title,
            "date": to_json(earlier.date),
            "promises": [to_json(one) for one in earlier.promises],
            "answers": [to_json(one) for one in state.earlier.answers],
            "levels": levels,
        }
    }
