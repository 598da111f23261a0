"""What a ticking clock sends, in the real program, for a few seconds; ``make bench`` takes the time it needs."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Command
from fiche_tui.workshop.sheet import Step, StepKind
from tests.benchmarks.measuring import SMALL
from tests.terminal.meeting import Meeting

BREAK = Step("pause", "Pause", StepKind.BREAK, {}, {}, optional=True)
SECONDS = 4


@dataclass(frozen=True)
class Screen:
    """A screen of the real program, how it is reached, and how many bytes a second it may send."""

    name: str
    commands: tuple[Command, ...]
    sent: float


SCREENS = (
    Screen("5 rows, bar and words", (c.StartStep("accueil"),), 200),
    Screen("10 rows, bar and words", (c.Record(f.StepInserted(BREAK, 10, "ajuster")), c.StartStep("pause")), 200),
)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_bytes_of_a_clock(screen: Screen, tmp_path: Path) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(*screen.commands)
    with meeting.shown() as line:
        line.until("suivante")
        line.read(SMALL.seconds)
        sent = sum(len(one.data) for one in line.read(SECONDS)) / SECONDS
    # A few seconds may hold the digits that change most.
    assert sent <= 1.5 * screen.sent
