"""Fewer bytes on the wire: of what a widget asks to draw again, only those cells are sent, each colour said once.

Textual sends a changed run of cells with everything between it and the left edge of its widget, and says the colours
again for each row. A clock that ticks on a slow line costs twice as much that way, and a bar ten times.
"""

from typing import cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.control import Control
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate
from textual.app import App
from textual.strip import Strip

from fiche_tui.terminal.stock import takes

_RESET = "\x1b[0m"
_START = "\x1b["


class NarrowUpdate(CompositorUpdate):
    """The same update of parts of the screen, said in fewer bytes."""

    def __init__(self, update: ChopsUpdate) -> None:
        self._update = update

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw as Textual does, for whatever does not write to a terminal."""
        return self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """Return what a terminal is sent: for each run of cells a move and its text, with a style where it changes."""
        system = console._color_system or ColorSystem.TRUECOLOR
        sent: list[str] = []
        worn = ""
        at: tuple[int, int] | None = None
        for y, first, last in self._update.spans:
            columns = self._update.chop_ends[y][-1]
            for end, (x, strip) in zip(self._update.chop_ends[y], self._update.chops[y].items(), strict=False):
                if strip is None or x >= last or end <= first:
                    continue
                plain = _is_plain(strip)
                start, stop = (max(x, first), min(end, last)) if plain else (x, end)
                sent.append(_move(at, start, y))
                # Terminals disagree on how wide some characters are, and on where the last column leaves the cursor.
                at = (stop, y) if plain and stop < columns else None
                for text, style, _control in strip.crop(start - x, stop - x):
                    wanted = _sequence(style, system)
                    if wanted != worn:
                        # What is worn goes by a zero before what comes.
                        sent.append(f"{_START}0;{wanted.removeprefix(_START)}" if worn and wanted else wanted or _RESET)
                        worn = wanted
                    sent.append(text)
        return "".join(sent) + (_RESET if worn else "")


def narrowed(renderable: RenderableType | None) -> RenderableType | None:
    """Return what says the same in fewer bytes, or the renderable itself where nothing does."""
    if isinstance(renderable, ChopsUpdate) and not _has_links(renderable):
        return cast(RenderableType, NarrowUpdate(renderable))
    return renderable


def fits() -> bool:
    """Return whether Textual draws as it did when this was written."""
    return (
        takes(App._display, "self", "screen", "renderable")
        and takes(ChopsUpdate, "chops", "spans", "chop_ends")
        and takes(CompositorUpdate.render_segments, "self", "console")
        and takes(Strip.render_style, "style", "text", "color_system")
        and takes(Strip.crop, "self", "start", "end")
    )


def _move(at: tuple[int, int] | None, x: int, y: int) -> str:
    """Return the shortest way to a cell from where the cursor is, ``None`` where that is not known."""
    straight = Control.move_to(x, y).segment.text
    if at is None or not 0 <= y - at[1] <= 1:
        return straight
    down = f"{_START}B" if y > at[1] else ""
    cells = abs(x - at[0])
    steps = f"{_START}{cells}{'C' if x > at[0] else 'D'}" if cells else ""
    if x < at[0] and cells < len(steps):
        steps = "\b" * cells
    return min(straight, down + steps, key=len)


def _is_plain(strip: Strip) -> bool:
    """Return whether each character takes one cell, so that a cut never falls within one."""
    return all(cell_len(segment.text) == len(segment.text) for segment in strip)


def _sequence(style: Style | None, system: ColorSystem) -> str:
    """Return what a terminal is sent before a text of that style."""
    return Strip.render_style(style, "x", color_system=system).partition("x")[0] if style else ""


def _has_links(update: ChopsUpdate) -> bool:
    """Return whether a text is a link, which ends with a sequence of its own."""
    strips = (strip for y, _first, _last in update.spans for strip in update.chops[y].values() if strip is not None)
    return any(segment.style is not None and segment.style.link for strip in strips for segment in strip)
