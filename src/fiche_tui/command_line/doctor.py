"""``fiche doctor``: what would go wrong tonight, one line a check."""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from fiche_tui.command_line.output import one_line, say
from fiche_tui.command_line.places import data_folder, own_place, workshops
from fiche_tui.doctor.verdict import Mark, Verdict, summary, word_of, would_suffer
from fiche_tui.language.cells import width_of
from fiche_tui.language.translation import _
from fiche_tui.settings.file import settings_file
from fiche_tui.settings.place import settings_path
from fiche_tui.system.clock import SystemClock

HEALTHY, SUFFERS = 0, 1


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    form.add_argument(
        "--folders", "--dossiers", action="store_true", help=_("dire ce que la désinstallation laisserait, et où")
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the verdicts; 1 when a meeting would suffer, 0 otherwise."""
    if options.folders:
        _print_folders()
        return HEALTHY
    from fiche_tui.doctor.gathering import gather
    from fiche_tui.doctor.verdicts import verdicts_on

    verdicts = verdicts_on(gather(workshops(), SystemClock().now(), settings=settings_file()))
    if options.json:
        print(json.dumps(_as_json(verdicts), ensure_ascii=False, indent=2))
    else:
        _print(verdicts)
    return SUFFERS if would_suffer(verdicts) else HEALTHY


def _print(verdicts: Sequence[Verdict]) -> None:
    widest = max(width_of(word_of(mark)) for mark in Mark)
    for one in verdicts:
        word = word_of(one.mark)
        say(f"{word}{' ' * (widest - width_of(word))}  {one.sentence}")
    say(summary(verdicts))


def _print_folders() -> None:
    """Print each folder that the program writes in, on a line: no installer removes them, or can be made to ask."""
    for subject, folder in _folders():
        said = "{folder}" if os.path.lexists(folder) else _("rien encore dans {folder}")
        say(_("{subject} : {words}").format(subject=subject, words=said.format(folder=folder)))
    say(_("Désinstaller fiche n’efface rien de cela. Sauvegardez ce que vous gardez, puis effacez ces dossiers."))


def _folders() -> Iterator[tuple[str, Path]]:
    yield _("Ateliers et fiches"), data_folder()
    for subject, place in ((_("Réglages"), settings_path()), (_("Mémoire du compte"), own_place())):
        if place is not None:
            yield subject, place.parent


def _as_json(verdicts: Sequence[Verdict]) -> dict[str, object]:
    checks = [{"check": one.check, "verdict": one.mark, "sentence": one_line(one.sentence)} for one in verdicts]
    return {"suffers": would_suffer(verdicts), "checks": checks}
