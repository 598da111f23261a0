"""A page of lines that fills its place, of which only the rows that changed are drawn again."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from fiche_tui.drawing.line import Line
from fiche_tui.screens.kit.big_clock import changed_regions
from fiche_tui.screens.kit.drawn import content_of, row_of


class LinesPane(Widget):
    """Shows a page; nothing in it can be chosen.

    ``fit`` returns the page for the size that the place was just given: its first frame is whole, where one that waits
    for the message of the new size would be empty for an instant.
    """

    def __init__(self, fit: Callable[[], Sequence[Line]] | None = None) -> None:
        super().__init__()
        self._page: tuple[Line, ...] = ()
        self._fit = fit
        self._fitted = Size()

    @property
    def page(self) -> tuple[Line, ...]:
        """The page on screen."""
        return self._page

    def show(self, lines: Sequence[Line]) -> None:
        """Show another page."""
        before, self._page = self._page, tuple(lines)
        if len(before) != len(self._page):
            self.refresh()
        elif regions := [region for place in range(len(before)) for region in self._changed(before[place], place)]:
            self.refresh(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of the page, of a new one where the size is new."""
        if self._fit and self._fitted != self.size:
            self._fitted = self.size
            self._page = tuple(self._fit())
        return super().render_lines(crop)

    def render(self) -> Content:
        """Return the page as one text, for callers that want the content without its lines."""
        return Content("\n".join(one.text for one in self._page))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        line = self._page[y] if y < len(self._page) else Line()
        return row_of(self, content_of(line), self.size.width)

    def _changed(self, old: Line, place: int) -> list[Region]:
        new = self._page[place]
        if old == new:
            return []
        texts = [one.fitted(self.size.width).text for one in (old, new)]
        alike, other = ([(len(span.text), span.style) for span in one.spans] for one in (old, new))
        if alike == other and all(len(one) == self.size.width for one in texts):
            return [region.translate((0, place)) for region in changed_regions((texts[0],), (texts[1],))]
        return [Region(0, place, self.size.width, 1)]
