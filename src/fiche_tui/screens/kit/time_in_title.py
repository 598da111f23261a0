"""The time in the first row of whatever covers the clock: the step's, its phase, and whether the meeting is late."""

from datetime import datetime

from fiche_tui.screens.kit.lines import TopLine
from fiche_tui.screens.kit.time_words import title_phase, title_time
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.bounds import SOON_SHARE
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.state import State


def show_time(top: TopLine, state: State, at: datetime, soon_share: float = SOON_SHARE) -> None:
    """Write the time of the running step beside its title; nothing where no step runs."""
    if state.run is None:
        top.right, top.phase = "", ""
        return
    now = countdown(state.run, at, soon_share)
    # Before the first layout the row has no width yet; it takes that of the terminal but for its margins.
    width = top.content_size.width or top.app.size.width - 2
    top.right = title_time(now, outlook(state, at), state, width - len(top.left))
    top.phase = title_phase(now, state)
