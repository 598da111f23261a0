"""What a style looks like on a terminal of that many colours: select graphic rendition sequences (ECMA-48)."""

from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache

from fiche_tui.drawing import styles
from fiche_tui.drawing.palettes import PALETTES, Colours
from fiche_tui.settings.values import Palette
from fiche_tui.system.no_colours import without_colours

_CUBE = (0, 95, 135, 175, 215, 255)
_BOLD, _REVERSE = "1", "7"

_SIXTEEN: Mapping[str, str] = {
    styles.ACCENT: "96",
    styles.GOOD: "92",
    styles.SOON: "93",
    styles.LATE: "91",
    **dict(zip(styles.FAMILIES, ("96", "93", "92", "95", "91"), strict=True)),
}
"""On black, as the high contrast palette: the bright colours of xterm, each at 4.5:1 or more."""

_SIXTEEN_GROUND = "97;40"

_SIXTEEN_BAR = "\x1b[0;30;106m"
"""Black on the accent, as the bar of the screens: not bold, which would make it grey, nor in a family's colour."""


class Depth(Enum):
    """How many colours a terminal shows."""

    NONE = auto()
    SIXTEEN = auto()
    MANY = auto()
    """256."""
    TRUE = auto()


def depth_of(environment: Mapping[str, str]) -> Depth:
    """Return how many colours the terminal of these variables shows; none where NO_COLOR asks for none."""
    if without_colours(environment):
        return Depth.NONE
    term = environment.get("TERM", "").lower()
    if environment.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return Depth.TRUE
    return (
        Depth.MANY if "256color" in term or term in ("xterm-kitty", "alacritty", "foot", "wezterm") else Depth.SIXTEEN
    )


@lru_cache(maxsize=512)
def look(style: str, palette: Colours, depth: Depth) -> str:
    """Return the sequence that sets a style (names of ``drawing.styles``), whatever was set before."""
    names = style.split()
    chosen = styles.CURSOR in names
    strong = styles.STRONG in names or chosen
    attributes = ["0", *([_BOLD] if strong else [])]
    if depth is Depth.NONE or palette == PALETTES[Palette.MONOCHROME]:
        loud = strong or bool({styles.ACCENT, styles.LATE, styles.SOON} & {*names})
        # Not both: what is reversed and bold is grey on grey on the Linux console.
        return _sequence("0", _REVERSE if chosen else _BOLD) if loud else _sequence("0")
    if depth is Depth.SIXTEEN:
        if chosen:
            return _SIXTEEN_BAR
        colours = [_SIXTEEN[name] for name in names if name in _SIXTEEN]
        return _sequence(*attributes, _SIXTEEN_GROUND, *colours[-1:])
    text, ground = palette.text, palette.background
    for name in names:
        text = _colours(palette).get(name, text)
        ground = palette.accent if name == styles.CURSOR else ground
    return _sequence(*attributes, _code("38", text, depth), _code("48", ground, depth))


@lru_cache(maxsize=8)
def _colours(palette: Colours) -> Mapping[str, str]:
    return {
        styles.QUIET: palette.quiet,
        styles.ACCENT: palette.accent,
        styles.GOOD: palette.good,
        styles.SOON: palette.soon,
        styles.LATE: palette.late,
        styles.CURSOR: palette.on_accent,
        **dict(zip(styles.FAMILIES, palette.families, strict=True)),
    }


def _code(layer: str, colour: str, depth: Depth) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    if depth is Depth.TRUE:
        return f"{layer};2;{red};{green};{blue}"
    return f"{layer};5;{nearest(red, green, blue)}"


@lru_cache(maxsize=256)
def nearest(red: int, green: int, blue: int) -> int:
    """Return the number of the nearest of xterm's fixed colours: its cube from 16 on, its greys from 232 on."""
    places = [min(range(6), key=lambda place: abs(_CUBE[place] - part)) for part in (red, green, blue)]
    cube = [_CUBE[place] for place in places]
    grey = max(0, min(23, round(((red + green + blue) / 3 - 8) / 10)))
    level = 8 + 10 * grey

    def distance(found: list[int]) -> int:
        return sum((one - other) ** 2 for one, other in zip(found, (red, green, blue), strict=True))

    if distance([level] * 3) < distance(cube):
        return 232 + grey
    return 16 + 36 * places[0] + 6 * places[1] + places[2]


def _sequence(*parts: str) -> str:
    return f"\x1b[{';'.join(parts)}m"
