"""A tally slip as it is drawn: the number of people, then the counts line by line, as on the paper."""

from textual.content import Content

from fiche_tui.drawing.paper import ROOMY, Paper, room_of, window
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.drawing import CURSOR, MASK, QUIET, code_of, fitted, heading_of, page, talk_lines
from fiche_tui.workshop.ballots import Question
from fiche_tui.workshop.keying import CountsKeying, Printed, Strip
from fiche_tui.workshop.keying.counts import PEOPLE, Row

MARK = 3
ONE_PAGE = 16
"""Lines of marks that stand on one page; longer papers show one family at a time."""

WIDEST_LABEL = 40
"""Columns of a label at most, so that its numbers stay near."""

Cells = dict[tuple[str, int], Row]


def draw_counts(keying: CountsKeying, paper: Paper, width: int, height: int) -> Content:
    """The people, the lines around the cursor, how far the line is, the foot."""
    room, strip = room_of(width), _strip(keying, paper)
    wide = 4 if (keying.people or 0) < 100 else 5
    rows = {(row.subject, row.question): row for row in keying.rows()}
    figures = sum(_columns(question) * wide + 2 for question in paper.asked.questions)
    label = min(room - MARK - 6 - figures, WIDEST_LABEL)
    head = _head(paper, strip, label, wide)
    lines = [_line(keying, paper, line, rows, label, wide) for line in strip.lines]
    talk, box = talk_lines(paper, room - MARK), Content(paper.foot).stylize(QUIET)
    how = Content(_("Entrée après chaque nombre; Entrée seule écrit 0, ou ce qui reste.")).stylize(QUIET)
    blank, foot = [Content("")], [*talk, Content(""), how, box]
    if 5 + len(head) + len(lines) + len(foot) > height:
        # The lines of the paper matter more than air and advice.
        blank, foot = [], [*talk[1:], box]
    top = [*blank, _people_line(keying), *blank, *head]
    current = keying.row
    at = next((place for place, line in enumerate(strip.lines) if current and line.subject == current.subject), 0)
    left = height - len(top) - len(foot) - len(blank) - 1
    if width >= ROOMY and left >= 2 * len(lines):
        top += [part for line in lines for part in (line, Content(""))]
    else:
        first, last = window(len(lines), at, max(3, left))
        top += [*lines[first:last], *blank]
    top.append(Content.assemble(" " * MARK, _progress(keying, paper)))
    return page(top, [Content.assemble(" " * MARK, line) for line in foot], width, height)


def _strip(keying: CountsKeying, paper: Paper) -> Strip:
    """The lines of the page under the cursor."""
    lines = tuple(line for strip in paper.strips for line in strip.lines)
    if not paper.asked.questions[0].is_scale and len(lines) <= ONE_PAGE:
        return Strip("", "", 0, lines)
    row = keying.row
    return next((strip for strip in paper.strips if row and row.subject in strip.subjects), paper.strips[0])


def _columns(question: Question) -> int:
    return question.levels + 1 if question.levels else 3


def _people_line(keying: CountsKeying) -> Content:
    here = keying.place == PEOPLE
    number = keying.typed if here and keying.typed else "" if keying.people is None else str(keying.people)
    cell = (f"[ {number or '_'} ]", CURSOR) if here else (f"  {number}  ", "bold")
    return Content.assemble(" ▸ " if here else " " * MARK, _("Personnes comptées sur cette feuille :"), " ", cell)


def _head(paper: Paper, strip: Strip, label: int, wide: int) -> list[Content]:
    start = Content.assemble(" " * MARK, fitted(heading_of(strip), label + 6))
    titles: list[Content | str] = []
    levels: list[Content | str] = [" " * (MARK + 6 + label)]
    for question in paper.asked.questions:
        span = _columns(question) * wide
        titles += ["  ", Content(fitted(paper.title(question), span).plain.rstrip().rjust(span)).stylize(QUIET)]
        names = [*map(str, range(question.levels)), "?"] if question.is_scale else []
        levels += ["  ", *(f"{name} ".rjust(wide) for name in names)]
    drawn = [Content.assemble(start, *titles)]
    if paper.asked.questions[0].is_scale:
        drawn.append(Content.assemble(*levels).stylize(QUIET))
    return drawn


def _line(keying: CountsKeying, paper: Paper, line: Printed, rows: Cells, label: int, wide: int) -> Content:
    current = keying.row
    here = current is not None and current.subject == line.subject
    text = fitted(line.label, label).stylize("bold" if here else "")
    parts: list[Content | str] = [" ▸ " if here else " " * MARK, code_of(line, shaped=True), text]
    for place, question in enumerate(paper.asked.questions):
        row = rows[line.subject, place]
        cells = [_cell(keying, paper, number, wide) for number in range(row.start, row.end)]
        pad = "" if question.is_scale else " " * (2 * wide)
        parts += ["  ", pad, *cells]
    return Content.assemble(*parts)


def _cell(keying: CountsKeying, paper: Paper, place: int, wide: int) -> Content:
    number = keying.cells[place]
    shown = "" if number is None else str(number)
    if place != keying.place:
        return Content(f"{MASK if paper.masked and shown else shown} ".rjust(wide))
    shown = keying.typed or shown
    if paper.masked:
        shown = MASK * len(shown)
    elif not shown and keying.row and keying.row.end - keying.row.start > 1 and place == keying.row.end - 1:
        shown = f"={keying.suggested()}"
    return Content(f"[{(shown or '_').rjust(wide - 2)}]".rjust(wide)).stylize(CURSOR)


def _progress(keying: CountsKeying, paper: Paper) -> Content:
    row = keying.row
    if row is None:
        return Content(_("D’abord le nombre de personnes, puis les nombres de la feuille.")).stylize("bold")
    question = paper.asked.questions[row.question]
    code = next((line.code for strip in paper.strips for line in strip.lines if line.subject == row.subject), "")
    place = _("{code}, {question}").format(code=code, question=paper.title(question))
    if paper.masked:
        return Content(place).stylize("bold")
    if question.is_scale:
        total, most = sum(number or 0 for number in keying.cells[row.start : row.end]), keying.people or 0
    else:
        same = [one for one in keying.rows() if one.question == row.question]
        total, most = sum(keying.cells[one.start] or 0 for one in same), question.most * (keying.people or 0)
    words = _("{place} : {total} sur {most}") if question.is_scale else _("{place} : {total} en tout, {most} au plus")
    return Content(words.format(place=place, total=total, most=most)).stylize("bold")
