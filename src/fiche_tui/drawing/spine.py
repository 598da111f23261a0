"""The spine: the steps as a timeline, and under them what was written down. For a screen that the room does not see."""

from collections.abc import Sequence
from datetime import datetime

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG
from fiche_tui.language.translation import _, language
from fiche_tui.minutes.dates import hour
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.schedule import sitting_of, starts_of
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Capture, CaptureKind
from fiche_tui.workshop.zones import zone_of

WIDTH = 34
"""Columns of the text."""

SILENT = frozenset({StepKind.ASSESS, StepKind.COUNT, StepKind.VOTE, StepKind.AGREE})
"""The steps in which people answer: what was written down would prime and distract."""

ROOM_FOR_CAPTURES = 8
"""Rows that are left to what was written down before titles take two."""

_HOUR = 8
_MARKS = {CaptureKind.ACTION: "☐ ", CaptureKind.TOPIC: "↻ ", CaptureKind.NOTE: "· "}


def spine_lines(state: State, at: datetime, rows: int, *, hours: bool, seen: bool = False) -> list[Line]:
    """Return exactly ``rows`` lines of ``WIDTH`` cells.

    ``hours`` says whether times are shown, ``seen`` that the room sees this screen: then decisions alone are told.
    """
    steps = _steps(state, at, rows, hours=hours)
    told = _captured(state, rows - len(steps) - 1, seen=seen)
    lines = [*steps, *([Line(), *told] if told else [])][:rows]
    return [one.fitted(WIDTH) for one in [*lines, *[Line()] * (rows - len(lines))]]


def _steps(state: State, at: datetime, rows: int, *, hours: bool) -> list[Line]:
    running = state.run.step if state.run else ""
    sitting = sitting_of(state)
    kept = [one for one in state.plan if (not one.dropped or one.id == running) and one.sitting == sitting]
    starts, zone = (starts_of(state, at) if hours else {}), zone_of(state.timezone)
    begun = {run.step for run in state.runs}
    whole, short = [], []
    for step in kept:
        moment = starts.get(step.id)
        when = hour(moment.astimezone(zone), language()) if moment else ""
        mark = "▶" if step.id == running else "✓" if step.id in begun else "·"
        whole.append(_step(step, mark, when, 2))
        short.append(_step(step, mark, when, 1))
    if sum(map(len, whole)) + ROOM_FOR_CAPTURES <= rows:
        return [row for block in whole for row in block]
    lines = [row for block in short for row in block]
    if len(lines) <= rows:
        return lines
    # Around the running step: what is past goes first.
    here = next((place for place, one in enumerate(kept) if one.id == running), 0)
    start = min(max(0, here - rows // 3), len(lines) - rows)
    return lines[start : start + rows]


def _step(step: PlannedStep, mark: str, when: str, most: int) -> list[Line]:
    style = {"▶": f"{STRONG} {ACCENT}", "✓": QUIET}.get(mark, "")
    title = line((step.title.upper() if mark == "▶" else step.title, style)).wrapped(WIDTH - 2 - _HOUR, most)
    first = line((f"{mark} ", style), title[0].fitted(WIDTH - 2 - _HOUR), (f"{when:>{_HOUR}}", QUIET))
    return [first, *(line("  ", one) for one in title[1:])]


def _captured(state: State, rows: int, *, seen: bool) -> list[Line]:
    """Return what was written down, the last in sight; nothing while people answer."""
    kind = state.step.kind if state.step else None
    # The closing step has all of it in its own place.
    if rows < 2 or pending_round(state) or kind in SILENT or kind is StepKind.CLOSE:
        return []
    wanted = [one for one in state.captures if one.kind is CaptureKind.DECISION or not seen]
    blocks = [_capture(one) for one in wanted]
    kept: list[Sequence[Line]] = []
    left = rows - 1
    for block in reversed(blocks):
        if len(block) > left:
            break
        kept.insert(0, block)
        left -= len(block)
    if not kept:
        return []
    title = _("DÉCIDÉ") if seen else _("CONSIGNÉ")
    return [line((title, STRONG)), *(one for block in kept for one in block)]


def _capture(one: Capture) -> list[Line]:
    mark = f"{_('Déc. {n}').format(n=one.number)} " if one.kind is CaptureKind.DECISION else _MARKS[one.kind]
    words = f"{one.text} · {one.who}" if one.who else one.text
    lead = line((mark, STRONG))
    rows = line(words).wrapped(WIDTH - lead.width, 2)
    return [line(lead if place == 0 else " " * lead.width, row) for place, row in enumerate(rows)]
