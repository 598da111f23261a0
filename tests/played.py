"""Meetings played once in a test run: the same acts on a fresh workshop give the same folder, which is copied."""

import os
import random
import shutil
import tempfile
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock


@dataclass(frozen=True)
class Played:
    """A folder of workshops after a meeting, the moment, and where the draw of ballots stood."""

    folder: Path
    workshop: str
    at: datetime
    drawn: tuple[Any, ...]


_PLAYED: dict[Hashable, Played] = {}


@cache
def _shelf() -> tempfile.TemporaryDirectory[str]:
    # Forgotten with the process.
    return tempfile.TemporaryDirectory(prefix="played-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))


def keep(key: Hashable, session: Session, clock: StoppedClock, drawn: random.Random) -> None:
    """Copy the folder of a closed session for the tests that follow in this process."""
    copy = Path(_shelf().name) / str(len(_PLAYED))
    shutil.copytree(session.folder.parent, copy, symlinks=True)
    _PLAYED[key] = Played(copy, session.folder.name, clock.now(), drawn.getstate())


def found(key: Hashable, workshops: Workshops, clock: StoppedClock, drawn: random.Random) -> str | None:
    """Put the folder of a meeting that was played before in the place of another one; return the id of its workshop.

    The clock and the draw of ballots go on from there. ``None`` when nothing was played yet.
    """
    played = _PLAYED.get(key)
    if played is None:
        return None
    shutil.rmtree(workshops.folder)
    shutil.copytree(played.folder, workshops.folder, symlinks=True)
    clock.move(seconds=(played.at - clock.now()).total_seconds())
    drawn.setstate(played.drawn)
    return played.workshop
