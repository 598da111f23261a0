"""Pages without a clock: before the opening, between two meetings, the curtain, one thing in large."""

from datetime import datetime, timedelta

from fiche_tui.drawing.bars import spread_bar
from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.figures import gap_words, level_words
from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.scale_titles import begun, scale_in_words
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG, family_style
from fiche_tui.drawing.wall.asking import ways_in
from fiche_tui.drawing.wall.layout import Block, Place, said, turned
from fiche_tui.drawing.wall.outcome import arrived_at, next_meeting
from fiche_tui.drawing.wall.seen import Named, Seen
from fiche_tui.drawing.wall.steps import objectives
from fiche_tui.language.translation import _, language
from fiche_tui.minutes.dates import date_in_words, hour
from fiche_tui.workshop.room.values import RoomDecision
from fiche_tui.workshop.tally import Figures, figures
from fiche_tui.workshop.values import Purpose


def opening(seen: Seen, place: Place) -> list[Block]:
    """Return the slide of the beginning: who meets, about what, when, to what end, and the agenda with its hours."""
    header = seen.room.header
    width = place.width
    head = [*said(header.collective.upper(), width, 2, f"{STRONG} {ACCENT}"), *said(header.title, width, 2, STRONG)]
    head += said(_when_and_where(seen), width, 2, QUIET)
    shared, ways = objectives(seen, width), ways_in(seen, width)
    room = place.rows - sum(len(one) + 1 for one in (head, shared, ways) if one)
    agenda, _where = turned(_agenda(seen, width), room, seen.at)
    return [head, shared, agenda, ways]


def between(seen: Seen, place: Place) -> list[Block]:
    """Return the slide between two meetings: what the group leaves with, and when it meets again."""
    head = said(seen.room.header.title, place.width, 2, STRONG)
    goes_on = said(_("La suite à la prochaine rencontre."), place.width, 2)
    after = next_meeting(seen, place.width)
    room = place.rows - len(head) - len(goes_on) - len(after) - 4
    return [head, *arrived_at(seen, place.width, room), goes_on, after]


def curtain(seen: Seen, place: Place) -> list[Block]:
    """Return the curtain: the name of the group and the hour, nothing of the meeting."""
    name = seen.room.header.collective or seen.room.header.title
    shown = [_centred(one, place.width) for one in said(name, place.width, 3, f"{STRONG} {ACCENT}")]
    return [shown, [_centred(line((seen.hour_now(), QUIET)), place.width)]]


def role_in_large(seen: Seen, subject: str, place: Place) -> list[Block]:
    """Return one role or family: its code in big letters, its name, its whole text, and what the group answered."""
    named = seen.named(subject)
    rows = place.digits
    colour = family_style(named.position)
    code = banner(named.code, rows) if _is_drawn(named.code) else ()
    room = max(8, place.width - (len(code[0]) + 3 if code else 0))
    label = line((named.label, STRONG)).wrapped(room, max(1, rows - 1))
    start = max(0, (rows - len(label)) // 2)
    head = [
        line((row, colour), "   ", label[number - start] if 0 <= number - start < len(label) else "")
        for number, row in enumerate(code)
    ] or [line((f"{named.code} ", colour), one) for one in label]
    text = said(named.text, place.width, 6) if named.text not in ("", named.label) else []
    return [head, text, _answers(seen, subject, named, place.width)]


def decision_in_large(seen: Seen, decision: RoomDecision, place: Place) -> list[Block]:
    """Return one decision, for the moment after it was written down."""
    number = _("Déc. {n}").format(n=decision.number)
    return [[line((number, f"{STRONG} {ACCENT}"))], said(decision.text, place.width, max(1, place.rows - 4), STRONG)]


def _answers(seen: Seen, subject: str, named: Named, width: int) -> Block:
    found = seen.revealed(Purpose.ASSESS)
    if found is None or found[0].tally is None:
        return []
    row = next((one for one in figures(found[0].asked, found[0].tally) if one.subject == subject), Figures(subject))
    titles = {scale.id: scale_in_words(scale.id, scale.title) for scale in seen.room.scales}
    lines: Block = []
    size = max((len(one) for one in titles.values()), default=0)
    for scale, median, counts in (("today", row.today, row.today_counts), ("wanted", row.wanted, row.wanted_counts)):
        if counts:
            level = level_words(median, len(counts) - 2)
            drawn = spread_bar(counts, min(48, max(8, width - size - 14)), found[0].voters)
            title = begun(titles.get(scale, scale))
            lines.append(line(f"{title:<{size}}  ", (f"{level:>8}  ", STRONG), (drawn, family_style(named.position))))
    if row.gap is not None:
        lines.append(line((_("écart {gap}").format(gap=gap_words(row.gap)), STRONG)))
    for question, words in (("reinforce", _("à renforcer")), ("lighten", _("à alléger"))):
        if row.marks:
            lines.append(line(f"{words} ", (str(row.marked(question)), STRONG)))
    return [one.cut(width) for one in lines]


def _is_drawn(code: str) -> bool:
    return 0 < len(code) <= 4 and all(character.isascii() and character.isalnum() for character in code)


def _when_and_where(seen: Seen) -> str:
    header, room = seen.room.header, seen.room
    day = date_in_words(header.date, language()) if header.date else ""
    start = hour(room.start, language()) if room.start else ""
    return " · ".join(part for part in (day, start, room.place) if part)


def _agenda(seen: Seen, width: int) -> Block:
    """Return the steps in one column: the hour of each where the meeting has one, else its minutes.

    The slack is one of them, without emphasis: it is counted in « étape 1 sur 10 », which comes next.
    """
    rows: Block = []
    at = datetime.combine(seen.at.date(), seen.room.start) if seen.room.start else None
    for step in seen.room.steps:
        when = hour(at, language()) if at else _("{n} min").format(n=step.minutes)
        whole = f"{when}   " if when.endswith("h") else when  # « 14 h » stands over the hour of « 14 h 12 ».
        rows += hanging((f"{whole:>8}  ", QUIET), line((step.title, QUIET if step.margin else "")), width, 1)
        at = at + timedelta(minutes=step.minutes) if at else None
    return rows


def _centred(shown: Line, width: int) -> Line:
    return line(" " * max(0, (width - shown.width) // 2), shown)
