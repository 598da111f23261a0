"""The size of the terminal: its own, and what the environment says only where the terminal does not know."""

import os
import sys
from collections.abc import MutableMapping

_VARIABLES = ("COLUMNS", "LINES")


def own_size() -> tuple[int, int] | None:
    """Return the columns and rows that the terminal says it has; None where it says none."""
    for stream in (sys.__stdout__, sys.__stdin__, sys.__stderr__):
        try:
            columns, rows = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            continue
        if columns > 0 and rows > 0:
            return columns, rows
    return None


def believe_the_terminal(environment: MutableMapping[str, str] = os.environ) -> None:
    """Forget the size that was exported by another terminal, or by this one before somebody resized it.

    A terminal that knows its size would otherwise be drawn for another one, and a resize never be followed.
    """
    if own_size():
        for name in _VARIABLES:
            environment.pop(name, None)
