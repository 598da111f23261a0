"""The time of the running step: pause, minutes more or less, how to end on time, the clock hidden from the room."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.catching_up import ask_to_catch_up
from fiche_tui.screens.kit.time_words import minutes_changed
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f


class RunningTime:
    """Changes the time of the running step; nothing here goes to another one."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.pause")
    def pause(self) -> None:
        run = self._desk.state.run
        paused = run is not None and run.paused_at is not None
        self._desk.do(c.TogglePause(), _("L’horloge repart.") if paused else _("L’horloge est arrêtée."))

    @act("workshop.add_minute")
    def add_minute(self) -> None:
        self._change_minutes(1)

    @act("workshop.remove_minute")
    def remove_minute(self) -> None:
        self._change_minutes(-1)

    @act("workshop.add_five_minutes")
    def add_five_minutes(self) -> None:
        self._change_minutes(5)

    @act("workshop.remove_five_minutes")
    def remove_five_minutes(self) -> None:
        self._change_minutes(-5)

    def _change_minutes(self, minutes: int) -> None:
        self._desk.do(c.Record(f.MinutesAdded(minutes)), minutes_changed(minutes))

    @act("workshop.catch_up")
    async def catch_up(self) -> None:
        """Show how to end on time, before anything changes."""
        if accepted := await ask_to_catch_up(self._desk, self._desk.session):
            fact, said = accepted
            self._desk.do(c.Record(fact), said)

    @act("workshop.hide_clock")
    def hide_clock(self) -> None:
        """Hide the clock from the room, or show it again."""
        state = self._desk.state
        visible = not state.clock_visible
        if visible:
            said = _("L’horloge est montrée.")
        elif state.wall_mirrors:
            said = _("L’horloge est cachée; le temps court toujours.")
        else:
            said = _("L’horloge est cachée à la salle; vous la voyez encore.")
        self._desk.do(c.Record(f.ClockShown(visible)), said)
