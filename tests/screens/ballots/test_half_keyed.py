"""Papers half keyed when the program stops: what was typed is there again, and nothing of it where it must not be."""

from pathlib import Path

import pytest

from fiche_tui.store.errors import CannotWrite
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Wall
from tests.screens.ballots.test_ballot import Desk, assessing, family, keyed, voting, whole
from tests.stage import Stage


def drafts(stage: Stage) -> Path:
    return stage.session.folder / "drafts.json"


def codes_of(desk: Desk, *places: int) -> list[str]:
    asked, state = desk.screen.tray.asked, desk.stage.session.state
    return [role.code.lower() for place in places if (role := state.role(asked.subjects[place]))]


async def test_every_digit_is_there_again_with_its_cursor(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=4)
    size = 2 * len(family(stage, "A"))
    async with keyed(stage) as desk:
        await desk.type([*["2"] * size, "enter", "1", "3", "x", "backspace", "0", "left"])
    stage.reopen()
    assert stage.session.rounds.turnout(1).unfinished == ("5",)
    async with keyed(stage) as desk:
        assert desk.said == "Bulletin 5\u00a0: 3 chiffres repris."
        assert "bulletin 5 sur 12" in desk.text
        assert "Famille B\u00a0: 3 chiffres sur" in desk.text
        await desk.type("right 2")
        assert "Famille B\u00a0: 4 chiffres sur" in desk.text
        await desk.type([*whole(stage)[size + 1 + 4 :]])
        assert desk.said == "Bulletin 5 déposé."
        ballot = desk.box["5"]
        assert isinstance(ballot, Ballot)
        assert [ballot.answers[role] for role in family(stage, "B")[:2]] == [(1, 3), (0, 2)]
    assert not drafts(stage).exists()


