"""The workshop: where we are, the clock, the body that the step's kind brings, the keys that matter now."""

import math

from textual import events, on
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.screens.meeting.capture import CaptureActions
from fiche_tui.screens.meeting.hands import HandsActions
from fiche_tui.screens.meeting.opening import OpeningQuestions
from fiche_tui.screens.meeting.reading import Reading
from fiche_tui.screens.meeting.rounds import RoundActions
from fiche_tui.screens.meeting.sheet_notice import SheetNotice
from fiche_tui.screens.meeting.station import StationActions
from fiche_tui.screens.meeting.steps.bodies import body_for
from fiche_tui.screens.meeting.steps_keys import StepActions
from fiche_tui.screens.meeting.turns import TurnActions
from fiche_tui.session.session import Session
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.schedule import outlook

IDLE_SECONDS = 1.0
"""How often the screen looks at the clock while no step runs."""


class WorkshopScreen(
    StepActions,
    RoundActions,
    StationActions,
    HandsActions,
    CaptureActions,
    OpeningQuestions,
    Reading,
    TurnActions,
    SheetNotice,
):
    """One workshop as its facilitator sees it. What is asked here is carried out by the session."""

    DEFAULT_CSS = """
    WorkshopScreen > #body { height: 1fr; width: 1fr; }
    """
    BINDINGS = bindings(
        "workshop.pause",
        "workshop.add_minute",
        "workshop.remove_minute",
        "workshop.add_five_minutes",
        "workshop.remove_five_minutes",
        "workshop.next",
        "workshop.previous",
        "workshop.next_in_a_moment",
        "workshop.previous_in_a_moment",
        "workshop.note",
        "workshop.decision",
        "workshop.revisit",
        "workshop.agenda",
        "workshop.catch_up",
        "workshop.undo",
        "workshop.private_note",
        "workshop.roster",
        "workshop.scribe",
        "workshop.hide_clock",
        "workshop.sound",
        "workshop.round",
        "workshop.export",
        "workshop.recap",
        "earlier.promises",
        "count.ballots",
        "count.reopen",
        "count.station",
        "count.hands",
        "global.leave",
        "global.back",
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._timer: Timer | None = None
        self._shown = ""
        self._late = False

    def body(self) -> list[Widget]:
        """The place where the step's body stands."""
        return [Container(id="body")]

    def on_mount(self) -> None:
        """Show where the workshop stands, then ask what is asked once."""
        self.call_later(self._begin)

    async def _begin(self) -> None:
        await self.show_state()
        self._tick()
        self.watch_sheet()
        if self.told_that_it_reads():
            return
        self.ask_opening_questions()
        self.ask_about_time_away()

    def on_unmount(self) -> None:
        """Give the facilitation back."""
        self.session.close()

    @property
    def step_body(self) -> StepBody:
        """The body of the step on screen."""
        return self.query_one("#body").query_one(StepBody)

    def view(self) -> View:
        """What a body draws now."""
        pending = pending_round(self.session.state)
        turnout = self.session.rounds.turnout(pending.asked.number) if pending else None
        state = self.session.state
        return View(state, self.session.clock.now(), turnout, self.session.turns.current)

    def about(self) -> str:
        """What the step's body talks about."""
        return self.step_body.about() if self._shown else ""

    async def show_state(self) -> None:
        """Draw the state: another body when the step changed, the same body with a new view otherwise."""
        kind, wanted = body_for(self.session.state)
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
        if self.session.state.step is None or not self._shown:
            return (*self.step_body.hints(), "global.leave", "global.help") if self._shown else ("global.help",)
        late = ("workshop.catch_up",) if self._late else ()
        return (*self.step_body.hints()[:4], *self.promises_hint(), *late, "workshop.next", "global.help")

    def show_keys(self) -> None:
        """Draw the last row anew; behind the hour, the key that shows how to end on time stays on it."""
        self._late = self._is_late()
        self.key_line.last = 3 if self._late else 1
        super().show_keys()

    def _is_late(self) -> bool:
        ahead = outlook(self.session.state, self.session.clock.now())
        return ahead is not None and ahead.minutes > 0

    @on(StepBody.Ask)
    def do_for_a_body(self, event: StepBody.Ask) -> None:
        """A body asks for a command."""
        event.stop()
        self.do(event.command, event.done)

    @on(StepBody.Say)
    def say_for_a_body(self, event: StepBody.Say) -> None:
        """A body has something to say."""
        event.stop()
        self.status.say(event.sentence, refused=event.refused)

    @on(StepBody.KeysChanged)
    def change_keys(self, event: StepBody.KeysChanged) -> None:
        """A body has other keys now."""
        event.stop()
        self.show_keys()

    @on(StepBody.Next)
    def go_on_for_a_body(self, event: StepBody.Next) -> None:
        """A body asks for the next step."""
        event.stop()
        self.go_on()

    def go_on(self) -> None:
        """Go to the next step, as its key does."""
        self.action_next()

    def action_leave(self) -> None:
        """Back to home; everything is on disk already."""
        self.dismiss(None)

    def _show_title(self) -> None:
        state, at = self.session.state, self.session.clock.now()
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
        self.watch_the_right()
        self.look_at_the_clock()
        run, at = self.session.state.run, self.session.clock.now()
        if self._shown and self.is_attached:
            self._show_title()
            if self._is_late() is not self._late:
                self.show_keys()
            self.step_body.tick(at)
        delay = IDLE_SECONDS
        if run and not run.paused_at:
            self.ring_at_a_threshold(countdown(run, at))
            left = run.left(at)
            delay = left - math.floor(left) or IDLE_SECONDS
        # Without a callback: Textual would look up its signature anew each second, an eighth of what a tick costs.
        self._timer = self.set_timer(delay + 0.005)
