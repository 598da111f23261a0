"""The grace of a presentation clicker: its key waits, so that a button pressed by mistake can be taken back."""

from textual.timer import Timer

from fiche_tui.keys.acts import Act
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk


class Grace:
    """Counts down on the status line, then runs an act, unless something opened over the screen meanwhile."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._timer: Timer | None = None
        self._left = 0

    @property
    def runs(self) -> bool:
        """Whether a key waits."""
        return self._timer is not None

    def toggle(self, words: str, then: Act) -> None:
        """Wait before running ``then``, saying ``words`` with the seconds left; take it back if a key waits already."""
        if self.end():
            return
        self._left = self._desk.settings.grace
        self._timer = self._desk.every(1, lambda: self._count(words, then))
        self._desk.say(words.format(n=self._left))

    def end(self) -> bool:
        """Take the grace back; whether there was one."""
        if self._timer is None:
            return False
        self._timer.stop()
        self._timer = None
        self._desk.say("")
        return True

    def _count(self, words: str, then: Act) -> None:
        self._left -= 1
        if self._left > 0:
            self._desk.say(words.format(n=self._left))
            return
        self.end()
        if self._desk.on_top:
            self._desk.acting.run(then)
