"""Papers that a facilitator keys in: their lines as Textual draws them."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.drawing.paper import Paper, margin_of
from fiche_tui.drawing.styles import SHAPES
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.themes import family_variable
from fiche_tui.workshop.keying import Printed, Strip

CURSOR = "bold $block-cursor-foreground on $block-cursor-background"  # not shown
QUIET = "$text-muted"
MASK = "•"


def fitted(text: str | Content, width: int) -> Content:
    """One line of exactly that width; what people typed is never read as markup."""
    return one_line(text).truncate(max(0, width), ellipsis=True, pad=True)


def code_of(line: Printed, *, shaped: bool, width: int = 3) -> Content:
    """A code in its family's colour, padded to ``width``, with the family's shape where the families are mixed."""
    text = f"{line.code:<{width}} {SHAPES[line.position % len(SHAPES)]} " if shaped else f"{line.code:<{width}}  "
    return Content(text).stylize(f"bold {family_variable(line.position)}")


def heading_of(strip: Strip) -> Content:
    """« A ● Réseautage et communication »; nothing where the paper is one strip."""
    if not strip.letter:
        return Content("")
    title = Content.assemble(f"{strip.letter} {SHAPES[strip.position % len(SHAPES)]} ", one_line(strip.title))
    return title.stylize(f"bold {family_variable(strip.position)}")


def wrapped(text: Content | str, width: int, hang: int = 0) -> list[Content]:
    """A text on as many lines as it takes, cut between words; what follows the first is pushed in by ``hang``."""
    lines = one_line(text).wrap(max(10, width - hang))
    return [line if place == 0 else Content.assemble(" " * hang, line) for place, line in enumerate(lines)]


def packed(lead: str, items: Sequence[str], width: int) -> list[Content]:
    """Items after a lead, apart by dots, on as many lines as it takes; none is cut in two."""
    lines: list[str] = []
    for item in items:
        joined = f"{lines[-1]} · {item}" if lines else item
        if lines and len(lead) + len(joined) > width:
            lines.append(item)
        else:
            lines[-1:] = [joined]
    starts = [lead, *[" " * len(lead)] * len(lines)]
    return [
        Content.assemble((start, "bold"), fitted(line, width - len(start)))
        for start, line in zip(starts, lines, strict=False)
    ]


def talk_lines(paper: Paper, width: int) -> list[Content]:
    """What the room has to talk about while it looks at a masked screen."""
    if not paper.masked or not paper.talk:
        return []
    lead = _("À deux :") + " "
    return [Content(""), *wrapped(Content.assemble((lead, QUIET), (paper.talk, "bold")), width, len(lead))]


def page(top: Sequence[Content], foot: Sequence[Content], width: int, height: int) -> Content:
    """The top from the first row, the foot on the last ones, and air between; the foot goes first when it is tight."""
    foot = list(foot)[: max(0, height - len(top))]
    lines = [*list(top)[:height], *[Content("")] * (height - len(top) - len(foot)), *foot]
    return Content("\n").join([Content.assemble(" " * margin_of(width), line) for line in lines])
