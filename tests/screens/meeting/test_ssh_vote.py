"""Opening the vote over SSH: with tokens or without, on which address; the server that stops is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from fiche_tui.screens.kit.dialogs import Ask, Show
from fiche_tui.screens.meeting.acts.ssh_vote import SshVote, serving_words
from fiche_tui.screens.meeting.acts.ssh_watch import LOOK, SshWatch
from fiche_tui.session.ssh_keeping import SshKeeping
from fiche_tui.store.serving import Serving
from fiche_tui.system.addresses import LOOPBACK
from fiche_tui.system.ssh_server import CannotServe
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import Way
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_door import published
from tests.screens.meeting.test_workshop_reading import refusing
from tests.stage import Stage

HERE = Serving("192.168.1.20", 2222, 3, 4321, "SHA256:abc")


class Server:
    """A server that starts at once, or says why it does not."""

    def __init__(self, complaint: str = "") -> None:
        self.complaint = complaint
        self.started: list[tuple[str, int]] = []

    def start(self, folder: Path, host: str, port: int) -> Serving:
        if self.complaint:
            raise CannotServe(self.complaint)
        self.started.append((host, port))
        return HERE


def vote(
    stage: Stage, *answers: object, server: Server | None = None, busy: int = 0
) -> tuple[FakeMeetingDesk, SshVote]:
    """``busy`` ports from the usual one on are taken."""
    desk = FakeMeetingDesk(stage, *answers)
    return desk, SshVote(
        desk,
        (server or Server()).start,
        lambda: ("192.168.1.20", "10.0.0.7"),
        lambda _address, first: first + busy,
    )


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(SshKeeping, "serving", property(lambda self: HERE))
    return Stage(tmp_path).until("accueil")


def words_of(dialog: object) -> str:
    assert isinstance(dialog, Ask)
    return " ".join([*map(str, dialog._body), *(str(label) for _key, label, _value in dialog._choices)])


async def test_with_tokens_each_voter_types_one(stage: Stage) -> None:
    stage.session.ssh.make_tokens(12, 3, "vote.exemple.org", 2222)
    server = Server()
    desk, door = vote(stage, True, "192.168.1.20", None, server=server)
    await door.choose()
    assert server.started == [("192.168.1.20", 2222)]
    (way,) = published(stage).ways_in
    # What the slips say is what the wall says.
    assert (way.line, way.by) == ("ssh -p 2222 vote@vote.exemple.org", Way.TOKEN)
    assert stage.session.state.ssh.is_open
    assert "un jeton par voix : 12 faits" in words_of(desk.shown[0])
    assert "seuls le code et un jeton font entrer" in words_of(desk.shown[1])
    told = desk.shown[2]
    assert isinstance(told, Show)
    text = str(told._text)
    assert "port 2222. 3 personnes connectées." in text
    assert "SHA256:abc" in text


async def test_without_tokens_the_question_says_what_it_means(stage: Stage) -> None:
    desk, door = vote(stage, False, "10.0.0.7", None)
    await door.choose()
    # The command line refuses while somebody leads: what is said here can be done from here.
    assert "q quitte sans rien perdre, puis Entrée à l’accueil." in words_of(desk.shown[0])
    assert "un jeton par voix :" not in words_of(desk.shown[0])
    assert "peut voter, et plus d’une fois" in words_of(desk.shown[1])
    assert published(stage).ways_in[0].line == "ssh -p 2222 vote@10.0.0.7"
    assert stage.session.state.ssh.had_connections


async def test_an_address_that_was_tried_before_is_not_shown_for_another(stage: Stage) -> None:
    for where in (LOOPBACK, "192.168.1.20", "10.0.0.7"):
        server = Server()
        desk, door = vote(stage, False, where, None, server=server)
        await door.choose()
        assert server.started == [(where, 2222)]
        assert published(stage).ways_in[0].line == f"ssh -p 2222 vote@{where}"
        assert f"vote@{where}" in str(desk.shown[2]._text)  # type: ignore[attr-defined]
        _desk, door = vote(stage, "close")
        await door.choose()


async def test_a_port_that_is_taken_is_another_one_unless_the_slips_say_it(stage: Stage) -> None:
    server = Server()
    _desk, door = vote(stage, False, "10.0.0.7", None, server=server, busy=1)
    await door.choose()
    assert server.started == [("10.0.0.7", 2223)]
    assert published(stage).ways_in[0].line == "ssh -p 2223 vote@10.0.0.7"
    _desk, door = vote(stage, "close")
    await door.choose()
    stage.session.ssh.make_tokens(12, 3, "vote.exemple.org", 2222)
    _desk, door = vote(stage, True, "10.0.0.7", None, server=server, busy=1)
    await door.choose()
    assert server.started[1:] == [("10.0.0.7", 2222)]
    assert published(stage).ways_in[0].line == "ssh -p 2222 vote@vote.exemple.org"


async def test_a_server_that_only_this_machine_reaches_is_not_shown_under_the_printed_address(stage: Stage) -> None:
    stage.session.ssh.make_tokens(12, 3, "vote.exemple.org", 2222)
    desk, door = vote(stage, True, LOOPBACK, None)
    await door.choose()
    assert published(stage).ways_in[0].line == "ssh -p 2222 vote@127.0.0.1"
    assert "vote@127.0.0.1" in str(desk.shown[2]._text)  # type: ignore[attr-defined]
    _desk, door = vote(stage, "close")
    await door.choose()
    # The slips are good again once others reach it.
    _desk, door = vote(stage, True, "192.168.1.20", None)
    await door.choose()
    assert published(stage).ways_in[0].line == "ssh -p 2222 vote@vote.exemple.org"


@pytest.mark.parametrize(("printed", "differs"), [("SHA256:abc", False), ("SHA256:other", True), ("", False)])
async def test_slips_that_another_account_printed_are_said_to_carry_its_key(
    stage: Stage, printed: str, differs: bool
) -> None:
    stage.session.ssh.make_tokens(12, 3, "serveur", 2222, printed)
    desk, door = vote(stage, True, "10.0.0.7", None)
    await door.choose()
    assert ("▲ Les coupons portent celle d’un autre compte" in str(desk.shown[2]._text)) is differs  # type: ignore[attr-defined]


async def test_a_server_that_starts_again_elsewhere_is_shown_there(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _desk, door = vote(stage, False, LOOPBACK, None)
    await door.choose()
    monkeypatch.setattr(SshKeeping, "serving", property(lambda self: None))
    _desk, door = vote(stage, "restart", "192.168.1.20", None)
    await door.choose()
    assert published(stage).ways_in[0].line == "ssh -p 2222 vote@192.168.1.20"


@pytest.mark.parametrize("answers", [(None,), (False, None)])
async def test_leaving_a_question_opens_nothing(stage: Stage, answers: tuple[object, ...]) -> None:
    server = Server()
    _desk, door = vote(stage, *answers, server=server)
    await door.choose()
    assert (server.started, published(stage).ways_in, stage.session.state.ssh.is_open) == ([], (), False)


async def test_a_server_that_does_not_start_says_why_and_opens_nothing(stage: Stage) -> None:
    desk, door = vote(stage, False, "10.0.0.7", server=Server("Impossible d’écouter."))
    await door.choose()
    assert (desk.said[-1], desk.refused) == ("Impossible d’écouter.", True)
    assert not stage.session.state.ssh.is_open
    assert not stage.session.ssh.doors.code


async def test_an_open_vote_gets_another_code_hands_out_a_spare_and_is_closed(stage: Stage) -> None:
    stage.session.ssh.make_tokens(12, 1, "serveur", 2222)
    _desk, door = vote(stage, True, "10.0.0.7", None)
    await door.choose()
    code = published(stage).ways_in[0].code
    desk, door = vote(stage, "code", None, "spare", "close")
    await door.choose()
    assert published(stage).ways_in[0].code != code
    await door.choose()
    assert stage.session.history.entries[-1].fact == f.SparesIssued()
    assert "jamais à qui" in desk.said[-1]
    await door.choose()
    assert "remettre un jeton" not in words_of(desk.shown[-1])
    assert published(stage).ways_in == ()
    assert "fermé" in desk.said[-1]


async def test_a_server_that_stopped_is_said_once_and_started_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _desk, door = vote(stage, False, "10.0.0.7", None)
    await door.choose()
    code = published(stage).ways_in[0].code
    desk = FakeMeetingDesk(stage)
    watch = SshWatch(desk)
    watch.look()
    assert desk.said == []
    monkeypatch.setattr(SshKeeping, "serving", property(lambda self: None))
    for _look in range(3):
        stage.clock.move(seconds=LOOK)
        watch.look()
    assert len(desk.said) == 1
    assert "s’est arrêté" in desk.said[0]
    server = Server()
    desk, door = vote(stage, "restart", "10.0.0.7", None, server=server)
    await door.choose()
    assert "relancer le serveur" in words_of(desk.shown[0])
    assert "personne n’entre" in words_of(desk.shown[0])
    assert server.started == [("10.0.0.7", 2222)]
    # The code stays the one that people were given, and nothing is written twice.
    assert published(stage).ways_in[0].code == code
    opened = [one for one in stage.session.history.entries if isinstance(one.fact, f.SshOpened)]
    assert len(opened) == 1


async def test_a_damaged_file_is_one_sentence_and_the_vote_is_closed_all_the_same(stage: Stage) -> None:
    stage.session.ssh.make_tokens(3, 1, "serveur", 2222)
    _desk, door = vote(stage, True, "10.0.0.7", None)
    await door.choose()
    (stage.session.folder / "doors.json").write_bytes(b"{")
    desk, door = vote(stage, True)
    await door.choose()
    assert "doors.json est abîmé" in words_of(desk.shown[0])
    assert "Le vote par SSH est fermé." in desk.said[-1]
    assert (published(stage).ways_in, stage.session.state.ssh.is_open) == ((), False)
    assert isinstance(stage.session.ssh.make_tokens(3, 1, "serveur", 2222), tuple)


def test_how_many_are_connected_is_said() -> None:
    assert serving_words(replace(HERE, connected=1)).endswith("1 personne connectée.")


async def test_a_server_that_runs_again_is_said_in_place_of_the_one_that_stopped(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _desk, door = vote(stage, False, "10.0.0.7", None)
    await door.choose()
    code = published(stage).ways_in[0].code
    monkeypatch.setattr(SshKeeping, "serving", property(lambda self: HERE))
    desk, door = vote(stage, "say", None)
    await door.choose()
    assert desk.said == [f"Le vote par SSH est ouvert\u00a0: code {code}"]


async def test_where_there_is_one_address_only_there_are_not_all_of_them(stage: Stage) -> None:
    desk = FakeMeetingDesk(stage, False, None)
    await SshVote(desk, Server().start, lambda: ("10.0.0.7",), lambda _address, first: first).choose()
    assert "toutes ces adresses" not in words_of(desk.shown[1])
    desk, door = vote(stage, False, None)
    await door.choose()
    assert "toutes ces adresses" in words_of(desk.shown[1])


async def test_minutes_that_became_final_meanwhile_open_no_vote(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")

    def late(_dialog: object) -> str:
        stage.do(c.Record(f.MinutesFinalised()))
        return "10.0.0.7"

    server = Server()
    desk, door = vote(stage, False, late, server=server)
    await door.choose()
    assert (server.started, published(stage).ways_in, desk.refused) == ([], (), True)
    assert "final" in desk.said[-1]


async def test_leaving_the_menu_of_an_open_vote_changes_nothing(stage: Stage) -> None:
    _desk, door = vote(stage, False, "10.0.0.7", None)
    await door.choose()
    before, history = published(stage), stage.session.history
    desk, door = vote(stage, None)
    await door.choose()
    assert (published(stage), stage.session.history, desk.said) == (before, history, [])


@pytest.mark.parametrize("answer", ["code", "close"])
async def test_a_disk_that_takes_nothing_leaves_the_open_vote_as_it_is(stage: Stage, answer: str) -> None:
    _desk, door = vote(stage, False, "10.0.0.7", None)
    await door.choose()
    before = published(stage).ways_in
    desk, door = vote(stage, answer)
    with refusing():
        await door.choose()
    assert (len(desk.shown), desk.refused) == (1, True)
    assert "plein" in desk.said[-1]
    assert published(stage).ways_in == before
    assert stage.session.state.ssh.is_open


async def test_a_damaged_file_that_nobody_replaces_leaves_the_vote_open(stage: Stage) -> None:
    stage.session.ssh.make_tokens(3, 1, "serveur", 2222)
    _desk, door = vote(stage, True, "10.0.0.7", None)
    await door.choose()
    (stage.session.folder / "doors.json").write_bytes(b"{")
    desk, door = vote(stage, None)
    await door.choose()
    assert (desk.said, stage.session.state.ssh.is_open) == ([], True)


def test_the_server_is_not_looked_at_each_time_the_clock_moves(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.session.ssh.unlock("10.0.0.7", 2222, asks_token=False)
    stage.session.ssh.announce()
    looks: list[object] = []
    monkeypatch.setattr(SshKeeping, "serving", property(looks.append))
    watch = SshWatch(FakeMeetingDesk(stage))
    for _tick in range(4):
        stage.clock.move(seconds=LOOK / 2)
        watch.look()
    assert len(looks) == 2
