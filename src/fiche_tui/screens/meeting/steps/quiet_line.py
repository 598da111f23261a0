"""A line of words of which only the letters that change are drawn again: a second costs no more than its digits."""

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from fiche_tui.screens.kit.big_clock import changed_regions


class QuietLine(Static):
    """Words, never markup."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._changed: tuple[Region, ...] = ()

    def show(self, text: str) -> None:
        """Show these words; nothing is drawn when they are already there."""
        before = str(self.content)
        if before == text:
            return
        one_row = before and text and "\n" not in text and max(map(cell_len, (before, text))) <= self.content_size.width
        in_place = len(before) == len(text) == cell_len(text) == cell_len(before)
        self._changed = tuple(changed_regions((before,), (text,))) if one_row and in_place else ()
        # A line as wide as its place lies where it lay, however long its words are.
        fills = self.styles.width is not None and not self.styles.width.is_auto
        self.update(Content(text), layout=not (one_row and (in_place or fills)))
        self._changed = ()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "QuietLine":
        """Draw again only what ``show`` found changed, or what is asked for."""
        found = regions or getattr(self, "_changed", ())
        super().refresh(*found, repaint=repaint, layout=layout, recompose=recompose)
        return self
