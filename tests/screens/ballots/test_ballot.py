"""Keying papers in: what lies in the box after which key, what the room may read, and what a full disk costs."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.keys.bindings import digit_of
from fiche_tui.screens.ballots.reopen import ReopenBallot, numbers_words
from fiche_tui.screens.ballots.screen import BallotScreen
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.session.answers import answer_to_json
from fiche_tui.settings.values import Settings
from fiche_tui.store.errors import CannotWrite
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip, is_complete
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Wall
from tests import hostile
from tests.meetings import complete
from tests.screens.dressed import Dressed
from tests.soaked import SIZES
from tests.stage import Stage

FULL = Method(Instrument.FULL)
AZERTY = dict(zip("0123456789", ["à", "&", "é", '"', "'", "(", "-", "è", "_", "ç"], strict=True))


class Host(Dressed):
    ENABLE_COMMAND_PALETTE = False
    settings = Settings()

    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()

    def get_default_screen(self) -> FicheScreen[None]:
        return FicheScreen()


class Desk:
    """A ballot screen over a real workshop, and what a person does there."""

    def __init__(self, stage: Stage, pilot: Pilot[None], screen: BallotScreen) -> None:
        self.stage, self.pilot, self.screen = stage, pilot, screen
        self.left: list[str | None] = []
        """What the screen wanted said at the step, once it was left."""

    async def type(self, keys: str | Iterable[str]) -> None:
        """A text is keys apart by spaces, ``_`` the space bar."""
        await self.pilot.press(
            *(("space" if k == "_" else k) for k in (keys.split() if isinstance(keys, str) else keys))
        )
        await self.pilot.pause()

    @property
    def box(self) -> dict[str, Ballot | Slip]:
        return dict(self.stage.session.rounds.answers(self.screen.tray.asked.number))

    @property
    def said(self) -> str:
        return self.screen.status.sentence

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.pilot.app.screen._compositor.render_strips())


def assessing(tmp_path: Path, method: Method = FULL, wall: Wall = Wall.TWO, *, cast: int = 0) -> Stage:
    """The assessment is open, with that many ballots in the box."""
    stage = Stage(tmp_path, wall=wall)
    stage.do(c.Record(f.MethodChosen(method)))
    stage.adjust()
    stage.do(c.Record(f.ListSettled()), c.StartStep("evaluer"))
    stage.cast(cast)
    return stage


def voting(tmp_path: Path, wall: Wall = Wall.TWO, *, by_counts: bool = False) -> Stage:
    """The vote is open on twelve roles or so, three dots each."""
    stage = Stage(tmp_path, wall=wall)
    stage.do(c.Record(f.MethodChosen(Method(vote_by_counts=by_counts))))
    stage.adjust()
    stage.do(c.Record(f.ListSettled()), c.StartStep("evaluer"))
    stage.cast(12)
    stage.reveal()
    stage.do(c.StartStep("voter"))
    return stage


@asynccontextmanager
async def keyed(
    stage: Stage,
    name: str = "",
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Desk]:
    pending = pending_round(stage.session.state)
    assert pending is not None
    app = Host()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        screen = BallotScreen(stage.session, pending.asked.number, name)
        desk = Desk(stage, pilot, screen)
        app.push_screen(screen, desk.left.append)
        await pilot.pause()
        yield desk


def family(stage: Stage, letter: str) -> list[str]:
    asked = pending_round(stage.session.state)
    assert asked is not None
    return [role for role in asked.asked.subjects if stage.session.state.role(role).code[0] == letter]  # type: ignore[union-attr]


def whole(stage: Stage, answer: str = "1") -> list[str]:
    """A complete ballot as it is typed."""
    keys: list[str] = []
    for letter in "ABCDE":
        keys += [answer] * 2 * len(family(stage, letter)) + ["enter"]
    return keys


async def test_a_complete_ballot_is_in_the_box_and_the_next_one_waits(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=6)
    keys = whole(stage)
    assert len(keys) <= 58
    async with keyed(stage) as desk:
        assert "Dépouillement · bulletin 7 sur 12" in desk.text
        assert "6 bulletins déposés sur 12 · écrivez 7 au coin de celui-ci" in desk.text
        await desk.type(keys)
        assert desk.said == "Bulletin 7 déposé."
        assert "bulletin 8 sur 12" in desk.text
        ballot = desk.box["7"]
        assert isinstance(ballot, Ballot)
        assert is_complete(desk.screen.tray.asked, ballot)
        assert set(ballot.answers.values()) == {(1, 1)}
        await desk.type("2")
        assert desk.said == ""


async def test_each_family_is_in_the_box_as_soon_as_it_ends(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    size = 2 * len(family(stage, "A"))
    async with keyed(stage) as desk:
        await desk.type(["2"] * size)
        assert desk.box == {}
        await desk.type("enter 3")
        assert desk.box == {"1": Ballot(dict.fromkeys(family(stage, "A"), (2, 2)))}
        assert stage.session.rounds.turnout(1).unfinished == ("1",)
        assert "Famille B\u00a0: 1 chiffre sur" in desk.text


async def test_enter_before_the_end_of_a_family_says_how_many(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    size = 2 * len(family(stage, "A"))
    async with keyed(stage) as desk:
        await desk.type([*["2"] * (size - 1), "enter"])
        assert desk.said == f"Famille A\u00a0: {size - 1} chiffres sur {size}\u00a0: il en manque."
        assert desk.box == {}
        await desk.type("2 2")
        assert desk.said == "Famille A est pleine\u00a0: Entrée pour continuer, ⌫ pour corriger."


@pytest.mark.parametrize("key", ["4", "a", "9"])
async def test_what_is_not_on_the_scale_is_told_and_not_written(tmp_path: Path, key: str) -> None:
    async with keyed(assessing(tmp_path)) as desk:
        await desk.type([key])
        assert desk.said == "Écrivez un chiffre de 0 à 3, ou x."
        assert "Famille A\u00a0: 0 chiffre sur" in desk.text


async def test_azerty_digits_and_caps_lock(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with keyed(stage) as desk:
        await desk.type(["à", "ampersand", "é", "quotation_mark", "X"])
        await desk.type(["escape"])
        roles = family(stage, "A")
        assert stage.session.rounds.answers(1)["1"] == Ballot({roles[0]: (0, 1), roles[1]: (2, 3), roles[2]: (None,)})


async def test_escape_keeps_an_unfinished_ballot_and_has_it_said_at_the_step(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=2)
    async with keyed(stage) as desk:
        await desk.type("1 2 3 escape")
        assert desk.pilot.app.screen is not desk.screen
        assert desk.left == ["Bulletin 3 gardé, pas fini\u00a0: z pour le rouvrir."]
        assert stage.session.rounds.turnout(1).unfinished == ("3",)
        assert stage.session.rounds.turnout(1).people == 2


async def test_an_unfinished_ballot_that_is_ended_is_a_new_one_in_the_box(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with keyed(stage) as desk:
        await desk.type("1 1 escape")
    async with keyed(stage, "1") as desk:
        for key in whole(stage)[2:]:
            desk.screen.papers.press(key)
        assert desk.said == "Bulletin 1 déposé."
        assert stage.session.rounds.turnout(1).people == 1


async def test_escape_from_an_untouched_ballot_leaves_nothing(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with keyed(stage) as desk:
        await desk.type("escape")
        assert desk.pilot.app.screen is not desk.screen
        assert stage.session.rounds.answers(1) == {}


async def test_z_reopens_by_number_and_comes_back_to_the_unfinished_one(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=6)
    before = stage.session.rounds.answers(1)["4"]
    assert isinstance(before, Ballot)
    async with keyed(stage) as desk:
        await desk.type("1 1 z")
        assert isinstance(desk.pilot.app.screen, ReopenBallot)
        assert "1 à 6" in desk.text
        await desk.type(["apostrophe", "enter"])
        assert "bulletin 4 sur 12" in desk.text
        assert "bulletin 4, rouvert" in desk.text
        assert desk.said == "Bulletin 7 gardé, pas fini\u00a0: z pour le rouvrir."
        await desk.type("0 enter enter enter enter enter")
        assert desk.said == "Bulletin 4 corrigé."
        first = family(stage, "A")[0]
        assert desk.box["4"] == Ballot({**before.answers, first: (0, *before.answers[first][1:])})
        assert "bulletin 7 sur 12" in desk.text
        assert "Famille A\u00a0: 2 chiffres sur" in desk.text


async def test_a_number_that_no_ballot_bears(tmp_path: Path) -> None:
    async with keyed(assessing(tmp_path, cast=2)) as desk:
        await desk.type("z 9 enter")
        assert "Aucun bulletin 9 n’est saisi ici." in desk.text
        await desk.type("backspace enter")
        assert "Écrivez le numéro, en chiffres." in desk.text
        await desk.type("escape")
        assert desk.screen.tray.name == "3"


async def test_a_name_given_at_the_start_is_reopened_or_told(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=2)
    async with keyed(stage, "2") as desk:
        assert desk.screen.tray.reopened
    async with keyed(stage, "9") as desk:
        assert desk.said == "Aucun bulletin 9 n’est saisi ici."
        assert desk.screen.tray.name == "3"


async def test_a_ballot_is_removed_after_a_question(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=3)
    async with keyed(stage) as desk:
        await desk.type("1 z 2 m")
        assert isinstance(desk.pilot.app.screen, Confirm)
        await desk.type("escape")
        assert "2" in desk.box
        await desk.type("z 2 m enter")
        assert desk.said == "Bulletin 2 retiré."
        assert set(desk.box) == {"1", "3"}
        assert stage.session.state.rounds[0].removed == 1
        assert "Famille A\u00a0: 1 chiffre sur" in desk.text
        await desk.type("z 1 m enter escape")
        assert stage.session.rounds.turnout(1).people == 1


async def test_a_full_disk_loses_nothing_that_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = assessing(tmp_path)
    size = 2 * len(family(stage, "A"))
    put = stage.session.rounds.put
    async with keyed(stage) as desk:

        def refuse(number: int, name: str, answer: Ballot | Slip) -> Refusal | None:
            raise CannotWrite(tmp_path / "boxes", "full")

        monkeypatch.setattr(stage.session.rounds, "put", refuse)
        await desk.type([*["2"] * size, "enter"])
        assert "le disque est plein" in desk.said
        assert f"Famille A\u00a0: {size} chiffres sur {size}" in desk.text
        await desk.type("escape")
        assert isinstance(desk.pilot.app.screen, Confirm)
        await desk.type("escape")
        monkeypatch.setattr(stage.session.rounds, "put", put)
        await desk.type("enter")
        assert desk.box == {"1": Ballot(dict.fromkeys(family(stage, "A"), (2, 2)))}
        assert "Famille B" in desk.text


async def test_once_leaving_without_the_box_was_said_it_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = assessing(tmp_path)

    def refuse(number: int, name: str, answer: Ballot | Slip) -> Refusal | None:
        return Refusal("round-closed", {"round": number})

    async with keyed(stage) as desk:
        monkeypatch.setattr(stage.session.rounds, "put", refuse)
        await desk.type("2 escape enter")
        assert desk.pilot.app.screen is not desk.screen


async def test_a_box_that_cannot_be_read_takes_no_ballot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = assessing(tmp_path, cast=2)
    answers = stage.session.rounds.answers

    def refuse(number: int) -> dict[str, Ballot | Slip]:
        raise CannotWrite(tmp_path / "boxes", "forbidden")

    monkeypatch.setattr(stage.session.rounds, "answers", refuse)
    async with keyed(stage) as desk:
        assert "droit" in desk.said
        await desk.type("1 1")
        assert desk.screen.tray.keying is None
        monkeypatch.setattr(stage.session.rounds, "answers", answers)
        await desk.type("enter")
        assert desk.screen.tray.name == "3"
        await desk.type("escape")


async def test_once_all_are_in_nothing_more_is_asked_for(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=11)
    async with keyed(stage) as desk:
        await desk.type(whole(stage))
        assert desk.said == "Bulletin 12 déposé."
        assert desk.screen.top.left == "Dépouillement · tous y sont"
        assert "Tous les bulletins y sont." in desk.text
        assert "12 bulletins déposés sur 12" in desk.text
        assert "bulletin 13" not in desk.text
        # What is still typed, the eye on the pile, begins no paper.
        await desk.type("2 3 x enter space up backspace")
        assert desk.screen.tray.keying is None
        assert len(desk.box) == 12
        await desk.type("escape")
        assert desk.left == [""]


async def test_a_paper_more_is_keyed_in_on_purpose_and_told(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=12)
    async with keyed(stage) as desk:
        assert "b      saisir un bulletin de plus" in desk.text
        await desk.type("b")
        assert desk.screen.top.left == "Dépouillement · bulletin 13"
        await desk.type(whole(stage))
        assert desk.said == "Bulletin 13 déposé."
        assert "▲ 13 bulletins pour 12 voix\u00a0: voyez les présences (y)." in desk.text
        assert desk.screen.top.left == "Dépouillement"


async def test_once_all_are_in_a_paper_is_reopened_by_its_number(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    stage.cast(12)
    async with keyed(stage) as desk:
        assert "Tous les bulletins y sont." in desk.text
        await desk.type("Z 7 enter")
        assert "bulletin 7, rouvert" in desk.text
        await desk.type("enter")
        assert desk.said == "Bulletin 7 corrigé."
        await desk.type("f7 1 3 m enter")
        assert desk.said == "Bulletin 3 retiré."
        assert desk.screen.tray.name == "3"


async def test_a_mirrored_wall_shows_no_choice(tmp_path: Path) -> None:
    async with keyed(assessing(tmp_path, wall=Wall.SAME, cast=1)) as desk:
        before = desk.text
        assert "Quel rôle" in before or "À deux" in before
        await desk.type("2 3 x 0")
        await desk.type("left")
        shown = desk.text
        assert "▮" not in shown
        assert "[ • ]" in shown
        assert shown.count("•") == 4
        assert "je ne sais pas" not in shown.split("Famille A")[0]
        await desk.type("7")
        assert "7" not in desk.said


async def test_dots_in_ten_keys(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    asked = pending_round(stage.session.state)
    assert asked is not None
    codes = [stage.session.state.role(role).code for role in asked.asked.subjects[:3]]  # type: ignore[union-attr]
    keys = [*" ".join(codes).lower().replace(" ", "_"), "enter"]
    assert len(keys) <= 10
    async with keyed(stage) as desk:
        await desk.type(keys)
        assert desk.said == "Bulletin 1 déposé."
        assert desk.box == {"1": Ballot(dict.fromkeys(asked.asked.subjects[:3], (1,)))}
        # Fewer points than one may give are allowed, and said while the paper is still at hand.
        await desk.type([*codes[0].lower(), "enter"])
        assert desk.said == "Bulletin 2 déposé. 1 point sur 3."


async def test_codes_on_an_azerty_row_and_slips_in_plain_words(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    asked = pending_round(stage.session.state)
    assert asked is not None
    code = stage.session.state.role(asked.asked.subjects[0]).code  # type: ignore[union-attr]
    letter, figure = code[0].lower(), code[1]
    azerty = AZERTY[figure]
    async with keyed(stage) as desk:
        await desk.type(letter)
        await desk.pilot.press(next(k for k in _key_names(azerty)))
        await desk.type(letter + " " + figure)
        assert desk.said == f"{code} est déjà écrit\u00a0: un rôle ne compte qu’une fois. ⌫ pour corriger."
        await desk.type("backspace z")
        assert desk.said == "Z\u00a0: ce code n’existe pas. ⌫ pour corriger."
        await desk.type("backspace x")
        assert desk.said == "X\u00a0: ce code n’existe pas. ⌫ pour corriger."
        await desk.type("backspace b 6")
        assert desk.said.startswith("B6 ")


@pytest.mark.parametrize("wall", [Wall.TWO, Wall.SAME])
async def test_a_refused_code_stops_enter_and_is_told_until_it_is_taken_back(tmp_path: Path, wall: Wall) -> None:
    async with keyed(voting(tmp_path, wall)) as desk:
        asked = desk.screen.tray.asked
        first, second, third = (desk.stage.session.state.role(role).code for role in asked.subjects[:3])  # type: ignore[union-attr]
        await desk.type([*f"{first}{second}B6".lower()])
        told = desk.said
        assert "⌫" in told
        assert ("B6" in told) is (wall is Wall.TWO)
        for keys in ("enter", third[0].lower(), "enter enter", "space", "down"):
            await desk.type(keys)
            assert desk.said == told
            assert desk.box == {}
        assert ("[ B6 ]" in desk.text) is (wall is Wall.TWO)
        await desk.type(["backspace", *third.lower(), "enter"])
        assert desk.said == "Bulletin 1 déposé."
        assert desk.box == {"1": Ballot(dict.fromkeys(asked.subjects[:3], (1,)))}


async def test_a_code_too_many_is_taken_back_before_the_paper_is_filed(tmp_path: Path) -> None:
    async with keyed(voting(tmp_path)) as desk:
        asked = desk.screen.tray.asked
        codes = [desk.stage.session.state.role(role).code for role in asked.subjects[:4]]  # type: ignore[union-attr]
        await desk.type([*"".join(codes).lower(), "enter"])
        assert desk.said == "3 codes au plus\u00a0: ⌫ pour ôter celui-ci."
        assert desk.box == {}
        await desk.type("backspace enter")
        assert desk.box == {"1": Ballot(dict.fromkeys(asked.subjects[:3], (1,)))}


def _key_names(character: str) -> list[str]:
    from textual.keys import _character_to_key

    key = _character_to_key(character)
    assert digit_of(key) is not None
    return [key]


async def test_merged_codes_are_explained(tmp_path: Path) -> None:
    async with keyed(assessing(tmp_path, Method(Instrument.CHECK))) as desk:
        await desk.type("b 6")
        assert desk.said == "B6 est fusionné dans A6\u00a0: ⌫, puis écrivez A6, s’il n’y est pas déjà."


async def test_masked_codes_are_judged_without_being_named(tmp_path: Path) -> None:
    async with keyed(voting(tmp_path, Wall.SAME)) as desk:
        asked = desk.screen.tray.asked
        code = desk.stage.session.state.role(asked.subjects[0]).code  # type: ignore[union-attr]
        await desk.type([*code.lower(), "b", "6"])
        assert desk.said == "Code 2\u00a0: pas sur le bulletin. ⌫ pour corriger."
        lists = desk.text.split("\n")[3]
        assert "•" in lists
        assert code not in lists


async def test_a_blank_ballot_takes_two_enters(tmp_path: Path) -> None:
    async with keyed(voting(tmp_path)) as desk:
        await desk.type("enter")
        assert desk.said == "Bulletin blanc? Entrée encore une fois pour le déposer ainsi."
        assert desk.box == {}
        await desk.type("enter")
        assert desk.box == {"1": Ballot({})}


async def test_half_a_ballot_of_codes_is_given_up_in_so_many_words(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    asked = pending_round(stage.session.state)
    assert asked is not None
    code = stage.session.state.role(asked.asked.subjects[0]).code.lower()  # type: ignore[union-attr]
    async with keyed(stage) as desk:
        await desk.type([*code, "escape"])
        assert "serait perdu" in desk.text
        await desk.type("escape")
        assert desk.pilot.app.screen is desk.screen
        await desk.type("f7 escape escape enter")
        assert desk.pilot.app.screen is not desk.screen
        assert stage.session.rounds.answers(asked.asked.number) == {}


async def test_stickers_by_counts(tmp_path: Path) -> None:
    stage = voting(tmp_path, by_counts=True)
    async with keyed(stage) as desk:
        roles = desk.screen.tray.asked.subjects
        numbers = [9, 7, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0][: len(roles)]
        keys = [*"12", "enter"]
        for number in numbers + [0] * (len(roles) - len(numbers)):
            keys += [*(str(number) if number else ""), "enter"]
        await desk.type(keys[:-1])
        kept = desk.box["1"]
        assert isinstance(kept, Slip)
        assert not kept.finished
        assert stage.session.rounds.turnout(desk.screen.tray.asked.number).unfinished == ("1",)
        await desk.type(keys[-1:])
        assert desk.said == "Feuille 1 déposée."
        assert "Tout le monde est compté." in desk.text
        slip = desk.box["1"]
        assert isinstance(slip, Slip)
        assert slip.people == 12
        assert [slip.counts[role][0][0] for role in roles][:12] == numbers
        assert desk.screen.top.left == "Dépouillement · tout le monde est compté"


async def test_a_slip_of_levels(tmp_path: Path) -> None:
    stage = assessing(tmp_path, Method(Instrument.WANTED, by_counts=True))
    async with keyed(stage) as desk:
        await desk.type(["left_parenthesis", "enter", "1", "enter", "7"])
        assert desk.said == "7 personnes, et la feuille en compte 5. ⌫ pour corriger."
        await desk.type("backspace 2 enter 2 enter 1 enter")
        assert desk.said == "A1\u00a0: 6 en tout, et la feuille compte 5 personnes. ⌫ pour corriger."
        await desk.type("enter 2 enter")
        assert "[ 1]" in desk.text
        await desk.type("backspace enter")
        assert "[=0]" in desk.text
        await desk.type("enter")
        for _role in desk.screen.tray.asked.subjects[1:]:
            for key in ("5", *["enter"] * 5):
                desk.screen.papers.press(key)
        assert isinstance(desk.box["1"], Slip)
        assert desk.box["1"].counts[family(stage, "A")[0]] == ((1, 2, 2, 0, 0),)


async def test_masked_counts_show_no_number(tmp_path: Path) -> None:
    stage = assessing(tmp_path, Method(Instrument.WANTED, by_counts=True), Wall.SAME)
    async with keyed(stage) as desk:
        await desk.type("5 enter 3 enter 7")
        assert desk.said == "Ce nombre dépasse celui des personnes de la feuille. ⌫ pour corriger."
        await desk.type("backspace 2 enter enter enter")
        line = next(line for line in desk.text.split("\n") if "A1" in line)
        assert not set("2345") & set(line.replace("A1", ""))
        assert line.count("•") == 4


async def test_the_time_of_the_step_stands_at_the_right(tmp_path: Path) -> None:
    stage = assessing(tmp_path)
    async with keyed(stage) as desk:
        assert desk.screen.top.right.startswith("10:00 · jusqu’à")
        stage.clock.move(seconds=61)
        desk.screen._tick()
        assert desk.screen.top.right.startswith("08:59")


async def test_a_ballot_by_another_door_is_counted_before_the_next_key(tmp_path: Path) -> None:
    stage = assessing(tmp_path, cast=6)
    async with keyed(stage) as desk:
        await desk.type("1 2")
        asked = desk.screen.tray.asked
        stage.workshops.open(stage.id).box("table-9", asked.number).put("1", answer_to_json(complete(asked)))
        # As the screen of the meeting does below, every few seconds while a way in is open.
        assert stage.session.rounds.refresh_turnout(asked.number).people == 7
        desk.screen._tick()
        await desk.pilot.pause()
        assert "7 bulletins déposés sur 12 · écrivez 7 au coin de celui-ci" in desk.text


METHODS = [
    Method(Instrument.FULL),
    Method(Instrument.WANTED),
    Method(Instrument.CHECK),
    Method(Instrument.FAMILY),
    Method(Instrument.FULL, by_counts=True),
    Method(Instrument.CHECK, by_counts=True),
    Method(Instrument.FAMILY, by_counts=True),
]


METHOD_NAMES = [f"{one.instrument.value}{'-counts' * one.by_counts}" for one in METHODS]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("method", METHODS, ids=METHOD_NAMES)
async def test_every_size_holds_the_paper(tmp_path: Path, method: Method, size: tuple[int, int]) -> None:
    async with keyed(assessing(tmp_path, method), size=size) as desk:
        await desk.type("1 2 3 enter up down backspace")
        assert "écrivez 1 au coin" in desk.text
        assert "Échap" in desk.text


@pytest.mark.parametrize("method", METHODS, ids=METHOD_NAMES)
async def test_what_people_typed_is_shown_as_it_is(tmp_path: Path, method: Method) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME)
    state = stage.session.state
    roles = [role for role in state.roles if role.code[0] in "AB"]
    texts = (*hostile.TEXTS, hostile.WORD)
    stage.do(
        c.Record(f.MethodChosen(method)),
        *(c.Record(f.RoleReworded(role.id, text)) for role, text in zip(roles, texts, strict=False)),
        *(c.Record(f.RoleRelabelled(role.id, text[:32])) for role, text in zip(roles, texts, strict=False)),
        *(c.Record(f.FamilyRenamed(one.id, text)) for one, text in zip(state.families, hostile.TEXTS, strict=False)),
        c.Record(f.ListSettled()),
        c.StartStep("evaluer"),
    )
    for size in ((80, 24), (160, 45)):
        async with keyed(stage, size=size) as desk:
            for text in hostile.TEXTS[:5]:
                assert text[:16] in desk.text


def test_numbers_in_words() -> None:
    assert numbers_words(["1", "2", "3", "5", "8", "7", "10", "x"]) == "1 à 3, 5, 7, 8, 10"
    assert numbers_words([]) == ""
