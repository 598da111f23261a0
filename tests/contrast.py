"""How far two colours stand apart (WCAG 2.2), and what a terminal of few colours makes of one.

The reference for 16 colours is xterm's default palette (XTerm-col.ad): others set theirs, and nobody can test them all.
"""

from itertools import product

from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color

_STEPS = (0, 95, 135, 175, 215, 255)

XTERM: tuple[tuple[int, int, int], ...] = (
    *((0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229)),
    *((127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255)),
    (255, 255, 255),
    *((red, green, blue) for red, green, blue in product(_STEPS, repeat=3)),
    *((level, level, level) for level in range(8, 239, 10)),
)
"""xterm's 256 colours, by number."""


def luminance(colour: Color) -> float:
    """Relative luminance of WCAG 2.2, 0 (black) to 1 (white)."""
    channels = [value / 255 for value in (colour.r, colour.g, colour.b)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def of_xterm(number: int) -> str:
    """One of xterm's 256 colours, as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*XTERM[number])


def shown(colour: str, depth: ColorSystem) -> str:
    """What xterm shows of a colour that Rich has rounded to that many."""
    if depth is ColorSystem.TRUECOLOR:
        return colour
    number = RichColor.parse(colour.lower()).downgrade(depth).number
    assert number is not None
    return of_xterm(number)


def pair_of(sequence: str) -> tuple[str, str]:
    """The colours of a text and of what is behind it, once xterm was sent a sequence that sets both."""
    numbers = [int(one) for one in sequence.removeprefix("\x1b[").removesuffix("m").split(";")]
    pair = {"38": "", "48": ""}
    reverse = bold = False
    while numbers:
        match numbers:
            case [(38 | 48) as layer, 2, red, green, blue, *numbers]:
                pair[str(layer)] = f"#{red:02x}{green:02x}{blue:02x}"
            case [(38 | 48) as layer, 5, number, *numbers]:
                pair[str(layer)] = of_xterm(number)
            case [number, *numbers] if number in range(90, 98):
                pair["38"] = of_xterm(number - 82)
            case [number, *numbers] if number in range(40, 48):
                pair["48"] = of_xterm(number - 40)
            case [number, *numbers] if number in range(30, 38):
                # xterm draws these in the bright colour where they are bold.
                pair["38"] = of_xterm(number - 30 + 8 * bold)
            case [number, *numbers] if number in range(100, 108):
                pair["48"] = of_xterm(number - 92)
            case [number, *numbers]:
                assert number in (0, 1, 7)
                reverse = reverse or number == 7
                bold = bold or number == 1
    text, ground = pair.values()
    return (ground, text) if reverse else (text, ground)
