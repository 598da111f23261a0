"""The spine beside the step: where there is room, where the room does not see it, or where somebody asks for it."""

from pathlib import Path

import pytest

from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.meeting.spine import Spine
from fiche_tui.workshop.values import Wall
from tests.screens.ballots.test_hands import at_step, plain
from tests.stage import Stage


@pytest.mark.parametrize(
    ("wall", "size", "shown"),
    [(Wall.TWO, (120, 30), True), (Wall.SAME, (160, 45), False), (Wall.TWO, (119, 45), False)],
)
async def test_it_stands_where_there_is_room_and_the_room_does_not_see_it(
    tmp_path: Path, wall: Wall, size: tuple[int, int], shown: bool
) -> None:
    async with at_step(Stage(tmp_path, wall=wall).until("accueil"), size=size) as pilot:
        spine = pilot.app.screen.query_one(Spine)
        assert spine.is_shown is shown
        assert ("▶ ACCUEIL" in plain(pilot)) is shown
        screen = pilot.app.screen
        assert isinstance(screen, WorkshopScreen)
        screen.action_run("workshop.spine")
        await pilot.pause()
        await pilot.pause()
        assert spine.is_shown is (not shown and size[0] >= 120)
        assert ("Il faut 120 colonnes" in plain(pilot)) is (size[0] < 120)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert not spine.is_shown
