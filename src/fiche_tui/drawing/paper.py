"""What the drawings of all papers share: one value to draw from, lines that fit, a foot at the bottom."""

from collections.abc import Sequence

from fiche_tui.drawing.line import Line, Part, line
from fiche_tui.drawing.scale_titles import scale_title
from fiche_tui.drawing.styles import STRONG, family_shape, family_style
from fiche_tui.language.translation import _
from fiche_tui.workshop.ballots import Question, Round
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.paper import Printed, Strip
from fiche_tui.workshop.sheet import Scale, Sheet

WIDEST = 98
"""Columns that a paper takes at most: a longer line is harder to follow from the label to the figure."""

ROOMY = 110
"""Columns from which lines may stand apart."""


@frozen
class Paper:
    """What is drawn around the answers: the printed lines, the sheet with its scales, what the foot says.

    ``masked`` says that the wall shows this screen; the room then reads ``talk``, a question to talk about.
    """

    asked: Round
    strips: tuple[Strip, ...]
    sheet: Sheet
    masked: bool
    foot: str
    talk: str = ""

    def scale(self, question: Question) -> Scale | None:
        """Return the words of a question's scale, where the sheet has some."""
        return next((scale for scale in self.sheet.scales if scale.id == question.id), None)

    def title(self, question: Question) -> str:
        """Return a question in one or two words."""
        own = {
            "today": scale_title(self.sheet, "today"),
            "wanted": scale_title(self.sheet, "wanted"),
            "reinforce": _("à renforcer"),
            "lighten": _("à alléger"),
            "dots": _("points"),
        }
        return own.get(question.id, question.id)


def lines_of(paper: Paper) -> tuple[Printed, ...]:
    """Return the lines of a ballot, in printed order."""
    return tuple(printed for strip in paper.strips for printed in strip.lines)


def margin_of(width: int) -> int:
    """Return the empty columns on the left."""
    return max(1, (width - WIDEST) // 2)


def room_of(width: int) -> int:
    """Return the columns that a paper may fill."""
    return width - 2 * margin_of(width)


def wrapped(text: Part, width: int, hang: int = 0, most: int = 0) -> list[Line]:
    """Return a text on as many lines as it takes; what follows the first is pushed in by ``hang``."""
    lines = line(text).wrapped(max(10, width - hang), most)
    return [one if place == 0 else line(" " * hang, one) for place, one in enumerate(lines)]


def code_of(printed: Printed, *, shaped: bool, width: int = 3) -> Line:
    """Return a code in its family's colour, padded to ``width``, with the family's shape where the families are
    mixed."""
    shape = f" {family_shape(printed.position)} " if shaped else "  "
    return line((f"{printed.code:<{width}}{shape}", f"{STRONG} {family_style(printed.position)}"))


def page(
    top: Sequence[Line], foot: Sequence[Line], width: int, height: int, *, margin: int | None = None
) -> list[Line]:
    """Return the top from the first row, the foot on the last ones, and air between; the foot goes first when it is
    tight. ``margin`` is that of ``margin_of`` where nothing else is said."""
    left = " " * (margin_of(width) if margin is None else margin)
    foot = list(foot)[: max(0, height - len(top))]
    rows = [*list(top)[:height], *[Line()] * (height - len(top) - len(foot)), *foot]
    return [line(left, row) for row in rows]


def window(rows: int, at: int, room: int) -> tuple[int, int]:
    """Return the rows to show of a list that is longer than its room: from, to, the one at the cursor among them."""
    if rows <= room:
        return 0, rows
    start = min(max(0, at - room // 2), rows - room)
    return start, start + room
