"""The last gate before the terminal: no text that is drawn acts on it, wherever it came from.

Escapes of Textual's own (moves, colours) are no text of a strip, so what a strip says is only ever shown.
"""

from rich.console import RenderableType
from rich.segment import Segment
from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual.app import App
from textual.strip import Strip

from fiche_tui.terminal.stock import takes
from fiche_tui.workshop.text import printable


def shown_only(renderable: RenderableType | None) -> RenderableType | None:
    """Return the update of a screen without what would act on the terminal: all of it takes no cell."""
    if isinstance(renderable, LayoutUpdate):
        renderable.strips = [[_shown(strip) for strip in line] for line in renderable.strips]
    elif isinstance(renderable, InlineUpdate):
        renderable.strips = [_shown(strip) for strip in renderable.strips]
    elif isinstance(renderable, ChopsUpdate):
        renderable.chops = [{x: strip and _shown(strip) for x, strip in chops.items()} for chops in renderable.chops]
    return renderable


def fits() -> bool:
    """Return whether Textual draws as it did when this was written."""
    return (
        takes(App._display, "self", "screen", "renderable")
        and takes(LayoutUpdate.__init__, "self", "strips", "region")
        and takes(InlineUpdate.__init__, "self", "strips", "clear")
        and takes(ChopsUpdate.__init__, "self", "chops", "spans", "chop_ends")
        and takes(Strip.__init__, "self", "segments", "cell_length")
    )


def _shown(strip: Strip) -> Strip:
    text = strip.text
    if text == _on_one_line(text):
        return strip
    return Strip([Segment(_on_one_line(text), style, control) for text, style, control in strip])


def _on_one_line(text: str) -> str:
    return printable(text).replace("\n", "").replace("\t", "")
