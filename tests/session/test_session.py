"""One facilitator's session: what it says is on disk, what it refuses changes nothing, hidden stays hidden."""

import gc
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.minutes.names import Format, Printable, suggested_name
from fiche_tui.minutes.printables import printable
from fiche_tui.session.answers import answer_to_json
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store import disk
from fiche_tui.store.errors import (
    CannotWrite,
    Damaged,
    DurabilityUnknown,
    FacilitationHeld,
    FacilitationLost,
    StoreError,
)
from fiche_tui.store.names import KEYBOARD
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.turnout import HANDS, Turnout
from fiche_tui.workshop.values import CaptureKind, Details, Method
from tests.meetings import assert_same_on_disk, assessing, complete, opened, stored_workshop
from tests.soaked import rest_in_soak
from tests.store.makers import Calls, each_call, without_sums
from tests.workshop.samples import START

NOTE = c.Write("n1", CaptureKind.NOTE, "Une note")


@pytest.fixture
def stored(tmp_path: Path) -> Workshop:
    return stored_workshop(tmp_path / "data")


@pytest.fixture
def session(stored: Workshop) -> Session:
    return opened(stored)


def code(refusal: Refusal | None) -> str:
    return refusal.code if refusal else ""


def sealed_file(stored: Workshop, number: int = 1) -> Path:
    return stored.folder / "sealed" / f"round-{number:04}.json"


def filled(session: Session, *names: str) -> None:
    """An open round that holds complete ballots under those numbers."""
    asked = assessing(session)
    for name in names:
        assert session.rounds.put(1, name, complete(asked, {"a1": (0, 3)})) is None


# What is done is on disk


def test_what_was_done_is_on_disk_before_the_call_returns(session: Session) -> None:
    assert session.do(c.StartStep("accueil")) is None
    assert session.do(NOTE) is None
    assert session.state.captures[0].text == "Une note"
    assert_same_on_disk(session)


def test_a_refusal_changes_nothing_in_memory_or_on_disk(session: Session) -> None:
    before = session.history
    for refused in (
        c.TogglePause(),
        c.StartStep("nulle part"),
        c.Record(f.MinutesAdded(3)),
        c.Write("x", NOTE.kind, ""),
    ):
        assert session.do(refused) is not None
    assert code(session.record(f.PeopleAdded(()))) == "empty"
    assert session.history is before
    assert_same_on_disk(session)


