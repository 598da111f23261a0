"""A ballot of one's own as it is drawn, from a telephone's 40 columns up: one question at a time, or a list to tick."""

from fiche_tui.drawing.families_grid import Filling, families_grid, side_by_side
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.own_ballot_words import left_words, missing_words
from fiche_tui.drawing.paper import Paper, code_of, lines_of, page, room_of, window, wrapped
from fiche_tui.drawing.styles import ACCENT, CURSOR, QUIET, STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.ballots import Question
from fiche_tui.workshop.keying.grid import EMPTY, UNKNOWN
from fiche_tui.workshop.keying.own import OwnKeying, OwnMarks, OwnScales
from fiche_tui.workshop.keying.paper import Printed
from fiche_tui.workshop.short_text import one_line

MARK = 3
"""Columns before a row, where the one that is answered is marked."""

MEDIUM, WIDE = 70, 110
"""Columns from which answers stand further apart, and further still."""

TALL = 28
"""Rows from which there is air between the questions."""

LOUD = f"{STRONG} {ACCENT}"
TICKED, FREE = "✓", " "


def draw_own(keying: OwnKeying, paper: Paper, width: int, height: int) -> list[Line]:
    """Return the ballot as it is now, for a place of that size."""
    if isinstance(keying, OwnScales):
        return draw_scales(keying, paper, width, height)
    return draw_marks(keying, paper, width, height)


def draw_scales(keying: OwnScales, paper: Paper, width: int, height: int) -> list[Line]:
    """Return one role: its text, its questions, the words of the scale of the question that is asked.

    Where the screen has the room, the whole ballot is under it, family beside family.
    """
    for airy in (True, False) if side_by_side(paper, width) else ():
        whole = _whole_ballot(keying, paper, width, airy=airy)
        top, foot = _asked(keying, paper, width, height - len(whole) - 2)
        if len(top) + len(whole) + len(foot) + 2 < height:
            return page([*top, Line(), Line(), *whole], foot, width, height, margin=0)
    top, foot = _asked(keying, paper, room_of(width), height)
    return page(top, foot if keying.at_end or len(top) + len(foot) < height else [], width, height)


def _whole_ballot(keying: OwnScales, paper: Paper, width: int, *, airy: bool) -> list[Line]:
    places = {subject: place for place, subject in enumerate(keying.subjects)}
    at = keying.subjects[keying.line]
    family = next((place for place, strip in enumerate(paper.strips) if at in strip.subjects), 0)
    cursor = None if keying.at_end else (at, keying.question)
    filling = Filling(lambda subject: keying.cells_of(places[subject]), family, cursor, LOUD)

    return [line(" " * MARK, one) for one in families_grid(paper, filling, width, airy=airy)]


def _asked(keying: OwnScales, paper: Paper, room: int, height: int) -> tuple[list[Line], list[Line]]:
    """Return what is asked now on at most about that many rows, and what goes under it."""
    foot = _question_lines(paper, room)
    if keying.at_end:
        return _end_lines(keying, room, height), foot
    tall = height >= TALL
    air = [Line()] * (2 if tall else 1)
    questions: list[Line] = []
    for place, question in enumerate(paper.asked.questions):
        questions += [*([Line()] if tall and place else []), *_question_rows(keying, paper, place, question, room)]
    legend = _legend(keying, paper, room)
    if height >= TALL + len(legend):
        legend = [one for row in legend for one in (row, Line())][:-1]
    under = len(questions) + len(legend) + 2 * len(air) + (len(air) if height > 14 else 0)
    text = _role_lines(lines_of(paper)[keying.line], room, max(1, height - under))
    return [*(air if height > 14 else []), *text, *air, *questions, *air, *legend], foot


def _role_lines(printed: Printed, room: int, most: int) -> list[Line]:
    lead = line(_indent(room), code_of(printed, shaped=True))
    return wrapped(line(lead, (one_line(printed.text), STRONG)), room, lead.width, most)


def _indent(room: int) -> str:
    """Return the indent of a text, so that it begins where the answers do; nothing on a narrow screen."""
    return " " * MARK if room >= MEDIUM - 10 else ""


