"""The folders that a system gives each account for what a program keeps: data, settings, state.

On Linux they follow from three variables (XDG Base Directory Specification 0.8), read here as ``platformdirs`` reads
them: the library itself loads 30 modules, 1.5 MB and 5 ms that every command would pay for. Elsewhere it is asked.
"""

import os
import sys

PROGRAM = "fiche-tui"


def data_folder() -> str | None:
    """Return the folder of the program's data; ``None`` where nobody knows whose home is meant."""
    return _folder("data", "XDG_DATA_HOME", ".local/share")


def settings_folder() -> str | None:
    """Return the folder of the program's settings; ``None`` as for ``data_folder``."""
    return _folder("config", "XDG_CONFIG_HOME", ".config")


def state_folder() -> str | None:
    """Return the folder of what the program remembers between two runs; ``None`` as for ``data_folder``."""
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def _folder(kind: str, variable: str, in_home: str) -> str | None:
    if sys.platform != "linux":
        return _elsewhere(kind)
    chosen = os.environ.get(variable, "")
    if not os.path.isabs(chosen):  # The specification has a relative one ignored.
        home = _home()
        if home is None:
            return None
        chosen = os.path.join(home, in_home)
    return os.path.join(chosen, PROGRAM)


def _home() -> str | None:
    """Return the home of whoever runs the program, never one that is relative, nor a folder called « ~ »."""
    home = os.environ.get("HOME", "")
    if os.path.isabs(home):
        return home
    import pwd

    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return None
    return home if os.path.isabs(home) else None


def _elsewhere(kind: str) -> str | None:
    import platformdirs

    try:
        found: str = getattr(platformdirs, f"user_{kind}_dir")(PROGRAM, appauthor=False)
    except RuntimeError:
        return None
    return found if os.path.isabs(found) else None
