"""A ballot of codes as it is drawn: what is written so far, and the list of codes beside it to check against."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.drawing.paper import ROOMY, Paper, room_of
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.drawing import CURSOR, MASK, QUIET, code_of, fitted, page, talk_lines
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.workshop.keying import CodesKeying, Printed

MARK = 3
NARROWEST = 19
"""Columns of a column of codes that still tells roles apart."""

BESIDE = 6
"""Cells beside a code and its label: the mark, a space, around the shape, and what parts two columns."""

MOST_COLUMNS = 4
CHOSEN = "✓"


def draw_codes(keying: CodesKeying, paper: Paper, width: int, height: int) -> Content:
    """The lists, then the codes in columns, then the foot."""
    room = room_of(width) - MARK
    top = [Content("")]
    for place in range(len(paper.asked.questions)):
        top.append(_list_line(keying, paper, place, room))
        if width >= ROOMY:
            top.append(Content(""))
    talk, box = talk_lines(paper, room), Content(paper.foot).stylize(QUIET)
    how = Content(_("Tapez les codes l’un après l’autre, puis Entrée.")).stylize(QUIET)
    foot = [*talk, Content(""), how, box]
    if len(top) + 1 + _rows(paper, 2) + len(foot) > height:
        # The labels matter more than the advice.
        foot = [*talk[1:], box]
    top += [Content(""), *_columns(keying, paper, room, height - len(top) - 1 - len(foot))]
    return page(top, [Content.assemble(" " * MARK, line) for line in foot], width, height)


def _rows(paper: Paper, columns: int) -> int:
    return -(-sum(len(strip.lines) for strip in paper.strips) // columns)


def _list_line(keying: CodesKeying, paper: Paper, place: int, room: int) -> Content:
    question = paper.asked.questions[place]
    here = keying.at == place and not keying.done
    codes = keying.lists[place]
    shown = "   ".join(MASK if paper.masked else code for code in codes)
    title = paper.title(question)
    parts: list[Content | str | tuple[str, str]] = [
        " ▸ " if here else " " * MARK,
        (f"{title[:1].upper() + title[1:]:<14}", "bold" if here else QUIET),
        (shown, "bold"),
    ]
    if here:
        typed = MASK * len(keying.typed) if paper.masked else keying.typed
        parts += ["   " if codes else "", (f"[ {typed}_ ]", CURSOR)]
    many = _("{n} sur {most}").format(n=len(codes), most=question.most)
    left = fitted(Content.assemble(*parts), room + MARK - len(many))
    return Content.assemble(left, (many, "bold" if here else QUIET))


def _columns(keying: CodesKeying, paper: Paper, room: int, height: int) -> list[Content]:
    lines = [line for strip in paper.strips for line in strip.lines]
    most = max(1, min(MOST_COLUMNS, room // NARROWEST))
    fitting = (count for count in range(min(2, most), most + 1) if _rows(paper, count) <= height)
    columns = next(fitting, min(2, most))
    rows, cue = _rows(paper, columns), []
    if rows > height:
        # A part of a long list, with labels that can be read, beats a little of everything.
        rows = max(1, height - 1)
        start = _first_in_sight(keying, paper, lines, rows * columns)
        lines = lines[start : start + rows * columns]
        cue = [Content.assemble(" " * MARK, (_("… tapez la lettre d’une famille pour la voir ici"), QUIET))]
    # Of the whole list: nothing moves sideways while a long one follows what is typed.
    codes = max((len(line.code) for strip in paper.strips for line in strip.lines), default=2)
    wide = _widths([lines[start : start + rows] for start in range(0, len(lines), rows)], codes, room + MARK - 1)
    drawn = [
        Content.assemble(
            " ",
            *[_entry(keying, paper, line, codes, label) for line, label in zip(lines[row::rows], wide, strict=False)],
        )
        for row in range(rows)
    ]
    return [*drawn, *cue]


def _widths(columns: Sequence[Sequence[Printed]], codes: int, room: int) -> list[int]:
    """How many cells the labels of each column get: what they need where all fit, the same for all where not."""
    taken = codes + BESIDE
    wide = [max(one_line(line.label).cell_length for line in column) for column in columns]
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
    place = next((place for place, line in enumerate(lines) if wanted and line.code.startswith(wanted[0])), 0)
    return max(0, min(place, len(lines) - shown))


def _entry(keying: CodesKeying, paper: Paper, line: Printed, codes: int, label: int) -> Content:
    chosen = not paper.masked and any(line.code in codes for codes in keying.lists)
    meant = not paper.masked and bool(keying.typed) and line.code.startswith(keying.typed)
    mark = CHOSEN if chosen else " "
    text = fitted(line.label, label).stylize("bold" if chosen or meant else "")
    return Content.assemble((mark, "bold $text-accent"), " ", code_of(line, shaped=True, width=codes), text, " ")
