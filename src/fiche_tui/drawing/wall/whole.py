"""The page of the wall: which one it is, and what its first and last rows say."""

from collections.abc import Sequence

from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.styles import ACCENT, QUIET, SOON, STRONG
from fiche_tui.drawing.then_and_now import day_words
from fiche_tui.drawing.wall.asking import answering, counting, turnout_in_head
from fiche_tui.drawing.wall.clock import clock_in_head
from fiche_tui.drawing.wall.layout import FOOT, Block, Head, Place, page, place_of, slide, two_ends
from fiche_tui.drawing.wall.outcome import agreeing, carrying, closing, recapped
from fiche_tui.drawing.wall.promises import looked_back, promised
from fiche_tui.drawing.wall.results import revealed
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.slides import between, curtain, decision_in_large, opening, role_in_large
from fiche_tui.drawing.wall.steps import adjusting, talking
from fiche_tui.language.translation import _, spoken
from fiche_tui.workshop.room.values import RoomDecision
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.values import Purpose, Trial

TALKING = frozenset({StepKind.PLENARY, StepKind.PAIRS, StepKind.BREAK})
"""The steps in which the clock is the screen."""

SMALLEST = (20, 6)
"""Columns and rows under which there is no room for a page."""


def draw_wall(seen: Seen, columns: int, rows: int) -> list[Line]:
    """Return exactly ``rows`` lines of at most ``columns`` cells: what the room sees at that moment.

    What is no real meeting says so in its first row. The wall speaks the workshop's language, whoever looks.
    """
    with spoken(seen.room.language):
        first, *others = _drawn(seen, columns, rows) or [Line()]
        mark = mark_words(seen.room.header.trial)
        if mark not in first.text:
            first = line((f" {mark} ", f"{STRONG} {ACCENT}"), first).cut(columns)
        return [first, *others][: max(0, rows)]


def mark_words(trial: str) -> str:
    """Return the mark of the demonstration or of a rehearsal; empty for a real meeting."""
    return {Trial.EXAMPLE.value: _("EXEMPLE"), Trial.REHEARSAL.value: _("RÉPÉTITION")}.get(trial, "")


def _drawn(seen: Seen, columns: int, rows: int) -> list[Line]:
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        said = line((_("Agrandissez cette fenêtre."), STRONG)).wrapped(max(1, columns), rows)
        return [*said, *[Line()] * (rows - len(said))][: max(0, rows)]
    place, wall = place_of(columns, rows), seen.room.wall
    standing = Place(place.width, rows - 1)
    away = _away(seen)
    if wall and wall.curtain:
        return slide(curtain(seen, standing), Line(), columns, rows)
    if seen.decision:
        return slide(decision_in_large(seen, seen.decision, standing), away, columns, rows)
    if wall and wall.zoom and (wall.zoom in seen.names or _decision(seen, wall.zoom)):
        return slide(_zoomed(seen, wall.zoom, standing), away, columns, rows)
    if wall and wall.recap:
        head: Head = (_marked(seen, _("Où en sommes-nous?")), clock_in_head(seen))
        return page(head, recapped(seen, place), away, columns, rows)
    if earlier := looked_back(seen):
        blocks, where = promised(seen, earlier, place)
        when = f" · {day_words(earlier.date)}" if earlier.date else ""
        head = (_marked(seen, _("Ce que nous avions dit") + when), clock_in_head(seen))
        return page(head, blocks, two_ends(away, (where, QUIET), place.width), columns, rows)
    if seen.room.clock is None:
        return slide(_without_a_step(seen, standing), away, columns, rows)
    blocks, where = _step(seen, place)
    head = _head(seen)
    # Where the first row says something else than the time, the first block is the clock, if it has the rows.
    timed = head[1] == clock_in_head(seen) or bool(blocks and blocks[0])
    left = away if away.spans or timed else clock_in_head(seen)[0]
    return page(head, blocks, two_ends(left, (where, QUIET), place.width), columns, rows)