def test_an_error_of_the_disk_leaves_the_state_as_it_was(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.do(c.StartStep("accueil"))
    before = session.history
    with monkeypatch.context() as patch:
        Calls(patch, fail=("write", 1), errno=28)
        with pytest.raises(CannotWrite) as raised:
            session.do(NOTE)
    assert raised.value.reason == "full"
    assert session.history is before
    assert not session.lost
    assert_same_on_disk(session)
    assert session.do(NOTE) is None
    assert_same_on_disk(session)


def act_do(session: Session) -> Refusal | None:
    return session.do(NOTE)


def act_undo(session: Session) -> Refusal | None:
    return session.undo()


def act_put(session: Session) -> Refusal | None:
    found = session.state.round(1)
    assert found is not None
    return session.rounds.put(1, "3", complete(found.asked, {"b1": (1, 1)}))


def act_remove(session: Session) -> Refusal | None:
    return session.rounds.remove(1, "2")


def act_reveal(session: Session) -> Refusal | None:
    return session.rounds.reveal(1)


def act_reopen(session: Session) -> Refusal | None:
    return session.rounds.reopen(1)


def in_open_round(session: Session) -> None:
    filled(session, "1", "2")
    session.do(c.Write("n0", CaptureKind.NOTE, "Avant"))


def in_closed_round(session: Session) -> None:
    in_open_round(session)
    session.record(f.RoundClosed(1))


ACTS: dict[str, tuple[Callable[[Session], None], Callable[[Session], Refusal | None]]] = {
    "do": (in_open_round, act_do),
    "undo": (in_open_round, act_undo),
    "put": (in_open_round, act_put),
    "remove": (in_open_round, act_remove),
    "reveal": (in_open_round, act_reveal),
    "reveal a closed round": (in_closed_round, act_reveal),
    "reopen": (in_closed_round, act_reopen),
}


class Stopped(BaseException):
    """The process ends here, as far as the test can tell."""


def played(folder: Path, prepare: Callable[[Session], None]) -> Workshop:
    """A workshop prepared once, whose folder can be copied as often as needed."""
    stored = stored_workshop(folder)
    session = opened(stored)
    prepare(session)
    session.close()
    return stored


def copied(stored: Workshop, folder: Path) -> Workshop:
    shutil.copytree(stored.folder, folder / stored.id)
    return Workshops(folder).open(stored.id)


def outcome(session: Session) -> tuple[object, ...]:
    """What a person sees of the round, whichever way it was reached."""
    found = session.state.round(1)
    assert found is not None
    notes = tuple(capture.text for capture in session.state.captures)
    return (found.status, found.tally, found.removed, sorted(session.rounds.answers(1)), notes)


@pytest.mark.parametrize("name", rest_in_soak(list(ACTS), kept=4, spread=True))
def test_whichever_call_of_the_disk_fails_the_same_act_can_be_done_again(name: str, tmp_path: Path) -> None:
    prepare, act = ACTS[name]
    master = played(tmp_path / "master", prepare)
    wanted = opened(copied(master, tmp_path / "wanted"))
    # fstat of an open file has no reason to fail, and is what a scan does not expect.
    calls = [call for call in each_call(lambda: act(wanted)) if call[0] != "fstat"]
    assert calls
    for place, call in enumerate(calls):
        session = opened(copied(master, tmp_path / f"try-{place}"))
        before = session.history
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, fail=call)
            try:
                assert act(session) is None
            except StoreError as error:
                if "reveal" not in name:
                    assert session.history is before, call
                if not isinstance(error, DurabilityUnknown):
                    assert_same_on_disk(session)
                told = True
            else:
                told = False
        assert not session.lost, call
        if told:
            again = act(session)
            # A withdrawal whose first half went through before the disk failed has nothing left to withdraw.
            assert code(again) in ("", "unknown-ballot"), call
        assert_same_on_disk(session)
        if not (told and name == "remove"):
            assert outcome(session) == outcome(wanted), call
        session.close()


@pytest.mark.parametrize("name", ["reveal", "reveal a closed round"])
def test_a_reveal_that_stopped_anywhere_goes_on_in_a_new_session(name: str, tmp_path: Path) -> None:
    prepare, act = ACTS[name]
    master = played(tmp_path / "master", prepare)
    wanted = opened(copied(master, tmp_path / "wanted"))
    calls = each_call(lambda: act(wanted))
    seen = set()
    for place, (call, number) in enumerate(calls):
        copy = copied(master, tmp_path / f"stop-{place}")
        first = opened(copy)
        # A session that stopped before gives its lock back once it is garbage, which is no call of this one.
        gc.collect()
        with pytest.MonkeyPatch.context() as patch:
            stop_at(patch, call, number)
            with pytest.raises(Stopped):
                act(first)
        second = opened(copy, take=True)
        found = second.state.round(1)
        assert found is not None
        seen.add((found.status, sealed_file(copy).exists()))
        assert code(second.rounds.reveal(1)) in ("", "round-revealed")
        assert outcome(second) == outcome(wanted), (call, number)
        revealed = second.state.round(1)
        assert revealed is not None
        assert hashlib.sha256(sealed_file(copy).read_bytes()).hexdigest() == revealed.sha256
        assert [type(entry.fact).__name__ for entry in second.history.entries].count("RoundClosed") == 1
        assert_same_on_disk(second)
    stops = {(RoundStatus.CLOSED, False), (RoundStatus.CLOSED, True), (RoundStatus.REVEALED, True)}
    assert seen >= stops


