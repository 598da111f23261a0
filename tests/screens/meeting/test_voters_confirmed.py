"""Who votes is confirmed when a round opens, once, whatever opens it; « n » leads there and no other key."""

from pathlib import Path

import pytest

from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.meeting.acts.other_screens import OtherScreens
from fiche_tui.screens.meeting.acts.rounds import Rounds
from fiche_tui.screens.meeting.acts.steps import Steps
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_workshop import running
from tests.screens.prepared import drawn
from tests.stage import Stage


def shown(desk: FakeMeetingDesk) -> list[type[object]]:
    return [type(one) for one in desk.shown]


@pytest.mark.parametrize(("answer", "opened"), [(True, []), (None, []), (False, [RosterScreen])])
async def test_the_step_that_opens_a_round_asks_who_votes(
    tmp_path: Path, answer: bool | None, opened: list[type[object]]
) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    desk = FakeMeetingDesk(stage, answer, *([None] * len(opened)))
    await Steps(desk).next()
    assert shown(desk) == [Ask, *opened]


async def test_a_step_that_opens_none_asks_nothing(tmp_path: Path) -> None:
    desk = FakeMeetingDesk(Stage(tmp_path).until("accueil"))
    await Steps(desk).next()
    assert shown(desk) == []


async def test_a_round_that_is_opened_by_hand_asks_too(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    stage.do(c.Record(f.RoundCancelled(1)))
    desk = FakeMeetingDesk(stage, True)
    await Rounds(desk).open_or_give_up()
    assert shown(desk) == [Ask]


async def test_a_round_that_the_agenda_opened_is_asked_about_back_in_the_meeting(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)

    def go(_screen: object) -> None:
        stage.do(c.StartStep("voter"))

    desk = FakeMeetingDesk(stage, go, True, None)
    screens = OtherScreens(desk)
    await screens.agenda()
    assert shown(desk)[1:] == [Ask]
    await screens.agenda()
    assert desk.unused == 0


async def test_where_nobody_was_counted_nothing_is_asked(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    stage.do(*(c.Record(f.PersonRemoved(one.id)) for one in stage.session.state.people))
    desk = FakeMeetingDesk(stage)
    await Steps(desk).next()
    assert shown(desk) == []


async def test_on_the_screen_enter_says_that_it_is_exact(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "12 personnes votent" in drawn(pilot)
        await pilot.press("n", "enter")
        await pilot.pause()
        assert stage.session.state.step is not None
        assert stage.session.state.step.id == "voter"
        assert "personnes votent" not in drawn(pilot)


@pytest.mark.parametrize(
    ("per_organisation", "title"), [(True, "12 voix\u00a0: exact?"), (False, "12 personnes votent\u00a0: exact?")]
)
async def test_voices_of_organisations_are_no_people(tmp_path: Path, per_organisation: bool, title: str) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.VotersDeclared(per_organisation)))
    stage.until("ajuster")
    desk = FakeMeetingDesk(stage, True, True)
    await Steps(desk).next()
    question = desk.shown[1]
    assert isinstance(question, Ask)
    assert question._title.plain == title
