"""Real processes: killed, stopped, racing, taking over, and without rights."""

import json
import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.store.errors import FacilitationHeld, LockBusy
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.workshop import Workshop
from tests.store import children
from tests.store.children import drained, reported, running
from tests.store.makers import AT, hold, keep_answers, make_workshop, publish, record, records, room, temporaries

SOAK = pytest.mark.soak


def kill_somewhere(pid: int, chance: random.Random) -> None:
    time.sleep(chance.uniform(0, 0.004))  # Where in a writing the kill falls is what is being tried.
    os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("kills", [20, pytest.param(600, marks=SOAK)])
def test_a_kill_loses_no_acknowledged_ballot(workshop: Workshop, kills: int) -> None:
    chance = random.Random(kills)
    box = workshop.box("k3f9", 1)
    cast = 0
    for _ in range(kills):
        with running(children.cast_for_ever, workshop.folder, "k3f9", cast) as (process, pipe):
            acknowledged = [reported(pipe) for _ in range(chance.randint(1, 5))]
            assert process.pid is not None
            kill_somewhere(process.pid, chance)
            process.join()
            acknowledged += drained(pipe)
        found = box.all()
        assert workshop.scan(1).damaged == ()
        assert acknowledged == list(range(cast, cast + len(acknowledged)))
        assert len(found) - cast - len(acknowledged) in (0, 1)  # At most the one being written.
        assert found == {str(number): {"answers": number} for number in range(len(found))}
        cast = len(found)
    box.put("last", {})
    assert temporaries(workshop.folder) == []


@pytest.mark.parametrize("kills", [20, pytest.param(600, marks=SOAK)])
def test_a_kill_loses_no_acknowledged_fact_and_frees_the_facilitation(workshop: Workshop, kills: int) -> None:
    chance = random.Random(kills)
    head = 2
    for number in range(kills):
        with running(children.append_for_ever, workshop.folder, f"s{number}") as (process, pipe):
            acknowledged = [reported(pipe) for _ in range(chance.randint(1, 3))]
            assert process.pid is not None
            kill_somewhere(process.pid, chance)
            process.join()
            acknowledged += drained(pipe)
        found = [fact["number"] for fact in workshop.journal.read()]
        assert acknowledged == list(range(head + 1, head + 1 + len(acknowledged)))
        assert len(found) - head - len(acknowledged) in (0, 1)
        assert found == list(range(1, len(found) + 1))
        head = len(found)
    held = hold(workshop, "last")  # Nobody alive holds it.
    workshop.journal.refresh_room(lambda _: room(), "last")
    assert workshop.room()["head"] == head
    publish(workshop, "last")
    assert temporaries(workshop.folder) == []
    held.release()


def reports(pipes: list[children.Pipe]) -> list[Any]:
    """Return what is there to read, at least one report."""
    ready = wait(pipes, children.TIMEOUT)
    assert ready, "no report"
    return [pipe.recv() for pipe in pipes if pipe in ready]


def test_the_kill_test_sees_stock_tinydb_break(tmp_path: Path) -> None:
    """The control: without the transaction, kills leave broken files."""
    chance = random.Random(1)
    path = tmp_path / "stock.json"
    for _ in range(100):
        with running(children.write_stock_for_ever, path) as (process, pipe):
            reported(pipe)
            assert process.pid is not None
            kill_somewhere(process.pid, chance)
            process.join()
        try:
            json.loads(path.read_bytes())
        except ValueError:
            return
    pytest.fail("100 kills broke nothing: the kills fall between the writings")


@pytest.mark.parametrize("rounds", [20, pytest.param(120, marks=SOAK)])
def test_no_acknowledged_ballot_is_missing_from_the_seal(workshop: Workshop, held: Facilitation, rounds: int) -> None:
    casters = 5
    publish(workshop)  # No round is open yet.
    with ExitStack() as stack:
        pipes = [
            stack.enter_context(running(children.cast_in_rounds, workshop.folder, f"box-{name}", rounds))[1]
            for name in range(casters)
        ]
        done: dict[str, str] = {}
        for round_number in range(1, rounds + 1):
            key = f"r{round_number}"
            publish(workshop, **done, **{key: "open"})
            acknowledged: set[str] = set()
            ones, ended = 0, 0
            while ones < 2 * casters:
                for report in reports(pipes):
                    assert report == ("one", round_number)
                    ones += 1
            publish(workshop, **done, **{key: "closed"})
            scan = workshop.scan(round_number)
            digest = workshop.seal(round_number, [found.ballot for found in scan.ballots], "s1", keep_answers)
            while ended < casters:
                for report in reports(pipes):
                    if report[0] == "all":
                        assert report[1] == round_number
                        acknowledged |= set(report[2])
                        ended += 1
            sealed = {ballot["answers"] for ballot in workshop.read_sealed(round_number, digest)}
            assert scan.damaged == ()
            assert len(acknowledged) >= 2 * casters
            assert acknowledged - sealed == set()
            done[key] = "revealed"


