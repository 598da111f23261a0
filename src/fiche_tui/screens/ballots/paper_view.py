"""The place where a paper is drawn, whatever its kind."""

from collections.abc import Callable, Sequence

from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.drawing.line import Line
from fiche_tui.screens.kit.drawn import page_of

Drawing = Callable[[int, int], Sequence[Line]]
"""Returns what is drawn on so many columns and rows."""


class PaperView(Widget):
    """Shows a drawing, made for the room there is."""

    drawn: reactive[Drawing | None] = reactive(None, always_update=True)

    def render(self) -> RenderResult:
        return page_of(self.drawn(*self.content_size)) if self.drawn else ""
