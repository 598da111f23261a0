"""Colours of the painter: as many as the terminal has, readable in each, none where none are wanted."""

import itertools
import re

import pytest

from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.drawing.styles import NAMES
from fiche_tui.painting.colours import Depth, depth_of, look, nearest
from fiche_tui.settings.values import Palette
from tests.screens.kit.test_themes import contrast

CUBE = (0, 95, 135, 175, 215, 255)


def colour(number: int) -> tuple[int, int, int]:
    """One of xterm's fixed colours."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    red, rest = divmod(number - 16, 36)
    return CUBE[red], CUBE[rest // 6], CUBE[rest % 6]


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"TERM": "xterm-256color"}, Depth.MANY),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, Depth.TRUE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Depth.MANY),
        ({"TERM": "linux"}, Depth.SIXTEEN),
        ({"TERM": "screen"}, Depth.SIXTEEN),
        ({"TERM": "vt220"}, Depth.NONE),
    ],
)
def test_the_variables_say_how_many_colours_there_are(environment: dict[str, str], depth: Depth) -> None:
    assert depth_of(environment) is depth


@pytest.mark.parametrize(("palette", "style"), list(itertools.product(PALETTES, NAMES)))
def test_every_style_can_be_read_after_rounding_to_256_colours(palette: Palette, style: str) -> None:
    found = re.fullmatch(r"\x1b\[0;(?:1;)?38;5;(\d+);48;5;(\d+)m", look(style, PALETTES[palette], Depth.MANY))
    assert found
    text, ground = (f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in map(colour, map(int, found.groups())))
    assert contrast(text, ground) >= 4.5


def test_the_nearest_colour_is_the_nearest() -> None:
    for red, green, blue in itertools.product(range(0, 256, 51), repeat=3):
        found = colour(nearest(red, green, blue))
        best = min(
            sum((a - b) ** 2 for a, b in zip(colour(n), (red, green, blue), strict=True)) for n in range(16, 256)
        )
        assert sum((a - b) ** 2 for a, b in zip(found, (red, green, blue), strict=True)) == best


def test_without_colours_what_is_loud_is_bold() -> None:
    assert look("late", PALETTES[Palette.LIGHT], Depth.NONE) == "\x1b[0;1m"
    assert look("quiet", PALETTES[Palette.LIGHT], Depth.NONE) == "\x1b[0m"
    assert look("cursor", PALETTES[Palette.DARK], Depth.NONE) == "\x1b[0;1;7m"


def test_the_last_colour_of_a_style_wins() -> None:
    assert look("strong quiet late", PALETTES[Palette.LIGHT], Depth.TRUE) == look(
        "strong late", PALETTES[Palette.LIGHT], Depth.TRUE
    )
