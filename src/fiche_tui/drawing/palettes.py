"""The colours of the four palettes, by what they mean: dark, light (for a projector), high contrast, monochrome.

Every text colour has a contrast of 7:1 or more against every background of its palette: a projector in a bright hall
eats half of it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from fiche_tui.settings.values import Palette
from fiche_tui.workshop.frozen import frozen


@frozen
class Colours:
    """Colours as ``#RRGGBB``; ``families`` in their order."""

    background: str
    surface: str
    panel: str

    text: str
    quiet: str
    accent: str
    on_accent: str
    late: str
    soon: str
    good: str
    rule: str
    families: tuple[str, str, str, str, str]


PALETTES: Mapping[Palette, Colours] = MappingProxyType(
    {
        Palette.DARK: Colours(
            background="#11151B",
            surface="#181E26",
            panel="#24292F",
            text="#F1F4F8",
            quiet="#BDC3CB",
            accent="#86C5FF",
            on_accent="#0B1016",
            late="#FFA8A0",
            soon="#FFCB66",
            good="#97E0A3",
            rule="#7C8A9A",
            families=("#9CC9FF", "#F2C879", "#9ADFB0", "#E3B4F0", "#FFB39C"),
        ),
        Palette.LIGHT: Colours(
            background="#FFFFFF",
            surface="#F6F7F9",
            panel="#EDF0F4",
            text="#14181D",
            quiet="#454D57",
            accent="#003A8C",
            on_accent="#FFFFFF",
            late="#960000",
            soon="#6B3B00",
            good="#00521B",
            rule="#6B7683",
            families=("#003A8C", "#6B3B00", "#00521B", "#641A7A", "#8A1C00"),
        ),
        Palette.CONTRAST: Colours(
            background="#000000",
            surface="#000000",
            panel="#000000",
            text="#FFFFFF",
            quiet="#FFFFFF",
            accent="#00CFFF",
            on_accent="#000000",
            late="#FF8080",
            soon="#FFC400",
            good="#5CFF86",
            rule="#FFFFFF",
            families=("#00CFFF", "#FFC400", "#5CFF86", "#FFA6FF", "#FF9E70"),
        ),
        # On a terminal, its own two colours; these are for what has none, a picture for example.
        Palette.MONOCHROME: Colours(
            background="#FFFFFF",
            surface="#FFFFFF",
            panel="#FFFFFF",
            text="#000000",
            quiet="#000000",
            accent="#000000",
            on_accent="#FFFFFF",
            late="#000000",
            soon="#000000",
            good="#000000",
            rule="#000000",
            families=("#000000", "#000000", "#000000", "#000000", "#000000"),
        ),
    }
)
