"""The workshop: where we are, the clock, the body that the step's kind brings, the keys that matter now."""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from textual import events
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.screens.meeting.acts.capture import Capture
from fiche_tui.screens.meeting.acts.earlier import Earlier, promises_hint
from fiche_tui.screens.meeting.acts.hands import Hands
from fiche_tui.screens.meeting.acts.opening import Opening
from fiche_tui.screens.meeting.acts.other_screens import OtherScreens
from fiche_tui.screens.meeting.acts.private_note import PrivateNote
from fiche_tui.screens.meeting.acts.reading import Reading
from fiche_tui.screens.meeting.acts.rounds import Rounds
from fiche_tui.screens.meeting.acts.running_time import RunningTime
from fiche_tui.screens.meeting.acts.sheet_notice import SheetNotice
from fiche_tui.screens.meeting.acts.sound import Sound
from fiche_tui.screens.meeting.acts.station import Station
from fiche_tui.screens.meeting.acts.steps import Steps
from fiche_tui.screens.meeting.acts.time_away import TimeAway
from fiche_tui.screens.meeting.acts.turns import SpeakingTurns
from fiche_tui.screens.meeting.acts.undoing import Undoing
from fiche_tui.screens.meeting.steps.bodies import body_for
from fiche_tui.screens.meeting.writing import Writing
from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import Command, Refusal, State
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.schedule import outlook

IDLE_SECONDS = 1.0
"""How often the screen looks at the clock while no step runs."""

Answer = TypeVar("Answer")


