"""Where an exported text goes: standard output, or a file that is written whole and never over another."""

import sys
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.places import workshops
from fiche_tui.i18n import _
from fiche_tui.session import read_history
from fiche_tui.store.files import write_new
from fiche_tui.workshop import State
from fiche_tui.workshop.codec import DecodeError


def state_of(text: str) -> State:
    """The state of the workshop that ``text`` means, read without disturbing whoever animates it.

    Raises ``StoreError``, or ``Failure`` when its journal holds something else than facts.
    """
    known = workshops()
    stored = known.open(known.find(text))
    try:
        return read_history(stored).state
    except DecodeError as error:
        sentence = _("Le journal de « {text} » contient autre chose que des faits ({error}). Rien n’y a été touché.")
        raise Failure(sentence.format(text=text, error=error)) from error


def deliver(text: str, name: str, output: str | None) -> int:
    """Write the text to ``output`` (``-`` is standard output), else to a file ``name`` in the current folder."""
    data = text.encode("utf-8")
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    path = Path(output).expanduser() if output else Path(name)
    if path.is_dir():
        path = path / name
    write_new(path, data, mode=0o644)
    print(path)
    return 0
