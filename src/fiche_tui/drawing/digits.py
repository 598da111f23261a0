"""Big digits: small bitmaps turned into half blocks, two pixels a cell, so that a back row can read them."""

from functools import cache

from fiche_tui.drawing.letters import CAPITALS

ROWS = (10, 5, 3)
"""The heights that exist, in cells, largest first."""

WHOLE_CELLS = 5
"""From which height the digits can still be read where no cell is half filled (the Linux console)."""

_GAP = 2

# Pixels, top to bottom: 6 x 10 for five rows of cells, 4 x 6 for three.
_FIVE = {
    "0": ".####. ###### ##..## ##..## ##..## ##..## ##..## ##..## ###### .####.",
    "1": "..##.. .###.. ####.. ..##.. ..##.. ..##.. ..##.. ..##.. ###### ######",
    "2": ".####. ###### ##..## ....## ...### ..###. .###.. ###... ###### ######",
    "3": ".####. ###### ##..## ....## ..###. ..###. ....## ##..## ###### .####.",
    "4": "...### ..#### .##.## ##..## ##..## ###### ###### ....## ....## ....##",
    "5": "###### ###### ##.... ##.... #####. ###### ....## ##..## ###### .####.",
    "6": ".####. ###### ##.... ##.... #####. ###### ##..## ##..## ###### .####.",
    "7": "###### ###### ....## ...### ...##. ..###. ..##.. ..##.. ..##.. ..##..",
    "8": ".####. ###### ##..## ##..## .####. .####. ##..## ##..## ###### .####.",
    "9": ".####. ###### ##..## ##..## ###### .##### ....## ....## ###### .####.",
    "+": "...... ...... ..##.. ..##.. ###### ###### ..##.. ..##.. ...... ......",
    ":": ".. .. ## ## .. .. ## ## .. ..",
}
_THREE = {
    "0": ".##. #..# #..# #..# #..# .##.",
    "1": "..#. .##. ..#. ..#. ..#. .###",
    "2": ".##. #..# ...# ..#. .#.. ####",
    "3": "###. ...# .##. ...# ...# ###.",
    "4": "#..# #..# #..# #### ...# ...#",
    "5": "#### #... ###. ...# ...# ###.",
    "6": ".##. #... ###. #..# #..# .##.",
    "7": "#### ...# ..#. ..#. .#.. .#..",
    "8": ".##. #..# .##. #..# #..# .##.",
    "9": ".##. #..# #..# .### ...# .##.",
    "+": ".... ..#. ..#. .### ..#. ..#.",
    ":": ". # . . # .",
}
_CELLS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

# Cells, not pixels: straight strokes, so that from one second to the next few cells change.
_TEN = {
    "0": (
        "▄██████████▄",
        "████████████",
        "████    ████",
        "████    ████",
        "████    ████",
        "████    ████",
        "████    ████",
        "████    ████",
        "████████████",
        "▀██████████▀",
    ),
    "1": (
        "      ▄▄████",
        "    ████████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
    ),
    "2": (
        "▄██████████▄",
        "████████████",
        "        ████",
        "        ████",
        "▄███████████",
        "███████████▀",
        "████        ",
        "████        ",
        "████████████",
        "████████████",
    ),
    "3": (
        "▄██████████▄",
        "████████████",
        "        ████",
        "        ████",
        "    ████████",
        "    ████████",
        "        ████",
        "        ████",
        "████████████",
        "▀██████████▀",
    ),
    "4": (
        "████    ████",
        "████    ████",
        "████    ████",
        "████    ████",
        "████████████",
        "▀███████████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
    ),
    "5": (
        "████████████",
        "████████████",
        "████        ",
        "████        ",
        "███████████▄",
        "▀███████████",
        "        ████",
        "        ████",
        "████████████",
        "▀██████████▀",
    ),
    "6": (
        "▄██████████▄",
        "████████████",
        "████        ",
        "████        ",
        "███████████▄",
        "████████████",
        "████    ████",
        "████    ████",
        "████████████",
        "▀██████████▀",
    ),
    "7": (
        "████████████",
        "████████████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
        "        ████",
    ),
    "8": (
        "▄██████████▄",
        "████████████",
        "████    ████",
        "████    ████",
        "▀██████████▀",
        "▄██████████▄",
        "████    ████",
        "████    ████",
        "████████████",
        "▀██████████▀",
    ),
    "9": (
        "▄██████████▄",
        "████████████",
        "████    ████",
        "████    ████",
        "████████████",
        "▀███████████",
        "        ████",
        "        ████",
        "████████████",
        "▀██████████▀",
    ),
}

_Bitmap = tuple[tuple[bool, ...], ...]


@cache
def glyph(character: str, rows: int) -> tuple[str, ...]:
    """Return the cells of a digit, ``+`` or ``:`` at 10, 5 or 3 rows, of a capital at 10 or 5; others are empty."""
    if rows == 10 and character in _TEN:
        return _TEN[character]
    drawings = _THREE if rows == 3 else {**_FIVE, **CAPITALS}
    drawing = drawings.get(character) or drawings["0"].replace("#", ".")
    bitmap = tuple(tuple(pixel == "#" for pixel in line) for line in drawing.split())
    if rows == 10:
        bitmap = _doubled(bitmap)
    pairs = zip(bitmap[::2], bitmap[1::2], strict=True)
    return tuple("".join(_CELLS[cell] for cell in zip(upper, lower, strict=True)) for upper, lower in pairs)


@cache
def banner(text: str, rows: int) -> tuple[str, ...]:
    """Return ``text`` as that many lines of cells, all of one width, two empty cells between characters."""
    glyphs = [glyph(character, rows) for character in text]
    return tuple((" " * _GAP).join(parts) for parts in zip(*glyphs, strict=True)) if glyphs else ("",) * rows


def _doubled(bitmap: _Bitmap) -> _Bitmap:
    """Twice the size, with diagonals smoothed by the rule known as Scale2x: a plain doubling shows stairs."""
    height, width = len(bitmap), len(bitmap[0])

    def at(y: int, x: int) -> bool:
        return 0 <= y < height and 0 <= x < width and bitmap[y][x]

    lines: list[tuple[bool, ...]] = []
    for y in range(height):
        upper: list[bool] = []
        lower: list[bool] = []
        for x in range(width):
            here, up, down, left, right = at(y, x), at(y - 1, x), at(y + 1, x), at(y, x - 1), at(y, x + 1)
            corner = up != down and left != right
            upper += [left if corner and left == up else here, right if corner and right == up else here]
            lower += [left if corner and left == down else here, right if corner and right == down else here]
        lines += [tuple(upper), tuple(lower)]
    return tuple(lines)
