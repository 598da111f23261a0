"""A defect of ours is told in one sentence that holds nothing of what was typed or answered."""

import re
from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.command_line import listing
from fiche_tui.command_line.main import main
from fiche_tui.language.defects import defect_sentence
from fiche_tui.screens.ballots.own_ballot import OwnBallotScreen
from fiche_tui.workshop.ballots import Round, is_finished
from fiche_tui.workshop.values import Purpose
from tests.screens.ballots.test_ballot import assessing
from tests.screens.ballots.test_station import Table

SECRET = "2 3 1 je-ne-sais-pas"


def broken(*_: object, **__: object) -> None:
    answers = SECRET
    raise KeyError(answers)


async def test_a_crash_in_the_middle_of_a_ballot_shows_no_answer_and_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage = assessing(tmp_path)
    app = FicheApp(stage.workshops, stage.clock, stage.session)

    async def play() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            at = Table(stage, pilot)
            await at.press("f7", "2")
            await at.vote("a", "2", "3")
            monkeypatch.setattr(OwnBallotScreen, "press", broken)
            await at.press("1")

    with pytest.raises(KeyError):
        await play()
    assert app.return_code == 1
    told = capsys.readouterr().err.replace("\u00a0", " ")
    flat = " ".join(told.split())
    assert flat.startswith("fiche: Une erreur du programme l’a arrêté; tout ce que l’écran a confirmé est enregistré.")
    assert "signalez ceci : KeyError, " in flat
    for hidden in (SECRET, "Traceback", "locals", "Anne", "keying", "Ballot("):
        assert hidden not in told


def test_a_command_that_fails_by_our_fault_says_so_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(listing, "run", broken)
    assert main(["list"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("fiche: Une erreur du programme l’a arrêté")
    assert SECRET not in told.err


def test_the_place_of_a_defect_is_the_last_line_of_ours() -> None:
    with pytest.raises(IndexError) as caught:
        is_finished(Round(1, Purpose.VOTE, (), ()), None)  # type: ignore[arg-type]
    assert re.fullmatch(r".*\u00a0: IndexError, ballots\.py:\d+", defect_sentence(caught.value))
    assert defect_sentence(KeyError(SECRET)).endswith("\u00a0: KeyError")
