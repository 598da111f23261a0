"""Every pair of colours that the screens really use can be told apart, in each theme and on terminals of few colours.

What lies under the veil of a dialog is not there to be read; at 16 colours and in monochrome there is no veil.
"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem
from textual.app import App

from fiche_tui.app import FicheApp
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.drawing.styles import CURSOR
from fiche_tui.painting.colours import Depth, look
from fiche_tui.painting.room_view import RoomView
from fiche_tui.screens.kit import drawn, themes
from fiche_tui.screens.kit.dialog import Dialog, Picker
from fiche_tui.settings.values import Palette
from fiche_tui.system.console_font import in_console_font
from tests.console import DRAWN
from tests.contrast import contrast, pair_of, shown
from tests.pictures.moments import SCREENS
from tests.pictures.test_pictures import SIZES, Picture
from tests.soaked import rest_in_soak
from tests.stage import Stage

Pair = tuple[str, str]
"""What is drawn and what is behind it, as ``#rrggbb``."""

TEXT, SHAPE = 7, 3
AFTER_ROUNDING = 4.5


COLOURED = [name for name in PALETTES if name is not Palette.MONOCHROME]


def is_text(written: str) -> bool:
    """Whether some of it is read, letter by letter: all but lines, blocks and the shapes of the families."""
    return any(unicodedata.category(character)[0] in "LNP" for character in written)


def written(app: App[Any]) -> Iterator[tuple[str, Any]]:
    """Every piece that stands on the screen with its style; of a dialog with a veil, its own box alone."""
    lines = app.screen._compositor.render_strips()
    if isinstance(app.screen, Dialog) and app.screen.styles.background.a:
        box = app.screen.query_one(".dialog--box").region
        lines = [line.crop(box.x, box.right) for line in lines[box.y : box.bottom]]
    for line in lines:
        for segment in line:
            if segment.text.strip() and segment.style:
                yield segment.text, segment.style


def pairs_on(app: App[Any]) -> set[tuple[Pair, bool]]:
    """The pairs of colours on the screen, each with whether it is of a text."""
    found = set()
    for text, style in written(app):
        assert style.color
        assert style.bgcolor
        pair = (style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex)
        found.add((pair[::-1] if style.reverse else pair, is_text(text)))
    return found


def faint(pairs: set[tuple[Pair, bool]], depth: ColorSystem, text: float, shape: float) -> dict[Any, float]:
    """The pairs whose contrast is too low once they are rounded."""
    ratios = {(pair, read): contrast(*(shown(one, depth) for one in pair)) for pair, read in pairs}
    return {known: round(ratio, 2) for known, ratio in ratios.items() if ratio < (text if known[1] else shape)}


@pytest.mark.parametrize("picture", rest_in_soak(list(SCREENS.values()), kept=2, spread=True), ids=SCREENS)
async def test_what_is_drawn_stands_out(picture: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    styles: set[str] = set()
    as_drawn = drawn._look

    def seen(style: str) -> str:
        styles.add(style)
        return as_drawn(style)

    monkeypatch.setattr(drawn, "_look", seen)
    stage = picture.moment(Stage(tmp_path, preset=picture.preset))
    view = RoomView(stage.session.folder, stage.clock)
    view.look()
    if picture.home:
        stage.session.close()
    app = FicheApp(stage.workshops, stage.clock, None if picture.home else stage.session)
    async with app.run_test(size=SIZES["80x24"]) as pilot:
        await pilot.press(*picture.keys)
        for size in SIZES.values():
            await pilot.resize_terminal(*size)
            page = view.draw(*size)
            styles |= {span.style for one in page for span in one.spans}
            assert not {sign for one in page for sign in in_console_font(one.text)} - DRAWN
            for theme in (themes.LIGHT, themes.DARK, themes.CONTRAST):
                app.theme = theme
                await pilot.pause()
                pairs = pairs_on(app)
                assert not faint(pairs, ColorSystem.TRUECOLOR, TEXT, SHAPE), theme
                assert not faint(pairs, ColorSystem.EIGHT_BIT, AFTER_ROUNDING, SHAPE), theme
            assert not {sign for text, _style in written(app) for sign in in_console_font(text)} - DRAWN
            app.add_class("-few-colours")
            await pilot.pause()
            assert not faint(pairs_on(app), ColorSystem.STANDARD, AFTER_ROUNDING, SHAPE)
            app.remove_class("-few-colours")
            app.theme = themes.MONOCHROME
            await pilot.pause()
            assert all(style.color is style.bgcolor is None for _text, style in written(app))
            if any(one.is_on_screen and one.option_count for one in app.screen.query(Picker)):
                assert any(text.startswith("▸") and style.reverse for text, style in written(app))
    check_painted(styles)


def check_painted(styles: set[str]) -> None:
    """Every style of what was drawn can be read as the painter sends it, and needs no colour to be seen."""
    for style in styles:
        for palette in COLOURED:
            for depth, least in ((Depth.TRUE, TEXT), (Depth.MANY, AFTER_ROUNDING), (Depth.SIXTEEN, AFTER_ROUNDING)):
                assert contrast(*pair_of(look(style, PALETTES[palette], depth))) >= least, (style, palette, depth)
        if CURSOR in style.split():
            assert look(style, PALETTES[Palette.MONOCHROME], Depth.TRUE).endswith(";7m")
