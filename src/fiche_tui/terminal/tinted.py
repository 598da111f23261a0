"""Of the screen behind a question, only the parts that changed are put together and tinted again.

Textual does that for all of its rows, for each digit of a clock that changes there, though it then paints those digits
alone: a third of what such a second costs at 80x24, and nearly half at 160x45.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from rich.console import Console, ConsoleOptions, RenderResult
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip, StripRenderable
from textual.visual import RichVisual, Visual
from textual.widget import Widget

from fiche_tui.terminal.stock import speaks_of, takes


class _Pieces(BackgroundScreen):
    """Pieces of a screen, each on a row of its own, tinted as Textual tints the whole screen."""

    def __init__(self, pieces: Sequence[Strip], whole: BackgroundScreen) -> None:
        super().__init__(whole.screen, whole.color)
        self._pieces = list(pieces)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return self.process_segments(console.render(StripRenderable(self._pieces), options), self.color)


def tint_parts(screen: Screen[object]) -> None:
    """Let a screen that was just made tint what changed behind it since it tinted all of that, and nothing more."""
    tint_all = screen._render_content
    tinted: Visual | None = None

    def tint_what_changed() -> None:
        nonlocal tinted
        # A screen that is asked to refresh, or that gets another size, makes another one.
        visual = screen._render()
        if visual is not tinted or not _tint_changed(screen, visual):
            tint_all()
            tinted = visual

    vars(screen)["_render_content"] = tint_what_changed


def _tint_changed(screen: Screen[object], visual: Visual) -> bool:
    """Tint only what changed; return whether that could be done."""
    whole = visual._renderable if isinstance(visual, RichVisual) else None
    # A screen that another one shows through is a question too, and keeps what it shows.
    if not isinstance(whole, BackgroundScreen) or whole.screen.styles.background.a < 1:
        return False
    behind, kept, size = whole.screen._compositor, screen._render_cache, screen.size
    changed = {part for region in screen._dirty_regions if (part := region.intersection(size.region))}
    if (
        not changed
        or size.region in changed
        or not (behind.size == screen._compositor.size == size == kept.size)
        or len(kept.lines) != size.height
    ):
        return False
    pieces = list(_pieces(behind, changed))
    visual = RichVisual(screen, _Pieces([piece for _y, _x, piece in pieces], whole))
    tinted = Visual.to_strips(screen, visual, size.width, len(pieces), screen.visual_style)
    # What Textual aligns among all the rows, or breaks, is none of these pieces.
    if [one.cell_length for one in tinted] != [piece.cell_length for _y, _x, piece in pieces]:
        return False
    lines = list(kept.lines)
    for (y, x, _piece), strip in zip(pieces, tinted, strict=True):
        row, end = lines[y], x + strip.cell_length
        lines[y] = Strip.join((row.crop(0, x), strip, row.crop(end, size.width)))
    screen._render_cache = kept._replace(lines=lines)
    screen._dirty_regions.clear()
    return True


def _pieces(behind: Compositor, changed: set[Region]) -> Iterator[tuple[int, int, Strip]]:
    """Yield the row, the column and the cells of what Textual would paint of a screen if these parts had changed."""
    waiting, behind._dirty_regions = behind._dirty_regions, changed
    try:
        update = behind.render_partial_update()
    finally:
        behind._dirty_regions = waiting
    if update is not None:
        for y, first, last in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
                if strip is not None and x < last and first < end:
                    yield y, x, strip


@cache
def fits() -> bool:
    """Return whether Textual draws what is behind a screen as it did when this was written."""
    return (
        takes(Widget._render_content, "self")
        and speaks_of(Widget._render_content, "_render", "to_strips", "visual_style", "_render_cache", "_dirty_regions")
        and speaks_of(Widget.render_line, "_dirty_regions", "_render_content", "_render_cache", "lines")
        and speaks_of(Widget._render, "_layout_cache", "render")
        and speaks_of(Widget.refresh, "_layout_cache", "_set_dirty")
        and speaks_of(Widget._size_updated, "_layout_cache", "_set_dirty")
        and speaks_of(Screen.render, "BackgroundScreen", "visible_screen_stack")
        and takes(BackgroundScreen, "screen", "color")
        and takes(BackgroundScreen.process_segments, "segments", "color")
        and speaks_of(BackgroundScreen.__rich_console__, "_compositor", "process_segments", "color")
        and speaks_of(Compositor.__rich__, "StripRenderable", "render_strips")
        and speaks_of(Compositor.render_strips, "_render_chops")
        and takes(Compositor.render_partial_update, "self")
        and speaks_of(Compositor.render_partial_update, "_dirty_regions", "_render_chops", "cuts", "ChopsUpdate")
        and takes(ChopsUpdate, "chops", "spans", "chop_ends")
        and takes(RichVisual, "widget", "renderable")
        and speaks_of(RichVisual.render_strips, "_renderable", "post_render", "split_and_crop_lines")
    )
