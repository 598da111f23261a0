"""Whether this Textual is the one that a module of ours was written for.

Where it is not, stock Textual does the work: a new release costs bytes and comfort, never the start.
"""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any


def ours(module: str, name: str) -> Any | None:
    """Return what a module of this room offers; None where stock Textual is to be used.

    Each such module has a ``fits()``, which looks at all that it uses of Textual's private side.
    """
    try:
        loaded = import_module(f"fiche_tui.terminal.{module}")
        return getattr(loaded, name) if loaded.fits() else None
    except (ImportError, AttributeError):
        return None


def takes(function: Callable[..., Any], *names: str) -> bool:
    """Return whether a function has exactly these parameters."""
    return tuple(inspect.signature(function).parameters) == names


def speaks_of(function: Callable[..., Any], *names: str) -> bool:
    """Return whether the body of a function uses these attributes."""
    return set(names) <= set(inspect.unwrap(function).__code__.co_names)