class WorkshopScreen(FicheScreen[None]):
    """One workshop as its facilitator sees it: it holds the acts, draws the state, and ticks."""

    DEFAULT_CSS = """
    WorkshopScreen > #body { height: 1fr; width: 1fr; }
    """
    BINDINGS = act_bindings(
        "workshop",
        "earlier.promises",
        "count.ballots",
        "count.reopen",
        "count.station",
        "count.hands",
        "global.leave",
        "global.back",
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.writing = Writing(session, self)
        self.steps = Steps(self)
        self._rounds = Rounds(self)
        self._turns = SpeakingTurns(self)
        self.sheet_notice = SheetNotice(self)
        self._sound = Sound(self)
        self._time_away = TimeAway(self)
        self._earlier = Earlier(self)
        self._opening = Opening(self, self._earlier)
        self._reading = Reading(self, self._opening)
        self._timer: Timer | None = None
        self._shown = ""
        self._late = False

    def act_owners(self) -> Iterable[object]:
        """What the keys do, a small object for each group of commands."""
        return (
            self,
            self.steps,
            self._rounds,
            self._sound,
            self._earlier,
            self._opening,
            RunningTime(self),
            Capture(self),
            OtherScreens(self),
            Undoing(self),
            PrivateNote(self),
            Station(self),
            Hands(self),
        )

    # The desk.

    @property
    def state(self) -> State:
        """The workshop as it is now."""
        return self.session.state

    @property
    def workshops(self) -> Workshops:
        """The workshops of this account."""
        return self.fiche.workshops

    @property
    def on_top(self) -> bool:
        """Whether nothing is open over this screen."""
        return self.app.screen is self

    def do(self, command: Command, done: str = "") -> Outcome:
        """Carry a command out, say ``done`` once it is on disk, and draw what it changed."""
        return self.writing.do(command, done)

    def carry_out(self, act: Callable[[], Refusal | None], done: str = "") -> Outcome:
        """Carry out what is no command of the domain (undo, a reveal), and draw what it changed."""
        return self.writing.carry_out(act, done)

    async def open(self, screen: Screen[Answer]) -> Answer | None:
        """Show another screen and return what it dismissed; what it changed is drawn."""
        answer = await super().open(screen)
        self.refresh_state()
        return answer

    async def enter_ballots(self, round_number: int, name: str = "") -> None:
        """Open the keyboard of a pending round; ``name`` reopens one ballot."""
        await self._rounds.key_in(round_number, name)

    async def reveal(self, round_number: int) -> None:
        """Ask the room once, then reveal a round."""
        await self._rounds.reveal(round_number)

    async def turn(self, what: str) -> None:
        """Change the round of the table: ``toggle``, ``next``, ``skip`` or ``again``."""
        await self._turns.change(what)

    def refresh_state(self) -> None:
        """Draw the state after the current message."""
        self.call_later(self.show_state)

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        return self.set_interval(seconds, act)

    def ring(self) -> None:
        """Ring the bell of the terminal."""
        self.app.bell()

    def say_on_top(self, sentence: str) -> None:
        """Refuse in a sentence here, and on the screen of ours that is open over this one."""
        self.say(sentence, refused=True)
        shown = next((one for one in reversed(self.app.screen_stack) if isinstance(one, FicheScreen)), self)
        if shown is not self:
            shown.say(sentence, refused=True)

    # What it shows.

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the workshop's copy of its sheet does."""
        return self.state.sheet.item_names

    def body(self) -> list[Widget]:
        """The place where the step's body stands."""
        return [Container(id="body")]

    def on_mount(self) -> None:
        """Show where the workshop stands, then ask what is asked once."""
        self.call_later(self._begin)

    async def _begin(self) -> None:
        await self.show_state()
        self.sheet_notice.watch()
        if not self._reading.say_why():
            self.acting.run(self._ask_what_is_asked_once)
        self._tick()

    async def _ask_what_is_asked_once(self) -> None:
        await self._time_away.ask()
        await self._opening.ask()

    def on_unmount(self) -> None:
        """Give the facilitation back."""
        self.session.close()

    @property
    def step_body(self) -> StepBody:
        """The body of the step on screen."""
        return self.query_one("#body").query_one(StepBody)

    def view(self) -> View:
        """What a body draws now."""
        pending = pending_round(self.state)
        turnout = self.session.rounds.turnout(pending.asked.number) if pending else None
        state = self.state
        return View(state, self.session.clock.now(), turnout, self.session.turns.current)

    def about(self) -> str:
        """What the step's body talks about."""
        return self.step_body.about() if self._shown else ""

    async def show_state(self) -> None:
        """Draw the state: another body when the step changed, the same body with a new view otherwise."""
        kind, wanted = body_for(self.state)
        if wanted != self._shown:
            place = self.query_one("#body", Container)
            had_focus = self.focused is None or self.focused in place.query("*")
            await place.remove_children()
            body = kind()
            body.set_reactive(StepBody.view, self.view())
            await place.mount(body)
            self._shown = wanted
            if had_focus:
                body.focus()
        self.step_body.view = self.view()
        self._show_title()
        self.show_keys()

    def hint_ids(self) -> tuple[str, ...]:
        """The body's keys, then the ones that every step has."""
        if self.state.step is None or not self._shown:
            return (*self.step_body.hints(), "global.leave", "global.help") if self._shown else ("global.help",)
        late = ("workshop.catch_up",) if self._late else ()
        return (*self.step_body.hints()[:4], *promises_hint(self.state), *late, "workshop.next", "global.help")

    def show_keys(self) -> None:
        """Draw the last row anew; behind the hour, the key that shows how to end on time stays on it."""
        self._late = self._is_late()
        self.key_line.last = 3 if self._late else 1
        super().show_keys()

    def _is_late(self) -> bool:
        ahead = outlook(self.state, self.session.clock.now())
        return ahead is not None and ahead.minutes > 0

    @act("global.leave")
    def leave(self) -> None:
        """Back to home; everything is on disk already."""
        self.dismiss(None)

    @act("global.back")
    def back(self) -> None:
        """Escape takes a grace back, and the sentence away; it never leaves the workshop."""
        if not self.steps.grace.end() and not self.writing.give_up():
            self.say("")

    def on_screen_suspend(self) -> None:
        """What opens over this screen takes a grace back: its key was pressed for something else."""
        self.steps.grace.end()

    def _show_title(self) -> None:
        state, at = self.state, self.session.clock.now()
        step = state.step
        if step is None or self.step_body.clock_in_title():
            self.top.left = self._marked(step.title if step else state.details.title)
            show_time(self.top, state, at)
            return
        self.top.phase = ""
        kept = [one.id for one in state.plan if not one.dropped and one.sitting == step.sitting]
        ahead = outlook(state, at)
        self.top.left = self._marked(state.details.collective or state.details.title)
        self.top.right = _("Étape {n} sur {total} · fin {hour}").format(
            n=kept.index(step.id) + 1 if step.id in kept else 1,
            total=len(kept),
            hour=local_hour(ahead.on_the_minute(ahead.promised_end), state) if ahead else "",
        )

    async def on_timer(self, event: events.Timer) -> None:
        """Draw the time when the next second has begun."""
        if event.timer is self._timer:
            self._tick()

    def _marked(self, title: str) -> str:
        """The title, and before it that this screen only reads, since a sentence below goes with the next key."""
        return _("Lecture seule · {title}").format(title=title) if self.session.reads else title

    def _tick(self) -> None:
        """Draw the time, and wake up when the next second of the countdown begins: ticks are never counted."""
        self._reading.watch()
        self._time_away.look()
        run, at = self.state.run, self.session.clock.now()
        if self._shown and self.is_attached:
            self._show_title()
            if self._is_late() is not self._late:
                self.show_keys()
            self.step_body.tick(at)
        delay = IDLE_SECONDS
        if run and not run.paused_at:
            self._sound.ring_at_a_threshold(countdown(run, at))
            left = run.left(at)
            delay = left - math.floor(left) or IDLE_SECONDS
        # Without a callback: Textual would look up its signature anew each second, an eighth of what a tick costs.
        self._timer = self.set_timer(delay + 0.005)
