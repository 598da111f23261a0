"""The acts of the workshop screen on a desk without a screen; then three troubles with a dialog open on a real one."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from fiche_tui.screens.ballots.hands import HandsScreen
from fiche_tui.screens.ballots.screen import BallotScreen
from fiche_tui.screens.ballots.station import StationScreen
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.dialogs import Ask, Choose, Confirm, Show
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.step_body import View
from fiche_tui.screens.meeting.acts.door import Door
from fiche_tui.screens.meeting.acts.earlier import Earlier
from fiche_tui.screens.meeting.acts.hands import Hands
from fiche_tui.screens.meeting.acts.opening import Opening
from fiche_tui.screens.meeting.acts.private_note import PrivateNote
from fiche_tui.screens.meeting.acts.reading import Reading
from fiche_tui.screens.meeting.acts.rounds import Rounds
from fiche_tui.screens.meeting.acts.running_time import RunningTime
from fiche_tui.screens.meeting.acts.station import Station
from fiche_tui.screens.meeting.acts.steps import TWICE_SECONDS, Steps
from fiche_tui.screens.meeting.acts.taking_out import TakingOut
from fiche_tui.screens.meeting.acts.time_away import TimeAway
from fiche_tui.screens.meeting.acts.turns import SpeakingTurns
from fiche_tui.screens.meeting.acts.undoing import Undoing
from fiche_tui.screens.meeting.acts.ways import Ways
from fiche_tui.screens.meeting.steps.waiting import waiting_content
from fiche_tui.session.earlier_meetings import meetings_before
from fiche_tui.session.retrying import RETRY_SECONDS
from fiche_tui.session.session import Session
from fiche_tui.store.names import JOURNAL
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import CaptureKind, Wall
from tests.earlier import with_last_year
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.meeting.test_workshop_reading import refusing
from tests.screens.meeting.test_workshop_time import tick
from tests.stage import Stage
from tests.workshop.samples import Play

Meanwhile = Callable[[Dialog[object]], bool]


def step_of(stage: Stage) -> str:
    assert stage.session.state.step is not None
    return stage.session.state.step.id


def agreed_after(*commands: object, stage: Stage) -> Meanwhile:
    """An answer that comes after something else happened to the workshop."""

    def answer(_dialog: Dialog[object]) -> bool:
        stage.do(*commands)  # type: ignore[arg-type]
        return True

    return answer


# From step to step


async def test_the_key_for_the_next_step_pressed_twice_is_pressed_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage, False)
    steps = Steps(desk)
    await steps.next()
    await steps.next()
    stage.clock.move(seconds=TWICE_SECONDS - 0.01)
    await steps.next()
    assert (step_of(stage), desk.shown) == ("ajuster", [])
    stage.clock.move(seconds=0.01)
    await steps.next()
    assert (step_of(stage), [type(one) for one in desk.shown]) == ("ajuster", [Confirm])


async def test_going_back_and_on_again_is_no_key_pressed_twice(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    steps = Steps(FakeMeetingDesk(stage))
    await steps.next()
    steps.previous()
    await steps.next()
    assert step_of(stage) == "ajuster"


async def test_any_step_is_suspended_and_goes_on_with_the_time_that_it_had_left(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    stage.clock.move(minutes=4)
    assert stage.session.state.run is not None
    left = stage.session.state.run.left(stage.clock.now())
    desk = FakeMeetingDesk(stage, False, True)
    steps = Steps(desk)
    await steps.suspend()
    assert step_of(stage) == "ajuster"
    await steps.suspend()
    assert (stage.session.state.suspended, desk.said[-1]) == (True, "Suspendu. Tout est gardé.")
    await steps.suspend()
    assert desk.said[-1].startswith("Aucune étape n’est en cours")
    stage.clock.move(minutes=7 * 24 * 60)
    await steps.next()
    assert step_of(stage) == "ajuster"
    assert stage.session.state.run is not None
    assert 0 < stage.session.state.run.left(stage.clock.now()) == round(left)


async def test_a_step_that_was_over_when_the_meeting_was_suspended_is_not_begun_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.clock.move(minutes=20)
    steps = Steps(FakeMeetingDesk(stage, True))
    await steps.suspend()
    await steps.next()
    assert step_of(stage) == "ajuster"


async def test_a_clock_set_back_between_two_steps_holds_nothing_up(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage, True, True)
    steps = Steps(desk)
    await steps.next()
    stage.clock.move(seconds=1)
    stage.clock.change(minutes=-61)
    await steps.next()
    assert step_of(stage) == "evaluer"


async def test_the_list_is_not_settled_for_a_step_that_no_longer_comes(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    desk = FakeMeetingDesk(stage, agreed_after(c.StartStep("accueil"), stage=stage))
    await Steps(desk).next()
    assert (step_of(stage), stage.session.state.settled) == ("accueil", False)


@pytest.mark.parametrize(("preset", "retaining"), [("45", "devoiler"), ("90", "voter")])
async def test_going_on_without_having_retained_anything_is_asked_about(
    tmp_path: Path, preset: str, retaining: str
) -> None:
    stage = Stage(tmp_path, preset=preset).until(retaining)
    desk = FakeMeetingDesk(stage, False)
    await Steps(desk).next()
    assert step_of(stage) == retaining
    (question,) = desk.shown
    assert isinstance(question, Confirm)
    assert question._title.plain == "Continuer sans avoir rien retenu?"
    assert "caché : F9 le dévoile" in question._body[0].plain.replace("\u00a0", " ")
    await Steps(FakeMeetingDesk(stage, True)).next()
    assert step_of(stage) == "porter"


@pytest.mark.parametrize(("preset", "retaining"), [("45", "devoiler"), ("90", "voter")])
async def test_going_on_with_what_was_retained_takes_no_question(tmp_path: Path, preset: str, retaining: str) -> None:
    stage = Stage(tmp_path, preset=preset).until(retaining, revealed=True)
    desk = FakeMeetingDesk(stage)
    await Steps(desk).next()
    assert (step_of(stage), desk.shown) == ("porter", [])


async def test_the_reveal_that_a_vote_follows_retains_nothing_yet(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    desk = FakeMeetingDesk(stage)
    await Steps(desk).next()
    assert (step_of(stage), desk.shown) == ("voter", [])


async def test_a_step_does_not_begin_before_the_list_is_settled_on_disk(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    full = refusing()

    def answer(_dialog: Dialog[object]) -> bool:
        full.__enter__()
        return True

    desk = FakeMeetingDesk(stage, answer, True)
    await Steps(desk).next()
    assert (step_of(stage), stage.session.state.settled, desk.writing.waits) == ("ajuster", False, True)
    assert "plein" in desk.said[-1]
    desk.timers[-1].run()
    assert desk.said[-1].startswith("Pas encore enregistré")
    assert desk.do(c.TogglePause()) is Outcome.REFUSED
    full.__exit__(None, None, None)
    assert desk.timers[-1].seconds == RETRY_SECONDS
    desk.timers[-1].run()
    assert desk.said[-1] == "Enregistré. La liste est arrêtée."
    assert (step_of(stage), stage.session.state.settled, desk.writing.waits) == ("ajuster", True, False)
    await Steps(desk).next()
    assert step_of(stage) == "evaluer"


async def test_a_grace_counts_down_and_goes_on_unless_something_is_open(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage)
    steps = Steps(desk)
    steps.next_in_a_moment()
    desk.timers[-1].run(2)
    assert desk.said[-1] == "Étape suivante dans 1 s · Échap pour annuler"
    desk.on_top = False
    desk.timers[-1].run()
    await desk.fake_acting.finish()
    assert (step_of(stage), steps.grace.runs) == ("accueil", False)
    desk.on_top = True
    steps.next_in_a_moment()
    steps.next_in_a_moment()
    assert not steps.grace.runs
    steps.next_in_a_moment()
    desk.timers[-1].run(3)
    await desk.fake_acting.finish()
    assert step_of(stage) == "ajuster"


def test_a_clock_that_runs_is_paused_and_hidden(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("accueil")
    desk = FakeMeetingDesk(stage)
    time = RunningTime(desk)
    time.pause()
    time.pause()
    time.hide_clock()
    time.hide_clock()
    assert desk.said == [
        "L’horloge est arrêtée.",
        "L’horloge repart.",
        "L’horloge est cachée; le temps court toujours.",
        "L’horloge est montrée.",
    ]


async def test_undo_takes_back_only_what_it_named(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.Write("n1", CaptureKind.NOTE, "Le local est froid"))
    other = c.Write("n2", CaptureKind.NOTE, "Il neige")
    desk = FakeMeetingDesk(stage, agreed_after(other, stage=stage), False, True)
    await Undoing(desk).undo()
    assert len(stage.session.state.captures) == 2
    assert desk.said[-1].startswith("Le dernier geste n’est plus le même.")
    await Undoing(desk).undo()
    assert len(stage.session.state.captures) == 2
    await Undoing(desk).undo()
    assert [one.id for one in stage.session.state.captures] == ["n1"]


# The wall, the note, the opening


@pytest.mark.parametrize("answer", [None, *Wall])
async def test_a_private_note_opens_only_where_the_room_does_not_see_it(tmp_path: Path, answer: Wall | None) -> None:
    stage = Stage(tmp_path, wall=None).until("accueil")
    opened = answer in (Wall.TWO, Wall.NONE)
    desk = FakeMeetingDesk(stage, answer, *([None] if opened else []))
    await PrivateNote(desk).show()
    assert [type(one) for one in desk.shown] == [Ask, *([Show] if opened else [])]
    assert stage.session.state.wall is answer


async def test_the_opening_asks_about_the_wall_then_who_types(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None)
    desk = FakeMeetingDesk(stage, Wall.TWO, "  ")
    opening = Opening(desk, Earlier(desk))
    await opening.ask()
    assert [type(one) for one in desk.shown] == [Ask, AskText]
    assert (stage.session.state.wall, stage.session.state.keyboard) == (Wall.TWO, "moi")
    await opening.ask()
    assert len(desk.shown) == 2


async def test_time_away_is_asked_about_once_nothing_else_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage, False)
    time = TimeAway(desk)
    desk.fake_acting.busy = True
    stage.clock.stop(minutes=12)
    time.look()
    desk.fake_acting.busy = False
    await desk.fake_acting.finish()
    assert desk.shown == []
    time.look()
    time.look()
    await desk.fake_acting.finish()
    assert [type(one) for one in desk.shown] == [Ask]
    assert desk.said[-1] == "Le temps qui a passé est compté."


async def test_what_was_not_asked_waits_until_nothing_else_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None).until("accueil")
    stage.session.close()
    with refusing():
        stage.session = Session.open(stage.workshops.open(stage.id), stage.clock, "Claude")
    desk = FakeMeetingDesk(stage, Wall.NONE, None)
    reading = Reading(desk, Opening(desk, Earlier(desk)))
    assert reading.say_why()
    stage.clock.move(seconds=RETRY_SECONDS)
    desk.fake_acting.busy = True
    reading.watch()
    assert "tout s’enregistre" in desk.said[-1]
    desk.fake_acting.busy = False
    reading.watch()
    reading.watch()
    await desk.fake_acting.finish()
    assert [type(one) for one in desk.shown] == [Ask, AskText]


# Ballots


async def test_keying_a_closed_round_reopens_it(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("depouiller")
    stage.do(c.Record(f.RoundClosed(1)))
    desk = FakeMeetingDesk(stage, None)
    await Rounds(desk).key_in_any()
    assert [type(one) for one in desk.shown] == [BallotScreen]
    assert stage.session.state.rounds[0].status is RoundStatus.OPEN


@pytest.mark.parametrize(("typed", "opened"), [("12", True), (" 7 ", True), ("douze", False), (None, False)])
async def test_a_paper_is_reopened_by_its_number(tmp_path: Path, typed: str | None, opened: bool) -> None:
    stage = Stage(tmp_path).until("depouiller")
    desk = FakeMeetingDesk(stage, typed, *([None] if opened else []))
    await Rounds(desk).reopen_one()
    assert [type(one) for one in desk.shown] == [AskText, *([BallotScreen] if opened else [])]
    assert desk.refused is (typed == "douze")


async def test_a_late_ballot_is_noted_after_a_question(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler", revealed=True)
    desk = FakeMeetingDesk(stage, False, True)
    before = stage.session.history
    await Rounds(desk).key_in_any()
    assert stage.session.history == before
    await Rounds(desk).key_in_any()
    assert stage.session.history.entries[-1].fact == f.LateBallotReceived(1)


async def test_a_reveal_is_asked_for_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stage.cast(2)
    desk = FakeMeetingDesk(stage, False, True)
    await Rounds(desk).reveal(1)
    assert stage.session.state.rounds[0].pending
    await Rounds(desk).reveal(1)
    assert (stage.session.state.rounds[0].status, desk.said[-1]) == (RoundStatus.REVEALED, "Dévoilé.")


async def test_a_ballot_that_is_not_finished_is_said_before_a_question_that_could_only_be_refused(
    tmp_path: Path,
) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stage.cast(2)
    stage.session.rounds.put(1, "3", Ballot({}))
    desk = FakeMeetingDesk(stage)
    await Rounds(desk).reveal(1)
    assert (desk.shown, desk.refused) == ([], True)
    assert desk.said[-1] == "Le bulletin 3 n’est pas fini. Terminez-le ou retirez-le, puis dévoilez."
    assert stage.session.state.rounds[0].pending


async def test_more_ballots_than_votes_stop_the_reveal_and_are_asked_about(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stage.cast(2)
    stage.do(c.Record(f.HeadcountStated(1)))
    for answer in (None, "wait"):
        desk = FakeMeetingDesk(stage, answer)
        await Rounds(desk).reveal(1)
        assert [type(one) for one in desk.shown] == [Ask]
    desk = FakeMeetingDesk(stage, "presences", None)
    await Rounds(desk).reveal(1)
    assert [type(one).__name__ for one in desk.shown] == ["Ask", "RosterScreen"]
    assert stage.session.state.rounds[0].pending
    desk = FakeMeetingDesk(stage, "reveal", True)
    await Rounds(desk).reveal(1)
    assert [type(one) for one in desk.shown] == [Ask, Confirm]
    assert stage.session.state.rounds[0].status is RoundStatus.REVEALED


async def test_a_disk_that_fills_up_under_the_question_leaves_the_round_to_be_revealed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("devoiler")
    stage.cast(2)
    full = refusing()

    def answer(_dialog: Dialog[object]) -> bool:
        full.__enter__()
        return True

    desk = FakeMeetingDesk(stage, answer, True)
    await Rounds(desk).reveal(1)
    full.__exit__(None, None, None)
    assert (stage.session.state.rounds[0].pending, desk.refused, desk.writing.waits) == (True, True, False)
    await Rounds(desk).reveal(1)
    assert stage.session.state.rounds[0].status is RoundStatus.REVEALED


@pytest.mark.parametrize("answer", [None, *Wall])
async def test_the_laptop_goes_round_once_the_wall_cannot_show_a_ballot(tmp_path: Path, answer: Wall | None) -> None:
    stage = Stage(tmp_path, wall=Wall.SAME).until("evaluer")
    opened = answer in (Wall.TWO, Wall.NONE)
    desk = FakeMeetingDesk(stage, answer, *([None] if opened else []))
    await Station(desk).pass_around()
    assert [type(one) for one in desk.shown] == [Ask, *([StationScreen] if opened else [])]
    assert stage.session.state.wall is (answer or Wall.SAME)
    assert desk.refused is not opened


async def test_hands_are_counted_for_a_short_round_only(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    desk = FakeMeetingDesk(stage)
    await Hands(desk).count()
    assert (desk.shown, desk.refused) == ([], True)
    stage = Stage(tmp_path / "vote").until("voter")
    desk = FakeMeetingDesk(stage, "Compté.")
    await Hands(desk).count()
    assert [type(one) for one in desk.shown] == [HandsScreen]
    assert desk.said[-1] == "Compté."


async def test_a_round_of_the_table_does_not_begin_in_another_step(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")

    def answer(_dialog: Dialog[object]) -> int:
        stage.do(c.StartStep("ajuster"))
        return 60

    await SpeakingTurns(FakeMeetingDesk(stage, answer)).change("choose")
    assert stage.session.turns.current is None


# What is pressed where it means nothing


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("key_in_any", "Aucun tour n’est ouvert\u00a0: il n’y a pas de bulletin à saisir."),
        ("reopen_one", "Aucun tour n’est ouvert\u00a0: il n’y a pas de bulletin à rouvrir."),
        ("open_or_give_up", "Un tour s’ouvre à une étape d’évaluation ou de vote."),
    ],
)
async def test_where_no_round_is_open_there_is_nothing_to_key_in(tmp_path: Path, command: str, said: str) -> None:
    desk = FakeMeetingDesk(Stage(tmp_path).until("accueil"))
    await getattr(Rounds(desk), command)()
    assert (desk.shown, desk.said) == ([], [said])


async def test_keying_says_what_became_of_the_last_paper(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("depouiller")
    desk = FakeMeetingDesk(stage, "Le bulletin 7 attend.")
    await Rounds(desk).key_in_any()
    assert desk.said == ["Le bulletin 7 attend."]


async def test_a_closed_round_that_the_disk_does_not_reopen_takes_no_paper_and_no_hands(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("voter")
    number = stage.session.state.rounds[-1].asked.number
    stage.do(c.Record(f.RoundClosed(number)))
    acts: tuple[Callable[[FakeMeetingDesk], Awaitable[None]], ...] = (
        lambda desk: Rounds(desk).key_in(number),
        lambda desk: Hands(desk).count(),
    )
    for act in acts:
        desk = FakeMeetingDesk(stage)
        with refusing():
            await act(desk)
        assert desk.shown == []
        assert "plein" in desk.said[-1]
    assert stage.session.state.rounds[-1].status is RoundStatus.CLOSED


@pytest.mark.parametrize("agreed", [True, False])
async def test_a_round_is_given_up_after_a_question(tmp_path: Path, agreed: bool) -> None:
    stage = Stage(tmp_path).until("evaluer")
    desk = FakeMeetingDesk(stage, agreed)
    await Rounds(desk).open_or_give_up()
    (question,) = desk.shown
    assert isinstance(question, Confirm)
    assert question._body[0].plain == "Le tour 1 est ouvert, et son urne est vide."
    assert stage.session.state.rounds[0].status is (RoundStatus.CANCELLED if agreed else RoundStatus.OPEN)
    assert desk.said == (["Le tour est abandonné."] if agreed else [])


async def test_a_round_that_is_not_on_disk_asks_nobody_who_votes(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    stage.do(c.Record(f.RoundCancelled(1)))
    desk = FakeMeetingDesk(stage)
    with refusing():
        await Rounds(desk).open_or_give_up()
    assert (desk.shown, desk.writing.waits, len(stage.session.state.rounds)) == ([], True, 1)


async def test_there_is_no_step_before_the_first_nor_after_the_last(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage)
    Steps(desk).previous()
    assert (step_of(stage), desk.said) == ("accueil", ["Il n’y a pas d’étape avant celle-ci."])
    last = [one.id for one in stage.session.state.plan if not one.dropped][-1]
    stage.do(c.StartStep(last))
    await Steps(desk).next()
    assert (step_of(stage), desk.said[-1]) == (last, "C’est la dernière étape. F8\u00a0: arrêter le compte rendu.")


async def test_final_minutes_end_the_meeting(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.do(c.Record(f.MinutesFinalised()))
    desk = FakeMeetingDesk(stage)
    before = stage.session.history
    await Steps(desk).next()
    assert desk.said == ["Le compte rendu est final. q\u00a0: revenir à l’accueil."]
    assert stage.session.history == before


async def test_the_step_of_the_next_meeting_is_gone_to_by_suspending(tmp_path: Path) -> None:
    stage = Stage(tmp_path, preset="deux").until("evaluer")
    desk = FakeMeetingDesk(stage, False, True)
    await Steps(desk).next()
    assert isinstance(desk.shown[0], Confirm)
    assert desk.shown[0]._title.plain == "Suspendre jusqu’à la prochaine rencontre?"
    assert not stage.session.state.suspended
    await Steps(desk).next()
    assert stage.session.state.suspended


async def test_a_step_without_a_private_note_says_so_and_one_that_ended_shows_none(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None).until("accueil")
    note = stage.session.state.step
    assert note is not None
    assert note.note

    def leave(_dialog: Dialog[object]) -> Wall:
        stage.do(c.Record(f.SittingSuspended()))
        return Wall.TWO

    desk = FakeMeetingDesk(stage, leave)
    await PrivateNote(desk).show()
    assert [type(one) for one in desk.shown] == [Ask]
    await PrivateNote(desk).show()
    assert desk.said[-1] == "Cette étape n’a pas de note privée."


async def test_who_types_is_not_asked_of_those_who_said_it_before(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None)
    stage.do(c.Record(f.KeyboardHeld("Line Morin")))
    desk = FakeMeetingDesk(stage, Wall.TWO)
    await Opening(desk, Earlier(desk)).ask()
    assert [type(one) for one in desk.shown] == [Ask]
    assert stage.session.state.keyboard == "Line Morin"


async def test_a_round_of_the_table_is_left_as_it_was_and_nobody_speaks_before_a_step_begins(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    desk = FakeMeetingDesk(stage)
    turns = SpeakingTurns(desk)
    for what in ("choose", "next", "skip", "again"):
        await turns.change(what)
    assert (desk.shown, desk.said, stage.session.turns.current) == ([], [], None)
    stage.until("accueil")
    desk = FakeMeetingDesk(stage, 60, None)
    turns = SpeakingTurns(desk)
    await turns.change("choose")
    begun = stage.session.turns.current
    assert begun is not None
    await turns.change("choose")
    assert stage.session.turns.current == begun
    assert desk.unused == 0


@pytest.mark.parametrize(("spent", "offered"), [(0, ["1", "2"]), (30, ["1"])])
async def test_the_time_that_remains_is_shared_while_there_is_some(
    tmp_path: Path, spent: int, offered: list[str]
) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.clock.move(minutes=spent)
    desk = FakeMeetingDesk(stage, None)
    await SpeakingTurns(desk).change("choose")
    (question,) = desk.shown
    assert isinstance(question, Ask)
    assert [key for key, _label, _value in question._choices] == offered
    assert stage.session.turns.current is None


async def test_the_ways_to_answer_are_those_of_the_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Door, "is_possible", property(lambda self: False))
    stage = Stage(tmp_path).until("accueil")

    def ways(*answers: object) -> tuple[FakeMeetingDesk, Ways]:
        desk = FakeMeetingDesk(stage, *answers)
        return desk, Ways(desk, Rounds(desk), Station(desk), Hands(desk), Door(desk), TakingOut(desk))

    desk, menu = ways()
    await menu.choose()
    assert desk.said == ["Aucun tour n’est ouvert\u00a0: personne n’a à répondre."]
    stage.do(c.Record(f.ListSettled()), c.StartStep("evaluer"))
    desk, menu = ways(None)
    await menu.choose()
    (question,) = desk.shown
    assert isinstance(question, Ask)
    # Every role of the sheet has two questions: too many calls for raised hands.
    assert [key for key, _label, _value in question._choices] == ["1", "2", "4"]
    monkeypatch.setattr(Door, "is_possible", property(lambda self: True))
    monkeypatch.setattr(TakingOut, "is_possible", property(lambda self: True))
    desk, menu = ways(None)
    await menu.choose()
    assert isinstance(desk.shown[0], Ask)
    assert [key for key, _label, _value in desk.shown[0]._choices] == ["1", "2", "4", "5", "6"]


def test_what_waits_for_the_disk_is_let_go_of_and_never_written(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    desk = FakeMeetingDesk(stage)
    assert not desk.writing.give_up()
    with refusing():
        assert desk.do(c.TogglePause(), "L’horloge est arrêtée.") is Outcome.WAITING
    before = stage.session.history
    assert desk.writing.give_up()
    assert (desk.said[-1], desk.refused) == ("Abandonné\u00a0: ce dernier geste n’est pas enregistré.", True)
    desk.timers[-1].run(2)
    assert (stage.session.history, desk.writing.waits) == (before, False)
    assert desk.do(c.TogglePause(), "L’horloge est arrêtée.") is Outcome.DONE


@pytest.mark.parametrize(("turnout", "told"), [(Turnout(people=5, ballots=5), True), (None, False)])
def test_ballots_are_offered_between_two_meetings_once_the_box_was_looked_at(
    turnout: Turnout | None, told: bool
) -> None:
    play = Play.assessing().record(f.SittingSuspended())
    said = waiting_content(View(play.state, play.at, turnout)).plain.replace("\u00a0", " ")
    assert "Suspendu jusqu’à la prochaine rencontre. Rien ne bouge, tout est gardé." in said
    assert ("b : saisir les bulletins au calme (5 bulletins)" in said) is told
    assert ("saisir les bulletins" in said) is told


@pytest.mark.parametrize("meanwhile", ["nothing", "damaged"])
async def test_an_earlier_meeting_is_shown_only_once_it_is_linked(tmp_path: Path, meanwhile: str) -> None:
    stage = with_last_year(tmp_path).until("accueil")
    (known,) = [one.id for one in meetings_before(stage.workshops, stage.session.state, stage.clock.now())]

    def damage(_dialog: Dialog[object]) -> bool:
        (stage.workshops.folder / known / JOURNAL).write_text("{}", "utf-8")
        return True

    answers: list[object] = [None] if meanwhile == "nothing" else [damage]
    desk = FakeMeetingDesk(stage, *answers)
    earlier = Earlier(desk)
    await (earlier.promises() if meanwhile == "nothing" else earlier.offer())
    assert [type(one) for one in desk.shown] == ([Choose] if meanwhile == "nothing" else [Confirm])
    assert stage.session.state.earlier.of is None
    assert desk.refused is (meanwhile == "damaged")


def test_a_screen_that_only_reads_is_drawn_when_the_other_session_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings: list[str] = []
    monkeypatch.setattr(FakeMeetingDesk, "refresh_state", lambda _self: drawings.append(""))
    desk = FakeMeetingDesk(Stage(tmp_path).until("accueil"))
    reading = Reading(desk, Opening(desk, Earlier(desk)))
    for wrote in (False, True, False):
        monkeypatch.setattr(Session, "follow", lambda _self, wrote=wrote: wrote)
        reading._follow()
    assert (drawings, desk.said) == ([""], [])


def test_while_an_act_waits_for_the_disk_nothing_else_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = FakeMeetingDesk(Stage(tmp_path).until("accueil"))
    reading = Reading(desk, Opening(desk, Earlier(desk)))
    monkeypatch.setattr(Session, "writes", lambda _self: False)
    with refusing():
        assert desk.do(c.TogglePause()) is Outcome.WAITING
    said = list(desk.said)
    reading._try_to_write()
    assert desk.said == said
    assert "plein" in said[-1]


# With a dialog open on a real screen


async def test_leaving_with_a_dialog_open_writes_nothing_and_gives_the_lease_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Confirm)
        assert screen_of(pilot).acting.busy
        before = stage.session.history
        pilot.app.exit()
    assert stage.session.history == before
    Session.open(stage.workshops.open(stage.id), stage.clock, "Léa").close()


async def test_taken_over_with_a_dialog_open_the_answer_writes_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa", take=True)
        await tick(pilot)
        assert said(pilot).startswith("Léa a pris la main")
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, Dialog)
        assert said(pilot).startswith("Léa a pris la main")
        assert not screen_of(pilot).acting.busy
        assert stage.session.history.entries == other.history.entries
        other.close()


async def test_a_disk_that_fills_up_with_a_dialog_open_stores_it_later_and_goes_no_further(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("ajuster")
    async with running(stage) as pilot:
        await pilot.press("n")
        await pilot.pause()
        with refusing():
            await pilot.press("enter")
            await pilot.pause()
            assert "plein" in said(pilot)
            assert (stage.session.state.settled, step_of(stage)) == (False, "ajuster")
            await pilot.press("plus")
            await pilot.pause()
            assert said(pilot).startswith("Pas encore enregistré")
        assert screen_of(pilot).desk.writing.try_again()
        await pilot.pause()
        assert (stage.session.state.settled, step_of(stage)) == (True, "ajuster")
        await pilot.press("n")
        await pilot.pause()
        assert step_of(stage) == "evaluer"
