"""What a command prints: one line at a time, on streams that may be closed, full, or gone."""

import os
import sys
from contextlib import suppress
from typing import TextIO


def one_line(text: str) -> str:
    """Return a text that takes one line and moves no cursor, whatever a file or a title holds."""
    # Imported when there is something to say: ``fiche --version`` should not pay for the domain.
    from fiche_tui.workshop.text import normalise

    return normalise(text).replace("\n", " ")


def say(text: str) -> None:
    """Print one line."""
    print(one_line(text))


def complain(program: str, sentence: str) -> None:
    """Say on the error stream what could not be done; when that is closed or full too, the exit code says it."""
    try:
        if sys.stderr is not None:
            print(f"{program}: {one_line(sentence)}", file=sys.stderr, flush=True)
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO | None) -> None:
    """Send what still waits in a broken stream nowhere, or Python would fail again when it ends."""
    with suppress(OSError, ValueError):
        if stream is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def flush() -> None:
    """Make sure that what was printed has left. Raises ``OSError`` when it could not."""
    if sys.stdout is not None:
        sys.stdout.flush()
