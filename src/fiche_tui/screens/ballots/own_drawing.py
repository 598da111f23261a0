"""A ballot of one's own as it is drawn, from a telephone's 40 columns up: one question at a time, or a list to tick."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.drawing import (
    CURSOR,
    QUIET,
    Paper,
    code_of,
    fitted,
    page,
    room_of,
    window,
    wrapped,
)
from fiche_tui.screens.ballots.own_words import left_words, missing_words
from fiche_tui.workshop.ballots import Question
from fiche_tui.workshop.keying import OwnKeying, OwnMarks, OwnScales, Printed
from fiche_tui.workshop.keying.grid import EMPTY, UNKNOWN

MARK = 3
"""Columns before a row, where the one that is answered is marked."""

MEDIUM, WIDE = 70, 110
"""Columns from which answers stand further apart, and further still."""

TALL = 28
"""Rows from which there is air between the questions."""

TICKED, FREE = "✓", " "


def draw_own(keying: OwnKeying, paper: Paper, width: int, height: int) -> Content:
    """The ballot as it stands, for a place of that size."""
    if isinstance(keying, OwnScales):
        return draw_scales(keying, paper, width, height)
    return draw_marks(keying, paper, width, height)


def lines_of(paper: Paper) -> tuple[Printed, ...]:
    """The lines of a ballot, in printed order."""
    return tuple(line for strip in paper.strips for line in strip.lines)


def draw_scales(keying: OwnScales, paper: Paper, width: int, height: int) -> Content:
    """One role: its text, its questions, the words of the scale of the question that is asked."""
    room = room_of(width)
    if keying.at_end:
        return page(_end_lines(keying, room, height), _question_lines(paper, room), width, height)
    tall = height >= TALL
    air = [Content("")] * (2 if tall else 1)
    questions: list[Content] = []
    for place, question in enumerate(paper.asked.questions):
        questions += [*([Content("")] if tall and place else []), *_question_rows(keying, paper, place, question, room)]
    legend = _legend(keying, paper, room)
    if height >= TALL + len(legend):
        legend = [line for row in legend for line in (row, Content(""))][:-1]
    under = len(questions) + len(legend) + 2 * len(air) + (len(air) if height > 14 else 0)
    text = _role_lines(lines_of(paper)[keying.line], room, max(1, height - under))
    top = [*(air if height > 14 else []), *text, *air, *questions, *air, *legend]
    foot = _question_lines(paper, room)
    return page(top, foot if len(top) + len(foot) < height else [], width, height)


def _role_lines(line: Printed, room: int, most: int) -> list[Content]:
    lead = Content.assemble(_indent(room), code_of(line, shaped=True))
    lines = wrapped(Content.assemble(lead, (" ".join(line.text.split()), "bold")), room, lead.cell_length)
    return _cut(lines, most, room)


def _indent(room: int) -> str:
    """What stands before a text, so that it begins where the answers do; nothing on a narrow screen."""
    return " " * MARK if room >= MEDIUM - 10 else ""


def _cut(lines: Sequence[Content], most: int, room: int) -> list[Content]:
    """At most so many lines; the last one says that the rest is left out."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[: most - 1], Content.assemble(lines[most - 1].truncate(room - 1), "…")]


