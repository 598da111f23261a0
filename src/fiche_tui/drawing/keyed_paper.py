"""What the drawings of papers that a facilitator keys in share."""

from collections.abc import Sequence

from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.paper import Paper, wrapped
from fiche_tui.drawing.styles import QUIET, STRONG, family_shape, family_style
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.keying.paper import Strip

MASK = "•"
"""What stands for a choice where the room sees the screen."""

MARK = 3
"""Columns before a row, where the one under the cursor is marked."""


def heading_of(strip: Strip) -> Line:
    """Return « A ● Réseautage et communication »; nothing where the paper is one strip."""
    if not strip.letter:
        return Line()
    title = line(f"{strip.letter} {family_shape(strip.position)} ", strip.title)
    return title.styled(f"{STRONG} {family_style(strip.position)}")


def heading_rows(strip: Strip, width: int, most: int = 2) -> list[Line]:
    """Return the heading on at most that many rows; the title hangs behind the letter and the shape."""
    style = f"{STRONG} {family_style(strip.position)}"
    return hanging((f"{strip.letter} {family_shape(strip.position)} ", style), (strip.title, style), width, most)


def packed(lead: str, items: Sequence[str], width: int) -> list[Line]:
    """Return items after a lead, separated by dots, on as many lines as it takes; none is cut in two."""
    rows: list[str] = []
    for item in items:
        joined = f"{rows[-1]} · {item}" if rows else item
        if rows and len(lead) + len(joined) > width:
            rows.append(item)
        else:
            rows[-1:] = [joined]
    starts = [lead, *[" " * len(lead)] * len(rows)]
    return [
        line((start, STRONG), line(row).fitted(width - len(start))) for start, row in zip(starts, rows, strict=False)
    ]


def talk_lines(paper: Paper, width: int) -> list[Line]:
    """Return what the room has to talk about while it looks at a masked screen."""
    if not paper.masked or not paper.talk:
        return []
    lead = _("À deux :") + " "
    return [Line(), *wrapped(line((lead, QUIET), (paper.talk, STRONG)), width, len(lead))]


def behind_mark(rows: Sequence[Line]) -> list[Line]:
    """Return rows pushed in as far as those that can have the cursor's mark."""
    return [line(" " * MARK, row) for row in rows]


def place_words(strip: Strip) -> str:
    """Return « Famille A », or « La grille » where the paper is not cut into families."""
    return _("Famille {letter}").format(letter=strip.letter) if strip.letter else _("La grille")


def filled_words(strip: Strip, given: int, total: int) -> str:
    """Return « Famille A : 11 chiffres sur 12 »."""
    words = ngettext("{n} chiffre", "{n} chiffres", given).format(n=given)
    return _("{place} : {words} sur {total}").format(place=place_words(strip), words=words, total=total)
