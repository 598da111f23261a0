"""The streams of the process, before anything is written to them."""

import sys


def speak_utf8() -> None:
    """Write UTF-8 whatever the terminal's variables say (PYTHONIOENCODING=ascii, an old locale): French needs it."""
    for stream in (sys.stdout, sys.stderr, sys.__stderr__):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
