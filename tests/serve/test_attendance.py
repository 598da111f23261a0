"""A ballot on its way to the disk: asked once, tried again while that may help, and never said to be there before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.serve.account import attend
from fiche_tui.serve.at_terminal import take_part
from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.following import LOOK
from fiche_tui.serve.own_box import SECRET, OwnBox
from fiche_tui.serve.participant import REVIEW, Page, Participant
from fiche_tui.session.retrying import RETRY_SECONDS
from fiche_tui.store.errors import CannotWrite, Damaged, StoreError
from fiche_tui.store.names import BOXES
from fiche_tui.system.clock import StoppedClock
from fiche_tui.terminal.sequences import Cutter, Piece
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.room.values import Room
from tests.serve.people import CODE, room_of
from tests.serve.test_linear import Voice, assessing, people
from tests.workshop.samples import START, Play

FULL = CannotWrite(Path("/data"), "full")


@dataclass
class Followed:
    """The meeting, which changes when the test says so."""

    room: Room
    away: bool = False
    patience: float = LOOK

    def look(self) -> None:
        pass


@dataclass
class Answer:
    """What the disk says of one ballot; nothing yet while ``known`` is false."""

    outcome: Refusal | StoreError | None = None
    known: bool = True

    def done(self) -> bool:
        return self.known

    def result(self) -> Refusal | None:
        if isinstance(self.outcome, StoreError):
            raise self.outcome
        return self.outcome


@dataclass
class Disk:
    """A box whose answers are given beforehand; remembers the ballots that it was asked to keep."""

    answers: list[Answer]
    asked: list[Ballot] = field(default_factory=list)

    def ballot(self, asked: Round) -> Ballot | None:
        return None

    def put(self, asked: Round, ballot: Ballot) -> Answer:
        self.asked.append(ballot)
        return self.answers[len(self.asked) - 1]


def putting(*answers: Answer) -> tuple[Attendance, Disk, StoppedClock]:
    """Somebody who has just handed a whole ballot in."""
    clock, disk = StoppedClock(START), Disk(list(answers))
    room = room_of(Play.assessing().state)
    attendance = Attendance(Followed(room), disk, Participant(room, CODE), clock)
    for key in ("enter", *"2" * 10, "enter", "enter"):
        attendance.press(key)
    return attendance, disk, clock


def test_a_full_disk_is_tried_again_after_a_while_and_the_person_knows() -> None:
    attendance, disk, clock = putting(Answer(FULL), Answer(FULL), Answer())
    said = "Pas encore déposé, nouvel essai… Impossible d’écrire /data\u00a0: le disque est plein. Libérez de l’espace."
    assert attendance.one.said == said
    assert attendance.one.waiting is not None
    clock.move(seconds=RETRY_SECONDS - 0.1)
    assert not attendance.look()
    assert len(disk.asked) == 1
    clock.move(seconds=0.1)
    attendance.look()
    assert (len(disk.asked), attendance.one.said) == (2, said)
    clock.move(seconds=RETRY_SECONDS)
    assert attendance.look()
    assert disk.asked == [disk.asked[0]] * 3
    assert attendance.one.said == "Enregistré. Le groupe ne verra que les totaux."
    assert attendance.one.has_voted
    clock.move(seconds=RETRY_SECONDS)
    attendance.look()
    assert len(disk.asked) == 3


def test_a_disk_that_has_not_answered_is_not_asked_a_second_time() -> None:
    slow = Answer(known=False)
    attendance, disk, clock = putting(slow)
    assert attendance.busy is slow
    clock.move(seconds=10 * RETRY_SECONDS)
    attendance.look()
    assert (len(disk.asked), attendance.one.has_voted) == (1, False)
    slow.known = True
    assert attendance.look()
    assert attendance.one.has_voted
    assert not attendance.busy


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Damaged(Path("/data/box"), "owner"), "/data/box"),
        (Refusal("round-closed", {"round": 1}), "tour"),
    ],
)
def test_what_does_not_pass_is_said_and_the_ballot_stays_in_hand(outcome: Refusal | StoreError, said: str) -> None:
    attendance, disk, clock = putting(Answer(outcome))
    assert said in attendance.one.said
    assert (attendance.one.waiting, attendance.one.page, attendance.one.has_voted) == (None, Page.BALLOT, False)
    clock.move(seconds=10 * RETRY_SECONDS)
    attendance.look()
    assert len(disk.asked) == 1
    assert attendance.one.keying is not None
    assert attendance.one.keying.answer() == disk.asked[0]


def test_an_answer_that_comes_after_one_stopped_waiting_changes_nothing() -> None:
    attendance, _disk, _clock = putting(Answer(FULL))
    attendance.press("escape")
    stopped = attendance.one
    assert (stopped.page, stopped.waiting) == (Page.BALLOT, None)
    assert stopped.stored() == stopped


def test_other_keys_leave_the_last_question_open() -> None:
    attendance, disk, _clock = putting(Answer())
    attendance.press(REVIEW)
    for key in ("enter", "x", "3", "space"):
        asked = attendance.one
        attendance.press(key)
    assert len(disk.asked) == 1
    assert asked.page is Page.FINISH
    assert asked.pressed("z") == asked


# One's own account, on a real disk


def test_a_disk_that_refuses_is_said_at_once_and_the_ballot_is_put_in_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise FULL

        patch.setattr(OwnBox, "put", refuse)
        assert "Pas encore déposé, nouvel essai…" in voice.answer("", *["2"] * 52, "", "o").replace("...", "…")
    assert people(stage) == 0
    stage.clock.move(seconds=RETRY_SECONDS)
    voice.talk.news()
    assert "Enregistré." in voice.heard()
    assert people(stage) == 1


def test_half_a_ballot_is_refused_before_there_is_a_box(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    asked = stage.session.state.rounds[-1].asked
    own = OwnBox(stage.session.folder, tmp_path / "own")
    refusal = own.put(asked, Ballot({asked.subjects[0]: (1, 2)}))
    assert refusal is not None
    assert not (stage.session.folder / BOXES / own.id).exists()
    assert own.ballot(asked) is None


def test_what_is_no_ballot_of_the_round_in_ones_own_box_is_none(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    asked = stage.session.state.rounds[-1].asked
    own = OwnBox(stage.session.folder, tmp_path / "own")
    whole = Ballot(dict.fromkeys(asked.subjects, (1, 2)))
    assert own.put(asked, whole) is None
    assert own.ballot(asked) == whole
    box = own._box(asked)
    for record in ({"kind": "other"}, {"answers": {"nowhere": [1, 2]}}, {"answers": 3}):
        box.put("1", record)
        assert own.ballot(asked) is None


@pytest.mark.parametrize("secret", [b"", b"x" * 31, b"x" * 33])
def test_a_secret_of_another_length_is_not_used(tmp_path: Path, secret: bytes) -> None:
    (tmp_path / SECRET).write_bytes(secret)
    with pytest.raises(Damaged):
        OwnBox(tmp_path / "workshop", tmp_path)


# A terminal of one's own


class Screen:
    """A terminal that types what it is told, piece by piece, and counts its pages."""

    size = (80, 24)

    def __init__(self, *typed: str | Callable[[], object]) -> None:
        self._typed = list(typed)
        self.painted: list[Any] = []

    def paint(self, page: Any) -> None:
        self.painted.append(page)

    def wait(self, seconds: float) -> list[Piece]:
        assert 0 <= seconds <= 0.25
        turn = self._typed.pop(0)
        if isinstance(turn, str):
            return [*Cutter(0.1).feed(turn)]
        turn()
        return []


def test_control_c_leaves_from_anywhere_without_a_question(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    voice = Voice(stage, tmp_path / "own")
    screen = Screen("\r", "2", "\x03q")
    take_part(voice.attendance, screen)  # type: ignore[arg-type]
    assert voice.attendance.one.page is Page.BALLOT
    assert not voice.attendance.one.left
    assert people(stage) == 0


def test_a_page_is_drawn_when_something_changed_or_five_seconds_passed(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    stored = stage.workshops.open(stage.id)
    Voice(stage, tmp_path / "own")
    attendance = attend(stored.folder, OwnBox(stored.folder, tmp_path / "own"), CODE, stage.clock)
    pages: list[int] = []

    def note(seconds: float = 0) -> Callable[[], object]:
        def turn() -> None:
            pages.append(len(screen.painted))
            stage.clock.move(seconds=seconds)

        return turn

    screen = Screen(note(), note(4.9), note(0.2), note(), "\x03")
    take_part(attendance, screen)  # type: ignore[arg-type]
    assert pages == [1, 1, 1, 2]
