"""The server of the vote over SSH, looked at while the vote is open: that it ended is said."""

from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk

LOOK = 2.0
"""Seconds between two looks at the server."""


class SshWatch:
    """Says once that the server ended or was killed while the vote is open."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._looked_at = -LOOK
        self._was_said = False

    def look(self) -> None:
        """Look at the server every other second."""
        session = self._desk.session
        if not session.state.ssh.is_open or session.reads:
            self._was_said = False
            return
        now = session.clock.elapsed()
        if now - self._looked_at < LOOK:
            return
        self._looked_at = now
        stopped = session.ssh.serving is None
        if stopped and not self._was_said:
            sentence = _("Le serveur du vote par SSH s’est arrêté : personne n’entre plus. Relancez-le : F7, puis 5.")
            self._desk.say_on_top(sentence)
        self._was_said = stopped
