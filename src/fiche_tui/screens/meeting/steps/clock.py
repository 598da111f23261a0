"""The clock is the screen: plenary steps, work in pairs, breaks, and the silence of an assessment."""

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize

from fiche_tui.drawing.assessing import SMALL_CLOCK, assessing_page, check_words
from fiche_tui.drawing.line import Line
from fiche_tui.drawing.scale_boxes import levels_of
from fiche_tui.drawing.time_words import clock_digits, time_left_words
from fiche_tui.drawing.turnout_words import answered_words
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, arrow_bindings
from fiche_tui.language.cells import cut, width_of
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.big_clock import BigClock
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.kit.time_words import (
    clock_shown,
    end_hour,
    outlook_words,
    shown_digits,
)
from fiche_tui.screens.meeting.steps.quiet_line import QuietLine
from fiche_tui.screens.meeting.steps.time_bar import TimeBar
from fiche_tui.workshop.agenda import Countdown, Outlook, Phase, PlannedStep, countdown, parts_within, running_part
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.schedule import coming_steps, outlook
from fiche_tui.workshop.sheet import Instrument, Part, StepKind
from fiche_tui.workshop.short_text import shortened
from fiche_tui.workshop.state import State, voters_present
from fiche_tui.workshop.turns import Turns

ROOMY_ROWS = 30
"""Rows of the body under which an assessment takes the air around its clock for the scale."""

UNDER_CLOCK = 4
"""Rows of the bar, of its words, of the air under them and of what follows, where the names are listed."""

MARGIN = 3
"""Columns at either side there."""

LONGEST_NAME = 20
"""Characters of a name in the line of the turns, so that it stays one line."""


class ClockBody(StepBody):
    """Big digits, a shrinking bar, the words, and under them what the step asks of the room."""

    HINTS = ("workshop.pause", "workshop.add_minute", "workshop.note")
    BINDINGS = [
        *arrow_bindings("scroll"),
        *act_bindings("clock"),
    ]

    def compose(self) -> ComposeResult:
        """From the loudest to the quietest."""
        yield BigClock()
        with Vertical(id="time"):
            yield TimeBar()
            with Horizontal(id="words"):
                yield QuietLine(id="left")
                yield QuietLine(id="until")
        with VerticalScroll(id="say", can_focus=False):
            yield Prose(id="instruction", markup=False)
        yield QuietLine(id="parts")
        yield QuietLine(id="turn")
        with Horizontal(id="next"):
            yield QuietLine(id="coming")
            yield QuietLine(id="outlook")

    def action_scroll(self, lines: int) -> None:
        """Read what does not fit under the clock."""
        self.query_one("#say", VerticalScroll).scroll_relative(y=lines, animate=False)

    @act("clock.turns")
    async def one_at_a_time(self) -> None:
        """Begin a round of the table; while it runs, ask what to do about who speaks."""
        await self.desk.turn("choose")

    @act("clock.next_speaker")
    async def next_speaker(self) -> None:
        await self._ask_of_turns("next")

    @act("clock.skip")
    async def skip_speaker(self) -> None:
        """Let the current speaker speak last."""
        await self._ask_of_turns("skip")

    @act("clock.again")
    async def restart_turn(self) -> None:
        await self._ask_of_turns("again")

    async def _ask_of_turns(self, what: str) -> None:
        if self.view and self.view.turns:
            await self.desk.turn(what)

    def clock_in_title(self) -> bool:
        """Return false: the body is the clock."""
        return False

    def hints(self) -> tuple[str, ...]:
        """While people write, keying may start."""
        step = self.view.state.step if self.view else None
        if self.view and self.view.turns:
            return ("clock.next_speaker", "clock.turns", "workshop.note")
        if self.view and step and step.kind is StepKind.ASSESS:
            return ("workshop.pause", "count.ballots", "count.ways")
        return self.HINTS

    def draw(self, view: View) -> None:
        """Draw what does not move with the seconds, then what does."""
        step, state = view.state.step, view.state
        if step is None:
            return
        self.set_class(not clock_shown(state), "-hidden")
        self.set_class(bool(step.parts), "-parts")
        self.set_class(step.kind is StepKind.BREAK, "-break")
        self.set_class(view.turns is not None, "-turns")
        self._draw_asked(view, step)
        self.tick(view.at)

    def _draw_asked(self, view: View, step: PlannedStep) -> None:
        """Draw what the room reads: while it assesses, with every role by its name where there is the room."""
        assesses = step.kind is StepKind.ASSESS
        pending = pending_round(view.state) if assesses else None
        width, height = self.content_size
        clock, listed = 0, list[Line]()
        if pending:
            others = 2 * (bool(step.parts) + (view.turns is not None))
            place = width - 2 * MARGIN, height - UNDER_CLOCK - others
            clock, listed = assessing_page(view.state, step, pending.asked, view.turnout, place)
        tight = clock == SMALL_CLOCK if listed else assesses and height < ROOMY_ROWS
        self.set_class(tight, "-tight")
        self.set_class(bool(listed), "-listed")
        shown = page_of(listed) if listed else instruction_content(view.state, step, view, tight=tight)
        self.query_one("#instruction", Prose).replace(shown)

    def on_resize(self, event: Resize) -> None:
        """Cut the last line to the room that there is now."""
        super().on_resize(event)
        self.draw_again()

    def tick(self, at: datetime) -> None:
        """Draw the time; only what changed is painted."""
        if self.view is None or self.view.state.run is None:
            return
        state = self.view.state
        assert state.run is not None
        now = countdown(state.run, at, self.view.soon_share)
        self.query_one(BigClock).update(clock_digits(now.left), now.phase.value)
        self.query_one(TimeBar).update(now.share, now.phase.value)
        self._say("#left", time_left_words(now))
        ahead = outlook(state, at)
        self._say("#until", until_words(now, ahead, state))
        step = state.step
        if step and step.parts:
            # What the step spent in all its stretches: a step that is come back to does not begin its parts again.
            spent = step.minutes * 60 - state.run.left(at)
            self._say("#parts", parts_words(parts_within(step.parts, step.minutes), spent, state))
        if self.view.turns:
            self._say("#turn", turn_words(self.view.turns, state, at))
        words = outlook_words(ahead) if ahead else ""
        self._say("#outlook", words)
        coming = coming_steps(state)
        room = self.query_one("#next").content_size.width - len(words) - 2
        self._say("#coming", coming_words(coming[0], room) if coming else "")

    def _say(self, where: str, text: str) -> None:
        self.query_one(where, QuietLine).show(text)


