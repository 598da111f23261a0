"""Asking in the terminal before what cannot be undone."""

import sys

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.output import one_line
from fiche_tui.language.answers import means_yes
from fiche_tui.language.translation import _


def confirm(question: str, agreed: bool, *, kept: str, without: str) -> None:
    """Return when the person says yes, in the terminal or beforehand (``agreed``).

    Raises ``Failure`` otherwise: ``kept`` after a no, ``without`` where nobody can be asked.
    """
    if agreed:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise Failure(without)
    print(f"{one_line(question)} {_('(oui ou non)')} ", end="", file=sys.stderr, flush=True)
    if not means_yes(sys.stdin.readline()):
        raise Failure(kept)
