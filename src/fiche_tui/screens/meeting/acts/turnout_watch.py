"""The turnout while people answer on screens of their own: no key of the facilitator says that a ballot came in."""

from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.results import pending_round

LOOK = 3.0
"""Seconds between two looks into the boxes."""


class TurnoutWatch:
    """Counts the ballots again while a way in is open, here and for the room."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._looked_at = -LOOK

    def look(self) -> None:
        """Look into the boxes of the round that is not revealed yet, and draw what changed."""
        session, pending = self._desk.session, pending_round(self._desk.state)
        now = session.clock.elapsed()
        if pending is None or session.reads or not session.wall.ways_in or now - self._looked_at < LOOK:
            return
        self._looked_at = now
        number = pending.asked.number
        before = session.rounds.turnout(number)
        if session.rounds.refresh_turnout(number) != before:
            self._desk.refresh_state()
