"""The acts on the minutes, on a desk without a screen."""

from pathlib import Path

import pytest

from fiche_tui.minutes.exports import Export
from fiche_tui.minutes.style import Paper
from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.minutes.correcting import Correcting
from fiche_tui.screens.minutes.export import CLIPBOARD, TakingAway
from fiche_tui.screens.minutes.lines import PEOPLE
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.settings.values import Settings
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind
from tests.screens.fake_desk import FakeListDesk
from tests.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.do(c.Write("d1", CaptureKind.DECISION, "Se revoir au printemps"))
    return stage


def correcting(desk: FakeListDesk, *, beside: bool) -> Correcting:
    return Correcting(desk, lambda: beside, lambda: None)


def line_ids(dialog: Choose) -> list[str]:
    return [line_id for line_id, _text in dialog._options]


async def test_beside_the_minutes_the_chosen_line_is_corrected(stage: Stage) -> None:
    desk = FakeListDesk(stage.session, PEOPLE, None)
    await correcting(desk, beside=True).correct_chosen()
    assert [type(one) for one in desk.shown] == [RosterScreen]


async def test_alone_the_minutes_ask_which_line_and_enter_does_nothing(stage: Stage) -> None:
    desk = FakeListDesk(stage.session, "", lambda dialog: line_ids(dialog)[0], None)
    acts = correcting(desk, beside=False)
    await acts.correct_chosen()
    assert desk.shown == []
    await acts.correct()
    assert [type(one) for one in desk.shown] == [Choose, KeptFields]
    assert desk.said == []


async def test_a_correction_is_kept_and_said(stage: Stage) -> None:
    def corrected(dialog: KeptFields) -> dict[str, str]:
        typed = {field.id: str(field.value) for field in dialog._fields} | {"text": "Se revoir en mai"}
        assert dialog._keep(typed) == ""
        return typed

    desk = FakeListDesk(stage.session, "", lambda dialog: line_ids(dialog)[0], corrected)
    await correcting(desk, beside=False).correct()
    assert [one.text for one in stage.session.state.captures] == ["Se revoir en mai"]
    assert desk.said == ["C’est corrigé."]


async def test_minutes_that_are_not_final_are_not_adopted(stage: Stage) -> None:
    desk = FakeListDesk(stage.session, "")
    await correcting(desk, beside=True).adopt()
    assert desk.shown == []
    assert desk.refused
    assert desk.said[0].startswith("Le compte rendu n’est pas encore final.")


@pytest.mark.parametrize("answer", [None, CLIPBOARD])
async def test_the_clipboard_takes_the_text_only_when_it_is_chosen(stage: Stage, answer: str | None) -> None:
    desk = FakeListDesk(stage.session, "", answer)
    await TakingAway(desk).export()
    assert [type(one) for one in desk.shown] == [Ask]
    assert ["Se revoir au printemps" in text for text in desk.copied] == ([True] if answer else [])
    assert len(desk.said) == len(desk.copied)


async def test_pages_are_for_the_paper_of_the_settings(stage: Stage) -> None:
    desk = FakeListDesk(stage.session, "", None)
    desk.settings = Settings(paper="a4")
    await TakingAway(desk).export()
    dialog = desk.shown[0]
    assert isinstance(dialog, Ask)
    pages = [
        value for _key, _words, value in dialog._choices if isinstance(value, Export) and value.extension == "html"
    ]
    assert [page.paper for page in pages] == [Paper.A4, Paper.A4]
