"""Colours of the painter: as many as the terminal has, readable in each, none where none are wanted."""

import itertools

import pytest

from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.drawing.styles import NAMES
from fiche_tui.painting.colours import Depth, depth_of, look, nearest
from fiche_tui.settings.values import Palette
from tests.contrast import XTERM, contrast, pair_of


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


COLOURED = [name for name in PALETTES if name is not Palette.MONOCHROME]


@pytest.mark.parametrize(("palette", "style"), list(itertools.product(COLOURED, NAMES)))
@pytest.mark.parametrize(("depth", "least"), [(Depth.TRUE, 7), (Depth.MANY, 4.5), (Depth.SIXTEEN, 4.5)])
def test_every_style_can_be_read(palette: Palette, style: str, depth: Depth, least: float) -> None:
    assert contrast(*pair_of(look(style, PALETTES[palette], depth))) >= least


def test_the_nearest_colour_is_the_nearest() -> None:
    for red, green, blue in itertools.product(range(0, 256, 51), repeat=3):
        found = XTERM[nearest(red, green, blue)]
        best = min(sum((a - b) ** 2 for a, b in zip(XTERM[n], (red, green, blue), strict=True)) for n in range(16, 256))
        assert sum((a - b) ** 2 for a, b in zip(found, (red, green, blue), strict=True)) == best


def test_without_colours_what_is_loud_is_bold() -> None:
    assert look("late", PALETTES[Palette.LIGHT], Depth.NONE) == "\x1b[0;1m"
    assert look("quiet", PALETTES[Palette.LIGHT], Depth.NONE) == "\x1b[0m"
    assert look("cursor", PALETTES[Palette.DARK], Depth.NONE) == "\x1b[0;7m"


def test_monochrome_is_the_terminals_own_two_colours() -> None:
    for depth in Depth:
        assert look("late", PALETTES[Palette.MONOCHROME], depth) == "\x1b[0;1m"
        assert look("strong cursor", PALETTES[Palette.MONOCHROME], depth) == "\x1b[0;7m"


def test_the_last_colour_of_a_style_wins() -> None:
    assert look("strong quiet late", PALETTES[Palette.LIGHT], Depth.TRUE) == look(
        "strong late", PALETTES[Palette.LIGHT], Depth.TRUE
    )


def test_the_bar_of_what_is_chosen_is_in_the_accent_whatever_is_chosen() -> None:
    for palette in (Palette.LIGHT, Palette.CONTRAST):
        bars = {
            look(style, PALETTES[palette], Depth.SIXTEEN) for style in ("cursor", "family-e cursor", "strong cursor")
        }
        assert bars == {"\x1b[0;30;106m"}
