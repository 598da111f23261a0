"""The front matter of a sheet: a flat list of ``key: value``, every value kept as the text that was typed.

Read line by line, without a YAML parser: only the keys that decide something are read, so that what people and other
tools write under other keys (« auteur: @marie », nested tags) never keeps a sheet from being used.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.words import is_control
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.text import folded

MAX_HEADER = 16_384
"""Longest front matter, in characters."""

KEYS: Mapping[str, str] = {
    **{"id": "id", "langue": "lang", "lang": "lang"},
    # What the sheet calls its lines, see item_names.py.
    **{name: name for name in ("un", "des", "une", "one", "many")},
}
"""The keys that decide something."""

DESCRIPTIVE = frozenset(
    # Nature, purpose, group size, duration, material, prerequisites and added value, as activity sheets give them.
    {"nature", "objectif", "groupe", "duree", "materiel", "prealables", "apport", "auteur", "source", "version"}
    | {"kind", "purpose", "group", "duration", "material", "prerequisites", "value", "author", "date"}
)
"""The keys that describe the activity to its readers; the program does not use them."""

_KEY = re.compile(r"[ \t]*(?P<key>[^\s:#,|>\[\]{}&*!%@`-][^:\n]{0,60}?)\s*:(?:[\s]+(?P<value>.*))?")
_DASHES = re.compile("[-‐‑‒–—―−]{1,5}")
_TITLE = re.compile(r" {0,3}# *\S")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_CURLY = re.compile(r"[“«]\s*(.*?)\s*[”»]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_ESCAPED = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t", " ": " "}


@frozen
class Entry:
    """One value of the front matter and its line."""

    line: int
    text: str


@dataclass(slots=True)
class _Written:
    """A key as it was written, with the lines under it that are no key of their own."""

    line: int
    key: str
    value: str
    more: list[str] = field(default_factory=list)


def split_header(text: str, problems: Problems) -> tuple[dict[str, Entry], str]:
    """Return the deciding entries of the front matter by English key, and the text with the front matter blanked.

    Blank lines replace the front matter in the text, so that every line keeps its number. A file that begins with a
    rule across the page has no front matter.
    """
    lines = text.split("\n")
    start = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    mark = lines[start].strip() if start < len(lines) else ""
    if mark == "+++" and "+++" in (line.strip() for line in lines[start + 1 :]):
        problems.add(start + 1, Code.HEADER_TOML, mark)
        return {}, _blanked(lines, [line.strip() for line in lines].index("+++", start + 1))
    if mark != "---" and (not _DASHES.fullmatch(mark) or not mark.strip("-")):
        return {}, text
    end = _end(lines, start, mark)
    if end is None:
        if _is_key(lines[start + 1 : start + 2]):
            problems.add(start + 1, Code.HEADER_UNCLOSED, mark)
        return {}, text
    if mark != "---":
        problems.add(start + 1, Code.HEADER_DASHES, mark)
    body = _blanked(lines, end)
    header = lines[start + 1 : end]
    if (size := len("\n".join(header))) > MAX_HEADER:
        problems.add(start + 2, Code.HEADER_TOO_LONG, size=size, limit=MAX_HEADER)
        return {}, body
    return _entries(header, start + 2, problems), body


def _blanked(lines: Sequence[str], end: int) -> str:
    return "\n" * (end + 1) + "\n".join(lines[end + 1 :])


def _end(lines: Sequence[str], start: int, mark: str) -> int | None:
    """Return the place of the line that ends the header begun at ``start``; None where no header is."""
    ends = ("---", "...") if mark == "---" else (mark, "---")
    end = next((place for place in range(start + 1, len(lines)) if lines[place].rstrip() in ends), None)
    if end is None:
        return None
    inside = [line for line in lines[start + 1 : end] if line.strip()]
    if not inside:
        return end if end == start + 1 else None
    # « # » begins a comment in a header, and the title after a rule.
    titles = any(_TITLE.match(line) for line in inside)
    if titles and not any(_TITLE.match(line) for line in lines[end + 1 :]):
        return None
    return end if _is_key([line for line in inside if not line.lstrip().startswith("#")]) else None


def _is_key(lines: Sequence[str]) -> bool:
    return bool(lines) and _KEY.fullmatch(lines[0]) is not None


def _entries(header: Sequence[str], first: int, problems: Problems) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    seen: set[str] = set()
    for written in _written(header, first, problems):
        name = folded(written.key.strip("\"'"))
        if name not in KEYS:
            if name not in DESCRIPTIVE:
                problems.add(written.line, Code.HEADER_UNKNOWN, written.key, known=", ".join(sorted(KEYS)))
            continue
        text = _text(written)
        if text is None:
            problems.add(written.line, Code.HEADER_SHAPE, written.key)
            continue
        before = found.get(KEYS[name])
        if name in seen or (before is not None and before.text != text):
            problems.add(written.line, Code.DUPLICATE, written.key, what="key")
        seen.add(name)
        found[KEYS[name]] = Entry(written.line, text)
    return found


def _written(header: Sequence[str], first: int, problems: Problems) -> list[_Written]:
    """Return the keys of the header, in its order, each with the lines under it; report other lines."""
    found: list[_Written] = []
    indent: int | None = None
    for number, line in enumerate(header, first):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip())
        indent = depth if indent is None else indent
        key = _KEY.fullmatch(line) if depth <= indent else None
        if key is not None:
            found.append(_Written(number, key["key"], (key["value"] or "").strip()))
        elif found and (depth > indent or line.lstrip().startswith("-")):
            found[-1].more.append(line.strip())
        else:
            problems.add(number, Code.HEADER_LINE, line)
    return found


def _text(written: _Written) -> str | None:
    """Return the value of a key as text; None when it is something else than one text."""
    value = written.value
    if not value and written.more and not any(_KEY.fullmatch(line) for line in written.more):
        value = " ".join(written.more) if not written.more[0].startswith("-") else "["
    elif written.more:
        return None
    if value.startswith(("[", "{", "|", ">")):
        return None
    if value.startswith(('"', "'", "“", "«")):
        return _quoted(value)
    return one_line("" if value.startswith("#") else re.split(r"\s#", value, maxsplit=1)[0])


def _quoted(value: str) -> str | None:
    for pattern in (_DOUBLE, _SINGLE, _CURLY):
        found = pattern.match(value)
        if found is None:
            continue
        rest = value[found.end() :].strip()
        if rest and not rest.startswith("#"):
            return None
        text = found[1].replace("''", "'") if pattern is _SINGLE else found[1]
        text = _ESCAPE.sub(_unescaped, text) if pattern is _DOUBLE else text
        return None if any(is_control(each) and each not in "\t\n" for each in text) else one_line(text)
    return None


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    # U+0000 is refused with the other control characters: an escape that says nothing here.
    return chr(int(code, 16)) if code else _ESCAPED.get(escape[3], "\0")
