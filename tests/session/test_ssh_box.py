"""The box of the SSH server: ballots in groups, one durable transaction each, refused aloud once the round is over."""

from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path
from threading import Event

import pytest

from fiche_tui.session.ballot_door import BallotDoor
from fiche_tui.session.ssh_box import SshBox
from fiche_tui.store.boxes import Box
from fiche_tui.store.errors import CannotWrite, Damaged, RoundJustClosed, RoundNotOpen
from fiche_tui.store.journal_files import owner_of
from fiche_tui.store.sharing_errors import NotYours
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.values import Door
from tests.session.test_ballot_door import asked_in, opened, revealed, saying
from tests.stage import Stage

SOON = 20.0
"""Seconds that nothing here comes near."""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return opened(tmp_path)


@pytest.fixture
def box(stage: Stage) -> Iterator[SshBox]:
    made = SshBox(stage.workshops.open(stage.id))
    yield made
    made.close()


def test_a_voter_has_one_ballot_that_is_found_again_and_counts_by_its_door(stage: Stage, box: SshBox) -> None:
    asked = asked_in(stage.session)
    assert box.kept(asked, "a") is None
    for voter, level in (("a", 1), ("b", 2), ("a", 3)):
        assert box.put(asked, voter, saying(stage, level)).result(SOON) is None
    assert (box.kept(asked, "a"), box.kept(asked, "c")) == (saying(stage, 3), None)
    turnout = stage.session.rounds.refresh_turnout(1)
    assert (turnout.people, turnout.by_ssh, turnout.on_own, turnout.at_station) == (2, 2, 0, 0)
    one = revealed(stage)
    assert one.doors == {Door.SSH.value: 2}
    assert next(iter(one.tally.counts.values()))[0] == (0, 0, 1, 1, 0)
    # Nobody finds a ballot again once it is counted.
    assert not list((stage.session.folder / "boxes/ssh").glob("key-*"))


def test_all_that_wait_are_one_transaction(stage: Stage, box: SshBox, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, started, goes_on, sizes = asked_in(stage.session), Event(), Event(), list[int]()
    put_all = Box.put_all

    def slowly(self: Box, ballots: dict[str, object]) -> None:
        sizes.append(len(ballots))
        started.set()
        assert goes_on.wait(SOON)
        put_all(self, ballots)

    monkeypatch.setattr(Box, "put_all", slowly)
    first = box.put(asked, "first", saying(stage, 1))
    assert started.wait(SOON)
    others = [box.put(asked, f"v{number % 99}", saying(stage, number % 4)) for number in range(100)]
    goes_on.set()
    wait([first, *others], SOON)
    assert [one.result() for one in (first, *others)] == [None] * 101
    assert sizes == [1, 99]
    assert stage.session.rounds.refresh_turnout(1).by_ssh == 100
    assert box.kept(asked, "v0") == saying(stage, 99 % 4)


def test_what_cannot_be_counted_is_refused_and_keeps_nobody_else_out(stage: Stage, box: SshBox) -> None:
    asked = asked_in(stage.session)
    answers = [box.put(asked, "a", Ballot({})), box.put(asked, "b", saying(stage, 1))]
    assert [one.result(SOON) for one in answers] == [Refusal("ballot-unfinished", {"fault": ""}), None]


def test_a_ballot_that_comes_after_the_end_of_the_round_is_refused_aloud(stage: Stage, box: SshBox) -> None:
    asked, ballot = asked_in(stage.session), saying(stage, 1)
    box.put(asked, "a", ballot).result(SOON)
    stage.session.record(f.RoundClosed(1))
    with pytest.raises(RoundNotOpen):
        box.put(asked, "b", ballot).result(SOON)
    revealed(stage)
    with pytest.raises(RoundNotOpen):
        box.put(asked, "a", ballot).result(SOON)
    assert not list((stage.session.folder / "boxes/ssh").glob("key-*"))


def test_a_round_that_closes_while_the_ballot_is_written_is_said(
    stage: Stage, box: SshBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    upsert = Box.put_all

    def closing(self: Box, ballots: dict[str, object]) -> None:
        stage.session.record(f.RoundClosed(1))
        upsert(self, ballots)

    monkeypatch.setattr(Box, "put_all", closing)
    with pytest.raises(RoundNotOpen):
        box.put(asked_in(stage.session), "a", saying(stage, 1)).result(SOON)


def test_only_the_account_of_the_journal_writes(stage: Stage, box: SshBox, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_in(stage.session)
    monkeypatch.setattr("fiche_tui.store.chain.owner_of", lambda path: owner_of(path) + 1)
    with pytest.raises(NotYours):
        box.put(asked, "a", saying(stage, 1)).result(SOON)
    monkeypatch.undo()
    assert stage.session.rounds.refresh_turnout(1).people == 0


def test_a_workshop_handed_over_meanwhile_confirms_nothing(
    stage: Stage, box: SshBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all = BallotDoor.put_all

    def then_it_goes(self: BallotDoor, ballots: dict[str, Ballot]) -> None:
        put_all(self, ballots)
        monkeypatch.setattr("fiche_tui.store.chain.owner_of", lambda path: owner_of(path) + 1)

    monkeypatch.setattr(BallotDoor, "put_all", then_it_goes)
    with pytest.raises(RoundJustClosed):
        box.put(asked_in(stage.session), "a", saying(stage, 1)).result(SOON)


def test_what_the_disk_refuses_reaches_all_who_wait_and_the_next_is_written(
    stage: Stage, box: SshBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asked_in(stage.session)

    def full(self: Box, ballots: object) -> None:
        raise CannotWrite(self.path, "full", "")

    with monkeypatch.context() as patch:
        patch.setattr(Box, "put_all", full)
        with pytest.raises(CannotWrite):
            box.put(asked, "a", saying(stage, 1)).result(SOON)
    assert box.put(asked, "a", saying(stage, 1)).result(SOON) is None


def test_a_damaged_box_is_an_error_for_each_and_is_left_alone(stage: Stage, box: SshBox) -> None:
    asked = asked_in(stage.session)
    box.put(asked, "a", saying(stage, 1)).result(SOON)
    path = stage.session.folder / "boxes/ssh/round-0001.json"
    path.write_bytes(b"{")
    with pytest.raises(Damaged):
        box.put(asked, "b", saying(stage, 1)).result(SOON)
    assert path.read_bytes() == b"{"
