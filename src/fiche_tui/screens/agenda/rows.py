"""The agenda as rows: what was planned, what it became, how long it took, when each step begins."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum

from textual.content import Content

from fiche_tui.language.translation import N_, _, language
from fiche_tui.minutes.dates import hours_range
from fiche_tui.minutes.timeline import step_minutes
from fiche_tui.screens.kit.columns import cell, wrapped
from fiche_tui.screens.kit.time_words import local_hour, outlook_words, total_words
from fiche_tui.workshop.agenda import PlannedStep, total_minutes
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.schedule import coming_steps, outlook, sitting_of, starts_of
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State


class Place(Enum):
    """Where a step is in the meeting."""

    DONE = "done"
    NOW = "now"
    COMING = "coming"
    PASSED = "passed"
    DROPPED = "dropped"


MARKS: Mapping[Place, str] = {
    Place.DONE: "✓",
    Place.NOW: "▶",
    Place.COMING: " ",
    Place.PASSED: "·",
    Place.DROPPED: "✗",
}
WORDS: Mapping[Place, str] = {
    Place.NOW: N_("en cours"),
    Place.PASSED: N_("passée"),
    Place.DROPPED: N_("de côté"),
}

HOUR, MINUTES, ACTUAL, NOTE = 10, 9, 7, 14
"""Cells of the columns beside the title."""


@frozen
class AgendaRow:
    """One step: when it began or will begin (``None`` where nobody can tell), its minutes, how long it took."""

    step: PlannedStep
    place: Place
    starts: str = ""
    actual: int | None = None
    ends_sitting: bool = False


def agenda_rows(state: State, at: datetime) -> tuple[AgendaRow, ...]:
    """Return every step of the plan, dropped ones included."""
    starts = {step: local_hour(moment, state) for step, moment in starts_of(state, at).items()}
    rows, took = [], step_minutes(state, at)
    for number, step in enumerate(state.plan):
        after = state.plan[number + 1 :]
        ends = bool(after) and after[0].sitting > step.sitting
        rows.append(AgendaRow(step, place_of(state, step), starts.get(step.id, ""), took.get(step.id), ends))
    return tuple(rows)


def place_of(state: State, step: PlannedStep) -> Place:
    """Where a step is in the meeting."""
    if state.run and state.run.step == step.id:
        return Place.NOW
    if step.dropped:
        return Place.DROPPED
    if any(step.id == coming.id for coming in coming_steps(state)):
        return Place.COMING
    if any(run.step == step.id for run in state.runs):
        return Place.DONE
    return Place.COMING if step.sitting > sitting_of(state) else Place.PASSED


def place_words(state: State) -> str:
    """Return « Étape 5 sur 10 » of this meeting; empty while no step runs."""
    step = state.step
    if step is None:
        return ""
    kept = [one.id for one in state.plan if (not one.dropped or one.id == step.id) and one.sitting == step.sitting]
    return _("Étape {n} sur {total}").format(n=kept.index(step.id) + 1, total=len(kept))


def summary_words(state: State, at: datetime) -> str:
    """Total against the slot; while a step runs, the two ends and whether the meeting is late; between two meetings,
    how long the next one is."""
    ahead = outlook(state, at)
    if state.suspended:
        minutes = total_minutes(coming_steps(state))
        return _("Suspendu · prochaine rencontre : {n} min").format(n=minutes)
    if ahead is None:
        return "" if state.runs else _announced_words(state)
    return _("Fin promise {promised} · fin prévue {projected} · {words}").format(
        promised=local_hour(ahead.on_the_minute(ahead.promised_end), state),
        projected=local_hour(ahead.on_the_minute(ahead.projected_end), state),
        words=outlook_words(ahead),
    )


def _announced_words(state: State) -> str:
    """Return « 97 min pour 90 : 7 de trop · de 13 h 30 à 15 h 07 »."""
    start = state.details.start
    if start is None or state.runs or any(step.sitting > 1 for step in state.plan):
        return total_words(state)
    end = datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=total_minutes(state.plan))
    return _("{total} · {hours}").format(total=total_words(state), hours=hours_range(start, end, language()))


def minutes_words(step: PlannedStep) -> str:
    """Return « 12 », or « 12 → 10 » once what was prepared has changed."""
    if step.planned == step.minutes or _added(step):
        return str(step.minutes)
    return _("{before} → {after}").format(before=step.planned, after=step.minutes)


def step_words(state: State, step: PlannedStep, at: datetime) -> str:
    """Return what the row says of a step, in words: « début 13 h 36 · 12 min · protégée »."""
    row = next(row for row in agenda_rows(state, at) if row.step.id == step.id)
    words = [_("début {hour}").format(hour=row.starts)] if row.starts else []
    return " · ".join([*words, _("{n} min").format(n=step.minutes), *filter(None, [_note(row)])])


def _added(step: PlannedStep) -> bool:
    """Return whether the step was put in since the start: nothing of it was promised."""
    return step.kind is StepKind.BREAK and not step.planned


def heading(width: int, *, running: bool) -> Content:
    """Return the titles of the columns."""
    last = cell(_("réel"), ACTUAL, right=True) if running else Content("")
    title = max(10, width - 2 - HOUR - MINUTES - NOTE - last.cell_length)
    return Content.assemble(
        cell("", 2), cell(_("début"), HOUR), cell(_("étape"), title), cell(_("minutes"), MINUTES, right=True), last
    )


def drawn_step(row: AgendaRow, width: int, *, running: bool, air: bool = False) -> Content:
    """Return one step; a long title goes on under itself, and the end of a sitting is said under its last step."""
    step = row.step
    actual = Content("")
    if running:
        actual = cell("" if row.actual is None else str(row.actual), ACTUAL, right=True)
    room = max(10, width - 2 - HOUR - MINUTES - NOTE - actual.cell_length)
    indent = 2 + HOUR
    lines = wrapped(step.title, room - 1, most=2).split("\n", allow_blank=True)
    minutes = "" if row.place is Place.DROPPED else minutes_words(step)
    first = Content.assemble(
        cell(MARKS[row.place], 2),
        cell(row.starts, HOUR),
        cell(lines[0], room),
        cell(minutes, MINUTES, right=True),
        actual,
        "   ",
        cell(_note(row), NOTE - 3),
    )
    rest = [Content.assemble("\n", " " * (indent + 2), line) for line in lines[1:]]
    whole = Content.assemble(first, *rest).stylize(_style(row.place))
    if row.ends_sitting:
        between = Content("\n" + " " * (indent + 2) + _("— prochaine rencontre —")).stylize("$text-muted")
        whole = Content.assemble(whole, between)
    return Content.assemble(whole, "\n") if air else whole


def _style(place: Place) -> str:
    if place is Place.NOW:
        return "bold $text-accent"
    return "" if place is Place.COMING else "$text-muted"


def _note(row: AgendaRow) -> str:
    if row.place in WORDS:
        return _(WORDS[row.place])
    if _added(row.step):
        return _("ajoutée")
    if row.place is Place.COMING and row.step.protected:
        return _("protégée")
    return _("facultative") if row.place is Place.COMING and row.step.optional else ""
