"""What a command gives: lines on standard output, or a file that is written whole and never over another."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import workshops
from fiche_tui.language.sentences import undecodable_sentence
from fiche_tui.language.translation import _
from fiche_tui.session.session import read_history
from fiche_tui.store.files import PRIVATE_FILE, write_new
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.destination import BadPath, destination, public_mode
from fiche_tui.workshop import State
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.text import normalise


def one_line(text: str) -> str:
    """A text that takes one line and moves no cursor, whatever a file or a title holds."""
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


def workshop_of(text: str) -> tuple[Workshop, State]:
    """The workshop that ``text`` means and its state, read without disturbing whoever animates it.

    Raises ``StoreError``, or ``Failure`` when its journal holds something else than facts.
    """
    known = workshops()
    stored = known.open(known.find(text))
    try:
        return stored, read_history(stored).state
    except DecodeError as error:
        raise undecodable(text, error) from error


def state_of(text: str) -> State:
    """The state of the workshop that ``text`` means; raises as ``workshop_of``."""
    return workshop_of(text)[1]


def undecodable(text: str, error: DecodeError) -> Failure:
    """What to say of a workshop whose journal holds something else than facts."""
    return Failure(undecodable_sentence(text, error))


def deliver(content: str | bytes, name: str, output: str | None, *, private: bool = False) -> int:
    """Write the content to ``output`` (``-`` is standard output), else to a file ``name`` in the current folder.

    A ``private`` file is its owner's alone. Prints where it is; raises ``Failure`` or ``StoreError``.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output == "-":
        if sys.stdout is None:
            raise Failure(_("La sortie standard est fermée. Donnez un fichier : --output PATH"))
        sys.stdout.buffer.write(data)
        flush()
        return 0
    try:
        path = destination(output, name) if output is not None else Path(name)
    except BadPath as error:
        raise Failure(error.sentence) from error
    write_new(path, data, mode=PRIVATE_FILE if private else public_mode())
    say(str(path))
    return 0
