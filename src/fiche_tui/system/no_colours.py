"""Terminals that show no colour, or are asked to show none."""

from collections.abc import Mapping

_WITHOUT = ("vt", "dumb", "ansi-m", "xterm-mono")
"""What the names of such terminals begin with."""


def without_colours(environment: Mapping[str, str]) -> bool:
    """Return whether NO_COLOR is set (https://no-color.org: to anything but nothing), or TERM has no colours."""
    return bool(environment.get("NO_COLOR")) or environment.get("TERM", "").lower().startswith(_WITHOUT)
