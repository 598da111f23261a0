"""Of a part of the screen, only the widgets and the rows that are in it are drawn.

Textual draws all rows of every widget whose clipping overlaps a rectangle around all that changed, which is nearly
every widget: of what a second of the clock costs, that is more than half.
"""

from collections.abc import Iterable
from functools import cache

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from fiche_tui.terminal.stock import speaks_of, takes


class PartsCompositor(Compositor):
    """Textual's compositor, which asks fewer widgets for fewer rows when parts of the screen changed."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return what changed, as Textual does."""
        self._parts = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._parts = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None or not self._parts:
            yield from super()._get_renders(crop)
            return
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            found = shown.intersection(crop)
            # What covers a part overlaps it: nothing that is under it shows through.
            if found and any(found.overlaps(part) for part in self._parts):
                rows = Region(shown.x, found.y, shown.width, found.height)
                yield rows, rows, widget.render_lines(rows.translate(-region.offset))


def draw_parts(screen: Screen[object]) -> None:
    """Let a screen that was just made draw only the parts that changed, where this Textual is the known one."""
    if fits():
        screen._compositor = PartsCompositor()


@cache
def fits() -> bool:
    """Return whether Textual's compositor is the one that this was written over."""
    return (
        takes(Compositor.render_partial_update, "self")
        and takes(Compositor._get_renders, "self", "crop")
        and speaks_of(Compositor.render_partial_update, "_dirty_regions", "_render_chops")
        and speaks_of(Compositor._render_chops, "_get_renders")
        and speaks_of(Compositor._get_renders, "visible_widgets", "render_lines")
        and speaks_of(Screen.__init__, "_compositor")
    )
