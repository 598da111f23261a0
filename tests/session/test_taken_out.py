"""The ballot of an account that should not have voted, taken out openly: what counts, and what comes back."""

import os
from pathlib import Path

import pytest

from fiche_tui.session.box_marks import mark_of
from fiche_tui.store.chain import Account
from fiche_tui.store.errors import Damaged
from fiche_tui.workshop import facts as f
from tests.session.test_left_out import own_ballot
from tests.stage import Stage

NAME = Account.of(os.getuid()).name
REASON = "Une personne invitée a voté"


def with_an_account(tmp_path: Path) -> Stage:
    """Twelve ballots on paper, and one that an account put in its own box."""
    stage = Stage(tmp_path).until("devoiler")
    stage.workshops.open(stage.id).box("bob-8c1d", 1).put("1", own_ballot(stage, 1))
    assert stage.session.rounds.refresh_turnout(1).people == 13
    return stage


def take_out(stage: Stage) -> None:
    (mark,) = stage.session.rounds.marks_by_account(1).values()
    assert stage.session.record(f.BallotTakenOut(1, mark, REASON)) is None


def test_it_is_not_counted_nor_sealed(tmp_path: Path) -> None:
    stage = with_an_account(tmp_path)
    assert stage.session.rounds.marks_by_account(1) == {NAME: mark_of("bob-8c1d", 1)}
    take_out(stage)
    assert (stage.session.rounds.turnout(1).people, stage.session.rounds.turnout(1).on_own) == (12, 0)
    assert stage.session.room.asked[0].answered == 12
    assert stage.session.rounds.marks_by_account(1) == {}
    assert stage.session.rounds.reveal(1) is None
    one = stage.session.state.rounds[0]
    assert (one.tally.people, dict(one.doors), one.left_out) == (12, {"paper": 12}, 0)


def test_undo_brings_it_back(tmp_path: Path) -> None:
    stage = with_an_account(tmp_path)
    take_out(stage)
    assert stage.session.undo() is None
    assert stage.session.room.asked[0].answered == 13
    assert stage.session.rounds.reveal(1) is None
    assert stage.session.state.rounds[0].tally.people == 13


def test_the_name_of_the_box_is_nowhere_but_on_the_box(tmp_path: Path) -> None:
    stage = with_an_account(tmp_path)
    take_out(stage)
    for path in stage.session.folder.rglob("*"):
        assert not path.is_file() or b"bob-8c1d" not in path.read_bytes()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_another_box_of_the_same_account_does_not_count_without_a_word(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stored = stage.workshops.open(stage.id)

    def box_of(name: str, owner: int) -> None:
        path = stored.box(name, 1)
        path.put("1", own_ballot(stage, 1))
        for one in (path.path.parent, path.path):
            os.chown(one, owner, -1)

    box_of("bob-1", 65534)
    take_out(stage)
    box_of("bob-2", 65534)
    turnout = stage.session.rounds.refresh_turnout(1)
    assert (turnout.people, turnout.damaged) == (12, 1)
    assert list(stage.session.rounds.unreadable(1)) == ["bob-2"]
    with pytest.raises(Damaged):
        stage.session.rounds.reveal(1)
