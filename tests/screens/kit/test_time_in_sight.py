"""The time is in sight wherever a facilitator works: keying papers, counting hands, in a step without a clock."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.language.translation import use_language
from fiche_tui.screens.agenda.rows import Place, agenda_rows, place_words, summary_words
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.lines import TopLine
from fiche_tui.screens.kit.time_words import local_hour, seconds_words, title_time
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.sheet import Step, StepKind
from fiche_tui.workshop.values import Presence, Purpose, Wall
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.prepared import SIZES, below, drawn, press, showing
from tests.stage import Stage, check_instrument
from tests.workshop.samples import Play


def top(pilot: Pilot[None]) -> TopLine:
    return below(pilot).top


def leave(stage: Stage, seconds: float) -> None:
    """Let time pass until so many seconds of the step are left."""
    run = stage.session.state.run
    assert run is not None
    stage.clock.move(seconds=run.left(stage.clock.now()) - seconds)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


async def tick(pilot: Pilot[None]) -> None:
    for one in pilot.app.screen_stack:
        look = getattr(one, "_show_time", None) or getattr(one, "_tick", None)
        if look:
            look()
    await pilot.pause()


PHASES = [
    (400, "06:40 · jusqu’à 14 h 04", ""),
    (90, "◔ 01:30 · bientôt", "soon"),
    (42, "◕ 00:42 · dernière minute", "last"),
    (-130, "▲ +02:10 · dépassement", "over"),
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("where", ["step", "ballots", "hands"])
async def test_each_phase_is_a_digit_a_shape_a_word_and_a_colour(
    tmp_path: Path, where: str, size: tuple[int, int]
) -> None:
    stage = check_instrument(Stage(tmp_path)).until("depouiller")
    async with running(stage, size) as pilot:
        if where != "step":
            await press(pilot, *(("b",) if where == "ballots" else ("f7", "3")))
            if where == "hands" and below(pilot) is screen_of(pilot):
                pytest.skip("this list is too long for hands")
        for seconds, words, phase in PHASES:
            leave(stage, seconds)
            await tick(pilot)
            assert plain(top(pilot).right).startswith(words)
            assert top(pilot).phase == phase
            assert words in plain(drawn(pilot).split("\n")[0])
            if phase:
                row = top(pilot)._row()
                (style,) = [span for span in row.spans if "$text" in str(span.style)]
                assert plain(row.plain[style.start : style.end]) == words, "lateness has a word of its own"


@pytest.mark.parametrize("size", SIZES)
async def test_whoever_keys_ballots_sees_that_the_meeting_is_late(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path).until("depouiller")
    async with running(stage, size) as pilot:
        await press(pilot, "b")
        stage.clock.move(minutes=15)
        await tick(pilot)
        assert "▲" in plain(top(pilot).right).split("dépassement")[1]
        assert "6 min" in plain(top(pilot).right)
        assert top(pilot).left in drawn(pilot), "the number of the paper is whole"


async def test_a_clock_that_stands_still_has_no_colour_of_haste(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("depouiller")
    async with running(stage) as pilot:
        leave(stage, 30)
        await press(pilot, "space")
        await tick(pilot)
        assert plain(top(pilot).right).startswith("◕ 00:30 · en pause")
        assert top(pilot).phase == ""


# A clock hidden from the room


@pytest.mark.parametrize("where", ["step", "ballots"])
async def test_hidden_from_a_room_that_sees_this_screen_nothing_of_it_moves(tmp_path: Path, where: str) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("depouiller")
    async with running(stage) as pilot:
        await press(pilot, "h")
        if where == "ballots":
            await press(pilot, "b")
        for seconds in (300, 90, 42, -20):
            leave(stage, seconds)
            await tick(pilot)
            assert plain(top(pilot).right).partition(" · ")[0] == "··:··"
            assert top(pilot).phase == ""
            assert not set("◔◕") & set(drawn(pilot).split("\n")[0])
            assert "jusqu’à" not in top(pilot).right


@pytest.mark.parametrize("wall", [Wall.TWO, Wall.NONE])
async def test_hidden_from_the_room_the_facilitator_still_sees_it_where_the_room_does_not(
    tmp_path: Path, wall: Wall
) -> None:
    stage = Stage(tmp_path, wall=wall).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, "h")
        assert said(pilot) == "L’horloge est cachée à la salle; vous la voyez encore."
        assert not stage.session.state.clock_visible
        assert "cachée à la salle" in drawn(pilot)
        assert not screen_of(pilot).step_body.has_class("-hidden")
        await press(pilot, "h")
        assert "cachée à la salle" not in drawn(pilot)


# The sound


@pytest.mark.parametrize("step", ["accueil", "ajuster", "evaluer", "depouiller", "devoiler", "voter", "relecture"])
async def test_the_sound_has_one_key_in_every_step(tmp_path: Path, step: str) -> None:
    async with running(Stage(tmp_path).until(step)) as pilot:
        await press(pilot, "exclamation_mark")
        assert said(pilot).startswith("Un signal annoncera")
        await press(pilot, "exclamation_mark")
        assert said(pilot) == "Il n’y aura plus de signal."


# Two meetings


def first_meeting_counted(folder: Path) -> Stage:
    """Twelve people assess; seven ballots are keyed; the meeting is suspended, and nine people come to the next."""
    stage = Stage(folder, preset="deux").until("evaluer")
    stage.cast(7)
    stage.do(c.Record(f.SittingSuspended()))
    stage.clock.move(minutes=7 * 24 * 60)
    for person in stage.session.state.people[:3]:
        stage.do(c.Record(f.PresenceMarked(person.id, Presence.EXCUSED)))
    return stage


@pytest.mark.parametrize("size", SIZES)
async def test_ballots_of_the_first_meeting_are_counted_against_its_presences(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    stage = first_meeting_counted(tmp_path)
    async with running(stage, size) as pilot:
        assert "(7 bulletins sur 12 personnes présentes)" in " ".join(plain(drawn(pilot)).split())
        await press(pilot, "b")
        assert "sur 12" in plain(drawn(pilot))
        await press(pilot, "escape", "n")
        assert stage.session.state.sittings[-1].number == 2
        assert "sur 12 personnes présentes" in plain(drawn(pilot))
    stage.reopen()
    stage.reveal()
    assert stage.session.state.rounds[0].voters == 12


async def test_too_many_ballots_of_the_first_meeting_do_not_send_to_the_presences_of_the_next(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="deux").until("evaluer")
    stage.do(c.Record(f.PresenceMarked(stage.session.state.people[0].id, Presence.LEFT)))
    stage.cast(12)
    stage.do(c.Record(f.SittingSuspended()), c.StartStep("devoiler"))
    async with running(stage) as pilot:
        shown = " ".join(plain(drawn(pilot)).split())
        assert "▲ 12 bulletins pour 11 voix présentes à la rencontre 1." in shown
        assert "présences (y)" not in shown


def test_a_round_of_the_second_meeting_is_counted_against_the_second(tmp_path: Path) -> None:
    stage = first_meeting_counted(tmp_path)
    stage.do(c.StartStep("devoiler"))
    stage.reveal()
    stage.do(c.StartStep("voter"))
    assert stage.session.state.rounds[-1].asked.purpose is Purpose.VOTE
    stage.cast(9)
    stage.reveal()
    assert [one.voters for one in stage.session.state.rounds] == [12, 9]


def test_the_agenda_between_two_meetings_says_how_long_the_next_one_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="deux").until("evaluer")
    stage.do(c.Record(f.SittingSuspended()))
    assert plain(summary_words(stage.session.state, stage.clock.now())) == "Suspendu · prochaine rencontre : 75 min"
    rows = {row.step.id: row.place for row in agenda_rows(stage.session.state, stage.clock.now())}
    assert (rows["evaluer"], rows["devoiler"]) == (Place.DONE, Place.COMING)


async def test_too_long_in_prepare_the_row_offers_what_would_give(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="deux")
    async with showing(stage.workshops, stage.clock, AgendaScreen(stage.session, preparing=True)) as pilot:
        assert "l à l’heure" not in plain(drawn(pilot))
        await press(pilot, "plus", "plus")
        assert plain(top(pilot).right) == "137 min · rencontre 1 : 2 de trop"
        assert "l à l’heure" in plain(drawn(pilot))
        await press(pilot, "l")
        assert "Il faut trouver 2 minutes." in drawn(pilot)
        assert "Dévoiler" not in drawn(pilot).split("Rattraper")[1].split("╰")[0], "the other meeting gives nothing"
        await press(pilot, "enter")
        assert top(pilot).right == "135 min"


async def test_a_step_of_the_next_meeting_is_said_to_be_one(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="deux").until("accueil")
    async with showing(stage.workshops, stage.clock, AgendaScreen(stage.session)) as pilot:
        await press(pilot, "down", "down", "down", "down", "enter", "1")
        assert "est prévue à la prochaine rencontre" in plain(" ".join(drawn(pilot).split()))


async def test_an_inserted_break_was_not_promised(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    pause = Step("pause", "Pause", StepKind.BREAK, {}, {}, optional=True)
    stage.do(c.Record(f.StepInserted(pause, 10, "ajuster")))
    async with showing(stage.workshops, stage.clock, AgendaScreen(stage.session)) as pilot:
        line = next(line for line in drawn(pilot).split("\n") if "Pause" in line)
        assert line.split()[-2:] == ["10", "ajoutée"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(15, "15 s"), (60, "1 min"), (120, "2 min"), (195, "3 min 15 s"), (59, "59 s")]
)
def test_a_short_time_in_figures(seconds: int, words: str) -> None:
    assert plain(seconds_words(seconds)) == words


def test_an_hour_is_written_as_the_screen_s_language_does(tmp_path: Path) -> None:
    state = replace(Stage(tmp_path).session.state, timezone="America/Toronto")
    moment = datetime(2026, 11, 23, 19, 35, tzinfo=UTC)
    assert plain(local_hour(moment, state)) == "14 h 35"
    use_language("en")
    assert local_hour(moment, state) == "14:35"


@pytest.mark.parametrize(("room", "words"), [(30, "06:00 · jusqu’à 13 h 36"), (12, "06:00")])
def test_without_a_promised_end_the_first_row_has_the_time_of_the_step_alone(room: int, words: str) -> None:
    play = Play.prepared().do(c.StartStep("accueil"))
    assert play.state.run is not None
    assert plain(title_time(countdown(play.state.run, play.at), None, play.state, room)) == words
    assert place_words(Play.prepared().state) == ""
    assert place_words(play.state) == "Étape 1 sur 10"
