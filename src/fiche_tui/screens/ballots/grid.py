"""A ballot of scales as it is drawn: one family at a time, digits and blocks, a cursor that cannot be missed."""

from textual.content import Content

from fiche_tui.drawing.paper import ROOMY, Paper, room_of, window
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.ballots.drawing import CURSOR, MASK, QUIET, code_of, fitted, heading_of, packed, page, talk_lines
from fiche_tui.screens.ballots.words import filled_words
from fiche_tui.workshop.keying import GridKeying, Printed
from fiche_tui.workshop.keying.grid import EMPTY, UNKNOWN

CELL = 18
"""Columns of an answer: « je ne sais pas » and its brackets."""

MARK = 3
"""Columns before a code, where the line under the cursor is marked."""


def draw_grid(keying: GridKeying, paper: Paper, width: int, height: int) -> Content:
    """The family under the cursor, how far it is, the words of the scale, the foot."""
    room = room_of(width)
    strip = paper.strips[keying.family]
    label = room - MARK - 5 - CELL * len(paper.asked.questions)
    foot = [*_scale_lines(keying, paper, room - MARK), Content(""), Content(paper.foot).stylize(QUIET)]
    foot = [Content.assemble(" " * MARK, line) for line in foot]
    talk = [Content.assemble(" " * MARK, line) for line in talk_lines(paper, room - MARK)]
    under = len(talk) + len(foot) + 5
    roomy = width >= ROOMY and height >= 3 * len(strip.lines) + under
    cursor = keying.cursor()
    rows: list[list[Content]] = []
    for line in strip.lines:
        rows.append([_row(keying, paper, line, label)])
        if roomy:
            text = line.text if line.text != line.label else ""
            rows[-1] += [Content.assemble(" " * (MARK + 5), fitted(text, room - MARK - 5)).stylize(QUIET), Content("")]
    at = next((place for place, line in enumerate(strip.lines) if cursor and line.subject == cursor[0]), len(rows) - 1)
    first, last = window(len(rows), at, max(3, height - under) if not roomy else len(rows))
    top = [Content(""), _head(paper, keying, label), *([Content("")] if roomy else [])]
    top += [line for row in rows[first:last] for line in row]
    top += [Content(""), Content.assemble(" " * MARK, _progress(keying, paper)), *talk]
    return page(top, foot, width, height)


def _head(paper: Paper, keying: GridKeying, label: int) -> Content:
    heading = fitted(heading_of(paper.strips[keying.family]), label + 4)
    titles = [fitted(f"  {paper.title(question)}", CELL).stylize(QUIET) for question in paper.asked.questions]
    return Content.assemble(" " * MARK, heading, " ", *titles)


def _row(keying: GridKeying, paper: Paper, line: Printed, label: int) -> Content:
    cursor = keying.cursor()
    here = cursor is not None and cursor[0] == line.subject
    cells = keying.cells_of(keying.family)[line.subject]
    drawn = [
        _cell(cell, levels=question.levels, cursor=cursor == (line.subject, place), masked=paper.masked)
        for place, (question, cell) in enumerate(zip(paper.asked.questions, cells, strict=True))
    ]
    shaped = not paper.strips[keying.family].letter
    # A shape takes one column of the label's room; one more stays empty before the answers.
    text = fitted(line.label, label - (2 if shaped else 1)).stylize("bold" if here else "")
    return Content.assemble(" ▸ " if here else " " * MARK, code_of(line, shaped=shaped), text, " ", *drawn)


def _cell(cell: str, *, levels: int, cursor: bool, masked: bool) -> Content:
    shown = MASK if masked and cell != EMPTY else cell
    if cursor:
        return Content.assemble((f"[ {shown or '_'} ]", CURSOR), " " * (CELL - 5))
    if cell == EMPTY or masked:
        return fitted(f"  {shown}", CELL)
    if cell == UNKNOWN:
        return fitted(Content.assemble("  ", (_("je ne sais pas"), QUIET)), CELL)
    return fitted(Content.assemble("  ", (cell, "bold"), " ", blocks(int(cell), levels)), CELL)


def blocks(level: int, levels: int) -> str:
    """An intensity as blocks: ▮▮▯ for 2 of 0 to 3."""
    return "▮" * level + "▯" * (levels - 1 - level)


def _progress(keying: GridKeying, paper: Paper) -> Content:
    family = keying.family
    given, total = keying.given(family), keying.total(family)
    words = filled_words(paper.strips[family], given, total)
    left = sum(keying.given(one) < keying.total(one) for one in range(family + 1, len(paper.strips)))
    if given == total:
        after = paper.strips[family + 1].letter if family + 1 < len(paper.strips) else ""
        on = _("Entrée : famille {letter}").format(letter=after) if after else _("Entrée : déposer le bulletin")
        return Content.assemble((words, "bold"), " · ", (on, "bold $text-accent"))
    coming = ngettext("encore {n} famille", "encore {n} familles", left).format(n=left) if left else ""
    return Content.assemble((words, "bold"), f" · {coming}" if coming else "")


def _scale_lines(keying: GridKeying, paper: Paper, width: int) -> list[Content]:
    question = paper.asked.questions[keying.question]
    scale = paper.scale(question)
    levels = [f"{level.value} {level.text}" for level in scale.levels] if scale else []
    lead = _("{question} :").format(question=paper.title(question)) + " "
    return packed(lead, [*levels, _("x je ne sais pas")], width)
