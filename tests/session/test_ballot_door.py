"""The voters' own way into the box: one ballot each, replaced or withdrawn while the round is open, under no name."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from fiche_tui.language.sentences import error_sentence
from fiche_tui.session import boxes as answers
from fiche_tui.session.ballot_door import BallotDoor
from fiche_tui.session.importing import import_backup
from fiche_tui.session.session import Session
from fiche_tui.store import disk
from fiche_tui.store.archive import unpack
from fiche_tui.store.boxes import Box
from fiche_tui.store.errors import CannotWrite, Damaged, DurabilityUnknown, RoundNotOpen, VotersForgotten
from fiche_tui.store.names import STATION, desk_box
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundState
from fiche_tui.workshop.values import Door, Purpose, Wall
from fiche_tui.workshop.voters import voters_of
from tests.stage import Stage


def opened(tmp_path: Path, *, wall: Wall = Wall.TWO) -> Stage:
    """The assessment is open and nobody has voted."""
    stage = Stage(tmp_path, wall=wall)
    stage.do(c.Record(f.ListSettled()), c.StartStep("evaluer"))
    return stage


def asked_in(session: Session) -> Round:
    pending = pending_round(session.state)
    assert pending is not None
    return pending.asked


def door_of(stage: Stage) -> BallotDoor:
    return stage.session.rounds.station(asked_in(stage.session))


def saying(stage: Stage, level: int) -> Ballot:
    """A whole ballot that says the same of every role."""
    return Ballot(dict.fromkeys(asked_in(stage.session).subjects, (level, level)))


def voters(stage: Stage) -> list[str]:
    return [voter.id for voter in voters_of(stage.session.state)]


def box_file(stage: Stage) -> Path:
    (path,) = (stage.workshops.open(stage.id).folder / "boxes" / STATION).glob("round-*.json")
    return path


def revealed(stage: Stage) -> RoundState:
    stage.reveal()
    return stage.session.state.rounds[-1]


def test_a_voter_has_one_ballot_and_the_last_one_counts(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    door, (anne, bineta, *_others) = door_of(stage), voters(stage)
    assert door.voted(voters(stage)) == frozenset()
    for voter, level in ((anne, 1), (bineta, 2), (anne, 3)):
        assert door.envelope(voter).put(saying(stage, level)) is None
    assert door.voted(voters(stage)) == {anne, bineta}
    assert stage.session.rounds.turnout(1).people == stage.session.rounds.turnout(1).at_station == 2
    assert next(iter(revealed(stage).tally.counts.values()))[0] == (0, 0, 1, 1, 0)


def test_a_ballot_can_be_withdrawn_and_cast_again(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    anne = voters(stage)[0]
    door_of(stage).envelope(anne).put(saying(stage, 1))
    assert door_of(stage).envelope(anne).withdraw() is None
    assert (door_of(stage).voted([anne]), stage.session.rounds.turnout(1).people) == (frozenset(), 0)
    door_of(stage).envelope(anne).put(saying(stage, 2))
    assert door_of(stage).voted([anne]) == {anne}


def test_without_a_name_each_envelope_is_a_ballot_of_its_own_and_trying_again_makes_no_second(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    envelope = door_of(stage).envelope()
    envelope.put(saying(stage, 1))
    envelope.put(saying(stage, 2))
    door_of(stage).envelope().put(saying(stage, 3))
    assert stage.session.rounds.turnout(1).people == 2


def test_what_cannot_be_counted_is_refused(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    envelope = door_of(stage).envelope(voters(stage)[0])
    assert envelope.put(Ballot({})) == Refusal("ballot-unfinished", {"fault": ""})
    assert envelope.put(Ballot({"nobody": (1, 1)})) == Refusal("ballot-wrong", {"fault": "unknown-subject"})
    assert stage.session.rounds.turnout(1).people == 0


def test_the_voter_is_known_again_after_a_crash(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    anne = voters(stage)[0]
    door_of(stage).envelope(anne).put(saying(stage, 1))
    stage.reopen()
    assert door_of(stage).voted(voters(stage)) == {anne}
    door_of(stage).envelope(anne).put(saying(stage, 3))
    assert stage.session.rounds.turnout(1).people == 1


def test_the_box_tells_neither_names_nor_the_order_of_arrival(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    people = voters(stage)
    for voter in people:
        door_of(stage).envelope(voter).put(saying(stage, 1))
    text = box_file(stage).read_text(encoding="utf-8")
    ballots = json.loads(text)["ballots"]
    ids = [ballots[place]["ballot"] for place in sorted(ballots, key=int)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(people)
    for person in stage.session.state.people:
        assert person.name not in text
        assert person.id not in text
    # Whoever votes again last does not become the last one.
    door_of(stage).envelope(people[0]).put(saying(stage, 2))
    again = json.loads(box_file(stage).read_text(encoding="utf-8"))["ballots"]
    assert [again[place]["ballot"] for place in sorted(again, key=int)] == ids


def test_after_the_reveal_nothing_on_disk_binds_a_voter_to_a_ballot(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    anne = voters(stage)[0]
    door_of(stage).envelope(anne).put(saying(stage, 1))
    asked, box = asked_in(stage.session), box_file(stage)
    key = box.with_name("key-0001.json")
    assert key.exists()
    assert key.stat().st_mode & 0o777 == 0o600
    stage.reveal()
    assert not key.exists()
    # The ballot is still there, and the same voter no longer leads to it.
    assert "1" in json.loads(box.read_text(encoding="utf-8"))["ballots"]
    with pytest.raises(VotersForgotten):
        stage.session.rounds.station(asked).voted([anne])


def test_a_key_that_the_disk_kept_goes_when_the_workshop_opens_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = opened(tmp_path)
    door_of(stage).envelope(voters(stage)[0]).put(saying(stage, 1))
    key = box_file(stage).with_name("key-0001.json")
    unlink = disk.unlink

    def refuse(path: object, **more: object) -> None:
        if path == key.name:
            raise PermissionError(13, "no")
        unlink(path, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(disk, "unlink", refuse)
        assert revealed(stage).tally.people == 1
    assert key.exists()
    stage.reopen()
    assert not key.exists()


def test_a_backup_does_not_take_the_key_along(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    door_of(stage).envelope(voters(stage)[0]).put(saying(stage, 1))
    names = zipfile.ZipFile(BytesIO(stage.workshops.open(stage.id).packed())).namelist()
    assert f"boxes/{STATION}/round-0001.json" in names
    assert not [name for name in names if "key" in name]


def test_a_damaged_key_is_said_and_no_second_ballot_is_made(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    anne = voters(stage)[0]
    door_of(stage).envelope(anne).put(saying(stage, 1))
    key = box_file(stage).with_name("key-0001.json")
    key.write_text(key.read_text().replace('"key":"', '"key":"zz'))
    with pytest.raises(Damaged):
        door_of(stage).voted([anne])
    with pytest.raises(Damaged):
        door_of(stage).envelope(anne)


def test_paper_never_reaches_a_ballot_of_the_station_and_the_turnout_adds_up(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    stage.cast(6)
    for voter in voters(stage)[:3]:
        door_of(stage).envelope(voter).put(saying(stage, 1))
    session = stage.session
    assert set(session.rounds.answers(1)) == {str(number) for number in range(1, 7)}
    (ballot_id, *_others) = (one["ballot"] for one in json.loads(box_file(stage).read_text())["ballots"].values())
    assert session.rounds.remove(1, ballot_id) == Refusal("unknown-ballot", {"ballot": ballot_id})
    turnout = session.rounds.turnout(1)
    assert (turnout.people, turnout.ballots, turnout.at_station) == (9, 9, 3)
    assert stage.workshops.open(stage.id).room()["asked"][0]["answered"] == 9
    one = revealed(stage)
    assert (one.tally.people, one.voters, dict(one.doors)) == (9, 12, {"paper": 6, "station": 3})


def test_the_same_answers_give_the_same_counts_by_either_door(tmp_path: Path) -> None:
    counts = []
    for door in ("paper", "station"):
        stage = opened(tmp_path / door)
        for number, voter in enumerate(voters(stage)):
            roles = enumerate(asked_in(stage.session).subjects)
            ballot = Ballot({role: (number % 4, None if place == number else place % 4) for place, role in roles})
            if door == "paper":
                stage.session.rounds.put(1, str(number + 1), ballot)
            else:
                door_of(stage).envelope(voter).put(ballot)
        one = revealed(stage)
        counts.append(one.tally)
        assert dict(one.doors) == {door: 12}
    assert counts[0] == counts[1]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = opened(tmp_path)
    anne = voters(stage)[0]
    envelope = door_of(stage).envelope(anne)
    envelope.put(saying(stage, 1))
    before = box_file(stage).read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(disk, "write_all", _full)
        with pytest.raises(CannotWrite):
            envelope.put(saying(stage, 3))
    assert box_file(stage).read_bytes() == before
    envelope.put(saying(stage, 3))
    assert stage.session.rounds.turnout(1).people == 1


def _full(descriptor: int, data: bytes) -> None:
    raise OSError(28, "full")


def test_a_ballot_that_the_disk_did_not_confirm_is_not_counted_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = opened(tmp_path)
    envelope = door_of(stage).envelope()
    put = Box.put

    def unsure(self: Box, ballot_id: str, ballot: object) -> None:
        put(self, ballot_id, ballot)
        raise DurabilityUnknown(self.path, "folder")

    with monkeypatch.context() as patched:
        patched.setattr(Box, "put", unsure)
        with pytest.raises(DurabilityUnknown):
            envelope.put(saying(stage, 1))
    envelope.put(saying(stage, 1))
    assert stage.session.rounds.refresh_turnout(1).people == 1


def test_a_closed_round_takes_no_ballot(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    envelope = door_of(stage).envelope(voters(stage)[0])
    stage.do(c.Record(f.RoundClosed(1)))
    with pytest.raises(RoundNotOpen):
        envelope.put(saying(stage, 1))


@pytest.mark.parametrize(
    ("box", "door"),
    [
        ("animation", Door.PAPER),
        ("animation-2", Door.PAPER),
        (desk_box(STATION, 1), Door.STATION),
        (desk_box(STATION, 2), Door.STATION),
        ("poste-1", Door.OWN),
        ("poste-de-marie", Door.OWN),
        ("3f9a", Door.OWN),
    ],
)
def test_each_account_that_animates_has_a_box_of_its_own_and_each_box_its_door(box: str, door: Door) -> None:
    assert answers.door_of(box) is door


def test_opening_a_round_that_holds_a_ballot_of_the_station_cannot_be_undone(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    door_of(stage).envelope(voters(stage)[0]).put(saying(stage, 1))
    assert stage.session.undoable() == ()
    assert stage.session.rounds.holding() == {1}


def key_of(stage: Stage) -> Path:
    return box_file(stage).with_name("key-0001.json")


def given_up(tmp_path: Path) -> Stage:
    """One ballot of the station is in, and the round was given up."""
    stage = opened(tmp_path)
    door_of(stage).envelope(voters(stage)[0]).put(saying(stage, 1))
    stage.do(c.Record(f.RoundCancelled(1)))
    return stage


def test_the_ballots_of_a_round_that_was_given_up_are_nobodys_once_that_cannot_be_undone(tmp_path: Path) -> None:
    stage = given_up(tmp_path)
    stage.reopen()
    assert key_of(stage).exists()
    assert stage.session.undo() is None
    assert door_of(stage).voted(voters(stage)) == {voters(stage)[0]}
    stage.do(c.Record(f.RoundCancelled(1)), c.OpenRound(Purpose.ASSESS))
    stage.cast(6)
    assert key_of(stage).exists()
    stage.reveal()
    assert not key_of(stage).exists()


def test_final_minutes_forget_whose_the_ballots_of_a_round_given_up_were(tmp_path: Path) -> None:
    stage = given_up(tmp_path)
    stage.do(c.Record(f.MinutesFinalised()))
    assert not key_of(stage).exists()


def test_what_a_killed_process_left_of_the_last_ballot_goes_at_the_reveal(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    door_of(stage).envelope(voters(stage)[0]).put(saying(stage, 1))
    left = [box_file(stage).with_name(name) for name in (".round-0001.json.new", ".key-0001.json.new")]
    for path in left:
        path.write_text("half")
    stage.reveal()
    assert not any(path.exists() for path in left)


def restored(stage: Stage, folder: Path) -> Stage:
    """The same workshop on another machine, from its backup."""
    archive = folder / "atelier.fiche"
    archive.write_bytes(stage.workshops.open(stage.id).packed())
    stage.session.close()
    stage.workshops = Workshops(folder / "elsewhere")
    made = import_backup(stage.workshops, unpack(archive))
    stage.session = Session.open(made, stage.clock, "Claude")
    return stage


def test_after_a_backup_nobody_votes_a_second_time_at_the_station(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    anne = voters(stage)[0]
    door_of(stage).envelope(anne).put(saying(stage, 1))
    restored(stage, tmp_path)
    for act in (lambda: door_of(stage).voted([anne]), lambda: door_of(stage).envelope(anne)):
        with pytest.raises(VotersForgotten) as caught:
            act()
    sentence = error_sentence(caught.value.code, caught.value.values)
    assert (
        sentence == "Le poste ne sait plus de qui sont ses bulletins. Continuez sur papier, ou ouvrez un nouveau tour."
    )
    stage.cast(3)
    assert revealed(stage).tally.people == 4


def test_an_empty_station_goes_on_after_a_backup(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    stage.cast(2)
    anne = voters(restored(stage, tmp_path))[0]
    door_of(stage).envelope(anne).put(saying(stage, 1))
    assert door_of(stage).voted(voters(stage)) == {anne}


def test_an_organisation_whose_name_is_corrected_does_not_vote_twice(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    stage.do(c.Record(f.VotersDeclared(per_organisation=True)))
    first = voters_of(stage.session.state)[0]
    person = next(one for one in stage.session.state.people if one.organisation == first.name)
    door_of(stage).envelope(first.id).put(saying(stage, 1))
    stage.do(c.Record(f.PersonCorrected(person.id, person.name, "Autrement écrit", True)))
    again = next(one for one in voters_of(stage.session.state) if one.name == "Autrement écrit")
    assert door_of(stage).voted(voters(stage)) == {again.id}
