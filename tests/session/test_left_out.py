"""A box that cannot be read never holds the group up, and is never left aside without a deliberate act."""

import json
import os
from pathlib import Path

import pytest

from fiche_tui.language.sentences import error_sentence
from fiche_tui.minutes.exports import Export
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.session.answers import answer_to_json
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.errors import Damaged
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.state import RoundStatus
from tests.screens.meeting.test_workshop import running, said
from tests.screens.prepared import drawn, press
from tests.soaked import SIZES
from tests.stage import Stage

BROKEN = {
    "empty": "",
    "not JSON": "{",
    "another shape": '{"_meta":{"schema":1,"kind":"box","rev":1},"ballots":{"1":{"ballot":"x","content":{}}}}\n',
}


def with_a_broken_box(tmp_path: Path, text: str = "{") -> Stage:
    """Twelve ballots on paper, and a box that holds something else than ballots."""
    stage = Stage(tmp_path).until("devoiler")
    path = stage.workshops.open(stage.id).box("bob-8c1d", 1).path
    path.write_text(text)
    return stage


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_the_round_waits_until_somebody_says_to_go_on_without_it(tmp_path: Path, text: str) -> None:
    stage = with_a_broken_box(tmp_path, text)
    session = stage.session
    with pytest.raises(Damaged) as caught:
        session.rounds.reveal(1)
    assert "bob-8c1d" in str(caught.value.path)
    assert session.state.rounds[0].status is RoundStatus.OPEN
    assert list(session.rounds.unreadable(1)) == ["bob-8c1d"]
    with pytest.raises(Damaged):
        session.rounds.reveal(1, ("somebody-else",))
    assert session.rounds.reveal(1, ("bob-8c1d",)) is None
    one = session.state.rounds[0]
    assert (one.status, one.tally.people, one.left_out) == (RoundStatus.REVEALED, 12, 1)
    assert read_history(stage.workshops.open(stage.id)).state == session.state
    minutes = Export("md").content(session.state, None)
    text = minutes.decode() if isinstance(minutes, bytes) else minutes
    assert "1 urne illisible écartée avant le dévoilement" in text
    data = json.loads(Export("json").content(session.state, None))
    assert [one["boxes_left_out"] for one in data["rounds"]] == [1]


def test_a_box_that_can_be_read_is_never_left_aside(tmp_path: Path) -> None:
    stage = with_a_broken_box(tmp_path)
    assert stage.session.rounds.reveal(1, ("bob-8c1d", "animation")) is None
    assert (stage.session.state.rounds[0].tally.people, stage.session.state.rounds[0].left_out) == (12, 1)


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_asked_about_after_the_reveal_was_asked_for(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = with_a_broken_box(tmp_path)
    async with running(stage, size=size) as pilot:
        await press(pilot, "f9")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Ask)
        text = " ".join(drawn(pilot).replace("│", " ").split())
        assert "Une urne est illisible" in text
        assert "ses bulletins ne comptent pas" in text
        # Enter, pressed once too often, waits.
        await press(pilot, "enter")
        assert stage.session.state.rounds[0].pending
        await press(pilot, "f9", "enter", "2")
        assert stage.session.state.rounds[0].left_out == 1
        assert said(pilot) == "Dévoilé."


def own_ballot(stage: Stage, level: int) -> dict[str, object]:
    """What a person's own box holds."""
    asked = stage.session.state.rounds[0].asked
    return answer_to_json(Ballot(dict.fromkeys(asked.subjects, (level, level))))


def test_a_box_of_ones_own_holds_one_ballot(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stored, session = stage.workshops.open(stage.id), stage.session
    box = stored.box("bob-8c1d", 1)
    box.put("1", own_ballot(stage, 1))
    stored.box("cleo-77e0", 1).put("1", own_ballot(stage, 2))
    assert session.rounds.refresh_turnout(1).people == 14
    box.put("2", own_ballot(stage, 1))
    turnout = session.rounds.refresh_turnout(1)
    assert (turnout.people, turnout.damaged) == (13, 1)
    with pytest.raises(Damaged) as caught:
        session.rounds.reveal(1)
    assert "plus d’un bulletin" in error_sentence(caught.value.code, caught.value.values)
    assert session.rounds.reveal(1, tuple(session.rounds.unreadable(1))) is None
    one = session.state.rounds[0]
    assert (one.tally.people, one.left_out, dict(one.doors)) == (13, 1, {"paper": 12, "own": 1})


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_whoever_stuffs_several_boxes_of_one_account_has_none(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stored = stage.workshops.open(stage.id)
    for name, owner in (("bob-1", 65534), ("bob-2", 65534), ("cleo-1", 65533)):
        path = stored.box(name, 1)
        path.put("1", own_ballot(stage, 1))
        for one in (path.path.parent, path.path):
            os.chown(one, owner, -1)
    assert stage.session.rounds.refresh_turnout(1).people == 13
    assert sorted(stage.session.rounds.unreadable(1)) == ["bob-1", "bob-2"]


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_more_answers_than_voters_are_asked_about_with_the_doors(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stored = stage.workshops.open(stage.id)
    for number in (1, 2, 3):
        stored.box(f"own-{number}", 1).put("1", own_ballot(stage, 1))
    async with running(stage, size=size) as pilot:
        await press(pilot, "f9")
        text = " ".join(drawn(pilot).replace("│", " ").split())
        assert "▲ 15 bulletins pour 12 voix" in text
        assert "Par où : papier · à son écran (moins de cinq)" in text
        assert "1 corriger les présences" in text
        await press(pilot, "3")
        assert isinstance(pilot.app.screen, Confirm)
        assert "15 réponses pour 12 personnes qui votent" in " ".join(drawn(pilot).replace("│", " ").split())
        assert stage.session.state.rounds[0].pending
        await press(pilot, "enter")
        assert stage.session.state.rounds[0].tally.people == 15


async def test_as_many_answers_as_voters_by_one_door_are_not_commented_on(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    async with running(stage) as pilot:
        await press(pilot, "f9")
        assert "Par où" not in drawn(pilot)
        assert "réponses pour" not in drawn(pilot)


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "slip", "people": 500, "counts": {}},
        {"kind": "ballot", "answers": {}},
        {"kind": "ballot", "answers": {"elsewhere": [1, 1]}},
    ],
    ids=["a slip", "not finished", "of another round"],
)
def test_a_box_of_ones_own_holds_a_whole_ballot_of_the_round_and_no_slip(
    tmp_path: Path, content: dict[str, object]
) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stage.workshops.open(stage.id).box("bob-8c1d", 1).put("1", content)
    rounds = stage.session.rounds
    assert (rounds.refresh_turnout(1).people, list(rounds.unreadable(1))) == (12, ["bob-8c1d"])
    with pytest.raises(Damaged) as caught:
        rounds.reveal(1)
    assert "ce n’est pas un bulletin de ce tour" in error_sentence(caught.value.code, caught.value.values)
    assert rounds.reveal(1, ("bob-8c1d",)) is None
    assert (stage.session.state.rounds[0].tally.people, stage.session.state.rounds[0].left_out) == (12, 1)
