"""What the room may see of an earlier workshop: nothing until it was shown, and no figure before the reveal here."""

from fiche_tui.workshop.room.values import RoomEarlier
from fiche_tui.workshop.state import State
from fiche_tui.workshop.then_and_now import comparison


def earlier_of_room(state: State) -> RoomEarlier | None:
    """Return what is shown of the earlier workshop, or ``None`` while the group has not looked at it."""
    earlier = state.earlier.of
    if earlier is None or not state.earlier.shown:
        return None
    found = comparison(state)
    levels = (
        {
            subject: {level.scale: (level.then, level.now) for level in found.levels(subject)}
            for subject in found.matched
        }
        if found
        else {}
    )
    return RoomEarlier(earlier.title, earlier.date, earlier.promises, state.earlier.answers, levels)