def stop_at(patch: pytest.MonkeyPatch, name: str, number: int) -> None:
    """End the process at that call to the disk; clearing up afterwards still works, as the system would do it."""
    real = getattr(disk, name)
    made = 0

    def call(*arguments: object, **options: object) -> object:
        nonlocal made
        made += 1
        if made == number:
            if name == "close":
                real(*arguments, **options)
            raise Stopped
        return real(*arguments, **options)

    patch.setattr(disk, name, call)


def test_facts_that_the_disk_did_not_confirm_are_written_once(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.do(c.StartStep("accueil"))
    with monkeypatch.context() as patch:
        deaf_disk(patch)
        with pytest.raises(DurabilityUnknown):
            session.do(c.TogglePause())
        assert session.state.run is not None
        assert session.state.run.paused_at is None
        with pytest.raises(DurabilityUnknown):
            session.do(c.TogglePause())
    session.clock.move(seconds=5)  # type: ignore[attr-defined]
    assert session.do(c.TogglePause()) is None
    assert session.state.run is not None
    assert session.state.run.paused_at == START
    assert not session.lost
    assert_same_on_disk(session)


def test_another_act_after_an_unconfirmed_one_comes_after_it(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.do(c.StartStep("accueil"))
    with monkeypatch.context() as patch:
        deaf_disk(patch)
        with pytest.raises(DurabilityUnknown):
            session.do(NOTE)
    assert session.do(c.Write("n2", CaptureKind.NOTE, "Deux")) is None
    assert [capture.text for capture in session.state.captures] == ["Une note", "Deux"]
    assert_same_on_disk(session)


def test_an_undo_that_was_not_confirmed_takes_back_one_act_only(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.do(c.StartStep("accueil"))
    session.do(NOTE)
    with monkeypatch.context() as patch:
        deaf_disk(patch)
        with pytest.raises(DurabilityUnknown):
            session.undo()
    assert session.undo() is None
    assert session.state.run is not None
    assert not session.state.captures
    assert_same_on_disk(session)


def test_a_reopening_that_was_not_confirmed_is_written_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(session, "1")
    session.record(f.RoundClosed(1))
    with monkeypatch.context() as patch:
        deaf_disk(patch)
        with pytest.raises(DurabilityUnknown):
            session.rounds.reopen(1)
    assert session.rounds.reopen(1) is None
    assert [type(entry.fact) for entry in session.history.entries].count(f.RoundReopened) == 1
    assert session.rounds.put(1, "2", complete(session.state.rounds[0].asked)) is None
    assert_same_on_disk(session)


def deaf_disk(patch: pytest.MonkeyPatch) -> None:
    """From now on no folder confirms that it was written."""

    def refuse(_descriptor: int) -> None:
        raise OSError(5, "deaf")

    patch.setattr(disk, "sync_folder", refuse)


# A round from its opening to its reveal


def test_ballots_are_kept_finished_or_not_and_corrected_by_their_number(session: Session) -> None:
    asked = assessing(session)
    assert session.rounds.turnout(1) == Turnout()
    half = Ballot({"a1": (2, 3)})
    assert session.rounds.put(1, "7", half) is None
    assert session.rounds.turnout(1) == Turnout(0, 1, ("7",))
    assert session.rounds.answers(1) == {"7": half}
    whole = complete(asked, {"a1": (2, 3), "b2": (None, 0)})
    assert session.rounds.put(1, "7", whole) is None
    assert session.rounds.turnout(1) == Turnout(1, 1)
    assert session.rounds.answers(1) == {"7": whole}


def test_a_correction_keeps_nothing_of_the_first_answers(session: Session) -> None:
    asked = assessing(session)
    session.rounds.put(1, "7", complete(asked, {"a1": (3, 3)}))
    session.rounds.put(1, "7", Ballot({"b1": (1, 1)}))
    assert session.rounds.answers(1) == {"7": Ballot({"b1": (1, 1)})}


def test_unfinished_ballots_are_named_in_the_order_of_their_numbers(session: Session) -> None:
    assessing(session)
    for name in ("10", "9", "table-b", "2"):
        session.rounds.put(1, name, Ballot({}))
    assert session.rounds.turnout(1).unfinished == ("2", "9", "10", "table-b")
    refusal = session.rounds.reveal(1)
    assert refusal is not None
    assert (refusal.code, refusal.values["ballots"]) == ("ballot-unfinished", ("2", "9", "10", "table-b"))


def test_a_wrong_ballot_is_refused_and_not_kept(session: Session) -> None:
    assessing(session)
    refusal = session.rounds.put(1, "1", Ballot({"a1": (4, 0)}))
    assert refusal is not None
    assert (refusal.code, refusal.values) == ("ballot-wrong", {"fault": "not-a-level"})
    assert code(session.rounds.put(1, "1", Slip(0, {}))) == "ballot-wrong"
    assert session.rounds.answers(1) == {}


def test_a_withdrawn_ballot_is_told_and_not_counted(session: Session) -> None:
    filled(session, "1", "2")
    assert session.rounds.remove(1, "1") is None
    assert session.rounds.turnout(1) == Turnout(1, 1)
    found = session.state.round(1)
    assert found is not None
    assert found.removed == 1
    assert session.rounds.reveal(1) is None
    found = session.state.round(1)
    assert found is not None
    assert found.tally.people == 1


def test_a_ballot_that_is_not_there_cannot_be_withdrawn(session: Session) -> None:
    filled(session, "1")
    before = session.history
    assert code(session.rounds.remove(1, "99")) == "unknown-ballot"
    assert code(session.rounds.remove(2, "1")) == "unknown-round"
    assert session.history is before


def test_ballots_go_to_open_rounds_only(session: Session) -> None:
    asked = assessing(session)
    ballot = complete(asked)
    assert code(session.rounds.put(2, "1", ballot)) == "unknown-round"
    session.rounds.put(1, "1", ballot)
    session.record(f.RoundClosed(1))
    assert code(session.rounds.put(1, "2", ballot)) == "round-closed"
    assert code(session.rounds.remove(1, "1")) == "round-closed"
    session.rounds.reveal(1)
    assert code(session.rounds.put(1, "2", ballot)) == "round-revealed"
    assert code(session.rounds.remove(1, "1")) == "round-revealed"
    assert sorted(session.rounds.answers(1)) == ["1"]


def test_a_late_ballot_is_a_fact_and_is_not_counted(session: Session) -> None:
    filled(session, "1")
    session.rounds.reveal(1)
    assert session.record(f.LateBallotReceived(1)) is None
    found = session.state.round(1)
    assert found is not None
    assert (found.late, found.tally.people) == (1, 1)
    assert code(session.undo()) == "nothing-to-undo"


def test_a_reveal_closes_publishes_scans_seals_and_then_tells(
    session: Session, stored: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(session, "1", "2")
    said: list[str] = []
    journal, seal, scan = stored.journal, stored.seal, stored.scan_closed
    append = journal.append

    def noted_append(records: list[dict[str, object]], *rest: object) -> object:
        said.extend(str(record["fact"]) for record in records)
        return append(records, *rest)  # type: ignore[arg-type]

    def noted_scan(number: int) -> object:
        said.append(f"scan while {stored.room()['rounds'][str(number)]}")
        return scan(number)

    def noted_seal(*arguments: object, **options: object) -> str:
        said.append("seal")
        return seal(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "append", noted_append)
    monkeypatch.setattr(stored, "scan_closed", noted_scan)
    monkeypatch.setattr(stored, "seal", noted_seal)
    assert session.rounds.reveal(1) is None
    assert said == ["RoundClosed", "scan while closed", "seal", "RoundRevealed"]


def test_the_sealed_file_holds_the_answers_in_no_name_and_is_the_one_of_the_fact(
    session: Session, stored: Workshop
) -> None:
    asked = assessing(session)
    ballots = {f"numero-{number}": complete(asked, {"a1": (number, 3)}) for number in range(4)}
    for name, ballot in ballots.items():
        session.rounds.put(1, name, ballot)
    assert session.rounds.reveal(1) is None
    found = session.state.round(1)
    assert found is not None
    data = sealed_file(stored).read_bytes()
    assert hashlib.sha256(data).hexdigest() == found.sha256
    for word in (b"numero", KEYBOARD.encode(), b"2026", b'ballot":"1'):
        assert word not in data
    kept = stored.read_sealed(1, found.sha256)
    assert sorted(map(repr, kept)) == sorted(repr(answer_to_json(ballot)) for ballot in ballots.values())


def test_the_room_knows_that_hands_were_raised_until_they_are_withdrawn(tmp_path: Path) -> None:
    session = opened(stored_workshop(tmp_path))
    asked = assessing(session, Method(Instrument.WANTED))
    session.rounds.put(1, "1", Ballot(dict.fromkeys(asked.subjects, (2,))))
    assert [one.by_hands for one in session.room.asked] == [False]
    session.rounds.put(1, HANDS, Slip(3, dict.fromkeys(asked.subjects, ((0, 0, 3, 0, 0),)), hands=True))
    found = room_from_json(Workshop(session.folder).room()).asked
    assert [(one.by_hands, one.answered, one.counts_people) for one in found] == [(True, 4, True)]
    assert session.room.asked == found
    assert session.rounds.remove(1, HANDS) is None
    assert [(one.by_hands, one.answered) for one in session.room.asked] == [(False, 1)]


def test_counts_give_the_same_tally_as_the_ballots_they_count(tmp_path: Path) -> None:
    by_ballot, by_counts = (opened(stored_workshop(tmp_path / name)) for name in ("ballots", "counts"))
    asked = assessing(by_ballot)
    answers = [(0, 3), (0, 2), (None, 3)]
    for number, answer in enumerate(answers):
        by_ballot.rounds.put(1, str(number), complete(asked, {"a1": answer}))
    assessing(by_counts, Method(by_counts=True))
    silent = ((0, 0, 0, 0, 3), (0, 0, 0, 0, 3))
    counts = dict.fromkeys(asked.subjects, silent) | {"a1": ((2, 0, 0, 0, 1), (0, 0, 1, 2, 0))}
    assert by_counts.rounds.put(1, "table 1", Slip(3, counts)) is None
    assert by_counts.rounds.turnout(1) == Turnout(3, 1)
    tallies = []
    for session in (by_ballot, by_counts):
        assert session.rounds.reveal(1) is None
        found = session.state.round(1)
        assert found is not None
        tallies.append(found.tally)
    assert tallies[0].people == tallies[1].people == 3
    assert tallies[0].counts == tallies[1].counts


def test_nothing_is_revealed_from_an_empty_box_and_the_round_stays_open(session: Session) -> None:
    assessing(session)
    assert code(session.rounds.reveal(1)) == "empty-box"
    session.rounds.put(1, "1", Ballot({}))
    assert code(session.rounds.reveal(1)) == "ballot-unfinished"
    found = session.state.round(1)
    assert found is not None
    assert found.status is RoundStatus.OPEN
    assert code(session.rounds.reveal(2)) == "unknown-round"


def test_reopening_a_closed_round_drops_its_seal(session: Session, stored: Workshop) -> None:
    filled(session, "1")
    session.record(f.RoundClosed(1))
    stored.seal(1, [answer_to_json(Ballot({}))], session.lease.session_id, dict)
    assert sealed_file(stored).exists()
    assert session.rounds.reopen(1) is None
    assert not sealed_file(stored).exists()
    found = session.state.round(1)
    assert found is not None
    assert session.rounds.put(1, "2", complete(found.asked)) is None
    assert session.rounds.reveal(1) is None
    assert code(session.rounds.reopen(1)) == "round-revealed"
    assert code(session.rounds.reveal(1)) == "round-revealed"
    assert sealed_file(stored).exists()


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b'{"_meta":', "truncated"), (b'["not a box"]\n', "shape")]
)
def test_a_damaged_box_is_told_while_the_round_can_still_take_ballots(
    session: Session, stored: Workshop, content: bytes, reason: str
) -> None:
    filled(session, "1")
    other = stored.folder / "boxes" / "table-9"
    other.mkdir(mode=0o700)
    (other / "round-0001.json").write_bytes(content)
    before = session.history
    with pytest.raises(Damaged) as raised:
        session.rounds.reveal(1)
    assert raised.value.reason == reason
    assert session.history is before
    assert session.rounds.refresh_turnout(1) == Turnout(1, 1, damaged=1)


def test_a_box_that_holds_no_ballot_is_damaged_and_never_a_crash(session: Session, stored: Workshop) -> None:
    assessing(session)
    stored.box("table-9", 1).put("1", {"kind": "poem", "answers": "roses"})
    assert session.rounds.refresh_turnout(1) == Turnout(damaged=1)
    assert session.rounds.holding() == {1}
    with pytest.raises(Damaged):
        session.rounds.reveal(1)
    stored.box(KEYBOARD, 1).put("1", ["not", "an", "object"])
    with pytest.raises(Damaged):
        session.rounds.answers(1)


def test_a_command_never_has_to_know_which_rounds_hold_ballots(session: Session) -> None:
    asked = assessing(session)
    first, second, *_others = asked.subjects
    assert code(session.do(c.MergeRoles(first, second))) == "list-settled"
    session.rounds.put(1, "1", complete(asked))
    assert code(session.do(c.MergeRoles(first, second))) == "answers-exist"
    assert code(session.do(c.MergeRoles(first, second, holding=frozenset()))) == "answers-exist"
    assert code(session.do(c.ReopenList(holding=frozenset({9})))) == "round-holds-ballots"


# Undo


def test_undo_stops_at_a_round_that_holds_a_ballot_even_one_that_came_just_now(
    session: Session, stored: Workshop
) -> None:
    asked = assessing(session)
    assert session.undoable()
    stored.box("table-9", 1).put("1", answer_to_json(complete(asked)))
    assert code(session.undo()) == "nothing-to-undo"
    assert session.rounds.holding() == {1}
    assert session.undoable() == ()


def test_undo_stops_at_the_removal_of_a_ballot_and_at_a_reveal(session: Session) -> None:
    filled(session, "1", "2")
    session.rounds.remove(1, "1")
    assert code(session.undo()) == "nothing-to-undo"
    session.rounds.reveal(1)
    assert code(session.undo()) == "nothing-to-undo"
    session.do(NOTE)
    assert session.undo() is None
    assert not session.state.captures


def test_a_round_given_up_by_mistake_comes_back_with_its_ballots(session: Session) -> None:
    filled(session, "1", "2")
    session.record(f.RoundCancelled(1))
    assert session.rounds.holding() == frozenset()
    assert session.undo() is None
    assert session.rounds.holding() == {1}
    assert session.rounds.turnout(1) == Turnout(2, 2)
    assert session.rounds.reveal(1) is None


def test_undo_gives_back_the_earlier_state(session: Session) -> None:
    session.do(c.StartStep("accueil"))
    before = session.state
    session.do(c.TogglePause())
    assert session.undo() is None
    assert session.state == before
    assert_same_on_disk(session)


# Who facilitates


def test_a_second_session_is_kept_out_until_it_takes_over(session: Session, stored: Workshop) -> None:
    with pytest.raises(FacilitationHeld) as raised:
        opened(stored)
    assert raised.value.who == "Ana"
    assert session.still_mine()


def test_a_take_over_makes_the_first_session_read_only_and_nothing_diverges(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    first = opened(stored)
    filled(first, "1")
    second = opened(Workshops(tmp_path).open(stored.id), take=True)
    assert type(second.history.entries[-1].fact) is f.FacilitationTaken
    found = first.state.round(1)
    assert found is not None
    refused: list[Callable[[], object]] = [
        lambda: first.do(NOTE),
        lambda: first.rounds.put(1, "2", complete(found.asked)),
        lambda: first.rounds.remove(1, "1"),
        lambda: first.rounds.reveal(1),
    ]
    for attempt in refused:
        with pytest.raises(FacilitationLost):
            attempt()
    assert first.lost
    assert not first.still_mine()
    assert sorted(second.rounds.answers(1)) == ["1"]
    assert second.do(NOTE) is None
    first.close()
    assert second.still_mine()
    assert code(second.undo()) == ""
    assert code(second.undo()) == "nothing-to-undo", "a hand-over is a barrier"
    assert_same_on_disk(second)


def test_a_session_notices_a_take_over_when_it_looks(session: Session, stored: Workshop) -> None:
    opened(stored, take=True)
    assert not session.lost
    assert not session.still_mine()
    assert session.lost


def test_taking_what_nobody_holds_is_no_hand_over(stored: Workshop) -> None:
    first = opened(stored)
    first.do(c.StartStep("accueil"))
    first.close()
    second = opened(stored, take=True)
    assert second.undo() is None


def test_a_session_that_cannot_open_holds_nothing(stored: Workshop) -> None:
    journal = stored.folder / "journal-0001.json"
    good = journal.read_bytes()
    journal.write_bytes(without_sums(good).replace(b'"PeopleAdded"', b'"SomethingElse"'))
    with pytest.raises(DecodeError):
        opened(stored)
    journal.write_bytes(good)
    assert opened(stored).state.people


def test_who_only_reads_never_disturbs_the_holder(session: Session, stored: Workshop) -> None:
    session.do(c.StartStep("accueil"))
    before = {path: path.stat().st_mtime_ns for path in stored.folder.rglob("*")}
    for _ in range(3):
        assert read_history(Workshops(stored.folder.parent).open(stored.id)).state == session.state
    assert {path: path.stat().st_mtime_ns for path in stored.folder.rglob("*")} == before
    assert session.still_mine()
    assert session.do(NOTE) is None


# The room


def test_hidden_means_hidden_everywhere_but_in_the_boxes(session: Session, stored: Workshop) -> None:
    asked = assessing(session)
    first = complete(asked, {"a1": (0, 3), "a2": (1, 2)})
    second = complete(asked, {"b1": (3, 0), "b2": (2, 2)})
    session.rounds.put(1, "4217", first)
    shown = what_others_see(session, stored)
    assert shown == what_others_see(session, stored)
    session.rounds.put(1, "4217", second)
    assert what_others_see(session, stored) == shown
    session.record(f.RoundClosed(1))
    shown = what_others_see(session, stored)
    assert '"4217"' not in shown
    for ballot in (first, second):
        for answers in ballot.answers.values():
            pair = json.dumps(list(answers), separators=(",", ":"))
            assert pair not in shown or answers == (None, None)
    room = stored.room()
    assert room["asked"][0].keys() == {"asked", "status", "voters", "answered"}
    assert (room["asked"][0]["answered"], room["shortlist"]) == (1, [])
    assert room["rounds"] == {"1": "closed"}
    session.rounds.reveal(1)
    assert stored.room()["asked"][0]["tally"]["people"] == 1


def what_others_see(session: Session, stored: Workshop) -> str:
    """Every file outside boxes/, and everything that can be exported, as one text."""
    files = sorted(
        path
        for path in stored.folder.rglob("*")
        if path.is_file() and "boxes" not in path.relative_to(stored.folder).parts
    )
    texts = [f"{path.name} {path.read_bytes()!r}" for path in files if path.name != "room.json"]
    room = stored.room()
    room.pop("_rev")
    state = read_history(stored).state
    exports = [printable(state, kind, form) for kind in Printable for form in Format]
    names = [str(path.relative_to(stored.folder)) for path in files]
    return "\n".join([*texts, json.dumps(room), minutes_markdown(state), suggested_name(state), *exports, *names])


def test_the_room_sees_the_turnout_move_without_a_fact(session: Session, stored: Workshop) -> None:
    asked = assessing(session)
    head = session.history.head
    for number in (1, 2, 3):
        session.rounds.put(1, str(number), complete(asked))
        assert stored.room()["asked"][0]["answered"] == number
    session.rounds.put(1, "4", Ballot({}))
    assert stored.room()["asked"][0]["answered"] == 3
    session.rounds.remove(1, "1")
    assert stored.room()["asked"][0]["answered"] == 2
    stored.box("table-9", 1).put("1", answer_to_json(complete(asked)))
    session.rounds.refresh_turnout(1)
    assert stored.room()["asked"][0]["answered"] == 3
    assert session.history.head == head + 1


def test_the_turnout_is_still_told_after_reopening(session: Session, stored: Workshop) -> None:
    filled(session, "1", "2")
    session.close()
    (stored.folder / "room.json").unlink()
    again = opened(stored)
    assert stored.room()["asked"][0]["answered"] == 2
    again.do(NOTE)
    assert stored.room()["asked"][0]["answered"] == 2


def test_a_room_file_that_could_not_follow_holds_nothing_up(
    session: Session, stored: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full for the room file alone when the round opens, and has space again afterwards."""
    session.record(f.ListSettled())
    with monkeypatch.context() as patch:
        lose_room(patch)
        assert session.do(c.StartStep("evaluer")) is None
    assert stored.room()["rounds"] == {}
    found = session.state.round(1)
    assert found is not None
    assert session.rounds.put(1, "1", complete(found.asked)) is None
    with monkeypatch.context() as patch:
        lose_room(patch)
        with pytest.raises(StoreError):
            session.rounds.reveal(1)
    assert session.rounds.reveal(1) is None


def lose_room(patch: pytest.MonkeyPatch) -> None:
    real = disk.replace

    def replace(source: str, target: str, **options: int) -> None:
        if target == "room.json":
            raise OSError(28, "full")
        real(source, target, **options)

    patch.setattr(disk, "replace", replace)


# Opening again


def test_whoever_facilitates_has_nothing_to_follow_and_keeps_the_ballots(session: Session) -> None:
    assert session.follow() is False
    filled(session, "1")
    assert code(session.purge_ballots()) == "ballots-stay"
    assert sorted(session.rounds.answers(1)) == ["1"]


def test_going_back_to_a_copy_is_one_fact_although_the_mark_of_it_stayed(session: Session, stored: Workshop) -> None:
    head = session.history.head
    session.close()
    mark = {"_meta": {"schema": 1, "kind": "restored", "rev": 1}, "head": head}
    for _stopped_before_the_mark_went in range(2):
        (stored.folder / "restored.json").write_text(json.dumps(mark, separators=(",", ":")) + "\n")
        again = opened(stored)
        again.close()
        assert not (stored.folder / "restored.json").exists()
    assert [entry.fact for entry in again.history.entries[head:]] == [f.JournalRestored(head)]


def test_reopening_gives_the_same_state_and_the_right_time(stored: Workshop) -> None:
    clock = StoppedClock(START)
    first = opened(stored, clock)
    first.do(c.StartStep("accueil"))
    clock.move(minutes=2)
    first.record(f.DetailsChanged(Details("Autre titre", place="Salle B")))
    state = first.state
    first.close()
    clock.move(minutes=3)
    second = opened(stored, clock)
    assert second.state == state
    run = second.state.run
    assert run is not None
    assert countdown(run, clock.now()).left == 60.0


def test_a_closed_session_writes_nothing_more(session: Session, stored: Workshop) -> None:
    session.close()
    session.close()
    before = session.history
    with pytest.raises(FacilitationLost):
        session.do(NOTE)
    assert session.history is before
    assert opened(stored).history.entries == before.entries
