"""Boxes that cannot be read, all of them or one: told in a sentence on every screen, and nothing is pretended."""

from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.session.session import Session
from fiche_tui.store.errors import CannotRead
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.turnout import Turnout
from tests.meetings import assessing, complete, opened, stored_workshop
from tests.screens.prepared import press, said
from tests.stage import Stage


@pytest.fixture
def stored(tmp_path: Path) -> Workshop:
    return stored_workshop(tmp_path / "data")


def without_boxes(stored: Workshop) -> Path:
    return (stored.folder / "boxes").rename(stored.folder / "elsewhere")


def one_ballot(stored: Workshop) -> Session:
    session = opened(stored)
    asked = assessing(session)
    assert session.rounds.put(1, "1", complete(asked)) is None
    return session


def test_nobody_knows_what_boxes_hold_that_cannot_be_read(stored: Workshop) -> None:
    session = one_ballot(stored)
    away = without_boxes(stored)
    assert session.rounds.turnout(1) == Turnout(1, 1), "as last scanned"
    assert session.rounds.refresh_turnout(1) == Turnout(damaged=1)
    assert session.rounds.holding() == {1}
    assert session.undoable() == (), "a round that may hold ballots is not undone"
    away.rename(stored.folder / "boxes")
    assert session.rounds.turnout(1) == Turnout(1, 1)


def test_the_room_keeps_the_number_that_it_saw(stored: Workshop) -> None:
    session = one_ballot(stored)
    without_boxes(stored)
    session.rounds.refresh_turnout(1)
    assert stored.room()["asked"][0]["answered"] == 1


def test_a_reveal_says_that_they_cannot_be_read(stored: Workshop) -> None:
    session = one_ballot(stored)
    without_boxes(stored)
    with pytest.raises(CannotRead):
        session.rounds.reveal(1)
    assert [one.pending for one in session.state.rounds] == [True]


@pytest.mark.parametrize("keys", [["n", "p"], ["u"], ["o"], ["f7", "3"], ["z"], ["s"], ["f5"]])
async def test_no_key_of_the_workshop_fails(tmp_path: Path, keys: list[str]) -> None:
    stage = Stage(tmp_path).until("voter")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pending = pending_round(stage.session.state)
        assert pending is not None
        folder = stage.session.folder
        (folder / "boxes").rename(folder / "elsewhere")
        stage.session.rounds.refresh_turnout(pending.asked.number)
        await press(pilot, *keys)
        assert app.is_running
        assert app._exception is None


async def test_hands_are_not_counted_over_a_box_that_cannot_be_read(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("voter")
    pending = pending_round(stage.session.state)
    assert pending is not None
    box = stage.session.folder / "boxes" / "animation"
    box.mkdir(exist_ok=True)
    (box / f"round-{pending.asked.number:04}.json").write_text("{}\n")
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "f7", "3")
        assert said(pilot).endswith("est abîmé (il contient autre chose); rien n’y a été touché."), said(pilot)
