"""At a projector's 80x24 the room reads whole words: no title and no label of the roles sheet is cut in a vote."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.app import FicheApp
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import pending_round, shortlist
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Reservation
from tests.stage import Stage


@asynccontextmanager
async def drawn(stage: Stage, *keys: str) -> AsyncIterator[Pilot[None]]:
    """The program at 80x24 with those keys pressed."""
    app = FicheApp(stage.workshops, stage.clock, stage.session)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        yield pilot


def text_of(pilot: Pilot[None]) -> str:
    """Everything drawn."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())


LONGEST = ("D1", "D4", "E3", "E4", "E5", "B2", "A3")
"""The longest labels of the sheet, in both columns."""


def voting(tmp_path: Path) -> Stage:
    """A vote whose shortlist holds the longest labels."""
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    inside = shortlist(stage.session.state).roles
    stage.do(*(c.Record(f.RoleSetAside(role)) for role in inside))
    stage.do(*(c.Record(f.RoleRescued(stage.role(code))) for code in LONGEST))
    stage.do(c.StartStep("voter"))
    pending = pending_round(stage.session.state)
    assert pending is not None
    assert len(pending.asked.subjects) == len(LONGEST)
    return stage


@pytest.mark.parametrize("keys", [(), ("b",)], ids=["in the room", "at the keyboard"])
async def test_the_roles_that_are_voted_on_are_not_cut(tmp_path: Path, keys: tuple[str, ...]) -> None:
    stage = voting(tmp_path)
    async with drawn(stage, *keys) as pilot:
        for code in LONGEST:
            role = stage.session.state.role(stage.role(code))
            assert role is not None
            assert role.label in text_of(pilot), text_of(pilot)


async def test_titles_of_steps_are_whole_beside_the_time(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("porter")
    stage.clock.move(minutes=-1)
    async with drawn(stage) as pilot:
        first = text_of(pilot).splitlines()[0]
        assert "Qui porte, par quoi commencer, pour quand" in first
        assert "avance" in first or "retard" in first or "À l’heure" in first, first


LEVELS = ("0 nous ne le faisons pas / pas à nous", "1 à l’occasion", "2 régulièrement", "3 au cœur", "x je ne sais pas")
WANTED_LEVELS = ("0 pas à nous", *LEVELS[1:])
MARKS = ("Écrivez jusqu’à 7 codes à renforcer, et jusqu’à 3 codes à alléger.",)


@pytest.mark.parametrize(
    ("instrument", "words"),
    [
        (Instrument.FULL, LEVELS),
        (Instrument.WANTED, WANTED_LEVELS),
        (Instrument.FAMILY, LEVELS),
        (Instrument.CHECK, MARKS),
    ],
)
@pytest.mark.parametrize("objectives", [1, 3])
async def test_what_the_digits_mean_is_in_sight_while_the_room_assesses(
    tmp_path: Path, instrument: Instrument, words: tuple[str, ...], objectives: int
) -> None:
    stage = Stage(tmp_path)
    long = tuple(
        f"Un objectif commun qui demande toute une ligne pour être dit en entier, le {place}"
        for place in range(objectives)
    )
    details = replace(stage.session.state.details, objectives=long)
    stage.do(c.Record(f.MethodChosen(Method(instrument))), c.Record(f.DetailsChanged(details)))
    stage.until("evaluer")
    async with drawn(stage) as pilot:
        # No-break spaces are of the text, not of what is asked here.
        text = text_of(pilot).replace("\u00a0", " ")
        for one in words:
            assert one in text, text


async def test_nothing_scrolls_while_the_room_assesses_the_roles(tmp_path: Path) -> None:
    async with drawn(Stage(tmp_path).until("evaluer")) as pilot:
        assert pilot.app.screen.query_one("ClockBody #say").max_scroll_y == 0
        assert "est une vraie réponse." in text_of(pilot)


@pytest.mark.parametrize("preset", ["90", "120"])
async def test_the_fingers_leave_their_place_to_the_reservations(tmp_path: Path, preset: str) -> None:
    stage = Stage(tmp_path, preset=preset).until("accord")
    long = "Il faudrait commencer par le transport des aînés, sinon personne ne vient."
    stage.do(c.Record(f.FingersCounted((0, 1, 2, 3, 2, 4))), c.Record(f.FingersCounted((0, 0, 1, 3, 4, 4))))
    async with drawn(stage) as pilot:
        body = pilot.app.screen.query_one("AgreeBody VerticalScroll")
        assert re.search(r"\n   0  je m’oppose +0\n   1 +0\n   2 +1  █", text_of(pilot)), text_of(pilot)
        assert body.max_scroll_y == 0
    stage.reopen()
    stage.do(*(c.Record(f.ReservationRecorded(Reservation(f"r{n}", f"{n} {long}", "Denise Roy"))) for n in range(2)))
    async with drawn(stage) as pilot:
        body = pilot.app.screen.query_one("AgreeBody VerticalScroll")
        assert re.search(r"0   0 +3   3  █", text_of(pilot)), text_of(pilot)
        assert re.search(r"2   1  █+[▏▎▍▌▋▊▉]? +5   4  █", text_of(pilot)), text_of(pilot)
        assert body.max_scroll_y == 0
        assert "Réserve\u00a0: 1 Il faudrait" in text_of(pilot)
    stage.reopen()
    stage.do(*(c.Record(f.ReservationRecorded(Reservation(f"s{n}", f"{n} {long}"))) for n in range(2, 6)))
    async with drawn(stage, *["down"] * 20) as pilot:
        assert "Réserve\u00a0: 5 Il faudrait" in text_of(pilot)
