"""Raised hands at the keyboard: what the room reads, what lies in the box after which key, and what stays hidden."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from fiche_tui.app import FicheApp
from fiche_tui.screens.ballots.hands import HandsScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.meeting.acts.hands import Hands
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.store.errors import CannotWrite
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import WallView
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.turnout import HANDS
from fiche_tui.workshop.values import Method
from tests.screens.body_host import press
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.prepared import HOSTILE, NAMES, SIZES, drawn, said
from tests.stage import Stage


@asynccontextmanager
async def at_step(stage: Stage, *keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """The workshop on screen, with those keys pressed."""
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        yield pilot


def plain(pilot: Pilot[Any]) -> str:
    """Everything on screen, each space a plain one."""
    return drawn(pilot).replace("\u00a0", " ")


def totals(*numbers: int) -> list[str]:
    return [key for number in numbers for key in (*str(number), "enter")]


def box(stage: Stage) -> dict[str, Ballot | Slip]:
    pending = pending_round(stage.session.state)
    assert pending is not None
    return dict(stage.session.rounds.answers(pending.asked.number))


def voting(tmp_path: Path) -> Stage:
    return Stage(tmp_path).until("voter")


async def test_twelve_roles_in_about_thirty_keys_then_the_reveal_says_public(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    roles = pending_round(stage.session.state).asked.subjects  # type: ignore[union-attr]
    assert len(roles) == 12
    numbers = [8, 6, 5, 4, 3, 2, 2, 1, 1, 1, 0, 0]
    keys = ["f7", "3", "enter", *totals(*numbers), "enter"]
    assert len(keys) <= 31
    async with at_step(stage, *keys) as pilot:
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert said(pilot) == "12 personnes comptées à main levée."
        slip = box(stage)[HANDS]
        assert isinstance(slip, Slip)
        assert (slip.people, slip.finished, slip.hands) == (12, True, True)
        assert [slip.counts[role][0][0] for role in roles] == numbers
        text = plain(pilot)
        assert "personnes comptées" in text
        assert "À main levée : ce tour est public, le compte rendu le dira." in text
        await press(pilot, "f9", "enter")
        assert "12 personnes à main levée, 33 points · tour public" in plain(pilot)
        tally = stage.session.state.rounds[-1].tally
        assert (tally.hands, tally.people, tally.ballots, tally.slips) == (12, 12, 0, 0)


async def test_it_says_plainly_that_hands_are_public_before_anybody_raises_one(tmp_path: Path) -> None:
    async with at_step(voting(tmp_path), "f7", "3") as pilot:
        assert isinstance(pilot.app.screen, HandsScreen)
        text = " ".join(plain(pilot).split())
        assert "À main levée, chaque personne voit le choix des autres : le compte rendu le dira." in text
        assert "Chaque personne lève la main pour 3 rôles au plus, une fois par rôle." in text
        assert "Combien de personnes lèvent la main?" in text
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, WorkshopScreen)


async def test_one_role_in_big_and_no_total_but_the_last(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    async with at_step(stage, "f7", "3", "enter", *totals(7, 4, 2)) as pilot:
        state = stage.session.state
        asked = [state.role(role) for role in pending_round(state).asked.subjects]  # type: ignore[union-attr]
        text = plain(pilot)
        shown = asked[3]
        assert shown is not None
        assert "À main levée · 4 sur 12" in text
        assert shown.label in text
        assert "Combien de mains?" in text
        assert f"Juste avant : {asked[2].code}" in text  # type: ignore[union-attr]
        assert "2 mains" in text
        for earlier, number in zip(asked[:2], (7, 4), strict=True):
            assert earlier is not None
            assert earlier.label not in text
            assert f"{number} mains" not in text
        for later in asked[4:]:
            assert later is not None
            assert later.label not in text


async def test_each_total_is_in_the_box_at_once_and_escape_leaves_it_unfinished(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    async with at_step(stage, "f7", "3", "enter", *totals(7, 4)) as pilot:
        slip = box(stage)[HANDS]
        assert isinstance(slip, Slip)
        assert (len(slip.counts), slip.finished) == (2, False)
        await press(pilot, "9", "escape")
        assert said(pilot).replace("\u00a0", " ") == "Compte à main levée gardé, pas fini : F7 pour continuer."
        assert "▲ Compte à main levée à terminer avant de dévoiler : F7" in plain(pilot)
        await press(pilot, "f9", "enter")
        assert pending_round(stage.session.state) is not None
        await press(pilot, "f7", "3", "enter")
        assert "À main levée · 3 sur 12" in plain(pilot)


async def test_faults_are_caught_in_place(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    async with at_step(stage, "f7", "3", "1", "3", "enter") as pilot:
        assert "13 personnes, et il reste 12 voix" in said(pilot)
        await press(pilot, "backspace", "2", "enter", "1", "3", "enter")
        assert said(pilot).startswith("13 mains pour 12 personnes")
        await press(pilot, "backspace", "2", "enter", *totals(12, 12), "1", "enter")
        assert said(pilot).startswith("37 mains en tout, et il y en a 36 au plus, 3 par personne")
        assert len(box(stage)[HANDS].counts) == 3  # type: ignore[union-attr]
        await press(pilot, "backspace", "enter")
        assert "0 si personne ne lève la main" in said(pilot)


async def test_those_who_have_a_ballot_in_the_box_raise_no_hand(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    stage.cast(2)
    async with at_step(stage, "f7", "3") as pilot:
        assert "2 personnes ont déjà répondu autrement" in plain(pilot)
        assert "À moins de cinq, leur choix se devine" in plain(pilot)
        await press(pilot, "enter", *totals(*[3] * 10, 0, 0), "enter")
        assert said(pilot) == "10 personnes comptées à main levée."
        await press(pilot, "f9", "enter")
        tally = stage.session.state.rounds[-1].tally
        assert (tally.people, tally.ballots, tally.hands) == (12, 2, 10)


async def test_when_everybody_has_answered_nobody_has_a_hand_left(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    stage.cast(12)
    async with at_step(stage, "f7", "3") as pilot:
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert said(pilot).replace("\u00a0", " ").startswith("Chaque voix présente a déjà répondu")


@pytest.mark.parametrize("step", ["evaluer", "depouiller"])
async def test_a_long_scale_is_refused_with_what_to_do(tmp_path: Path, step: str) -> None:
    stage = Stage(tmp_path).until(step)
    async with at_step(stage) as pilot:
        await press(pilot, "f7")
        assert "main levée" not in plain(pilot)
        await press(pilot, "escape")
        pilot.app.screen.action_run("count.hands")  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(pilot.app.screen, WorkshopScreen)
        assert "60 au plus. Gardez le papier." in said(pilot)
        assert "main levée" not in plain(pilot).splitlines()[-1]


async def test_a_short_list_is_counted_while_the_room_assesses(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.MethodChosen(Method(Instrument.CHECK))))
    stage.until("evaluer")
    async with at_step(stage, "f7", "3", "enter") as pilot:
        assert isinstance(pilot.app.screen, HandsScreen)
        assert "à renforcer : combien de mains?" in plain(pilot)


async def test_outside_a_round_it_says_so(tmp_path: Path) -> None:
    async with at_step(Stage(tmp_path).until("ajuster"), "escape") as pilot:
        assert isinstance(pilot.app.screen, WorkshopScreen)
        pilot.app.screen.action_run("count.hands")
        await pilot.pause()
        assert said(pilot).replace("\u00a0", " ") == "Aucun tour n’est ouvert : il n’y a pas de mains à compter."


async def test_the_count_can_be_taken_out_of_the_box(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    async with at_step(stage, "f7", "3", "enter", *totals(7), "m") as pilot:
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "enter")
        assert said(pilot) == "Compte à main levée retiré."
        assert HANDS not in box(stage)
        assert stage.session.state.rounds[-1].removed == 0


async def test_a_full_disk_keeps_the_total_on_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = voting(tmp_path)
    async with at_step(stage, "f7", "3", "enter", *totals(7)) as pilot:

        def full(*_args: object) -> None:
            raise CannotWrite(tmp_path, "full", "no space")

        with monkeypatch.context() as broken:
            broken.setattr(stage.session.rounds, "put", full)
            await press(pilot, "4", "enter")
            assert isinstance(pilot.app.screen, HandsScreen)
            assert said(pilot)
            assert (pilot.app.screen.count.keying.place, pilot.app.screen.count.keying.typed) == (1, "4")
        await press(pilot, "enter")
        assert len(box(stage)[HANDS].counts) == 2  # type: ignore[union-attr]


async def test_the_count_step_offers_it_for_cocher_and_par_famille(tmp_path: Path) -> None:
    for place, (instrument, words) in enumerate(
        ((Instrument.CHECK, "à renforcer : combien de mains?"), (Instrument.FAMILY, "combien de mains?"))
    ):
        stage = Stage(tmp_path / str(place))
        stage.do(c.Record(f.MethodChosen(Method(instrument))))
        stage.adjust()
        stage.do(c.Record(f.ListSettled()), c.StartStep("evaluer"), c.StartStep("depouiller"))
        async with at_step(stage) as pilot:
            assert "F7  répondre autrement" in plain(pilot)
            await press(pilot, "f7", "3", "enter")
            assert words in plain(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_text(tmp_path: Path, text: str, size: tuple[int, int]) -> None:
    stage = voting(tmp_path)
    for role in pending_round(stage.session.state).asked.subjects[:2]:  # type: ignore[union-attr]
        stage.do(c.Record(f.RoleReworded(role, text)))
    async with at_step(stage, "f7", "3", "enter", "3", "enter", size=size) as pilot:
        assert isinstance(pilot.app.screen, HandsScreen)
        assert "Combien de mains?" in plain(pilot)
        if len(text) < 40:
            assert text.split()[0][:6] in drawn(pilot)


async def test_people_at_their_own_screen_know_while_hands_are_counted(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    seen: list[bool] = []

    def counted(_screen: object) -> None:
        seen.append(room_from_json(stage.workshops.open(stage.id).room()).wall == WallView(hands=True))

    await Hands(FakeMeetingDesk(stage, counted)).count()
    assert seen == [True]
    assert room_from_json(stage.workshops.open(stage.id).room()).wall == WallView()


def test_nobody_counts_hands_when_a_session_begins(tmp_path: Path) -> None:
    stage = voting(tmp_path)
    stage.session.show_on_wall(WallView(curtain=True, hands=True))
    assert stage.reopen().wall == WallView(curtain=True)
