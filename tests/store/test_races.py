"""Many processes at once, some of them killed: nothing acknowledged is lost, and no two journals come of one."""

import random
from contextlib import ExitStack, suppress
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.room import REVEALED
from fiche_tui.store.workshop import Workshop
from tests.store import racers
from tests.store.children import TIMEOUT, Pipe, drained, reported, running
from tests.store.makers import hold, keep_answers, make_workshop, publish, records, room
from tests.store.racers import CAST, acts_of
from tests.store.test_processes import kill_somewhere

SOAK = pytest.mark.soak


class Racers:
    """Processes that report, any of which may be killed and replaced."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.running: dict[Pipe, tuple[str, BaseProcess]] = {}

    def start(self, name: str, work: Any, *arguments: Any) -> None:
        process, pipe = self._stack.enter_context(running(work, *arguments))
        self.running[pipe] = (name, process)

    def hear(self) -> list[Any]:
        """Return what is there to read, at least one report."""
        told = wait(list(self.running), TIMEOUT)
        assert told, "no report"
        heard = []
        for pipe in [pipe for pipe in self.running if pipe in told]:
            report = pipe.recv()
            heard.append(report)
            if report == "end":
                del self.running[pipe]
        return heard

    def kill(self, name: str, chance: random.Random) -> list[Any]:
        """Kill that process somewhere in its work; return what it had still told."""
        for pipe, (found, process) in list(self.running.items()):
            if found == name:
                if process.is_alive() and process.pid is not None:
                    with suppress(ProcessLookupError):  # It may be at its end meanwhile, and says so.
                        kill_somewhere(process.pid, chance)
                process.join()
                del self.running[pipe]
                return drained(pipe)
        return []


@pytest.mark.parametrize("rounds", [12, pytest.param(120, marks=SOAK)])
def test_casters_and_closers_that_are_killed_leave_no_acknowledged_ballot_out(tmp_path: Path, rounds: int) -> None:
    chance = random.Random(rounds)
    workshop = make_workshop(tmp_path)
    names = [f"box-{number}" for number in range(4)]
    acknowledged: dict[tuple[int, str, str], int] = {}
    generation = 0
    with ExitStack() as stack:
        race = Racers(stack)

        def start(name: str) -> None:
            nonlocal generation
            generation += 1
            if name == "facilitator":
                race.start(name, racers.hold_rounds, workshop.folder, f"s{generation}", rounds, len(names))
            else:
                race.start(name, racers.cast_through, workshop.folder, name, generation * 1_000_000, rounds)

        def note(report: Any) -> None:
            if report[0] == CAST:
                _, number, box, ballot, version = report
                acknowledged[(number, box, ballot)] = version

        for name in ("facilitator", *names):
            start(name)
        while any(name == "facilitator" for name, _ in race.running.values()):
            for report in race.hear():
                note(report)
                if report != "end" and report[0] != CAST and chance.random() < 0.4:
                    victim = chance.choice(("facilitator", *names))
                    left = race.kill(victim, chance)
                    for one in left:
                        note(one)
                    if "end" not in left:
                        start(victim)
        while race.running:
            for report in race.hear():
                note(report)

    sealed: dict[tuple[int, str, str], int] = {}
    revealed = [act for act in acts_of(workshop) if act[0] == REVEALED]
    for _, number, digest in revealed:
        for answer in workshop.read_sealed(int(number), digest):
            box, ballot, version = answer["answers"]
            sealed[(int(number), box, ballot)] = version
    assert [int(number) for _, number, _ in revealed] == list(range(1, rounds + 1))
    assert len(acknowledged) >= rounds * len(names)
    assert {place: version for place, version in acknowledged.items() if sealed.get(place, 0) < version} == {}
    assert generation > len(names) + 1 + rounds // 4  # Enough of them were killed.


def test_a_hundred_cast_at_once_while_facts_are_written(workshop: Workshop, held: Facilitation) -> None:
    people, each = 100, 25
    with ExitStack() as stack:
        pipes = [
            stack.enter_context(running(racers.cast_some, workshop.folder, f"person-{number}", each))[1]
            for number in range(people)
        ]
        for pipe in pipes:
            assert reported(pipe) == "ready"
        for pipe in pipes:
            pipe.send("go")
        waiting, head = list(pipes), 2
        while waiting:
            head += 1
            assert workshop.journal.append(records(head, head), head - 1, "s1", room(r1="open")).room_error is None
            told = wait(waiting, 0)
            for pipe in [pipe for pipe in waiting if pipe in told]:
                assert pipe.recv()[0] == "cast"
                waiting.remove(pipe)
    publish(workshop, r1="closed")
    scan = workshop.scan_closed(1)
    digest = workshop.seal(1, [found.ballot for found in scan.ballots], "s1", keep_answers)
    tally = sorted(ballot["answers"] for ballot in workshop.read_sealed(1, digest))
    assert scan.damaged == ()
    assert tally == sorted([f"person-{number}", vote] for number in range(people) for vote in range(each))
    assert [fact["number"] for fact in workshop.journal.read()] == list(range(1, head + 2))
    assert head > 10


@pytest.mark.parametrize(("target", "kills"), [(150, 4), pytest.param(1500, 60, marks=SOAK)])
def test_two_facilitators_who_take_over_from_each_other_never_diverge(
    workshop: Workshop, target: int, kills: int
) -> None:
    chance = random.Random(target)
    acknowledged: dict[int, str] = {}
    losses = generation = 0
    due = [target * (number + 1) // (kills + 1) for number in range(kills)]
    with ExitStack() as stack:
        race = Racers(stack)

        def start(name: str) -> None:
            nonlocal generation
            generation += 1
            race.start(name, racers.take_turns, workshop.folder, f"{name}-{generation}", target)

        def note(report: Any) -> None:
            nonlocal losses
            if isinstance(report, tuple):
                number, text = report
                assert number not in acknowledged, "two facts of one number were acknowledged"
                acknowledged[number] = text
            losses += report == "lost"

        start("ana")
        start("leo")
        while race.running:
            for report in race.hear():
                note(report)
            if due and max(acknowledged, default=0) >= due[0]:
                due.pop(0)
                victim = chance.choice(("ana", "leo"))
                left = race.kill(victim, chance)
                for one in left:
                    note(one)
                if "end" not in left:
                    start(victim)
    facts = {fact["number"]: fact["fact"]["text"] for fact in workshop.journal.read()}
    assert list(facts) == list(range(1, target + 1))
    assert {number: text for number, text in acknowledged.items() if facts[number] != text} == {}
    assert len(set(facts.values())) == target - 1  # The two first say the same; no act was written twice.
    assert len(acknowledged) >= target - 2 - kills
    assert losses >= 5
    after = hold(workshop, "after")
    workshop.journal.refresh_room(lambda found: room(str(len(found))), "after")
    assert workshop.room()["head"] == target
    after.release()
