"""Two meetings of the same collective, a year apart, in one data folder: the younger one looks back on the older."""

import shutil
from datetime import date
from pathlib import Path

from fiche_tui.workshop import commands as c
from fiche_tui.workshop.decide import with_details
from tests.stage import Stage

COLLECTIVE = " TABLE de  quartier  Saint-Remi "
"""« Table de quartier Saint-Rémi » as somebody else typed it."""


def meeting_of(
    folder: Path,
    until: str = "relecture",
    *,
    collective: str = COLLECTIVE,
    day: date | None = date(2025, 11, 18),
    seed: int = 2025,
) -> Stage:
    """A workshop of the year before, played up to that step with ballots drawn from its own seed, and left."""
    stage = Stage(folder)
    stage.be_seeded(seed)
    stage.do(c.Record(with_details(stage.session.state, date=day, collective=collective)))
    stage.until(until)
    stage.session.close()
    return stage


def beside(stage: Stage, other: Stage) -> str:
    """Put the other workshop in the data folder of ``stage``; returns its id."""
    shutil.copytree(other.workshops.open(other.id).folder, stage.workshops.folder / other.id)
    return other.id


def with_last_year(folder: Path, until: str = "relecture", *, preset: str = "90") -> Stage:
    """This year's workshop, created and nothing more, last year's in the same data folder."""
    stage = Stage(folder / "now", preset=preset)
    beside(stage, meeting_of(folder / "then", until))
    return stage
