"""``fiche list``: the workshops, one a line."""

import argparse
import json
from collections.abc import Sequence

from fiche_tui.command_line.output import complain, say
from fiche_tui.command_line.places import workshops
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.shown_path import shown_path
from fiche_tui.language.translation import N_, _
from fiche_tui.store.purge import is_purging
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.short_text import shortened

STATUS_WORDS = {
    "prepared": N_("en préparation"),
    "running": N_("en cours"),
    "suspended": N_("suspendu"),
    "final": N_("final"),
}

LONGEST_TITLE = 80
"""Characters of a title on its line; the whole one is in the JSON."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the workshops, the newest first; a damaged one says so on its line."""
    known = workshops()
    headers = sorted(known.headers(), key=lambda one: (str(one.values.get("created") or ""), one.id), reverse=True)
    if options.json:
        rows = [
            {
                **one.values,
                "id": one.id,
                "archived": one.shelved,
                "error": one.error.code if one.error else None,
            }
            for one in headers
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for one in headers:
        if one.error:
            say(f"{one.id}  {error_sentence(one.error.code, one.error.values)}")
            continue
        status = _(STATUS_WORDS.get(str(one.values.get("status")), "")) or "?"
        if one.values.get("approved"):
            status = _("final, adopté le {date}").format(date=one.values["approved"])
        if one.shelved:
            status = _("{status}, archivé").format(status=status)
        title = shortened(one.title, LONGEST_TITLE)
        say("  ".join([one.id, str(one.values.get("date") or "----------"), title, f"({status})"]))
    _say_what_is_left(known, [one.id for one in headers])
    if not headers:
        say(_('Aucun atelier. Créez-en un : fiche new "Titre"'))
    return 0


def _say_what_is_left(known: Workshops, ids: Sequence[str]) -> None:
    """Say on the error stream which purges were stopped: what people asked to forget is still there."""
    for left in known.leftovers():
        sentence = _("Un atelier effacé a laissé des restes dans {path}. Ouvrez fiche : ils s’en iront.")
        if left.owners:
            sentence = _("Un atelier effacé a laissé des fichiers de {owners} dans {path}. Voyez l’administration.")
        complain("fiche", sentence.format(path=shown_path(left.path), owners=", ".join(left.owners)))
    for known_id in ids:
        if is_purging(known.folder / known_id):
            sentence = _("L’effacement des bulletins n’est pas fini. Reprenez-le : fiche purge {workshop} --ballots")
            complain("fiche", sentence.format(workshop=known_id))
