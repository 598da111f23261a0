"""The door of the server's accounts: opened, said again, given another code, closed; and who may not have one."""

import os
import re
from pathlib import Path

import pytest

from fiche_tui.drawing.other_ways import other_ways_words
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.meeting.acts import ssh_vote
from fiche_tui.screens.meeting.acts.account_door import AccountDoor
from fiche_tui.screens.meeting.acts.door import Door
from fiche_tui.serve.participant import opens
from fiche_tui.system import ssh_server
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop import values
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import WallView
from tests.command_line.server import group_folder
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_workshop import running
from tests.screens.meeting.test_workshop_reading import refusing
from tests.screens.prepared import drawn, press
from tests.stage import Stage
from tests.workshop.samples import Play


def shared(tmp_path: Path, *answers: object) -> tuple[Stage, FakeMeetingDesk, AccountDoor]:
    group_folder(tmp_path / "data", os.getgid())
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage, *answers)
    return stage, desk, AccountDoor(desk)


def published(stage: Stage) -> WallView:
    wall = room_from_json(stage.workshops.open(stage.id).room()).wall
    assert wall is not None
    return wall


async def test_opening_shows_the_wall_how_to_come_in(tmp_path: Path) -> None:
    stage, desk, door = shared(tmp_path, None)
    await door.choose()
    (way,) = published(stage).ways_in
    assert way.line == f"ssh {os.uname().nodename}, puis fiche join {way.code}"
    assert opens(room_from_json(stage.workshops.open(stage.id).room()), way.code)
    assert len(desk.shown) == 1


async def test_a_door_that_is_open_gets_another_code_or_is_closed(tmp_path: Path) -> None:
    stage, _desk, door = shared(tmp_path, None, "change", None, "close")
    await door.choose()
    (first,) = published(stage).ways_in
    await door.choose()
    (second,) = published(stage).ways_in
    assert second.code != first.code
    await door.choose()
    assert published(stage).ways_in == ()
    assert door.way is None


async def test_a_curtain_stays_as_it_was(tmp_path: Path) -> None:
    stage, _desk, door = shared(tmp_path, None)
    stage.session.show_on_wall(WallView(curtain=True))
    await door.choose()
    assert published(stage).curtain


async def test_a_new_session_finds_the_door_open(tmp_path: Path) -> None:
    stage, _desk, door = shared(tmp_path, None)
    await door.choose()
    way = door.way
    stage.reopen()
    assert AccountDoor(FakeMeetingDesk(stage)).way == way


async def test_a_workshop_of_one_account_has_no_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssh_server, "can_serve", lambda: False)
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage)
    await Door(desk).choose()
    assert "Seul votre compte entre dans cet atelier." in desk.said[-1]
    assert published(stage).ways_in == ()


@pytest.mark.parametrize(("served", "named"), [(True, "poste de vote, par SSH"), (False, "poste de vote")])
async def test_the_screens_of_a_round_name_the_vote_by_ssh_where_f7_offers_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, served: bool, named: str
) -> None:
    monkeypatch.setattr(ssh_server, "can_serve", lambda: served)
    stage = Stage(tmp_path).until("depouiller")
    async with running(stage) as pilot:
        assert re.search(f"F7 +répondre autrement\u00a0: {named} *$", drawn(pilot), re.MULTILINE)
        await press(pilot, "f7")
        assert ("chacun sur son écran\u00a0: par SSH, sans compte" in drawn(pilot)) is served
        await press(pilot, "escape", "n")
        assert re.search(f"F7 +répondre autrement\u00a0: {named} *$", drawn(pilot), re.MULTILINE)


def test_ways_to_answer_are_those_of_the_round() -> None:
    play, both = Play.assessing(), (values.Door.OWN, values.Door.SSH)
    assert other_ways_words(play.state, both).endswith(": poste de vote, à main levée, à son écran, par SSH")
    assert "SSH" not in other_ways_words(play.record(f.RoundClosed(1)).state, both)
    slips = Play.prepared().record(f.MethodChosen(values.Method(by_counts=True)), f.ListSettled())
    assert "SSH" not in other_ways_words(slips.do(c.StartStep("evaluer")).state, both)


async def test_where_both_are_possible_the_door_is_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ssh_server, "can_serve", lambda: True)
    stage, desk, _door = shared(tmp_path, None)
    await Door(desk).choose()
    assert len(desk.shown) == 1
    assert published(stage).ways_in == ()
    desk = FakeMeetingDesk(stage, lambda dialog: dialog._choices[0][2], None)
    await Door(desk).choose()
    assert published(stage).ways_in[0].code


@pytest.mark.parametrize(
    ("accounts", "ssh", "who"),
    [
        (True, True, "comptes de ce serveur, ou SSH"),
        (True, False, "comptes de ce serveur"),
        (False, True, "par SSH, sans compte"),
    ],
)
def test_the_ways_name_only_those_who_can_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accounts: bool, ssh: bool, who: str
) -> None:
    monkeypatch.setattr(AccountDoor, "is_possible", accounts)
    monkeypatch.setattr(ssh_vote.SshVote, "is_possible", ssh)
    words = Door(FakeMeetingDesk(Stage(tmp_path).until("accueil"))).words
    assert words.replace("\u00a0", " ") == f"chacun sur son écran : {who}"


async def test_how_to_come_in_is_said_again_and_escape_changes_nothing(tmp_path: Path) -> None:
    stage, desk, door = shared(tmp_path, None, "say", None, None)
    await door.choose()
    (way,) = published(stage).ways_in
    await door.choose()
    again = desk.shown[-1]
    assert isinstance(again, Show)
    assert f"    {way.line}" in str(again._text).splitlines()
    await door.choose()
    assert published(stage).ways_in == (way,)
    assert desk.unused == 0


@pytest.mark.parametrize("answers", [(), ("close",)])
async def test_a_disk_that_takes_nothing_leaves_the_door_as_it_was(tmp_path: Path, answers: tuple[str, ...]) -> None:
    stage, _desk, door = shared(tmp_path, None)
    if answers:
        await door.choose()
    before = published(stage).ways_in
    desk = FakeMeetingDesk(stage, *answers)
    with refusing():
        await AccountDoor(desk).choose()
    assert (desk.refused, len(desk.shown)) == (True, len(answers))
    assert "plein" in desk.said[-1]
    assert published(stage).ways_in == before
