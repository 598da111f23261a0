"""The rows of a pane: its title in a rule, its roles wrapped on words with their continuation aligned, quiet notes."""

from enum import Enum
from functools import lru_cache

from textual.content import Content

from fiche_tui.language.cells import cut, width_of, wrapped
from fiche_tui.language.translation import _
from fiche_tui.screens.sheet.shown_roles import ShownFamily, ShownRole
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import ELLIPSIS

MOST_ROWS = 10
"""Rows that one role takes in a pane at most; its card shows the rest."""

SMALL_WORD = 3
"""Letters of a word that had better not end a row before the last: « de », « la », « et », « des »."""


BAR = "bold $block-cursor-foreground on $block-cursor-background"  # not shown
"""The chosen role, as a chosen row of any list."""


class RowKind(Enum):
    """What a row of a pane holds."""

    TITLE = "title"
    HEADING = "heading"
    ROLE = "role"
    NOTE = "note"
    EMPTY = "empty"
    BLANK = "blank"


@frozen
class Row:
    """One row of a pane. ``first`` is the row of a role that carries its code; the note is at the right end."""

    kind: RowKind
    family: ShownFamily
    role: ShownRole | None = None
    first: bool = False
    text: str = ""
    note: str = ""


@frozen
class Measure:
    """How wide a column is, how wide its codes are, and the gap between a code and its text."""

    width: int
    code: int
    gap: int = 2

    @property
    def indent(self) -> int:
        """Where the text begins: after the mark, the code and the gap."""
        return 2 + self.code + self.gap

    @property
    def text(self) -> int:
        """How wide the text is."""
        return max(8, self.width - self.indent)


@lru_cache(maxsize=4096)
def composed(text: str, width: int) -> tuple[str, ...]:
    """A text wrapped as a typesetter would: on as few rows, but with no word alone on the last one where others can
    come down to it, if possible with the small words before them (« de la »)."""
    rows = wrapped(text, width)
    if len(rows) < 2 or " " in rows[-1]:
        return tuple(rows)
    better = rows
    for narrower in range(width - 1, width // 2, -1):
        tried = wrapped(text, narrower)
        if len(tried) > len(rows):
            break
        if " " in tried[-1]:
            if len(tried[-2].rpartition(" ")[2]) > SMALL_WORD:
                return tuple(tried)
            better = tried if better is rows else better
    return tuple(better)


def role_rows(family: ShownFamily, role: ShownRole, measure: Measure) -> list[Row]:
    """Return the rows of a role: code and text, then the note, at the right end of the last row or under the text."""
    # Wrapping a very long text in full would cost as much as it has rows.
    head = role.text[: 2 * measure.text * MOST_ROWS]
    texts = list(composed(head, measure.text))
    if len(texts) > MOST_ROWS or head != role.text:
        *texts, last = texts[:MOST_ROWS]
        texts.append(cut(f"{last}{ELLIPSIS}", measure.text))
    rows = [Row(RowKind.ROLE, family, role, place == 0, text) for place, text in enumerate(texts)]
    if not role.note:
        return rows
    if width_of(texts[-1]) + 2 + width_of(role.note) <= measure.text:
        rows[-1] = Row(RowKind.ROLE, family, role, len(rows) == 1, texts[-1], role.note)
        return rows
    # What is said apart goes on a row of its own rather than being cut anywhere.
    parts = role.note.split(" · ") if width_of(role.note) > measure.text else [role.note]
    lines = [line for part in parts for line in wrapped(part, measure.text)]
    return rows + [Row(RowKind.NOTE, family, role, note=line) for line in lines]


def title_fits(family: ShownFamily, width: int) -> bool:
    """Return whether the title of a family fits whole in its rule."""
    return width_of(family.title) + len(family.sign) + len(str(family.count)) + 12 <= width


def draw(row: Row, measure: Measure, *, marked: bool, leading: bool, inline: bool) -> Content:
    """One row as it is drawn, as wide as its column. ``marked`` is the chosen role, ``leading`` the open family."""
    if row.kind is RowKind.TITLE:
        return _title(row.family, measure.width, leading=leading, inline=inline)
    if row.kind is RowKind.HEADING:
        return _padded(Content.assemble(("  " + row.text, f"bold {row.family.colour}")), measure.width)
    if row.kind is RowKind.BLANK:
        return Content(" " * measure.width)
    mark = "▸ " if marked and (row.first or row.kind is RowKind.EMPTY) else "  "
    code = (row.role.code if row.role and row.first else "").ljust(measure.code)
    quiet = row.role is None or row.role.dimmed
    tone = "$text-muted" if quiet else "$text"
    left = Content.assemble(
        mark,
        (code, "$text-muted" if quiet else f"bold {row.family.colour}"),
        " " * measure.gap,
        (_("aucun rôle") if row.kind is RowKind.EMPTY else row.text, tone),
    )
    room = 0 if row.kind is RowKind.NOTE else measure.width - left.cell_length - width_of(row.note)
    drawn = _padded(Content.assemble(left, " " * max(0, room), (row.note, "italic $text-muted")), measure.width)
    return drawn.stylize(BAR) if marked else drawn


def _title(family: ShownFamily, width: int, *, leading: bool, inline: bool) -> Content:
    # A heavy rule as well as a bolder title: the open family is seen without its colour.
    rule, style = ("━", family.colour) if leading else ("─", "$rule")
    count = f" {family.count} "
    room = max(0, width - len(family.sign) - len(count) - 9)
    title = Content(cut(family.title, room) if inline else "")
    after = " " if title.plain else ""
    fill = width - 3 - len(family.sign) - title.cell_length - len(after) - len(count) - 3
    return Content.assemble(
        (f"{rule} ", style),
        (f"{family.sign} ", f"bold {family.colour}"),
        title.stylize(f"bold {family.colour}" if leading else family.colour),
        after,
        (rule * max(0, fill), style),
        (count, "bold" if leading else ""),
        (rule * 3, style),
    )


def _padded(content: Content, width: int) -> Content:
    return content.truncate(width, pad=True)
