"""A ballot of scales being keyed in: one family at a time, digits and blocks, a cursor that cannot be missed."""

from collections.abc import Sequence

from fiche_tui.drawing.bars import blocks
from fiche_tui.drawing.families_grid import MARGIN, Filling, families_grid, side_by_side
from fiche_tui.drawing.keyed_paper import MARK, MASK, behind_mark, filled_words, heading_of, packed, talk_lines
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.paper import ROOMY, Paper, code_of, page, room_of, window
from fiche_tui.drawing.styles import ACCENT, CURSOR, QUIET, STRONG
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.keying.grid import EMPTY, UNKNOWN, GridKeying
from fiche_tui.workshop.keying.paper import Printed

CELL = 18
"""Columns of an answer: « je ne sais pas » and its brackets."""


def draw_grid(keying: GridKeying, paper: Paper, width: int, height: int) -> list[Line]:
    """Return the family under the cursor, how far it is, the words of the scale, the foot.

    Where the screen has the room, all the families at once.
    """
    if side_by_side(paper, width) and (drawn := _whole_grid(keying, paper, width, height)):
        return drawn
    room = room_of(width)
    strip = paper.strips[keying.family]
    label = room - MARK - 5 - CELL * len(paper.asked.questions)
    foot = behind_mark([*_scale_lines(keying, paper, room - MARK), Line(), line((paper.foot, QUIET))])
    talk = behind_mark(talk_lines(paper, room - MARK))
    under = len(talk) + len(foot) + 5
    roomy = width >= ROOMY and height >= 3 * len(strip.lines) + under
    cursor = keying.cursor()
    rows: list[list[Line]] = []
    for printed in strip.lines:
        rows.append([_row(keying, paper, printed, label)])
        if roomy:
            text = printed.text if printed.text != printed.label else ""
            rows[-1] += [line(" " * (MARK + 5), line(text).fitted(room - MARK - 5)).styled(QUIET), Line()]
    at = next((place for place, one in enumerate(strip.lines) if cursor and one.subject == cursor[0]), len(rows) - 1)
    first, last = window(len(rows), at, max(3, height - under) if not roomy else len(rows))
    top = [Line(), _head(paper, keying, label), *([Line()] if roomy else [])]
    top += [one for row in rows[first:last] for one in row]
    top += [Line(), line(" " * MARK, _progress(keying, paper)), *talk]
    return page(top, foot, width, height)


def _whole_grid(keying: GridKeying, paper: Paper, width: int, height: int) -> list[Line]:
    """Return every family, then the line under the cursor in full; nothing where that takes more rows."""
    room = width - 2 * MARGIN

    def cells(subject: str) -> Sequence[str]:
        family = next(place for place, one in enumerate(keying.families) if subject in one)
        return keying.cells_of(family)[subject]

    cursor = keying.cursor()
    at = next((one for strip in paper.strips for one in strip.lines if cursor and one.subject == cursor[0]), None)
    asked = _asked_about(at, room) if at else [Line(), Line()]
    progress = [*asked, Line(), _progress(keying, paper)]
    talk = talk_lines(paper, room)
    foot = [*_scale_lines(keying, paper, room), Line(), line((paper.foot, QUIET))]
    for airy in (True, False):
        grid = families_grid(paper, Filling(cells, keying.family, cursor), width, airy=airy)
        top = [Line(), *grid, Line(), *progress, *talk]
        if len(top) + len(foot) < height:
            return page(top, foot, width, height, margin=MARGIN)
    return []


def _asked_about(printed: Printed, room: int) -> list[Line]:
    """Return the line under the cursor with its whole text, always on two rows."""
    name = line(code_of(printed, shaped=True), (printed.label, STRONG)).cut(room)
    whole = printed.text if printed.text != printed.label else ""
    return [name, line((whole, QUIET)).cut(room)]


def _head(paper: Paper, keying: GridKeying, label: int) -> Line:
    heading = heading_of(paper.strips[keying.family]).fitted(label + 4)
    titles = [line(f"  {paper.title(question)}").fitted(CELL).styled(QUIET) for question in paper.asked.questions]
    return line(" " * MARK, heading, " ", *titles)


def _row(keying: GridKeying, paper: Paper, printed: Printed, label: int) -> Line:
    cursor = keying.cursor()
    here = cursor is not None and cursor[0] == printed.subject
    cells = keying.cells_of(keying.family)[printed.subject]
    drawn = [
        _cell(cell, levels=question.levels, cursor=cursor == (printed.subject, place), masked=paper.masked)
        for place, (question, cell) in enumerate(zip(paper.asked.questions, cells, strict=True))
    ]
    shaped = not paper.strips[keying.family].letter
    # A shape takes one column of the label's room; one more stays empty before the answers.
    text = line(printed.label).fitted(label - (2 if shaped else 1)).styled(STRONG if here else "")
    return line(" ▸ " if here else " " * MARK, code_of(printed, shaped=shaped), text, " ", *drawn)


def _cell(cell: str, *, levels: int, cursor: bool, masked: bool) -> Line:
    shown = MASK if masked and cell != EMPTY else cell
    if cursor:
        return line((f"[ {shown or '_'} ]", CURSOR), " " * (CELL - 5))
    if cell == EMPTY or masked:
        return line(f"  {shown}").fitted(CELL)
    if cell == UNKNOWN:
        return line("  ", (_("je ne sais pas"), QUIET)).fitted(CELL)
    return line("  ", (cell, STRONG), " ", blocks(int(cell), levels - 1)).fitted(CELL)


def _progress(keying: GridKeying, paper: Paper) -> Line:
    family = keying.family
    given, total = keying.given(family), keying.total(family)
    words = filled_words(paper.strips[family], given, total)
    left = sum(keying.given(one) < keying.total(one) for one in range(family + 1, len(paper.strips)))
    if given == total:
        after = paper.strips[family + 1].letter if family + 1 < len(paper.strips) else ""
        on = _("Entrée : famille {letter}").format(letter=after) if after else _("Entrée : déposer le bulletin")
        return line((words, STRONG), " · ", (on, f"{STRONG} {ACCENT}"))
    coming = ngettext("encore {n} famille", "encore {n} familles", left).format(n=left) if left else ""
    return line((words, STRONG), f" · {coming}" if coming else "")


def _scale_lines(keying: GridKeying, paper: Paper, width: int) -> list[Line]:
    question = paper.asked.questions[keying.question]
    scale = paper.scale(question)
    levels = [f"{level.value} {level.text}" for level in scale.levels] if scale else []
    lead = _("{question} :").format(question=paper.title(question)) + " "
    return packed(lead, [*levels, _("x je ne sais pas")], width)
