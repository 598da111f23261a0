"""What is said leaves by itself or at the next act; a refusal stays until something else is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.geometry import Region

from fiche_tui.screens.kit.lines import MESSAGE_SECONDS, StatusLine
from tests.screens.meeting.fake_desk import FakeTimer
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.stage import Stage


async def test_a_message_leaves_at_the_next_act_and_a_refusal_stays(tmp_path: Path) -> None:
    async with running(Stage(tmp_path).until("accueil")) as pilot:
        status = screen_of(pilot).status
        status.say("Fait.")
        await pilot.press("question_mark", "escape")
        assert said(pilot) == ""
        status.say("Fait.")
        await pilot.press("f1", "escape")
        assert said(pilot) == ""
        status.say("Impossible.", refused=True)
        await pilot.press("f1", "escape")
        assert said(pilot) == "Impossible."
        await pilot.press("escape")
        assert said(pilot) == ""


async def test_one_message_takes_the_place_of_another_without_an_empty_row_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    say = StatusLine.say

    def heard(line: StatusLine, sentence: str, *, refused: bool = False) -> None:
        spoken.append(sentence)
        say(line, sentence, refused=refused)

    async with running(Stage(tmp_path).until("accueil")) as pilot:
        await pilot.press("plus")
        monkeypatch.setattr(StatusLine, "say", heard)
        await pilot.press("minus", "plus")
        assert spoken == ["Une minute de moins.", "Une minute de plus."]
        await pilot.press("question_mark", "escape")
        assert spoken[2:] == [""]


@pytest.mark.parametrize("longer", [False, True])
async def test_only_a_sentence_of_other_rows_lays_the_screen_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longer: bool
) -> None:
    laid_out: list[bool] = []
    refresh = StatusLine.refresh

    def asked(line: StatusLine, *regions: Region, layout: bool = False, **others: bool) -> StatusLine:
        laid_out.append(layout)
        refresh(line, *regions, layout=layout, **others)
        return line

    async with running(Stage(tmp_path).until("accueil")) as pilot:
        line = screen_of(pilot).status
        line.say("Une minute de plus.")
        await pilot.pause()
        monkeypatch.setattr(StatusLine, "refresh", asked)
        line.say("Un mot après l’autre. " * (9 if longer else 1))
        assert laid_out == [longer]


async def test_a_message_leaves_by_itself_after_eight_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timers: list[FakeTimer] = []

    def set_timer(_line: StatusLine, delay: float, leave: Callable[[], object]) -> FakeTimer:
        timers.append(FakeTimer(delay, leave))
        return timers[-1]

    async with running(Stage(tmp_path).until("accueil")) as pilot:
        monkeypatch.setattr(StatusLine, "set_timer", set_timer)
        status = screen_of(pilot).status
        status.say("Impossible.", refused=True)
        assert timers == []
        status.say("Fait.")
        status.say("Fait aussi.")
        assert [timer.seconds for timer in timers] == [MESSAGE_SECONDS, MESSAGE_SECONDS]
        timers[0].run()
        assert said(pilot) == "Fait aussi."
        timers[1].run()
        assert said(pilot) == ""


@pytest.mark.parametrize(("refused", "rows"), [(False, 2), (True, 3)])
async def test_what_has_no_room_ends_with_an_ellipsis(tmp_path: Path, refused: bool, rows: int) -> None:
    async with running(Stage(tmp_path).until("accueil")) as pilot:
        line = screen_of(pilot).status
        line.say("Un mot après l’autre. " * 30, refused=refused)
        await pilot.pause()
        shown = [strip.text.rstrip() for strip in (line.render_line(y) for y in range(line.size.height))]
        assert len(shown) == rows
        assert shown[-1].endswith("…")
        line.say("Bref.", refused=refused)
        await pilot.pause()
        assert line.size.height == 1
