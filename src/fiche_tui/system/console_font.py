"""The Linux console: its font holds 256 or 512 glyphs, and draws whatever it lacks as one and the same sign.

Our signs are replaced by what the fonts of Debian and Ubuntu (Lat15 and Uni2: Fixed, Terminus, VGA) share with the
kernel's own (code page 437). A few letters are left as they are, because nothing in that last font stands for them.
"""

from collections.abc import Mapping

_STANDS_FOR = {
    "’‘": "'",
    "“”": '"',
    "–—−‒―‐‑": "-",
    "‹": "<",
    "›": ">",
    # Lines: rounded corners, and the thick line of what is chosen.
    "╭": "┌",
    "╮": "┐",
    "╰": "└",
    "╯": "┘",
    "━": "═",
    "‖": "║",
    # Of a cell that is half filled, the upper half counts: big digits of five rows and more stay what they are.
    "▀▅▆▇▉▊": "█",
    "▄▂▃": " ",
    "▁": "_",
    "▋▌▍▎▏": "▒",
    "▓▮▪": "■",
    "▯□": "·",
    "●": "•",
    "◆": "♦",
    "▸‣": "▶",
    "►": "»",
    "○◦☐": "o",
    "△": "!",
    "◔": "¼",
    "◐◕": "½",
    "✓": "v",
    "✗×": "x",
    "↔": "±",
    "↻⌫": "←",
    "⭑": "*",
}
_TABLE = str.maketrans({sign: instead for signs, instead in _STANDS_FOR.items() for sign in signs})


def is_console(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal is the Linux console, or GNU screen on one."""
    term = environment.get("TERM", "").lower()
    return term.startswith("linux") or term.endswith(".linux")


def in_console_font(text: str) -> str:
    """Return text, of as many cells, in signs that the fonts of the console have."""
    return text.translate(_TABLE)
