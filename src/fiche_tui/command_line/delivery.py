"""A file that a command makes, written whole and never over another."""

import sys
from pathlib import Path

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import flush, say
from fiche_tui.language.translation import _
from fiche_tui.store.files import PRIVATE_FILE, write_new
from fiche_tui.system.destination import BadPath, destination, public_mode


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