def _question_rows(keying: OwnScales, paper: Paper, place: int, question: Question, room: int) -> list[Content]:
    here, chosen = keying.question == place, keying.cells_of(keying.line)[place]
    answers = [*map(str, range(question.levels)), UNKNOWN]
    title = paper.title(question)
    beside = max(len(paper.title(one)) for one in paper.asked.questions) + 2
    wide = 9 if room >= WIDE - 12 else 7 if room >= MEDIUM - 2 else 4
    below = MARK + beside + wide * len(answers) > room
    wide = max(3, min(wide, (room - MARK - (0 if below else beside)) // len(answers)))
    cells = [_cell(answer, wide, here=here, chosen=answer == chosen) for answer in answers]
    mark = (" ▸ ", "bold $text-accent") if here else (" " * MARK, "")
    name = fitted(title, room - MARK if below else beside).stylize("bold" if here else QUIET)
    if below:
        return [Content.assemble(mark, name), Content.assemble(" " * MARK, *cells)]
    return [Content.assemble(mark, name, *cells)]


def _cell(answer: str, wide: int, *, here: bool, chosen: bool) -> Content:
    shown = f"[{answer}]" if chosen else f" {answer} "
    style = CURSOR if here and chosen else "bold" if here or chosen else QUIET
    return Content.assemble((shown, style), " " * (wide - 3))


def _legend(keying: OwnScales, paper: Paper, room: int) -> list[Content]:
    """The words of the question that is asked, one level a line, the chosen one marked."""
    scale = paper.scale(paper.asked.questions[keying.question])
    chosen = keying.cells_of(keying.line)[keying.question]
    words = {str(level.value): level.text for level in scale.levels} if scale else {}
    words[UNKNOWN] = _("je ne sais pas")
    return [
        fitted(Content.assemble("   ", (answer, "bold"), f"  {text}"), room).stylize(
            "bold" if answer == chosen else "" if chosen == EMPTY else QUIET
        )
        for answer, text in words.items()
    ]


def _end_lines(keying: OwnScales, room: int, height: int) -> list[Content]:
    missing = missing_words(keying)
    lines = [
        *[Content("")] * (2 if height > 14 else 1),
        Content(_("C’est la fin du bulletin.")).stylize("bold"),
        Content(""),
        *wrapped(f"▲ {missing}." if missing else _("Vous avez répondu à tout."), room),
        Content(""),
        *wrapped(_("Entrée : terminer. ↑ : revoir vos réponses."), room),
    ]
    return [Content.assemble(_indent(room), line) for line in lines]


def _question_lines(paper: Paper, room: int) -> list[Content]:
    """What is asked of the group, under the ballot where there is room."""
    if not paper.foot:
        return []
    start = _indent(room)
    lines = _cut(wrapped(paper.foot, room - len(start)), 3, room - len(start))
    return [Content.assemble(start, line).stylize(QUIET) for line in lines]


def draw_marks(keying: OwnMarks, paper: Paper, width: int, height: int) -> Content:
    """The list that is ticked, what is left to give, and the whole text of the role under the cursor."""
    room, lines = room_of(width), lines_of(paper)
    top = [Content(""), *_list_heads(keying, paper, room)]
    whole = _role_lines(lines[keying.line], room, 2 if height < TALL else 3) if lines else []
    foot = [Content(""), *whole]
    # A row before the list says what stands above it, or is air; one after it, where the list goes on.
    rows = max(3, height - len(top) - len(foot) - 1)
    first, last = window(len(lines), keying.line, rows if len(lines) <= rows else rows - 1)
    drawn = [_tick_row(keying, paper, line, room) for line in lines[first:last]]
    drawn = [_further(first, "↑", room), *drawn]
    if len(lines) > rows:
        drawn.append(_further(len(lines) - last, "↓", room))
    return page([*top, *drawn], foot, width, height)


def _list_heads(keying: OwnMarks, paper: Paper, room: int) -> list[Content]:
    """The list shown with what is left of it; of two, the other one under it."""
    heads = []
    for place, question in enumerate(keying.asked.questions):
        here = place == keying.at
        title = paper.title(question)
        many = _("{n} sur {most}").format(n=len(keying.lists[place]), most=question.most)
        words = f"{title[:1].upper()}{title[1:]}   {many}"
        mark = (" ▸ ", "bold $text-accent") if here else (" " * MARK, "")
        left = (f" · {left_words(keying)}", "bold $text-accent") if here else ("", "")
        head = Content.assemble(mark, (words, "bold" if here else QUIET), left)
        heads += [fitted(head, room)] if head.cell_length <= room or not here else _two_lines(mark, words, left, room)
    return heads


def _two_lines(mark: tuple[str, str], words: str, left: tuple[str, str], room: int) -> list[Content]:
    first = fitted(Content.assemble(mark, (words, "bold")), room)
    return [first, fitted(Content.assemble(" " * MARK, (left[0].removeprefix(" · "), left[1])), room)]


def _tick_row(keying: OwnMarks, paper: Paper, line: Printed, room: int) -> Content:
    here = keying.subjects[keying.line] == line.subject
    ticked = keying.list_of(line.subject)
    elsewhere = ticked is not None and ticked != keying.at
    box = f"[{TICKED if ticked == keying.at else FREE}]" if not elsewhere else " – "
    other = f"  {paper.title(keying.asked.questions[ticked])}" if elsewhere and ticked is not None else ""
    style = CURSOR if here else "bold $text-accent" if ticked == keying.at else QUIET
    label = fitted(line.label, max(1, room - MARK - 4 - 6 - len(other)))
    label = label.stylize("bold" if here or ticked == keying.at else QUIET if elsewhere else "")
    mark = (" ▸ ", "bold $text-accent") if here else (" " * MARK, "")
    return Content.assemble(mark, (box, style), " ", code_of(line, shaped=True), label, (other, QUIET))


def _further(count: int, arrow: str, room: int) -> Content:
    """How many lines stand outside of what is shown; nothing where there is none."""
    words = _("encore {n}").format(n=count)
    return fitted(f"{' ' * MARK}{arrow} {words}" if count else "", room).stylize(QUIET)