def draw_slide(seen: Seen, under: Sequence[str], columns: int, rows: int) -> list[Line]:
    """Return exactly ``rows`` lines: the slide of a meeting in which no step runs, and quietly what goes under it."""
    place = Place(place_of(columns, rows).width, max(1, rows - len(under)))
    left = " " * max(0, (columns - place.width) // 2)
    told = [line(left, line((one, QUIET)).cut(place.width)) for one in under]
    with spoken(seen.room.language):
        drawn = slide(_without_a_step(seen, place), Line(), columns, place.rows + FOOT)[:-FOOT]
    return [*drawn, *told][-rows:]


def _without_a_step(seen: Seen, place: Place) -> list[Block]:
    status = seen.room.header.status
    if status == "prepared":
        return opening(seen, place)
    return between(seen, place) if status == "suspended" else closing(seen, place, thanks=True)


def _step(seen: Seen, place: Place) -> tuple[list[Block], str]:
    pending, kind = seen.pending, seen.kind
    if pending and kind is StepKind.COUNT:
        return counting(seen, pending, place), ""
    if pending and (pending.asked.purpose is Purpose.VOTE or kind is StepKind.ASSESS):
        return answering(seen, pending, place)
    if pending and kind is StepKind.REVEAL:
        return counting(seen, pending, place), ""
    purpose = {StepKind.REVEAL: Purpose.ASSESS, StepKind.VOTE: Purpose.VOTE}.get(kind) if kind else None
    if purpose and (found := seen.revealed(purpose)):
        return revealed(seen, *found, place)
    if kind is StepKind.ADJUST:
        return adjusting(seen, place)
    if kind is StepKind.CARRY:
        return carrying(seen, place)
    if kind is StepKind.AGREE:
        return agreeing(seen, place), ""
    if kind is StepKind.CLOSE:
        final = seen.room.header.status == "final"
        return closing(seen, place, thanks=final), ""
    return talking(seen, place), ""


def _head(seen: Seen) -> Head:
    """Return where the meeting is, and what matters now: the turnout while people answer, else the time.

    Where the clock is the screen the first row names the group, and says when the meeting ends.
    """
    clock = seen.room.clock
    assert clock is not None
    pending, kind = seen.pending, seen.kind
    title = _marked(seen, clock.title)
    if pending and (pending.asked.purpose is Purpose.VOTE or kind is StepKind.ASSESS):
        return title, turnout_in_head(pending)
    if kind in TALKING:
        group = seen.room.header.collective or seen.room.header.title
        return _marked(seen, group), [line((one, QUIET)) for one in _where(seen)]
    return title, clock_in_head(seen)


def _marked(seen: Seen, text: str) -> Part:
    mark = mark_words(seen.room.header.trial)
    return (f"{mark} · {text}" if mark else text, STRONG)


def _where(seen: Seen) -> tuple[str, ...]:
    """Return « Étape 3 sur 10 · fin 15 h 30 »; then the step alone."""
    clock, sitting = seen.room.clock, seen.room.sitting
    assert clock is not None
    step = _("étape {n} sur {total}").format(n=clock.number, total=clock.steps)
    if sitting is None or sitting.promised_end is None:
        return (step,)
    hour = seen.hour(sitting.promised_end)
    return _("Étape {n} sur {total} · fin {hour}").format(n=clock.number, total=clock.steps, hour=hour), step


def _zoomed(seen: Seen, subject: str, place: Place) -> list[Block]:
    found = _decision(seen, subject)
    return decision_in_large(seen, found, place) if found else role_in_large(seen, subject, place)


def _decision(seen: Seen, known: str) -> RoomDecision | None:
    return next((one for one in seen.room.decisions if one.id == known), None)


def _away(seen: Seen) -> Line:
    """Return that nobody facilitates just now, where the meeting is not over."""
    if not seen.away or seen.room.header.status == "final":
        return Line()
    return line((_("L’animation reprend dans un instant."), SOON))
