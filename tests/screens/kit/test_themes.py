"""What a room can read: WCAG contrast of every text colour against every background of our themes."""

from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.console import Console
from textual.app import App, ComposeResult
from textual.color import Color
from textual.filter import Monochrome
from textual.widgets import Static

from fiche_tui.app import FicheApp
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.drawing.styles import SHAPES as SHAPES_OF_FAMILIES
from fiche_tui.screens.kit import themes
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import Palette
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from tests.contrast import contrast, shown
from tests.stage import START

TEXTS = (
    "foreground",
    "foreground-muted",
    "foreground-disabled",
    "text",
    "text-muted",
    "text-disabled",
    "text-primary",
    "text-secondary",
    "text-accent",
    "text-warning",
    "text-error",
    "text-success",
    "primary",
    "accent",
    "warning",
    "error",
    "success",
    "quiet",
    "footer-foreground",
    "footer-key-foreground",
    "footer-description-foreground",
    "button-foreground",
    "link-color",
    *themes.FAMILY_VARIABLES,
)
BACKGROUNDS = ("background", "surface", "panel", "footer-background")
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("on-accent", "accent"),
    ("on-accent", "warning"),
    ("on-accent", "error"),
    ("on-accent", "success"),
)
SHAPES = ("border", "border-blurred", "rule", "scrollbar")


class Themed(App[None]):
    CSS = "Static { color: $family-a; border: solid $rule; }"

    def __init__(self) -> None:
        super().__init__()
        themes.register(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults()

    def compose(self) -> ComposeResult:
        yield Static("A")


def worn(name: str) -> dict[str, str]:
    app = Themed()
    app.theme = name
    return dict(app.get_css_variables())


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", [theme.name for theme in themes.THEMES])
def test_texts_stand_out(name: str) -> None:
    variables = worn(name)
    pairs = [(text, ground) for text in TEXTS for ground in BACKGROUNDS] + list(PAIRS)
    faint = {
        (text, ground): round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(variables[text], variables[ground])) < 7
    }
    assert not faint


@pytest.mark.parametrize("name", [theme.name for theme in themes.THEMES])
def test_borders_are_seen(name: str) -> None:
    variables = worn(name)
    faint = {
        (shape, ground): round(ratio, 2)
        for shape in SHAPES
        for ground in BACKGROUNDS
        if (ratio := contrast(variables[shape], variables[ground])) < 3
    }
    assert not faint


@pytest.mark.parametrize(
    ("name", "depth", "least"),
    [
        *((theme.name, ColorSystem.EIGHT_BIT, 6.5) for theme in themes.THEMES),
        *((name, ColorSystem.STANDARD, 4.5) for name in themes.readable(few_colours=True, no_colours=False)),
    ],
)
def test_texts_stand_out_once_the_terminal_has_rounded_their_colours(
    name: str, depth: ColorSystem, least: float
) -> None:
    variables = worn(name)
    pairs = [(text, ground) for text in TEXTS for ground in BACKGROUNDS] + list(PAIRS)
    faint = {
        (text, ground): round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(shown(variables[text], depth), shown(variables[ground], depth))) < least
    }
    assert not faint


def test_names_and_order() -> None:
    names = ["fiche-sombre", "fiche-clair", "fiche-contraste", "fiche-monochrome"]
    assert [theme.name for theme in themes.THEMES] == names
    assert themes.DEFAULT == "fiche-clair"
    assert themes.family_variable(6) == "$family-b"


@pytest.mark.parametrize("name", [*(theme.name for theme in themes.THEMES), "nord"])
async def test_each_theme_can_be_worn_live(name: str) -> None:
    app = Themed()
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        assert app.query_one(Static).styles.color.a == 1


@pytest.mark.parametrize(
    ("depth", "theme"),
    [
        (None, themes.CONTRAST),
        ("standard", themes.CONTRAST),
        ("windows", themes.CONTRAST),
        ("256", themes.DEFAULT),
        ("truecolor", themes.DEFAULT),
    ],
)
def test_the_contrast_palette_is_worn_by_itself_where_colours_are_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, depth: str | None, theme: str
) -> None:
    monkeypatch.setattr(Console, "color_system", depth)
    assert FicheApp(Workshops(tmp_path), StoppedClock(START)).theme == theme


@pytest.mark.parametrize(
    ("chosen", "around", "depth", "theme"),
    [
        ("monochrome", {}, "truecolor", themes.MONOCHROME),
        ("monochrome", {}, "standard", themes.MONOCHROME),
        ("dark", {}, "truecolor", themes.DARK),
        ("dark", {}, "standard", themes.CONTRAST),
        ("dark", {"NO_COLOR": "1"}, "truecolor", themes.MONOCHROME),
        ("dark", {"TERM": "vt220"}, "standard", themes.MONOCHROME),
    ],
)
def test_monochrome_is_a_choice_and_the_last_resort(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str, around: dict[str, str], depth: str, theme: str
) -> None:
    monkeypatch.setattr(Console, "color_system", depth)
    for name, value in around.items():
        monkeypatch.setenv(name, value)
    file = tmp_path / "settings.toml"
    file.write_text(f'theme = "{chosen}"\n', encoding="utf-8")
    app = FicheApp(Workshops(tmp_path), StoppedClock(START), settings=SettingsFile(file))
    assert app.theme == theme


def test_an_empty_no_color_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    app = FicheApp(Workshops(tmp_path), StoppedClock(START))
    assert not [one for one in app.get_line_filters() if isinstance(one, Monochrome)]


def test_families_are_five_colours_after_rounding_and_never_colour_alone() -> None:
    variables = worn(themes.CONTRAST)
    rounded = {shown(variables[family], ColorSystem.EIGHT_BIT) for family in themes.FAMILY_VARIABLES}
    assert len(rounded) == 5
    # Sixteen colours tell fewer apart: a letter and a shape always do.
    assert len(set(SHAPES_OF_FAMILIES)) == len(themes.FAMILY_VARIABLES)


@pytest.mark.parametrize("palette", Palette)
def test_what_has_no_colour_of_its_own_is_given_none_by_rounding(palette: Palette) -> None:
    known = PALETTES[palette]
    neutral = (known.background, known.surface, known.panel, known.text, known.quiet, known.on_accent, known.rule)
    rounded = {one: Color.parse(shown(one, ColorSystem.EIGHT_BIT)) for one in neutral}
    # A quiet sentence in green beside the green of what went well would be a colour with nothing to say.
    assert not {one: seen.hex for one, seen in rounded.items() if len({seen.r, seen.g, seen.b}) > 1}
