"""The acts on the minutes, on a desk without a screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from fiche_tui.minutes.exports import Export
from fiche_tui.minutes.style import Paper
from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.minutes.adoption import ask_adoption
from fiche_tui.screens.minutes.correcting import Correcting, line_of
from fiche_tui.screens.minutes.export import CLIPBOARD, TakingAway
from fiche_tui.screens.minutes.lines import PEOPLE
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.settings.values import Settings
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
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


async def test_an_adoption_that_is_noted_already_is_said_and_another_date_counts(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    stage.clock.move(minutes=5 * 24 * 60)
    lines: list[list[str]] = []

    def on(day: str) -> Callable[[KeptFields], dict[str, str]]:
        def answer(dialog: KeptFields) -> dict[str, str]:
            lines.append([str(line).replace("\u00a0", " ") for line in dialog._body])
            typed = {"date": day, "by": "comité"}
            assert dialog._keep(typed) == ""
            return typed

        return answer

    desk = FakeListDesk(stage.session, "", on("2026-11-25"), on("2026-11-26"))
    assert await ask_adoption(desk, stage.session) == "2026-11-25"
    assert await ask_adoption(desk, stage.session) == "2026-11-26"
    assert lines[0] == ["Cela ne s’annule pas; une autre date se note de la même façon."]
    assert lines[1][0] == "Une adoption est déjà notée, le 2026-11-25; la dernière notée compte."
    assert stage.session.state.approved_on == date(2026, 11, 26)


async def test_a_line_that_is_gone_is_not_corrected_and_a_quorum_is_a_number(stage: Stage) -> None:
    desk = FakeListDesk(stage.session, "no such line")
    await correcting(desk, beside=True).correct_chosen()
    assert (desk.shown, desk.said) == ([], [])
    line = line_of(stage.session.state, date(2026, 11, 23), "details")
    assert line is not None
    assert line.made is not None
    typed = {field.id: str(field.value) for field in line.fields}
    assert line.made({**typed, "quorum": "beaucoup"}) == f"Écrivez un nombre entier de 0 à {MOST_PEOPLE}."
    changed = line.made({**typed, "quorum": "7"})
    assert isinstance(changed, f.DetailsChanged)
    assert changed.details.quorum == 7
