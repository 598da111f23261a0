"""The YAML front matter of a sheet: a flat list of ``key: value``, every value kept as the text that was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.words import fold, is_control, tidy

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
"""The keys that describe the activity to whoever reads the file; the program does not use them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of the front matter and its line."""

    line: int
    text: str


def split_header(text: str, problems: Problems) -> tuple[dict[str, Entry], str]:
    """The deciding entries of the front matter by English key, and the text with the front matter blanked.

    Blank lines stand for the front matter in the text, so that every line keeps its number.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return {}, text
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        problems.add(1, Code.HEADER_UNCLOSED, lines[0])
        return {}, text
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    header = "\n".join(lines[1:end])
    if len(header) > MAX_HEADER:
        problems.add(2, Code.HEADER_TOO_LONG, size=len(header), limit=MAX_HEADER)
        return {}, body
    return _entries(header, problems), body


def _entries(header: str, problems: Problems) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    seen: set[str] = set()
    for key, value, line in _pairs(header, problems):
        name = fold(key)
        if name in seen:
            problems.add(line, Code.DUPLICATE, key, what="key")
        seen.add(name)
        if name in KEYS:
            found[KEYS[name]] = Entry(line, tidy(value))
        elif name not in DESCRIPTIVE:
            problems.add(line, Code.HEADER_UNKNOWN, key, known=", ".join(sorted(KEYS)))
    return found


def _pairs(header: str, problems: Problems) -> Iterator[tuple[str, str, int]]:
    """Each key, value and line of a flat mapping; stops at the first thing that is something else.

    Events are read one by one instead of a built tree: nothing recurses, no alias is ever followed, and BaseLoader
    gives ``no`` and ``13:30`` as text.
    """
    depth = 0
    key: str | None = None
    try:
        for event in yaml.parse(header, Loader=yaml.BaseLoader):
            # The mark counts from 0 and begins under the first line, which is « --- ».
            line = event.start_mark.line + 2 if event.start_mark else 2
            if isinstance(event, yaml.MappingStartEvent) and depth == 0:
                depth = 1
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if any(is_control(character) and character not in "\t\n" for character in event.value):
                    problems.add(line, Code.HEADER_SHAPE, event.value)
                    return
                if key is None:
                    key = event.value
                else:
                    yield key, event.value, line
                    key = None
            elif isinstance(event, yaml.NodeEvent):
                problems.add(line, Code.HEADER_SHAPE, key or "")
                return
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # ValueError and OverflowError: an escape such as "\UFFFFFFFF" names no character.
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or type(error).__name__
        problems.add(mark.line + 2 if mark else 2, Code.HEADER_YAML, reason=str(reason))
