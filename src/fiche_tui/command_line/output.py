"""What a command prints: one line at a time, on streams that may be closed, full, gone, or no terminal."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from fiche_tui.command_line.failure import Failure
from fiche_tui.language.translation import _


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


def at_terminal() -> bool:
    """Say whether both the keys and the page have a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def draws() -> bool:
    """Say whether the terminal can move its cursor, by its name."""
    return os.environ.get("TERM", "") not in ("dumb", "")


def check_drawable(without: str) -> None:
    """Raise ``Failure`` unless a page can be drawn here; ``without`` is the sentence where there is no terminal."""
    if not at_terminal():
        raise Failure(without)
    if not draws():
        raise Failure(_("Ce terminal ne peut pas dessiner un écran. Ouvrez-en un autre (TERM=xterm-256color)."))
