"""Every figure in one run: one page for the guide, and the raw results as JSON in ``.benchmarks`` (``make bench``)."""

import argparse
import os
import tempfile
import time
from pathlib import Path

from fiche_tui.language.translation import use_language
from fiche_tui.sheet.library import content_folder
from tests.benchmarks import ballots, painting, running, serving, starting, working
from tests.benchmarks.measuring import QUICK, WHOLE, machine
from tests.benchmarks.passes import Measure, in_passes
from tests.benchmarks.report import Run, differences, keep, page

GROUPS: dict[str, tuple[Measure, ...]] = {
    "Starting": (starting.processes, starting.first_frames),
    "Running, 80x24": (running.at_once, running.keys, running.follows),
    "Keys to their paint, 80x24": (painting.paints,),
    "Over SSH": (serving.over_ssh,),
    "Ballots kept": (ballots.alone, ballots.together, working.kept, ballots.noticed),
    "Minutes": (working.minutes,),
    "Sheets": (working.sheets,),
    "Opening and listing": (working.opening,),
}

KEPT = Path(__file__).parents[2] / ".benchmarks"
AGREE = 0.15
"""By which share two runs on a quiet machine may differ."""
GUIDE = content_folder() / "guides" / "benchmarks.md"


def main() -> None:
    """Measure, keep and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="under a minute, coarser, and the guide stays as it is")
    options = parser.parse_args()
    os.environ["LC_ALL"] = "C.UTF-8"
    use_language("fr")
    load, begun = os.getloadavg()[0], time.monotonic()
    # On a disk: what a ballot costs is mostly what the disk asks.
    with tempfile.TemporaryDirectory() as folder:
        groups = in_passes(GROUPS, QUICK if options.quick else WHOLE, Path(folder))
    run = Run(machine(), load, time.monotonic() - begun, groups)
    before = keep(run, KEPT, "quick" if options.quick else "whole")
    text = page(run)
    if not options.quick:
        GUIDE.write_text(text, encoding="utf-8")
    print(f"\n{text}")
    if before is not None:
        found = differences(before, run.kept())
        agree = sum(share <= AGREE for share, _name in found)
        print(
            f"{agree} of {len(found)} figures with a goal agree with the run before within {AGREE:.0%}; the furthest:"
        )
        for share, name in found[:5]:
            print(f"  {share:.0%}  {name}")


if __name__ == "__main__":
    main()