@pytest.mark.parametrize("times", [5, pytest.param(100, marks=SOAK)])
def test_taking_over_under_load_loses_nothing_and_doubles_nothing(tmp_path: Path, times: int) -> None:
    for number in range(times):
        workshop = make_workshop(tmp_path / str(number))
        with running(children.append_for_ever, workshop.folder, "first") as (_, pipe):
            acknowledged = [reported(pipe) for _ in range(5)]
            held = workshop.facilitate("second", "Léo", AT, take=True)
            head = len(workshop.journal.read())
            for _ in range(5):
                workshop.journal.append([record(head + 1, "second")], head, "second", room())
                head += 1
            while isinstance(report := reported(pipe), int):
                acknowledged.append(report)
            assert report == ("lost", "Léo", False)
        facts = workshop.journal.read()
        assert [fact["number"] for fact in facts] == list(range(1, head + 1))
        by = [fact["fact"]["text"] for fact in facts[2:]]
        assert by == ["first"] * len(acknowledged) + ["second"] * 5
        assert held.still_mine()
        held.release()


def test_a_stopped_facilitator_can_be_taken_over_and_learns_it(workshop: Workshop) -> None:
    with running(children.hold_and_wait, workshop.folder, "first", False) as (process, pipe):
        assert reported(pipe) == "held"
        assert process.pid is not None
        os.kill(process.pid, signal.SIGSTOP)
        with pytest.raises(FacilitationHeld):
            hold(workshop, "second")
        held = hold(workshop, "second", take=True)
        publish(workshop, "second")
        os.kill(process.pid, signal.SIGCONT)
        pipe.send("append")
        assert reported(pipe) == ("facilitation-lost", False)
    assert [fact["number"] for fact in workshop.journal.read()] == [1, 2, 3]
    held.release()


def test_a_killed_taker_leaves_it_free_although_the_first_lives(workshop: Workshop) -> None:
    first = hold(workshop, "first")
    with running(children.hold_and_wait, workshop.folder, "second", True) as (process, pipe):
        assert reported(pipe) == "held"
        assert not first.still_mine()
        with pytest.raises(FacilitationHeld):
            hold(workshop, "third")
        process.kill()
        process.join()
    third = hold(workshop, "third")
    publish(workshop, "third")
    third.release()
    first.release()


def test_what_a_killed_taker_left_is_cleared_away(workshop: Workshop) -> None:
    first = hold(workshop, "first")
    with running(children.take_and_die, workshop.folder) as (process, _):
        process.join()
    assert len([name for name in temporaries(workshop.folder) if name.endswith(".taking")]) == 1
    assert first.still_mine()
    held = hold(workshop, "second", take=True)
    assert temporaries(workshop.folder) == []
    publish(workshop, "second")
    held.release()
    first.release()


def test_a_process_stopped_with_a_lock_holds_up_its_own_file_only(workshop: Workshop) -> None:
    quick = Workshop(workshop.folder, wait=0.05)
    box = quick.box("mine", 1)
    with running(children.lock_and_wait, box.path) as (process, pipe):
        assert reported(pipe) == "locked"
        assert process.pid is not None
        os.kill(process.pid, signal.SIGSTOP)
        with pytest.raises(LockBusy):
            box.put("1", {})
        quick.box("other", 1).put("1", {})
        held = hold(quick)
        publish(quick, r1="open")
        held.release()
    box.put("1", {})


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any account may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_folder_is_told_and_nothing_changes(open_folder: Path) -> None:
    data = open_folder / "data"
    data.mkdir()
    if os.getuid() == 0:
        os.chown(data, children.NOBODY, children.NOBODY)
    with running(children.work_in_a_read_only_folder, data) as (_, pipe):
        codes, state, mine, after = reported(pipe)
    assert codes == {
        "create": "cannot-write forbidden",
        "append": "cannot-write forbidden",
        "put": "cannot-write forbidden",
        "export": "cannot-write forbidden",
        "facilitate": "cannot-write forbidden",
        "list": "ok",
        "read": "ok",
    }
    assert (state, mine, after) == ((True, True, True), True, "ok")


def test_a_disk_that_fills_while_writing_is_told_and_nothing_changes(workshop: Workshop) -> None:
    with running(children.fill_the_disk, workshop.folder) as (_, pipe):
        codes, state, mine, after = reported(pipe)
    assert codes == ["cannot-write full"] * 3
    assert (state, mine, after) == ((True, True), True, "ok")
    assert temporaries(workshop.folder) == []
    assert workshop.journal.read() == records(1, 3)


@pytest.mark.skipif(os.getuid() != 0, reason="needs several accounts")
def test_accounts_of_one_group_share_a_workshop_but_not_their_boxes(open_folder: Path) -> None:
    group = 4000
    data = open_folder / "data"
    data.mkdir()
    os.chown(data, 4001, group)
    data.chmod(0o2750)
    with running(children.facilitate_shared, data, 4001, group) as (_, facilitator):
        assert reported(facilitator) == "ready"
        for user, box, other in ((4002, "ann-8c1d", "bob-77e0"), (4003, "bob-77e0", "ann-8c1d")):
            with running(children.take_part_shared, data, user, group, box, other) as (_, pipe):
                tried = reported(pipe)
            missing = "FileNotFoundError" if user == 4002 else "PermissionError"
            assert tried == {
                "cast": "ok",
                "list": "PermissionError",
                "journal": "PermissionError",
                "sealed": "PermissionError",
                "alter": missing,
                "add": missing,
                "rename": missing,
                "room": "PermissionError",
            }
        facilitator.send("scan")
        assert reported(facilitator) == [("ann-8c1d", 4002), ("bob-77e0", 4003)]
