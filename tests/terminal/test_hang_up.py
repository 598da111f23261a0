"""A terminal that goes without a word: no signal comes, and reading from it gives nothing, at once, for ever."""

from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from tests.soaked import rest_in_soak
from tests.terminal.line import PATIENCE
from tests.terminal.meeting import Meeting


@pytest.mark.parametrize("keys", rest_in_soak(["", "d"]), ids=["step", "dialog"])
def test_the_program_ends_with_a_terminal_that_told_nothing(tmp_path: Path, keys: str) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown() as line:
        line.until("suivante")
        line.type(keys)
        if keys:
            line.until("Nous décidons de…")
        line.hang_up()
        # 120 is what Python says when its last words found no terminal; 1 would be the last resort.
        assert line.process.wait(PATIENCE) in (0, 120)
    with meeting.shown() as line:
        line.until("Étape 1 sur")
