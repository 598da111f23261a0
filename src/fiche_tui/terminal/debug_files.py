"""The files that Textual writes for its developers: they hold each key, and so each ballot."""

import os
from contextlib import suppress
from pathlib import Path

from textual import constants

KEYS = "keys.log"
"""What Textual's parser calls its own, in the current folder, when TEXTUAL_DEBUG is set."""


def close_debug_files() -> None:
    """Make the debug files that were requested before Textual does, readable by their owner alone."""
    files = [constants.LOG_FILE, KEYS if constants.DEBUG else None]
    for file in filter(None, files):
        # One that cannot be made is Textual's to complain about.
        with suppress(OSError):
            descriptor = os.open(Path(file), os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                os.fchmod(descriptor, 0o600)
            finally:
                os.close(descriptor)
