"""``fiche doctor``: what would go wrong tonight, one line a check."""

import argparse
import json
from collections.abc import Sequence

from fiche_tui.command_line.output import one_line, say
from fiche_tui.command_line.places import workshops
from fiche_tui.doctor.verdict import Mark, Verdict, summary, word_of, would_suffer
from fiche_tui.language.cells import width_of
from fiche_tui.language.translation import _
from fiche_tui.settings.file import settings_file
from fiche_tui.system.clock import SystemClock

HEALTHY, SUFFERS = 0, 1


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--json", action="store_true", help=_("en JSON, pour un autre programme"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the verdicts; 1 when a meeting would suffer, 0 otherwise."""
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


def _as_json(verdicts: Sequence[Verdict]) -> dict[str, object]:
    checks = [{"check": one.check, "verdict": one.mark, "sentence": one_line(one.sentence)} for one in verdicts]
    return {"suffers": would_suffer(verdicts), "checks": checks}
