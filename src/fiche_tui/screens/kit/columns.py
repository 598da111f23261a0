"""Rows drawn in columns of cells, whatever people typed: emoji, right-to-left, line ends, thousands of letters."""

from textual.content import Content

from fiche_tui.screens.kit.dialog import Text, one_line

MARK = 2
"""Cells that a list takes before each row, for the mark of the chosen one."""


def cell(text: Text, width: int, *, right: bool = False) -> Content:
    """A text on one line, cut with an ellipsis or padded to that many cells."""
    content = one_line(text).truncate(max(0, width), ellipsis=True)
    room = max(0, width - content.cell_length)
    return content.pad_left(room) if right else content.pad_right(room)


def wrapped(text: Text, width: int, indent: int = 0, most: int = 0) -> Content:
    """A text wrapped on words, its continuation lines moved right by ``indent`` cells; at most ``most`` lines."""
    content = one_line(text)
    lines = content.wrap(max(1, width)) if content else [content]
    if most and len(lines) > most:
        rest = Content(" ").join(line.rstrip() for line in lines[most - 1 :])
        lines = [*lines[: most - 1], rest.truncate(max(1, width), ellipsis=True)]
    return Content("\n" + " " * indent).join(line.rstrip() for line in lines)
