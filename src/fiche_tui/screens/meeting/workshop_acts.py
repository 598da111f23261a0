"""Every act of the workshop screen, and what it does by itself as time passes."""

from collections.abc import Iterable
from functools import partial

from fiche_tui.screens.meeting.acts.earlier import Earlier
from fiche_tui.screens.meeting.acts.opening import Opening
from fiche_tui.screens.meeting.acts.reading import Reading
from fiche_tui.screens.meeting.acts.sheet_notice import SheetNotice
from fiche_tui.screens.meeting.acts.sound import Sound
from fiche_tui.screens.meeting.acts.ssh_watch import SshWatch
from fiche_tui.screens.meeting.acts.steps import Steps
from fiche_tui.screens.meeting.acts.time_away import TimeAway
from fiche_tui.screens.meeting.acts.turnout_watch import TurnoutWatch
from fiche_tui.screens.meeting.screen_desk import ScreenDesk
from fiche_tui.workshop.agenda import Countdown


class WorkshopActs:
    """What is done at one desk."""

    def __init__(self, desk: ScreenDesk) -> None:
        self._desk = desk
        self.steps = Steps(desk)
        self.sheet_notice = SheetNotice(desk)
        self._sound = Sound(desk)
        self._time_away = TimeAway(desk)
        self._ssh_watch = SshWatch(desk)
        self._turnout_watch = TurnoutWatch(desk)
        self._earlier = Earlier(desk)
        self._opening = Opening(desk, self._earlier)
        self._reading = Reading(desk, self._opening)

    def owners(self) -> Iterable[object]:
        """Return the objects whose methods are acts, one for each group of commands."""
        # Imported for the first key: until then the screen only shows what it shows first.
        from fiche_tui.screens.meeting.acts.capture import Capture
        from fiche_tui.screens.meeting.acts.closing import Closing
        from fiche_tui.screens.meeting.acts.door import Door
        from fiche_tui.screens.meeting.acts.hands import Hands
        from fiche_tui.screens.meeting.acts.other_screens import OtherScreens
        from fiche_tui.screens.meeting.acts.private_note import PrivateNote
        from fiche_tui.screens.meeting.acts.projecting import Projecting
        from fiche_tui.screens.meeting.acts.running_time import RunningTime
        from fiche_tui.screens.meeting.acts.station import Station
        from fiche_tui.screens.meeting.acts.taking_out import TakingOut
        from fiche_tui.screens.meeting.acts.undoing import Undoing
        from fiche_tui.screens.meeting.acts.ways import Ways

        desk = self._desk
        station, hands, door, taking_out = Station(desk), Hands(desk), Door(desk), TakingOut(desk)
        return (
            *(self.steps, desk.rounds, self._sound, self._earlier, self._opening),
            *(RunningTime(desk), Capture(desk), OtherScreens(desk), Undoing(desk), Closing(desk)),
            *(PrivateNote(desk), station, hands, door, taking_out, Projecting(desk)),
            Ways(desk, desk.rounds, station, hands, door, taking_out),
        )

    def begin(self) -> None:
        """Say what is said when the workshop opens, then ask what is asked once."""
        only_reads = self._reading.say_why()
        if not only_reads:
            self._desk.acting.run(self._ask_once)
        # The sheets of this machine are read once the first words are on screen.
        self._desk.once_drawn(partial(self.sheet_notice.watch, says_now=not only_reads))

    async def _ask_once(self) -> None:
        await self._time_away.ask()
        await self._opening.ask()

    def look(self) -> None:
        """Notice what happened since the last look: to the right to write, the time, the server, the boxes and
        the sheet."""
        self._reading.watch()
        self._time_away.look()
        self._ssh_watch.look()
        self._turnout_watch.look()
        self.sheet_notice.look()

    def ring_at_a_threshold(self, now: Countdown) -> None:
        """Ring as the running step enters a later phase, if asked for."""
        self._sound.ring_at_a_threshold(now)
