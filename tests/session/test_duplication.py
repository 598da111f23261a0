"""What a copy takes along of another workshop, and what it goes without."""

from pathlib import Path

import pytest

from fiche_tui.session.duplication import duplicate
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.history import History
from fiche_tui.workshop.sheet import Step, StepKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Trial
from tests.meetings import opened, stored_workshop
from tests.workshop.samples import START, Play, created


def copied(folder: Path, stored: Workshop, trial: Trial = Trial.NONE) -> State:
    made = duplicate(Workshops(folder), StoppedClock(START), stored, trial)
    assert not isinstance(made, Refusal)
    assert made.id != stored.id
    return read_history(made).state


def test_how_many_vote_is_taken_along_where_no_roster_says_it(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    assert copied(tmp_path, stored).headcount == 0
    session = opened(stored)
    assert session.record(f.HeadcountStated(14)) is None
    session.close()
    assert copied(tmp_path, stored).headcount == 14


def test_a_copy_goes_without_what_is_refused_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An earlier release let a step last as long as one liked; the original still opens, the copy has the others."""
    stored = stored_workshop(tmp_path)
    long, short = (Step(f"pause-{minutes}", "Pause", StepKind.BREAK, {}, {}) for minutes in (6000, 10))
    play = Play.prepared()
    play.append((f.StepInserted(long, 6000),)).append((f.StepInserted(short, 10),))
    monkeypatch.setattr("fiche_tui.session.duplication.read_history", lambda _: play.history)
    inserted = [step.id for step in copied(tmp_path, stored).plan if step.kind is StepKind.BREAK]
    assert inserted == ["pause-10"]


def test_a_workshop_that_could_not_be_made_today_has_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = stored_workshop(tmp_path)
    history = History()
    untitled = history.extended(history.recorded((created(title=""),), START))
    monkeypatch.setattr("fiche_tui.session.duplication.read_history", lambda _: untitled)
    made = duplicate(Workshops(tmp_path), StoppedClock(START), stored, Trial.REHEARSAL)
    assert made == Refusal("no-title")
    assert Workshops(tmp_path).ids() == (stored.id,)
