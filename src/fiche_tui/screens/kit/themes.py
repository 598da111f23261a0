"""Four palettes: dark, light (for a projector), high contrast, monochrome. One accent, one colour for lateness.

Every text colour has a contrast of 7:1 or more against every background of its theme (tests/test_themes.py): a
projector in a bright hall eats half of it.
"""

from typing import Any

from textual.app import App
from textual.theme import Theme

from fiche_tui.drawing.palettes import PALETTES, Colours
from fiche_tui.settings.values import Palette

DARK = "fiche-sombre"
LIGHT = "fiche-clair"
CONTRAST = "fiche-contraste"
MONOCHROME = "fiche-monochrome"
DEFAULT = LIGHT

FAMILY_VARIABLES = ("family-a", "family-b", "family-c", "family-d", "family-e")
"""Theme variables of the five families, in order. Never without the letter and the shape of the family."""


def register(app: App[Any]) -> None:
    """Make the four themes known to ``app``; the caller then sets ``app.theme``."""
    for theme in THEMES:
        app.register_theme(theme)


def variable_defaults() -> dict[str, str]:
    """Return our own CSS variables for ``App.get_theme_variable_defaults``, so that any theme can be used."""
    return _own_variables(PALETTES[Palette.LIGHT])


def theme_of(palette: Palette) -> str:
    """Return the name of the theme for the palette of the settings."""
    return {
        Palette.LIGHT: LIGHT,
        Palette.DARK: DARK,
        Palette.CONTRAST: CONTRAST,
        Palette.MONOCHROME: MONOCHROME,
    }[palette]


def readable(few_colours: bool, no_colours: bool) -> tuple[str, ...]:
    """Return the themes that can be read on a terminal; the first replaces any that is not among them."""
    if no_colours:
        return (MONOCHROME,)
    return (CONTRAST, MONOCHROME) if few_colours else (LIGHT, DARK, CONTRAST, MONOCHROME)


def family_variable(position: int) -> str:
    """Return the CSS variable, with its dollar, of the family at that position (0 is A)."""
    return f"${FAMILY_VARIABLES[position % len(FAMILY_VARIABLES)]}"


def _own_variables(palette: Colours) -> dict[str, str]:
    families = dict(zip(FAMILY_VARIABLES, palette.families, strict=True))
    return {
        **families,
        "rule": palette.rule,
        "quiet": palette.quiet,
        "on-accent": palette.on_accent,
    }


def _theme(name: str, palette: Colours) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.soon,
        error=palette.late,
        success=palette.good,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.panel,
        dark=name not in (LIGHT, MONOCHROME),
        text_alpha=1.0,
        variables={
            # Textual blends these by default, which falls to 1.5:1 on a light background.
            "text": palette.text,
            "text-muted": palette.quiet,
            "text-disabled": palette.quiet,
            "text-primary": palette.accent,
            "text-secondary": palette.accent,
            "text-accent": palette.accent,
            "text-warning": palette.soon,
            "text-error": palette.late,
            "text-success": palette.good,
            "foreground-muted": palette.quiet,
            "foreground-disabled": palette.quiet,
            "block-cursor-foreground": palette.on_accent,
            "block-cursor-background": palette.accent,
            "block-cursor-blurred-foreground": palette.text,
            "block-cursor-blurred-background": palette.panel,
            "block-cursor-blurred-text-style": "bold",
            "border": palette.accent,
            "border-blurred": palette.rule,
            "footer-background": palette.background,
            "footer-foreground": palette.text,
            "footer-key-foreground": palette.accent,
            "footer-description-foreground": palette.text,
            "input-cursor-foreground": palette.background,
            "input-cursor-background": palette.text,
            "input-selection-foreground": palette.on_accent,
            "input-selection-background": palette.accent,
            "button-foreground": palette.text,
            "button-color-foreground": palette.on_accent,
            "link-color": palette.accent,
            "scrollbar": palette.rule,
            "scrollbar-background": palette.background,
            **_own_variables(palette),
        },
    )


THEMES: tuple[Theme, ...] = tuple(_theme(theme_of(name), palette) for name, palette in PALETTES.items())
"""The four themes."""
