"""The workshop that is meant where none is named: the one that somebody facilitates now."""

import argparse

from fiche_tui.command_line.failure import Failure
from fiche_tui.language.translation import _, ngettext
from fiche_tui.store.presence import is_facilitated
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.short_text import shortened


def declare_workshop(parser: argparse.ArgumentParser) -> None:
    """Declare the workshop that a command is about, which need not be named."""
    name = _("identifiant, début d’identifiant, ou titre; sans lui, l’atelier qui est animé")
    parser.add_argument("workshop", metavar=_("ATELIER"), nargs="?", help=name)


def running(known: Workshops, command: str) -> str:
    """Return the id of the only workshop that somebody facilitates now.

    Raises ``Failure``, which names ``command``.
    """
    found = [one for one in known.headers() if is_facilitated(known.folder / one.id)]
    if len(found) == 1:
        return found[0].id
    if not found:
        nobody = _("Personne n’anime d’atelier ici en ce moment. Nommez-le : fiche {command} ATELIER")
        raise Failure(nobody.format(command=command))
    names = ", ".join(f"{one.id} ({shortened(one.title, 40)})" if one.title else one.id for one in found[:5])
    sentence = ngettext(
        "{n} atelier est animé en ce moment : {names}. Nommez le vôtre : fiche {command} ATELIER",
        "{n} ateliers sont animés en ce moment : {names}. Nommez le vôtre : fiche {command} ATELIER",
        len(found),
    )
    raise Failure(sentence.format(n=len(found), names=names, command=command))