async def test_codes_and_a_code_half_written_are_there_again(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    async with keyed(stage) as desk:
        first, second = codes_of(desk, 0, 1)
        await desk.type([*first, second[0]])
    stage.reopen()
    async with keyed(stage) as desk:
        assert desk.said == "Bulletin 1\u00a0: 2 codes repris."
        await desk.type([second[1], "enter"])
        assert desk.box == {"1": Ballot(dict.fromkeys(desk.screen.tray.asked.subjects[:2], (1,)))}


async def test_a_refused_code_still_stops_enter(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    async with keyed(stage) as desk:
        await desk.type([*codes_of(desk, 0)[0], "z"])
    stage.reopen()
    async with keyed(stage) as desk:
        assert "[ Z ]" in desk.text
        await desk.type("enter")
        assert desk.said == "Z\u00a0: ce code n’existe pas. ⌫ pour corriger."
        assert desk.box == {}


async def test_a_slip_is_there_again(tmp_path: Path) -> None:
    stage = assessing(tmp_path, Method(Instrument.WANTED, by_counts=True))
    async with keyed(stage) as desk:
        await desk.type("5 enter 1 enter 2")
    stage.reopen()
    async with keyed(stage) as desk:
        assert desk.said == "Feuille 1\u00a0: 2 nombres repris."
        await desk.type("enter 2 enter enter enter")
        slip = desk.box["1"]
        assert isinstance(slip, Slip)
        assert slip.counts == {family(stage, "A")[0]: ((1, 2, 2, 0, 0),)}


async def test_a_correction_half_made_is_there_again(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=6)
    before = stage.session.rounds.answers(1)["4"]
    assert isinstance(before, Ballot)
    another = "1" if before.answers[family(stage, "A")[0]][0] == 0 else "0"
    async with keyed(stage, "4") as desk:
        await desk.type(another)
    stage.reopen()
    assert stage.session.rounds.answers(1)["4"] == before
    async with keyed(stage) as desk:
        assert "bulletin 4, rouvert" in desk.text
        assert desk.said == "Bulletin 4\u00a0: 1 chiffre repris."
        await desk.type("enter enter enter enter enter")
        assert desk.said == "Bulletin 4 corrigé."
        assert "bulletin 7 sur 12" in desk.text


async def test_a_mirrored_wall_reads_how_many_and_nothing_else(tmp_path: Path) -> None:
    stage = assessing(tmp_path, wall=Wall.SAME)
    async with keyed(stage) as desk:
        await desk.type("2 3 0")
    stage.reopen()
    async with keyed(stage) as desk:
        assert desk.said == "Bulletin 1\u00a0: 3 chiffres repris."
        assert "▮" not in desk.text
        assert desk.text.count("•") == 3


async def test_the_round_is_not_revealed_without_it(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    stage.cast(5)
    async with keyed(stage) as desk:
        await desk.type([*codes_of(desk, 0)[0]])
    stage.reopen()
    refusal = stage.session.rounds.reveal(2)
    assert refusal is not None
    assert (refusal.code, refusal.values) == ("ballot-unfinished", {"ballots": ("6",)})
    async with keyed(stage) as desk:
        # Given up in so many words, it is gone.
        await desk.type("escape enter")
    assert stage.session.rounds.reveal(2) is None


async def test_another_paper_reopened_first_leaves_it_where_it_is(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    stage.cast(2)
    async with keyed(stage) as desk:
        await desk.type([*codes_of(desk, 0)[0]])
    stage.reopen()
    async with keyed(stage, "1") as desk:
        assert desk.said == ""
        await desk.type("f7 1")
        assert "1, 2, 3" in desk.text or "1 à 3" in desk.text
        await desk.type("escape enter")
        assert desk.said == "Bulletin 1 corrigé. Bulletin 3\u00a0: 1 code repris."
        await desk.type("f7 1 3 m enter")
        assert desk.said == "Bulletin 3 retiré."
        assert desk.screen.tray.keying is not None
        assert not desk.screen.tray.keying.typed
    assert not drafts(stage).exists()
    assert stage.session.state.rounds[1].removed == 0


async def test_what_the_box_has_had_since_then_is_what_counts(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with keyed(stage) as desk:
        await desk.type("2 3")
    kept = drafts(stage).read_bytes()
    stage.cast(1)
    stage.session.rounds.drafts.forget()
    drafts(stage).write_bytes(kept)
    stage.reopen()
    async with keyed(stage, "1") as desk:
        assert desk.said == ""
        assert "Famille A\u00a0: 12 chiffres sur 12" in desk.text
    assert not drafts(stage).exists()


@pytest.mark.parametrize("keys", ["escape", "backspace backspace", "z escape escape"])
async def test_nothing_is_left_once_the_box_has_it_or_it_was_taken_back(tmp_path: Path, keys: str) -> None:
    stage = assessing(tmp_path)
    async with keyed(stage) as desk:
        await desk.type("2 3")
        assert drafts(stage).exists()
        await desk.type(keys)
    assert not drafts(stage).exists()


async def test_a_full_disk_holds_no_key_up_and_leaving_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = assessing(tmp_path)

    def full(*_: object) -> None:
        raise CannotWrite(tmp_path, "full")

    async with keyed(stage) as desk:
        await desk.type("2")
        assert not desk.screen.holds_unstored
        monkeypatch.setattr("fiche_tui.session.drafts.write_drafts", full)
        await desk.type("3")
        assert "Famille A\u00a0: 2 chiffres sur" in desk.text
        assert desk.screen.holds_unstored
        monkeypatch.undo()
        await desk.type("1")
        assert not desk.screen.holds_unstored


async def test_the_count_step_says_which_paper_waits(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=12)
    async with keyed(stage, "3") as desk:
        await desk.type("1")
    stage.reopen()
    assert stage.session.rounds.turnout(1).unfinished == ("3",)
    assert stage.session.rounds.turnout(1).people == 12
    stage.do(c.Record(f.RoundCancelled(1)))
    assert not drafts(stage).exists()
