"""Markdown to read, whose no-break spaces hold as those of ``Prose`` do, tables and code apart."""

from collections.abc import Iterator
from functools import cache

from textual.selection import Selection
from textual.strip import Strip
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownBlock

from fiche_tui.screens.kit.prose import HELD, NO_BREAK, released

FENCE, TABLE = "```", "|"


class GuideText(Markdown):
    """A text as it ships. Its links open nothing: a browser would open on this machine, which may be a server."""

    def __init__(self, text: str) -> None:
        super().__init__("".join(_held_lines(text)), open_links=False)

    def get_block_class(self, block_name: str) -> type[MarkdownBlock]:
        return _releasing(super().get_block_class(block_name))


def _held_lines(text: str) -> Iterator[str]:
    """Yield the lines with their no-break spaces held: Textual makes plain spaces of them while it reads Markdown.

    Tables and code are drawn by widgets that would not release them.
    """
    is_code = False
    for line in text.splitlines(keepends=True):
        is_code ^= line.lstrip().startswith(FENCE)
        yield line if is_code or line.lstrip().startswith(TABLE) else line.replace(NO_BREAK, HELD)


@cache
def _releasing(block: type[MarkdownBlock]) -> type[MarkdownBlock]:
    """Return that kind of block, with its no-break spaces again where it is drawn or copied.

    Its name is of its own: Textual gives one look to all widgets whose classes have one name.
    """

    def render_line(self: MarkdownBlock, y: int) -> Strip:
        return released(block.render_line(self, y))

    def get_selection(self: MarkdownBlock, selection: Selection) -> tuple[str, str] | None:
        found = block.get_selection(self, selection)
        return (found[0].replace(HELD, NO_BREAK), found[1]) if found else None

    return type(f"Releasing{block.__name__}", (block,), {"render_line": render_line, "get_selection": get_selection})
