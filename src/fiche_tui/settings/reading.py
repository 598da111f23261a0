"""Reading the file: a wrong key keeps its default and is named by its line; nothing it holds stops the program."""

import re
from collections.abc import Mapping
from dataclasses import field

from fiche_tui.settings.values import KEYS, Settings, with_value
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.short_text import one_line, shortened
from fiche_tui.workshop.text import printable

MOST_UNKNOWN = 20
"""Unknown keys that are named; the others wait until these are mended."""

_SHOWN = 60
_CANDIDATES = 20
"""Lines that are looked at for a key: only those inside a text of several lines come before the right one."""


@frozen
class Problem:
    """One thing that is wrong: a code, the line from 1 (0 for the whole file), the key, and what was found there."""

    code: str
    line: int = 0
    key: str = ""
    found: str = ""


@frozen
class Reading:
    """The settings that hold, and what is wrong in the file, by line."""

    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()


def read(data: bytes) -> Reading:
    """Return what the bytes of a settings file say; never fails."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reading(problems=(Problem("not-utf8", data[: error.start].count(b"\n") + 1),))
    try:
        found = _parsed(text)
    except (ValueError, RecursionError) as error:
        return Reading(problems=(Problem("not-toml", _line_of(error, text)),))
    return _judged(found, text)


def _parsed(text: str) -> Mapping[str, object]:
    import tomllib  # Most people have no such file: they do not wait for its parser.

    return tomllib.loads(text)


def _judged(found: Mapping[str, object], text: str) -> Reading:
    settings, problems = Settings(), []
    for name, value in found.items():
        if name not in KEYS:
            problems.append(Problem("unknown-key", line_of_key(text, name), shown(name)))
            continue
        meant = KEYS[name].read(value)
        if meant is None:
            problems.append(Problem("wrong-value", line_of_key(text, name), name, shown(_as_written(value))))
        else:
            settings = with_value(settings, name, meant)
    unknown = [one for one in problems if one.code == "unknown-key"][MOST_UNKNOWN:]
    kept = [one for one in problems if one not in unknown]
    return Reading(settings, tuple(sorted(kept, key=lambda one: one.line)))


def _as_written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


def shown(text: str) -> str:
    """Return what a file holds as it can be put in a sentence: on one line, short, moving no cursor."""
    return shortened(one_line(printable(text)), _SHOWN)


def line_of_key(text: str, name: str) -> int:
    """Return the number, from 1, of the line that sets a key outside every table; 0 when none is found."""
    quoted = re.escape(name)
    setting = re.compile(rf"""[ \t]*(?:{quoted}|"{quoted}"|'{quoted}')[ \t]*[=.]""")
    table = re.compile(rf"""[ \t]*\[\[?[ \t]*["']?{quoted}["']?[ \t]*[].]""")
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if setting.match(line) or table.match(line)]
    for place in places[:_CANDIDATES]:
        if _parses("\n".join(lines[:place])):  # Otherwise it stands within a text of several lines.
            return place + 1
    return 0


def _parses(text: str) -> bool:
    try:
        _parsed(text)
    except (ValueError, RecursionError):
        return False
    return True


def _line_of(error: Exception, text: str) -> int:
    """Return the line at which the parser stopped."""
    if told := re.search(r"\(at line (\d+), column \d+\)$", str(error)):  # not shown
        return int(told[1])
    lines = text.rstrip("\n").split("\n")
    import tomllib

    if isinstance(error, tomllib.TOMLDecodeError):
        return len(lines)
    # Too deep, or a number without end: the parser does not say where. From that line on it always fails this way.
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if _fails_with(type(error), "\n".join(lines[:middle])):
            high = middle
        else:
            low = middle + 1
    return low


def _fails_with(kind: type[Exception], text: str) -> bool:
    try:
        _parsed(text)
    except (ValueError, RecursionError) as error:
        return type(error) is kind
    return False
