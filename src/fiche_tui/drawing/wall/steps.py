"""The steps in which people talk: the clock is the screen, then what the step asks of the room."""

from fiche_tui.drawing.columns import columns_of
from fiche_tui.drawing.digits import ROWS
from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG
from fiche_tui.drawing.time_words import clock_digits
from fiche_tui.drawing.wall.asking import ways_in
from fiche_tui.drawing.wall.clock import clock_block
from fiche_tui.drawing.wall.layout import Block, Place, said, titled, turned
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.language.translation import _
from fiche_tui.workshop.agenda import parts_within, running_part
from fiche_tui.workshop.room.values import RoomClock, RoomStep

MOST_TEXT = 8
"""Lines of an instruction at most: a room does not read a page."""
LEAST_CLOCK = ROWS[1] + 3
"""Rows that how to come in leaves to the clock, with its bar and words: the time is what a step is read for."""


def talking(seen: Seen, place: Place) -> list[Block]:
    """Return the clock, the instruction, the parts of the step, at first the common objectives, how to come in where
    the clock leaves room, then what follows."""
    clock = seen.room.clock
    assert clock is not None
    step = _step(seen)
    asked = instruction(clock, place.width, MOST_TEXT)
    parts = _parts(seen, step, place.width) if step else []
    shared = objectives(seen, place.width) if clock.number == 1 else []
    turn = _turn(seen, clock, place.width)
    after = following(seen, place.width)
    left = place.rows - sum(len(one) + 1 for one in (asked, parts, turn, shared, after) if one)
    ways = ways_in(seen, place.width)
    if ways and left - len(ways) - 1 >= LEAST_CLOCK:
        left -= len(ways) + 1
    else:
        ways = []
    return [clock_block(seen, place.width, min(left, place.digits + 3)), asked, parts, turn, shared, ways, after]


def adjusting(seen: Seen, place: Place) -> tuple[list[Block], str]:
    """Return the clock where it fits, the instruction and the list as it is now; then which page of it this is."""
    roles = [role for family in seen.room.list for role in family.roles]
    clock = seen.room.clock
    asked = said(clock.instruction, place.width, 3) if clock else []
    settled = [line((_("La liste est arrêtée."), STRONG))] if seen.room.settled else []
    width = max((len(role.code) for role in roles), default=2)
    cells = [seen.named(role.id).line(width) for role in roles]
    room = place.rows - len(asked) - len(settled) - 1
    listed = columns_of(cells, place.width, room)
    shown, where = turned(listed, room, seen.at)
    left = place.rows - sum(len(one) + 1 for one in (asked, settled, shown) if one)
    return [clock_block(seen, place.width, left), settled or asked, shown], where


def instruction(clock: RoomClock, width: int, most: int) -> Block:
    """Return the title of the step in capitals, then what it asks of the room."""
    told = said(clock.instruction, width, most)
    return [*line((clock.title.upper(), STRONG)).wrapped(width, 2), *([Line()] if told and most > 3 else []), *told]


def objectives(seen: Seen, width: int) -> Block:
    """Return the common objectives; nothing where the group wrote none."""
    if not seen.room.objectives:
        return []
    rows = [row for one in seen.room.objectives[:3] for row in hanging("· ", one, width, 2)]
    return [titled(_("Nos objectifs communs")), *rows]


def following(seen: Seen, width: int) -> Block:
    """Return what comes next with its minutes; nothing in the last step."""
    clock = seen.room.clock
    ids = [one.id for one in seen.room.steps]
    if clock is None or clock.step not in ids or ids.index(clock.step) + 1 >= len(ids):
        return []
    step = seen.room.steps[ids.index(clock.step) + 1]
    words = _("À suivre : {title} · {n} min")
    taken = line(words.format(title="", n=step.minutes)).width
    title = line(step.title).cut(max(1, width - taken)).text
    return [line((words.format(title=title, n=step.minutes), QUIET)).cut(width)]


def _turn(seen: Seen, clock: RoomClock, width: int) -> Block:
    """Return who speaks with the time left, then who comes after; nothing outside a round of the table."""
    turn = seen.room.wall.turn if seen.room.wall else None
    if turn is None:
        return []
    left = turn.seconds - (seen.run_of(clock).spent(seen.at) - turn.started)
    digits = clock_digits(left) if clock.visible else ""
    name = line(turn.speaker).cut(max(1, width - len(digits) - 4))
    parts = [_("ensuite {name}").format(name=turn.following)] if turn.following else []
    parts.append(_("{n} sur {total}").format(n=turn.place + 1, total=turn.people))
    after = line((" · ".join(parts), QUIET)).cut(width - 2)
    return [line(line("● ", name).styled(f"{STRONG} {ACCENT}"), (f"  {digits}", STRONG)), line("  ", after)]


def _step(seen: Seen) -> RoomStep | None:
    clock = seen.room.clock
    return next((one for one in seen.room.steps if clock and one.id == clock.step), None)


def _parts(seen: Seen, step: RoomStep, width: int) -> Block:
    """Return the parts of the step: done ones ticked, the running one with its own time, coming ones in minutes."""
    clock = seen.room.clock
    if clock is None or not step.parts:
        return []
    run = seen.run_of(clock)
    # What the step spent in all its stretches: a step that is come back to does not begin its parts again.
    spent = step.minutes * 60 - run.left(seen.at)
    running = running_part(step.parts, spent)
    found: Block = []
    for number, part in enumerate(parts_within(step.parts, step.minutes)):
        if running is None or number < running.place:
            found.append(line((f"✓ {part.title}", QUIET)).cut(width))
        elif number == running.place:
            digits = clock_digits(running.left) if clock.visible else ""
            found.append(line((f"▸ {part.title}", f"{STRONG} {ACCENT}"), (f"  {digits}", STRONG)).cut(width))
        else:
            found.append(line(f"  {_('{title} {n} min').format(title=part.title, n=part.minutes)}").cut(width))
    return found