def instruction_content(state: State, step: PlannedStep, view: View, *, tight: bool) -> Content:
    """Return what the room reads under the clock: the step's title and instruction; of an assessment, the question
    first.

    What the digits mean comes before the instruction: where rows are few it is the instruction that goes under the
    edge, reached with the arrows. ``tight`` leaves no blank line between the two.
    """
    parts: list[Content | str] = [Content(step.title.upper()).stylize("bold")]
    objectives = " · ".join(state.details.objectives)
    if step.kind is StepKind.ASSESS:
        pending = pending_round(state)
        if pending and view.turnout and view.turnout.people:
            parts += ["  ·  ", Content(answered_words(view.turnout, pending.asked, voters_present(state)))]
        parts += ["\n", Content(question_of(state)).stylize("bold")]
        if objectives:
            parts += ["\n", Content(objectives).stylize("$text-muted")]
        parts += ["\n\n", Content(scale_words(state)).stylize("bold")]
        parts += ["\n" if tight else "\n\n", Content(step.instruction)]
        if state.method.instrument is not Instrument.CHECK:
            parts += ["\n", _("Vous hésitez? « Je ne sais pas » est une vraie réponse.")]
    else:
        parts += ["\n\n", Content(step.instruction)]
        if objectives and step.id == state.plan[0].id:
            parts += ["\n\n", Content(_("Nos objectifs communs")).stylize("bold"), "\n", Content(objectives)]
    return Content.assemble(*parts)


def coming_words(step: PlannedStep, room: int) -> str:
    """Return what comes next and its minutes, in that many columns: of a title that is too long, the end goes."""
    words = _("À suivre : {title} · {n} min")
    taken = width_of(words.format(title="", n=step.minutes))
    return words.format(title=cut(step.title, max(1, room - taken)), n=step.minutes)


def until_words(now: Countdown, ahead: Outlook | None, state: State) -> str:
    """Return when the step ends, and that the room does not see it where only this screen does."""
    until = _("devait finir à {hour}") if now.phase is Phase.OVER else _("étape jusqu’à {hour}")
    words = [] if now.paused else [until.format(hour=end_hour(now, ahead, state))]
    return " · ".join([*words, *([] if state.clock_visible else [_("cachée à la salle")])])


def parts_words(parts: tuple[Part, ...], spent: float, state: State) -> str:
    """Return the parts of a step in one line: done ones ticked, the running one with its own time, coming ones in
    minutes."""
    running = running_part(parts, spent)
    words = []
    for place, part in enumerate(parts):
        if running is None or place < running.place:
            words.append(f"✓ {part.title}")
        elif place == running.place:
            words.append(f"▸ {part.title} {shown_digits(running.left, state)}")
        else:
            words.append(_("{title} {n} min").format(title=part.title, n=part.minutes))
    return "   ".join(words)


def turn_words(turns: Turns, state: State, at: datetime) -> str:
    """Return who speaks with the time left, and who comes after: « ● Anne Lavoie 00:42   ensuite Bineta Diop   3 sur 12
    »."""

    def name(person_id: str) -> str:
        person = state.person(person_id)
        return shortened(person.name, LONGEST_NAME) if person else ""

    assert state.run is not None
    words = [f"● {name(turns.speaker)} {shown_digits(turns.left(state.run, at), state)}"]
    if turns.following:
        words.append(_("ensuite {name}").format(name=name(turns.following)))
    words.append(_("{n} sur {total}").format(n=turns.place + 1, total=len(turns.order)))
    return "   ".join(words)


def scale_words(state: State) -> str:
    """Return the answers in two lines, each level once where the scales say the same; of « Cocher » what a person
    writes."""
    if state.method.instrument is Instrument.CHECK:
        return check_words()
    scales = [
        scale
        for scale in state.sheet.scales
        if state.method.instrument is not Instrument.WANTED or scale.id == "wanted"
    ]
    words = [f"{value} {' / '.join(texts)}" for value, texts in levels_of(scales).items()]
    words += [_("x je ne sais pas")] if words else []
    # Two lines of our own: a line that wraps would begin with a dot, since no-break spaces do not hold on a screen.
    return "\n".join(" · ".join(line) for line in (words[:2], words[2:]) if line)
