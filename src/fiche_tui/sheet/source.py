"""Bytes to lines of text, refused before any parser runs when they are too many, too deep or not text.

The bounds are here so that the Markdown parser only ever sees input that it reads in a few seconds and without
recursing deep; everything after this module may then assume text.
"""

import re

from fiche_tui.sheet.looks import as_it_looks
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.words import CONTROLS

MAX_BYTES = 1 << 20
MAX_LINES = 20_000
MAX_ITEMS = 2_000
MAX_DEPTH = 8
MAX_INDENT = 24

_LIST_LINE = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|[0-9]{1,9}[.)](?=[ \t]|$)))+")
_RULE = re.compile(r"[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}")
_MARKER = re.compile(r">|[-*+]|[0-9]{1,9}[.)]")


def read_text(data: bytes, problems: Problems) -> str | None:
    """Return the text of a file as it looks, with ``\\n`` line ends; None when it is refused, with the reason."""
    if len(data) > MAX_BYTES:
        problems.add(1, Code.TOO_LARGE, megabytes=MAX_BYTES >> 20)
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.add(line, Code.NOT_UTF8, byte=f"0x{data[error.start]:02X}")
        return None
    text = as_it_looks(text.replace("\r\n", "\n").replace("\r", "\n"), problems)
    return text if _bounded(text.split("\n"), problems) else None


def _bounded(lines: list[str], problems: Problems) -> bool:
    if len(lines) > MAX_LINES:
        problems.add(MAX_LINES + 1, Code.TOO_MANY_LINES, count=len(lines), limit=MAX_LINES)
        return False
    items = 0
    for number, line in enumerate(lines, 1):
        if _LIST_LINE.match(line):
            items += 1
            if items > MAX_ITEMS:
                problems.add(number, Code.TOO_MANY_ITEMS, line, limit=MAX_ITEMS)
                return False
        if _too_deep(line):
            problems.add(number, Code.TOO_DEEP, line, limit=MAX_DEPTH)
            return False
    return _without_controls(lines, problems)


def _too_deep(line: str) -> bool:
    # A rule (« - - - ») is markers alone, and not a nest; the parser reads it as a line across the page.
    markers = _MARKERS.match(line)
    if markers is None or _RULE.fullmatch(line):
        return False
    indent = len(line) - len(line.lstrip(" \t"))
    if indent > MAX_INDENT:
        return True
    return sum(1 for _ in _MARKER.finditer(markers.group())) > MAX_DEPTH


def _without_controls(lines: list[str], problems: Problems) -> bool:
    clean = True
    for number, line in enumerate(lines, 1):
        wrong = CONTROLS.search(line.replace("\t", " "))
        if wrong is not None:
            problems.add(number, Code.CONTROL_CHARACTER, line, character=f"U+{ord(wrong.group()):04X}")
            clean = False
    return clean
