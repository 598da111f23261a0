"""The workshop: where we are, the clock, the body that the step's kind brings, the keys that matter now."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from textual import events, getters
from textual.containers import Container, Horizontal
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.meeting.doors import own_screens
from fiche_tui.screens.meeting.row_of_keys import keys_that_stay, row_of_keys, verbs
from fiche_tui.screens.meeting.screen_desk import ScreenDesk
from fiche_tui.screens.meeting.spine import Spine
from fiche_tui.screens.meeting.standing import Standing
from fiche_tui.screens.meeting.steps.bodies import body_for
from fiche_tui.screens.meeting.title import show_title
from fiche_tui.screens.meeting.workshop_acts import WorkshopActs
from fiche_tui.session.session import Session
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.coming_step import is_last_step
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.state import RoundState, State

IDLE_SECONDS = 1.0
"""Seconds between two looks while no clock runs, and something may come from elsewhere: ballots, another session."""

QUIET_SECONDS = 2.0
"""The same while nothing comes from elsewhere."""


class WorkshopScreen(FicheScreen[None]):
    """One workshop as its facilitator sees it: it holds the desk and the acts, draws the state, and ticks."""

    BINDINGS = act_bindings(
        *("workshop", "earlier.promises", "global.leave", "global.back"),
        *("count.ballots", "count.reopen", "count.ways", "close.settle"),
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = self.writes_in = session
        self.desk = ScreenDesk(self, session, self.show_state, self.about, self.round_at_hand)
        self.acts = WorkshopActs(self.desk)
        self._timer: Timer | None = None
        self._shown = ""
        self._late = False
        self._standing = Standing()

    def act_owners(self) -> Iterable[object]:
        """This screen, and what is done at its desk."""
        return (self, *self.acts.owners())

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the workshop's copy of its sheet does."""
        return self.session.state.sheet.item_names

    def body(self) -> list[Widget]:
        """The spine where the screen is wide, and the place of the step's body."""
        return [Horizontal(Spine(), Container(id="body"))]

    spine = getters.query_one(Spine)

    def on_mount(self) -> None:
        """Show the workshop's state, then ask what is asked once."""
        self.call_later(self._begin)

    async def _begin(self) -> None:
        await self.show_state()
        self.acts.begin()
        self._tick()

    def on_unmount(self) -> None:
        """Give the facilitation back."""
        self.session.close()

    @property
    def step_body(self) -> StepBody:
        """The body of the step on screen."""
        return self.query_one("#body").query_one(StepBody)

    def runnable(self) -> Mapping[str, Callable[[], None]]:
        """Of this screen, and of the step's body, whose commands come before its own."""
        return {**super().runnable(), **(self.step_body.runnable() if self._shown else {})}

    def view(self) -> View:
        """Return what a body draws now."""
        state = self.session.state
        pending = pending_round(state)
        turnout = self.session.rounds.turnout(pending.asked.number) if pending else None
        return View(
            state,
            self.session.clock.now(),
            turnout,
            self.session.turns.current,
            self.fiche.settings.soon_share,
            own_screens(self.session) if pending else (),
            self.session.lost,
        )

    def about(self) -> str:
        """Return what the step's body talks about."""
        return self.step_body.about() if self._shown else ""

    def round_at_hand(self) -> RoundState | None:
        """Return the round whose ballots are keyed in from the step's body."""
        return self.step_body.round_at_hand(self.session.state) if self._shown else None

    async def show_state(self) -> None:
        """Draw the state: another body when the step changed, the same body with a new view otherwise."""
        kind, wanted = body_for(self.session.state)
        self._show_spine()
        if wanted != self._shown:
            # What was shown in large belonged to the step before.
            self.desk.zoom("")
            # Nothing is shown until the next body is whole: a tick that falls in between has nothing to draw on.
            self._shown = ""
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
        self.session.announce(self.fiche.settings.soon_share)
        self._show_spine()
        self._show_title(self.session.clock.now())
        self.show_keys()

    def hint_ids(self) -> tuple[str, ...]:
        """The body's keys, then the ones that every step has; those that only look once another session has it."""
        return row_of_keys(self.session, self.step_body.hints(), late=self._late) if self._shown else ("global.help",)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From here the minutes are made final at the last step only; the step that reads them back has its own key."""
        if parameters == ("close.settle",):
            return is_last_step(self.session.state)
        return super().check_action(action, parameters)

    def show_keys(self) -> None:
        """Draw the last row anew."""
        self._late = _is_late(self.session.state, self.session.clock.now())
        shown = self.hint_ids()
        self.key_line.last = keys_that_stay(self.session, shown, late=self._late)
        self.key_line.keys = tuple(hints(*shown, verbs=verbs(self.session)))

    @act("workshop.spine")
    def toggle_spine(self) -> None:
        """Show the steps at the left, or give their place to the step."""
        self.spine.asked = not self.spine.is_shown
        self._show_spine()
        if self.spine.asked and not self.spine.is_shown:
            self.desk.say(_("Il faut 120 colonnes pour voir les étapes à gauche : agrandissez la fenêtre."))

    def on_resize(self, _event: events.Resize) -> None:
        """Show the spine where there is room now."""
        if self._shown:
            self._show_spine()

    def _show_spine(self) -> None:
        self.spine.show(self.session.state, self.session.clock.now())

    @act("global.leave")
    def leave(self) -> None:
        """Back to home; everything is on disk already."""
        self.dismiss(None)

    @act("global.back")
    def back(self) -> None:
        """Escape takes a grace back, and the sentence away; it never leaves the workshop."""
        if not self.acts.steps.grace.end() and not self.desk.writing.give_up():
            self.desk.say("")

    def on_screen_suspend(self) -> None:
        """What opens over this screen takes a grace back: its key was pressed for something else."""
        self.acts.steps.grace.end()

    def _show_title(self, at: datetime) -> None:
        state, soon = self.session.state, self.fiche.settings.soon_share
        show_title(
            self.top,
            state,
            at,
            soon,
            clock=self.step_body.clock_in_title(),
            reads=self.session.reads,
            curtain=self.session.wall.curtain,
        )

    async def on_timer(self, event: events.Timer) -> None:
        """Draw the time when the next second has begun."""
        if event.timer is self._timer:
            self._tick()

    def _tick(self) -> None:
        """Draw the time, and wake up when the next second of the countdown begins: ticks are never counted."""
        self.acts.look()
        state, at = self.session.state, self.session.clock.now()
        run, others = state.run, (self.size, self.session.reads, self.session.wall.curtain)
        runs = run is not None and run.paused_at is None
        if self._shown and self.is_attached and (runs or not self._standing.is_drawn(state, at, *others)):
            self._show_title(at)
            self._show_spine()
            if _is_late(state, at) is not self._late:
                self.show_keys()
            self.step_body.tick(at)
        delay = IDLE_SECONDS if self.session.is_awaiting else QUIET_SECONDS
        if run and runs:
            self.acts.ring_at_a_threshold(countdown(run, at, self.fiche.settings.soon_share))
            left = run.left(at)
            delay = left - math.floor(left) or 1.0
        # Without a callback: Textual would look up its signature anew each second, an eighth of what a tick costs.
        self._timer = self.set_timer(delay + 0.005)


def _is_late(state: State, at: datetime) -> bool:
    ahead = outlook(state, at)
    return ahead is not None and ahead.minutes > 0
