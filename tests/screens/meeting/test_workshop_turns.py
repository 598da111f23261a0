"""Round the table on screen, and the sound at the thresholds."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.session.session import Session
from fiche_tui.store.turns import TURNS
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Step, StepKind
from fiche_tui.workshop.values import Person
from tests.screens.body_host import press
from tests.screens.meeting.test_workshop import HOSTILE, running, said, screen_of
from tests.stage import Stage


def turn(pilot: Pilot[None]) -> str:
    """The line of the turns, empty when there is none."""
    body = screen_of(pilot).step_body
    return str(body.query_one("#turn").render()) if body.has_class("-turns") else ""


def folder(stage: Stage) -> Path:
    return stage.workshops.folder / stage.id


async def test_a_round_of_the_table(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, "f6")
        assert isinstance(pilot.app.screen, Ask)
        await press(pilot, "1")
        assert turn(pilot) == "● Anne Lavoie 01:00   ensuite Bineta Diop   1 sur 12"
        stage.clock.move(seconds=18)
        screen_of(pilot)._tick()
        assert turn(pilot).startswith("● Anne Lavoie 00:42")
        await press(pilot, "enter")
        assert turn(pilot).startswith("● Bineta Diop 01:00   ensuite Carlos Ruiz   2 sur 12")
        await press(pilot, "f6", "2")
        assert turn(pilot).startswith("● Carlos Ruiz 01:00")
        stage.clock.move(seconds=70)
        screen_of(pilot)._tick()
        assert turn(pilot).startswith("● Carlos Ruiz +00:10")
        await press(pilot, "f6", "3")
        assert turn(pilot).startswith("● Carlos Ruiz 01:00")
        await press(pilot, *["enter"] * 10)
        assert turn(pilot) == "● Bineta Diop 01:00   12 sur 12"
        await press(pilot, "enter")
        assert turn(pilot) == ""
        assert said(pilot) == "Le tour de table est fait\u00a0: tout le monde a eu la parole."


async def test_nothing_of_the_turns_is_written_in_the_journal_or_left_behind(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    head = stage.session.history.head
    async with running(stage) as pilot:
        await press(pilot, "f6", "1", "enter", "f6", "2", "f6", "3")
        assert (folder(stage) / TURNS).exists()
        await press(pilot, "f6", "4")
        assert turn(pilot) == ""
        assert not (folder(stage) / TURNS).exists()
    assert stage.session.history.head == head


async def test_after_a_kill_the_same_person_speaks(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, "f6", "2", "enter")
        shown = turn(pilot)
    assert "Bineta Diop 00:20" in shown
    stage.clock.move(seconds=5)
    stage.session = Session.open(stage.workshops.open(stage.id), stage.clock, "Claude")
    async with running(stage) as pilot:
        assert turn(pilot) == shown.replace("00:20", "00:15")


async def test_a_pause_and_another_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, "f6", "1", "space")
        stage.clock.move(minutes=4)
        screen_of(pilot)._tick()
        assert "Anne Lavoie 01:00" in turn(pilot)
        await press(pilot, "n")
        assert stage.session.turns.current is None


async def test_a_round_of_the_table_needs_people_and_a_plenary_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(
        c.Record(f.StepInserted(Step("souffler", "Souffler", StepKind.BREAK, {}, {}, optional=True), 5, "accueil"))
    )
    stage.do(c.StartStep("souffler"))
    async with running(stage) as pilot:
        await press(pilot, "f6")
        assert said(pilot) == "Le tour de table se fait dans une étape en plénière."
    alone = Stage(tmp_path / "alone")
    for person in alone.session.state.people:
        alone.do(c.Record(f.PersonRemoved(person.id)))
    alone.do(c.StartStep("accueil"))
    async with running(alone) as pilot:
        await press(pilot, "f6")
        assert said(pilot).startswith("Aucune présence n’est cochée.")
        await press(pilot, "enter", "left", "right")
        assert turn(pilot) == ""


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"_meta":{"schema":1,"kind":"turns","rev":1},"turns":{"run":"x"}}'])
async def test_turns_that_do_not_read_are_none(tmp_path: Path, damage: bytes) -> None:
    stage = Stage(tmp_path).until("accueil")
    (folder(stage) / TURNS).write_bytes(damage)
    stage.reopen()
    async with running(stage) as pilot:
        assert turn(pilot) == ""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_names_are_text(tmp_path: Path, text: str) -> None:
    stage = Stage(tmp_path)
    for person in stage.session.state.people:
        stage.do(c.Record(f.PersonRemoved(person.id)))
    stage.do(c.Record(f.PeopleAdded((Person("a", text[:300]), Person("b", text[:300])))), c.StartStep("accueil"))
    async with running(stage) as pilot:
        await press(pilot, "f6", "1")
        assert turn(pilot).startswith(f"● {text[:10].strip()}")
        await press(pilot, "enter")
        assert turn(pilot).endswith("2 sur 2")


# The sound


async def rung(pilot: Pilot[None], stage: Stage, seconds: list[float]) -> list[float]:
    """At which of those times left the bell rang."""
    rang: list[float] = []
    now: list[float] = []

    def ring() -> None:
        rang.append(now[-1])

    pilot.app.bell = ring  # type: ignore[method-assign]
    run = stage.session.state.run
    assert run is not None
    for left in seconds:
        stage.clock.move(seconds=run.left(stage.clock.now()) - left)
        now.append(left)
        screen_of(pilot)._tick()
    return rang


LEFT = [200.0, 73.0, 72.0, 71.0, 61.0, 60.0, 59.0, 1.0, 0.0, -1.0, -2.0, -60.0]


async def test_there_is_no_sound_unless_asked_for(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        assert await rung(pilot, stage, LEFT) == []


async def test_a_sound_at_each_threshold_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, "exclamation_mark")
        assert said(pilot).startswith("Un signal annoncera")
        assert await rung(pilot, stage, LEFT) == [72.0, 60.0, -1.0]
        await press(pilot, "exclamation_mark")
        assert said(pilot) == "Il n’y aura plus de signal."


async def test_time_given_rings_nothing_and_another_step_neither(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, "exclamation_mark")
        await rung(pilot, stage, [200.0, 50.0])
        await press(pilot, "plus", "plus")
        assert await rung(pilot, stage, [170.0]) == []
        await press(pilot, "n")
        assert await rung(pilot, stage, [600.0]) == []


async def test_the_sound_is_silenced_in_every_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    async with running(stage) as pilot:
        await press(pilot, "exclamation_mark")
        assert said(pilot).startswith("Un signal annoncera")
        await press(pilot, "exclamation_mark")
        assert said(pilot) == "Il n’y aura plus de signal."
        assert await rung(pilot, stage, [200.0, 50.0, -1.0]) == []
