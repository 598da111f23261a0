"""A screen behind another one is painted where it shows, and only there.

Textual has whatever is in front drawn whole for each digit that changes behind it: at 80x24 some 6,000 bytes a second
while a clock runs behind a question, and as many behind a page of help, through which nothing shows.
"""

from functools import cache

from textual._compositor import Compositor
from textual.screen import Screen

from fiche_tui.terminal.stock import speaks_of, takes


def paint_behind(screen: Screen[object]) -> None:
    """Let a screen that was just made have those in front of it draw what changed, and nothing more."""
    paint = screen._compositor_refresh

    def paint_what_shows() -> None:
        stack = screen.app.screen_stack
        in_front = stack[stack.index(screen) + 1 :] if screen in stack else []
        covered = any(one.styles.background.a == 1 for one in in_front)
        if not covered and len(in_front) != 1:
            # In front of everything, or under two questions, each of which keeps what it shows of the one below.
            paint()
            return
        changed = tuple(screen._compositor._dirty_regions)
        screen._compositor._dirty_regions.clear()
        screen._dirty_widgets.clear()
        # What is covered by an opaque screen is painted once that one has gone: it is drawn whole as it comes back.
        if changed and not covered:
            question = in_front[0]
            question._set_dirty(*changed)
            # Its ``refresh`` would mean the whole screen, and forget the widgets that wait to be painted.
            question._dirty_widgets.add(question)
            question.check_idle()

    vars(screen)["_compositor_refresh"] = paint_what_shows


@cache
def fits() -> bool:
    """Return whether Textual's screen is the one that this was written over."""
    return (
        takes(Screen._compositor_refresh, "self")
        and speaks_of(Screen._compositor_refresh, "_background_screens", "_dirty_regions", "_dirty_widgets", "refresh")
        and speaks_of(Screen._on_timer_update, "_compositor_refresh", "_dirty_widgets", "update_widgets")
        and speaks_of(Screen._on_idle, "_dirty_widgets")
        and takes(Screen.check_idle, "self")
        and speaks_of(Screen._on_screen_resume, "refresh")
        and speaks_of(Compositor.update_widgets, "_exchange_repaint_regions", "_dirty_regions")
        and takes(Screen._set_dirty, "self", "regions")
    )
