"""A tally slip being keyed in: the number of people, then the counts line by line, as on the paper."""

from fiche_tui.drawing.keyed_paper import MARK, MASK, behind_mark, heading_of, talk_lines
from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.paper import ROOMY, Paper, code_of, page, room_of, window
from fiche_tui.drawing.styles import CURSOR, QUIET, STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.ballots import Question
from fiche_tui.workshop.keying.counts import PEOPLE, CountsKeying, Row
from fiche_tui.workshop.keying.paper import Printed, Strip

ONE_PAGE = 16
"""Lines of marks that stand on one page; longer papers show one family at a time."""

WIDEST_LABEL = 40
"""Columns of a label at most, so that its numbers stay near."""

Cells = dict[tuple[str, int], Row]


def draw_counts(keying: CountsKeying, paper: Paper, width: int, height: int) -> list[Line]:
    """Return the people, the lines around the cursor, how far the line is, the foot."""
    room, strip = room_of(width), _strip(keying, paper)
    wide = 4 if (keying.people or 0) < 100 else 5
    rows = {(row.subject, row.question): row for row in keying.rows()}
    figures = sum(_columns(question) * wide + 2 for question in paper.asked.questions)
    label = min(room - MARK - 6 - figures, WIDEST_LABEL)
    head = _head(paper, strip, label, wide)
    lines = [_line(keying, paper, printed, rows, label, wide) for printed in strip.lines]
    talk, box = talk_lines(paper, room - MARK), line((paper.foot, QUIET))
    how = line((_("Entrée après chaque nombre; Entrée seule écrit 0, ou ce qui reste."), QUIET))
    blank, foot = [Line()], [*talk, Line(), how, box]
    if 5 + len(head) + len(lines) + len(foot) > height:
        # The lines of the paper matter more than air and advice.
        blank, foot = [], [*talk[1:], box]
    top = [*blank, _people_line(keying), *blank, *head]
    current = keying.row
    at = next((place for place, one in enumerate(strip.lines) if current and one.subject == current.subject), 0)
    left = height - len(top) - len(foot) - len(blank) - 1
    if width >= ROOMY and left >= 2 * len(lines):
        top += [part for row in lines for part in (row, Line())]
    else:
        first, last = window(len(lines), at, max(3, left))
        top += [*lines[first:last], *blank]
    top.append(line(" " * MARK, _progress(keying, paper)))
    return page(top, behind_mark(foot), width, height)


def _strip(keying: CountsKeying, paper: Paper) -> Strip:
    """Return the lines of the page under the cursor."""
    lines = tuple(printed for strip in paper.strips for printed in strip.lines)
    if not paper.asked.questions[0].is_scale and len(lines) <= ONE_PAGE:
        return Strip("", "", 0, lines)
    row = keying.row
    return next((strip for strip in paper.strips if row and row.subject in strip.subjects), paper.strips[0])


def _columns(question: Question) -> int:
    return question.levels + 1 if question.levels else 3


def _people_line(keying: CountsKeying) -> Line:
    here = keying.place == PEOPLE
    number = keying.typed if here and keying.typed else "" if keying.people is None else str(keying.people)
    cell = (f"[ {number or '_'} ]", CURSOR) if here else (f"  {number}  ", STRONG)
    return line(" ▸ " if here else " " * MARK, _("Personnes comptées sur cette feuille :"), " ", cell)


def _head(paper: Paper, strip: Strip, label: int, wide: int) -> list[Line]:
    titles: list[Part] = [" " * MARK, heading_of(strip).fitted(label + 6)]
    levels: list[Part] = [" " * (MARK + 6 + label)]
    for question in paper.asked.questions:
        span = _columns(question) * wide
        titles += ["  ", (line(paper.title(question)).cut(span).text.rjust(span), QUIET)]
        names = [*map(str, range(question.levels)), "?"] if question.is_scale else []
        levels += ["  ", *(f"{name} ".rjust(wide) for name in names)]
    drawn = [line(*titles)]
    if paper.asked.questions[0].is_scale:
        drawn.append(line(*levels).styled(QUIET))
    return drawn


def _line(keying: CountsKeying, paper: Paper, printed: Printed, rows: Cells, label: int, wide: int) -> Line:
    current = keying.row
    here = current is not None and current.subject == printed.subject
    text = line(printed.label).fitted(label).styled(STRONG if here else "")
    parts: list[Part] = [" ▸ " if here else " " * MARK, code_of(printed, shaped=True), text]
    for place, question in enumerate(paper.asked.questions):
        row = rows[printed.subject, place]
        cells = [_cell(keying, paper, number, wide) for number in range(row.start, row.end)]
        pad = "" if question.is_scale else " " * (2 * wide)
        parts += ["  ", pad, *cells]
    return line(*parts)


def _cell(keying: CountsKeying, paper: Paper, place: int, wide: int) -> Line:
    number = keying.cells[place]
    shown = "" if number is None else str(number)
    if place != keying.place:
        return line(f"{MASK if paper.masked and shown else shown} ".rjust(wide))
    shown = keying.typed or shown
    if paper.masked:
        shown = MASK * len(shown)
    elif not shown and keying.row and keying.row.end - keying.row.start > 1 and place == keying.row.end - 1:
        shown = f"={keying.suggested()}"
    return line((f"[{(shown or '_').rjust(wide - 2)}]".rjust(wide), CURSOR))


def _progress(keying: CountsKeying, paper: Paper) -> Line:
    row = keying.row
    if row is None:
        return line((_("D’abord le nombre de personnes, puis les nombres de la feuille."), STRONG))
    question = paper.asked.questions[row.question]
    code = next((one.code for strip in paper.strips for one in strip.lines if one.subject == row.subject), "")
    place = _("{code}, {question}").format(code=code, question=paper.title(question))
    if paper.masked:
        return line((place, STRONG))
    if question.is_scale:
        total, most = sum(number or 0 for number in keying.cells[row.start : row.end]), keying.people or 0
    else:
        same = [one for one in keying.rows() if one.question == row.question]
        total, most = sum(keying.cells[one.start] or 0 for one in same), question.most * (keying.people or 0)
    words = _("{place} : {total} sur {most}") if question.is_scale else _("{place} : {total} en tout, {most} au plus")
    return line((words.format(place=place, total=total, most=most), STRONG))
