"""A path as sentences write it."""

import os


def shown_path(path: object) -> str:
    """Return a path with the home folder as ``~``: what a person recognises. Not for a command to copy in quotes."""
    text = str(path)
    home = os.path.expanduser("~")  # Path.home() raises where nobody knows one.
    if home in ("~", "/"):
        return text
    return "~" + text.removeprefix(home) if text == home or text.startswith(home + "/") else text
