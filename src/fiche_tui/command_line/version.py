"""``fiche --version``: the versions that a report of a defect needs, found while loading nothing else."""

import os
import sys
from collections.abc import Sequence

from fiche_tui.command_line.streams import speak_utf8


def say_version(arguments: Sequence[str]) -> int:
    """Print the versions; what keeps them from being printed is said as for any command. Returns the exit code."""
    speak_utf8()
    try:
        print(versions(), flush=True)
    except OSError:
        from fiche_tui.command_line.main import main

        return main(arguments)
    return 0


def versions() -> str:
    """Return the program's version, Python's and Textual's, in one line."""
    return f"fiche-tui {installed('fiche_tui')} · Python {sys.version.split()[0]} · Textual {installed('textual')}"


def installed(name: str) -> str:
    """Return the version of what is installed, by the name of the folder that describes it.

    ``importlib.metadata`` finds the same at five times the cost; it is asked where there is no such folder.
    """
    for place in sys.path:
        try:
            found = [one for one in os.listdir(place or ".") if one.startswith(f"{name}-") and one.endswith(_DESCRIBED)]
        except OSError:
            continue
        if found:
            return found[0].removeprefix(f"{name}-").removesuffix(_DESCRIBED)
    from importlib.metadata import version

    return version(name)


_DESCRIBED = ".dist-info"