def _question_rows(keying: OwnScales, paper: Paper, place: int, question: Question, room: int) -> list[Line]:
    here, chosen = keying.question == place, keying.cells_of(keying.line)[place]
    answers = [*map(str, range(question.levels)), UNKNOWN]
    title = paper.title(question)
    beside = max(len(paper.title(one)) for one in paper.asked.questions) + 2
    wide = 9 if room >= WIDE - 12 else 7 if room >= MEDIUM - 2 else 4
    below = MARK + beside + wide * len(answers) > room
    wide = max(3, min(wide, (room - MARK - (0 if below else beside)) // len(answers)))
    cells = [_cell(answer, wide, here=here, chosen=answer == chosen) for answer in answers]
    mark = (" ▸ ", LOUD) if here else (" " * MARK, "")
    name = line(title).fitted(room - MARK if below else beside).styled(STRONG if here else QUIET)
    if below:
        return [line(mark, name), line(" " * MARK, *cells)]
    return [line(mark, name, *cells)]


def _cell(answer: str, wide: int, *, here: bool, chosen: bool) -> Line:
    shown = f"[{answer}]" if chosen else f" {answer} "
    style = CURSOR if here and chosen else STRONG if here or chosen else QUIET
    return line((shown, style), " " * (wide - 3))


def _legend(keying: OwnScales, paper: Paper, room: int) -> list[Line]:
    """Return the words of the question that is asked, one level a line, the chosen one marked."""
    scale = paper.scale(paper.asked.questions[keying.question])
    chosen = keying.cells_of(keying.line)[keying.question]
    words = {str(level.value): level.text for level in scale.levels} if scale else {}
    words[UNKNOWN] = _("je ne sais pas")
    return [
        line("   ", (answer, STRONG), f"  {text}")
        .fitted(room)
        .styled(STRONG if answer == chosen else "" if chosen == EMPTY else QUIET)
        for answer, text in words.items()
    ]


def _end_lines(keying: OwnScales, room: int, height: int) -> list[Line]:
    missing = missing_words(keying)
    lines = [
        *[Line()] * (2 if height > 14 else 1),
        line((_("C’est la fin du bulletin."), STRONG)),
        Line(),
        *wrapped(f"▲ {missing}." if missing else _("Vous avez répondu à tout."), room),
        Line(),
        *wrapped(_("Entrée : terminer. ↑ : revoir vos réponses."), room),
    ]
    return [line(_indent(room), one) for one in lines]


def _question_lines(paper: Paper, room: int) -> list[Line]:
    """Return what is asked of the group, under the ballot where there is room."""
    if not paper.foot:
        return []
    start = _indent(room)
    return [line(start, one).styled(QUIET) for one in wrapped(paper.foot, room - len(start), most=3)]


def draw_marks(keying: OwnMarks, paper: Paper, width: int, height: int) -> list[Line]:
    """Return the list that is ticked, what is left to give, and the whole text of the role under the cursor."""
    room, lines = room_of(width), lines_of(paper)
    top = [Line(), *_list_heads(keying, paper, room)]
    whole = _role_lines(lines[keying.line], room, 2 if height < TALL else 3) if lines else []
    foot = [Line(), *whole]
    # A row before the list says what is above it, or is blank; one after it, where the list goes on.
    rows = max(3, height - len(top) - len(foot) - 1)
    first, last = window(len(lines), keying.line, rows if len(lines) <= rows else rows - 1)
    drawn = [_tick_row(keying, paper, one, room) for one in lines[first:last]]
    drawn = [_further(first, "↑", room), *drawn]
    if len(lines) > rows:
        drawn.append(_further(len(lines) - last, "↓", room))
    return page([*top, *drawn], foot, width, height)


def _list_heads(keying: OwnMarks, paper: Paper, room: int) -> list[Line]:
    """Return the list shown with what is left of it; of two, the other one under it."""
    heads = []
    for place, question in enumerate(keying.asked.questions):
        here = place == keying.at
        title = paper.title(question)
        many = _("{n} sur {most}").format(n=len(keying.lists[place]), most=question.most)
        words = f"{title[:1].upper()}{title[1:]}   {many}"
        mark = (" ▸ ", LOUD) if here else (" " * MARK, "")
        left = (f" · {left_words(keying)}", LOUD) if here else ("", "")
        head = line(mark, (words, STRONG if here else QUIET), left)
        heads += [head.fitted(room)] if head.width <= room or not here else _two_lines(mark, words, left, room)
    return heads


def _two_lines(mark: tuple[str, str], words: str, left: tuple[str, str], room: int) -> list[Line]:
    first = line(mark, (words, STRONG)).fitted(room)
    return [first, line(" " * MARK, (left[0].removeprefix(" · "), left[1])).fitted(room)]


def _tick_row(keying: OwnMarks, paper: Paper, printed: Printed, room: int) -> Line:
    here = keying.subjects[keying.line] == printed.subject
    ticked = keying.list_of(printed.subject)
    elsewhere = ticked is not None and ticked != keying.at
    box = f"[{TICKED if ticked == keying.at else FREE}]" if not elsewhere else " – "
    other = f"  {paper.title(keying.asked.questions[ticked])}" if elsewhere and ticked is not None else ""
    style = CURSOR if here else LOUD if ticked == keying.at else QUIET
    label = line(printed.label).fitted(max(1, room - MARK - 4 - 6 - len(other)))
    label = label.styled(STRONG if here or ticked == keying.at else QUIET if elsewhere else "")
    mark = (" ▸ ", LOUD) if here else (" " * MARK, "")
    return line(mark, (box, style), " ", code_of(printed, shaped=True), label, (other, QUIET))


def _further(count: int, arrow: str, room: int) -> Line:
    """Return how many lines are out of sight; nothing where there are none."""
    words = _("encore {n}").format(n=count)
    return line(f"{' ' * MARK}{arrow} {words}" if count else "").fitted(room).styled(QUIET)
