"""What a screen of this program does better than Textual's own, where this Textual is the known one."""

from typing import Any

from textual.screen import Screen

from fiche_tui.terminal.stock import ours

MADE = (("parts", "draw_parts"), ("behind", "paint_behind"), ("tinted", "tint_parts"))
COMPOSED = (("one_paint", "paint_at_once"),)


def screen_made(screen: Screen[Any]) -> None:
    """Fit a screen that was just made."""
    _fit(screen, MADE)


def screen_composed(screen: Screen[Any]) -> None:
    """Fit a screen that is being composed: by now it can have timers."""
    _fit(screen, COMPOSED)


def _fit(screen: Screen[Any], changes: tuple[tuple[str, str], ...]) -> None:
    for module, name in changes:
        if change := ours(module, name):
            change(screen)
