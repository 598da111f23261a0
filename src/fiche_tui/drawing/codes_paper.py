"""A ballot of codes being keyed in: what is written so far, and the list of codes beside it to check against."""

from collections.abc import Sequence

from fiche_tui.drawing.keyed_paper import MARK, MASK, behind_mark, talk_lines
from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.paper import ROOMY, Paper, code_of, page, room_of
from fiche_tui.drawing.styles import ACCENT, CURSOR, QUIET, STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.keying.codes import CodesKeying
from fiche_tui.workshop.keying.paper import Printed

NARROWEST = 19
"""Columns of a column of codes that still tells roles apart."""

BESIDE = 6
"""Cells beside a code and its label: the mark, a space, around the shape, and what parts two columns."""

MOST_COLUMNS = 4
CHOSEN = "✓"


def draw_codes(keying: CodesKeying, paper: Paper, width: int, height: int) -> list[Line]:
    """Return the lists, then the codes in columns, then the foot."""
    room = room_of(width) - MARK
    top = [Line()]
    for place in range(len(paper.asked.questions)):
        top.append(_list_line(keying, paper, place, room))
        if width >= ROOMY:
            top.append(Line())
    talk, box = talk_lines(paper, room), line((paper.foot, QUIET))
    how = line((_("Tapez les codes l’un après l’autre, puis Entrée."), QUIET))
    foot = [*talk, Line(), how, box]
    if len(top) + 1 + _rows(paper, 2) + len(foot) > height:
        # The labels matter more than the advice.
        foot = [*talk[1:], box]
    top += [Line(), *_columns(keying, paper, room, height - len(top) - 1 - len(foot))]
    return page(top, behind_mark(foot), width, height)


def _rows(paper: Paper, columns: int) -> int:
    return -(-sum(len(strip.lines) for strip in paper.strips) // columns)


def _list_line(keying: CodesKeying, paper: Paper, place: int, room: int) -> Line:
    question = paper.asked.questions[place]
    here = keying.at == place and not keying.done
    codes = keying.lists[place]
    shown = "   ".join(MASK if paper.masked else code for code in codes)
    title = paper.title(question)
    parts: list[Part] = [
        " ▸ " if here else " " * MARK,
        (f"{title[:1].upper() + title[1:]:<14}", STRONG if here else QUIET),
        (shown, STRONG),
    ]
    if here:
        typed = MASK * len(keying.typed) if paper.masked else keying.typed
        parts += ["   " if codes else "", (f"[ {typed} ]" if keying.refused else f"[ {typed}_ ]", CURSOR)]
    many = _("{n} sur {most}").format(n=len(codes), most=question.most)
    left = line(*parts).fitted(room + MARK - len(many))
    return line(left, (many, STRONG if here else QUIET))


def _columns(keying: CodesKeying, paper: Paper, room: int, height: int) -> list[Line]:
    lines = [printed for strip in paper.strips for printed in strip.lines]
    most = max(1, min(MOST_COLUMNS, room // NARROWEST))
    fitting = (count for count in range(min(2, most), most + 1) if _rows(paper, count) <= height)
    columns = next(fitting, min(2, most))
    rows, cue = _rows(paper, columns), []
    if rows > height:
        # A part of a long list, with labels that can be read, beats a little of everything.
        rows = max(1, height - 1)
        start = _first_in_sight(keying, paper, lines, rows * columns)
        lines = lines[start : start + rows * columns]
        cue = behind_mark([line((_("… tapez la lettre d’une famille pour la voir ici"), QUIET))])
    # Of the whole list: nothing moves sideways while a long one follows what is typed.
    codes = max((len(printed.code) for strip in paper.strips for printed in strip.lines), default=2)
    wide = _widths([lines[start : start + rows] for start in range(0, len(lines), rows)], codes, room + MARK - 1)
    drawn = [
        line(
            " ",
            *[_entry(keying, paper, one, codes, label) for one, label in zip(lines[row::rows], wide, strict=False)],
        )
        for row in range(rows)
    ]
    return [*drawn, *cue]


def _widths(columns: Sequence[Sequence[Printed]], codes: int, room: int) -> list[int]:
    """Return how many cells the labels of each column get: what they need where all fit, the same for all where not."""
    taken = codes + BESIDE
    wide = [max(line(printed.label).width for printed in column) for column in columns]
    if sum(wide) + taken * len(wide) - 1 <= room:
        return wide
    return [room // len(wide) - taken] * len(wide) if wide else []


def _first_in_sight(keying: CodesKeying, paper: Paper, lines: Sequence[Printed], shown: int) -> int:
    """Where the part of a long list begins: with the family of what is being typed, else of the last code written."""
    if paper.masked:
        # The room sees this list: it must not follow what is typed.
        return 0
    written = [code for codes in keying.lists for code in codes]
    wanted = keying.typed or next(reversed(written), "")
    place = next((place for place, one in enumerate(lines) if wanted and one.code.startswith(wanted[0])), 0)
    return max(0, min(place, len(lines) - shown))


def _entry(keying: CodesKeying, paper: Paper, printed: Printed, codes: int, label: int) -> Line:
    chosen = not paper.masked and any(printed.code in codes for codes in keying.lists)
    meant = not paper.masked and bool(keying.typed) and printed.code.startswith(keying.typed)
    mark = CHOSEN if chosen else " "
    text = line(printed.label).fitted(label).styled(STRONG if chosen or meant else "")
    return line((mark, f"{STRONG} {ACCENT}"), " ", code_of(printed, shaped=True, width=codes), text, " ")
