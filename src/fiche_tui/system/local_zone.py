"""The time zone of this machine, by a name that any machine knows.

Names are clues, never proofs: « localtime » is a name to the C library, a file may have been copied or its link may be
stale, and a rule such as CET-1CEST names nothing. What counts is the offset that this machine adds to UTC.
"""

import os
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError, available_timezones

from fiche_tui.language.translation import _

USUAL = (
    "America/Toronto",
    "Europe/Paris",
    "Etc/UTC",
    "America/Halifax",
    "America/St_Johns",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Vancouver",
    "Europe/London",
)
"""Asked first, of several zones with the same hours: a rule or a copied file does not say which one is meant."""

_NO_ZONES = frozenset({"localtime", "posixrules", "Factory"})
_OTHER_CLOCKS = ("posix/", "right/")
_LARGEST = 64 << 10
_RULE = re.compile(r"(<[^<>]+>|[A-Za-z]{3,})[+-]?\d")
"""How a rule of the C library begins: CET-1CEST."""


def is_zone(name: str) -> bool:
    """Say whether the IANA time zones hold one of that name; « localtime » is another one on each machine."""
    if name in _NO_ZONES or name.startswith(_OTHER_CLOCKS):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def is_followed(asked: str) -> bool:
    """Say whether ``TZ`` asks for nothing, or for hours that exist: the C library follows anything else by UTC."""
    name = asked.removeprefix(":")
    return not name or is_zone(name) or _is_known_here(name) or _RULE.match(name) is not None


def local_timezone(
    at: datetime, environment: Mapping[str, str] = os.environ, localtime: str = "/etc/localtime"
) -> str | None:
    """Return the IANA name of the zone of ``TZ``, else of the machine; ``None`` where no zone has its hours.

    The zone has the offsets of this machine through the year that begins ``at`` a moment.
    """
    asked = environment.get("TZ", "").removeprefix(":")
    if is_zone(asked) and not _is_known_here(asked):
        return asked  # The C library cannot tell its offset, and goes by UTC.
    weeks = [at.astimezone(UTC) + timedelta(weeks=week) for week in range(53)]
    offsets = [time.localtime(week.timestamp()).tm_gmtoff for week in weeks]
    for name in _clues(asked, localtime):
        if is_zone(name) and _fits(name, weeks, offsets):
            return name
    return None


def no_zone() -> str:
    """Return the sentence for a new workshop where no zone is found."""
    return _(
        "L’heure de cette machine n’est celle d’aucun fuseau connu. "
        "Nommez le vôtre en ouvrant le programme : TZ=America/Toronto fiche"
    )


def _fits(name: str, moments: Sequence[datetime], offsets: Sequence[int]) -> bool:
    zone = ZoneInfo(name)
    return all(
        moment.astimezone(zone).utcoffset() == timedelta(seconds=offset)
        for moment, offset in zip(moments, offsets, strict=True)
    )


def _clues(asked: str, localtime: str) -> Iterator[str]:
    """Yield names that may be the zone's, the most likely first; later ones take longer to find."""
    yield asked
    file = next((path for path in _files_of(asked) if os.path.isfile(path)), localtime)
    yield from (path.partition("/zoneinfo/")[2] for path in (file, os.path.realpath(file)))
    yield _text_of("/etc/timezone").strip()
    every = [*USUAL, *sorted(available_timezones() - set(USUAL))]
    if content := _bytes_of(file):
        yield from (name for name in every if any(_bytes_of(f"{folder}/{name}") == content for folder in TZPATH))
    yield from every


def _is_known_here(name: str) -> bool:
    return any(os.path.isfile(path) for path in _files_of(name))


def _files_of(name: str) -> tuple[str, ...]:
    """Return where the C library looks for a zone; of an absolute path, that path."""
    return tuple(os.path.join(folder, name) for folder in TZPATH) if name else ()


def _text_of(path: str) -> str:
    return _bytes_of(path).decode(errors="replace")


def _bytes_of(path: str) -> bytes:
    """Return the bytes of a small file; none where it cannot be read."""
    try:
        file = Path(path)
        return file.read_bytes() if file.is_file() and file.stat().st_size <= _LARGEST else b""
    except (OSError, ValueError):
        return b""
