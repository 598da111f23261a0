"""A sound at the thresholds of the clock; off unless the settings want it."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.agenda import Countdown, Phase


class Sound:
    """Rings when the running step enters a later phase."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._rings = desk.settings.sound
        self._rang_at: tuple[int, Phase] | None = None

    @act("workshop.sound")
    def toggle(self) -> None:
        """Ring from now on, or no more: in every step, since it rings in every step."""
        self._rings = not self._rings
        self._desk.say(
            _("Un signal annoncera la fin qui approche, la dernière minute et la fin.")
            if self._rings
            else _("Il n’y aura plus de signal.")
        )

    def ring_at_a_threshold(self, now: Countdown) -> None:
        """Ring once when the running step enters a later phase; another step, or time given, rings nothing."""
        phases = list(Phase)
        here = (len(self._desk.state.runs), now.phase)
        before, self._rang_at = self._rang_at, here
        later = before is not None and before[0] == here[0] and phases.index(here[1]) > phases.index(before[1])
        if self._rings and later and not now.paused:
            self._desk.ring()
