"""The door over SSH in the facilitator's hands: files, facts and wall agree, also after a disk that refuses."""

from pathlib import Path

import pytest

from fiche_tui.session import ssh_keeping
from fiche_tui.session.ssh_box import SshBox
from fiche_tui.session.ssh_door import SshDoor
from fiche_tui.store.errors import CannotWrite
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import WallView, Way, WayIn
from fiche_tui.workshop.values import TokensOf
from tests.session.test_ballot_door import asked_in, opened, saying
from tests.stage import Stage

HOST, PORT = "serveur", 2222


def made(stage: Stage, voters: int = 3, spares: int = 1) -> tuple[str, ...]:
    tokens = stage.session.ssh.make_tokens(voters, spares, HOST, PORT)
    assert isinstance(tokens, tuple)
    return tokens


def let_in(stage: Stage, *, asks_token: bool = True) -> Refusal | None:
    ssh = stage.session.ssh
    return ssh.unlock(HOST, PORT, asks_token=asks_token) or ssh.announce()


def ways(stage: Stage) -> tuple[WayIn, ...]:
    wall = room_from_json(stage.workshops.open(stage.id).room()).wall
    return wall.ways_in if wall else ()


def door_of(stage: Stage) -> SshDoor:
    return SshDoor(stage.workshops.open(stage.id))


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_tokens_are_made_once_and_written_nowhere_as_they_are(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    tokens = made(stage)
    assert len(set(tokens)) == 4
    assert stage.session.state.ssh.tokens == (TokensOf(1, 3, 1),)
    held = everything(stage.session.folder)
    assert not any(one.encode() in held or one.replace("-", "").encode() in held for one in tokens)
    again = made(stage)
    let_in(stage)
    code, door = stage.session.ssh.doors.code, door_of(stage)
    assert [door.admit(code, one) for one in tokens] == [None] * 4
    assert len({door.admit(code, one) for one in again}) == 4


def test_opening_shows_the_wall_the_line_and_the_code_and_closing_takes_them_away(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    assert let_in(stage) == Refusal("no-tokens")
    assert ways(stage) == ()
    assert not door_of(stage).still_open()
    made(stage)
    assert let_in(stage) is None
    code = stage.session.ssh.doors.code
    assert ways(stage) == (WayIn("ssh -p 2222 vote@serveur", code, Way.TOKEN),)
    assert door_of(stage).still_open()
    assert stage.session.ssh.close() is None
    assert (ways(stage), stage.session.state.ssh.is_open) == ((), False)
    assert not door_of(stage).still_open()
    # The tokens stay good for when it is opened again.
    let_in(stage)
    assert stage.session.ssh.doors.code != code
    assert len(stage.session.ssh.doors.tokens) == 4


def test_a_door_that_was_announced_is_not_locked_by_a_server_that_does_not_start(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    ssh = stage.session.ssh
    assert ssh.unlock(HOST, PORT, asks_token=False) is None
    ssh.lock()
    assert (ssh.doors.code, door_of(stage).still_open()) == ("", False)
    assert let_in(stage, asks_token=False) is None
    code = ssh.doors.code
    ssh.lock()
    assert (ssh.doors.code, door_of(stage).still_open()) == (code, True)
    assert ways(stage)[0].code == code


def test_a_connection_is_a_voice_without_tokens(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    let_in(stage, asks_token=False)
    assert ways(stage)[0].by is Way.CONNECTION
    assert stage.session.history.entries[-1].fact == f.SshOpened(asks_token=False)


def test_another_code_leaves_no_fact_and_the_door_of_accounts_as_it_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    account = WayIn("ssh serveur", "BABA-22")
    stage.session.show_on_wall(WallView(curtain=True, ways_in=(account,)))
    let_in(stage, asks_token=False)
    before, head = stage.session.ssh.doors.code, stage.session.history.head
    stage.session.ssh.change_code()
    after = stage.session.ssh.doors.code
    assert before != after
    assert ways(stage) == (account, WayIn("ssh -p 2222 vote@serveur", after, Way.CONNECTION))
    assert stage.session.history.head == head
    assert stage.session.wall.curtain


def test_no_tokens_are_made_over_ballots_that_came_with_the_old_ones(tmp_path: Path) -> None:
    stage = opened(tmp_path)
    box = SshBox(stage.workshops.open(stage.id))
    box.put(asked_in(stage.session), "a", saying(stage, 1)).result(20)
    box.close()
    assert stage.session.ssh.make_tokens(3, 1, HOST, PORT) == Refusal("tokens-in-use")
    stage.reveal()
    made(stage)


def test_final_minutes_leave_no_code_and_no_token(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    made(stage)
    let_in(stage)
    stage.do(c.StartStep("accueil"), c.Record(f.MinutesFinalised()))
    assert not (stage.session.folder / "doors.json").exists()
    assert (ways(stage), stage.session.state.ssh.is_open) == ((), False)


def test_a_disk_that_refuses_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)
    made(stage)

    def full(*_args: object) -> None:
        raise CannotWrite(tmp_path, "full", "")

    with monkeypatch.context() as patch:
        patch.setattr(ssh_keeping, "keep_doors", full)
        with pytest.raises(CannotWrite):
            let_in(stage)
    assert not stage.session.state.ssh.is_open
    with monkeypatch.context() as patch:
        patch.setattr("fiche_tui.store.journal.Journal.append", full)
        with pytest.raises(CannotWrite):
            let_in(stage)
    assert let_in(stage) is None
    assert stage.session.state.ssh.is_open


def test_a_new_session_finds_the_door_as_it_was(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    let_in(stage, asks_token=False)
    way = ways(stage)
    stage.reopen()
    assert (ways(stage), stage.session.state.ssh.is_open) == (way, True)
    assert stage.session.ssh.serving is None


def test_a_server_that_does_not_start_leaves_the_door_shut_and_no_fact(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    made(stage)
    head = stage.session.history.head
    assert stage.session.ssh.unlock(HOST, PORT, asks_token=True) is None
    assert door_of(stage).still_open()
    stage.session.ssh.lock()
    assert not door_of(stage).still_open()
    assert (stage.session.history.head, ways(stage)) == (head, ())


def test_tokens_of_one_meeting_do_not_let_people_into_the_next(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    made(stage)
    let_in(stage)
    stage.do(c.StartStep("accueil"), c.Record(f.SittingSuspended()))
    # Between the two, the round of the first may still be answered.
    assert door_of(stage).still_open()
    stage.do(c.StartStep("ajuster"))
    assert (door_of(stage).still_open(), stage.session.state.ssh.is_open, ways(stage)) == (False, False, ())


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("vote.exemple.org", True),
        ("salle-3", True),
        ("192.168.1.20", True),
        ("fd00::20", True),
        ("999.999.1.1", False),
        ("1.2.3", False),
        ("a..b", False),
        ("salle:2222", False),
        ("fe80::1%a; rm -rf", False),
        ("-oProxyCommand=x", False),
        ("a b", False),
        ("", False),
        ("a" * 300, False),
    ],
)
def test_an_address_is_a_name_or_a_whole_number(text: str, valid: bool) -> None:
    assert ssh_keeping.is_address(text) is valid
