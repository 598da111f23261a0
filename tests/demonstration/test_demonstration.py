"""The whole story of the demonstration on a real session, without a screen: each scene, in its order, says its key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fiche_tui.demonstration.guides import Demonstration, seconds_until_late
from fiche_tui.demonstration.rehearsing import rehearsal_line
from fiche_tui.demonstration.script import GUARDED, SCENES, scene_of
from fiche_tui.demonstration.seen import Place, Seen
from fiche_tui.demonstration.trials import NotRehearsable, Prepared, demonstration, rehearsal
from fiche_tui.keys.bindings import command, key_of
from fiche_tui.language.translation import use_language
from fiche_tui.session.session import Session
from fiche_tui.system.clock import PushedClock, StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.catching_up import fact_of, need_of
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round, retained, unsettled_tie
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.talking import worth_talking
from fiche_tui.workshop.values import Carrier, Reservation, TieWay, Trial
from tests.stage import START, Stage
from tests.workshop.samples import Play


@pytest.fixture(params=["fr", "en"])
def ready(request: pytest.FixtureRequest) -> Iterator[Prepared]:
    use_language(request.param)
    with demonstration(StoppedClock(START), "America/Toronto") as prepared:
        yield prepared


def do(session: Session, command: c.Command) -> None:
    assert session.do(command) is None


def go_on(session: Session) -> None:
    plan = session.state.plan
    here = session.state.step
    do(session, c.StartStep(plan[plan.index(here) + 1 if here else 0].id))


def reveal(session: Session) -> None:
    pending = pending_round(session.state)
    assert pending is not None
    assert session.rounds.reveal(pending.asked.number) is None


def finish_ninth(session: Session) -> None:
    pending = pending_round(session.state)
    assert pending is not None
    (name, draft), *others = session.rounds.drafts.of(pending.asked.number).items()
    assert (name, others) == ("9", [])
    cells = [cell for row in draft.written.rows for cell in row]
    assert cells.count("") == 4
    levels = iter([int(cell) if cell else 3 for cell in cells])
    ballot = Ballot({subject: (next(levels), next(levels)) for subject in pending.asked.subjects})
    assert session.rounds.put(pending.asked.number, name, ballot) is None
    session.rounds.drafts.drop(pending.asked.number, name)


def settle_tie(session: Session) -> None:
    tie = unsettled_tie(session.state)
    assert tie is not None
    assert len(tie.cut.tied) == 2
    do(session, c.SettleTie(tie.round.asked.number, TieWay.KEEP_ALL))


def catch_up(session: Session) -> None:
    fact = fact_of(need_of(session.state, session.clock.now()), frozenset(), spreads=False)
    assert fact is not None
    do(session, c.Record(fact))


def carry(who: str) -> Callable[[Session], None]:
    def act(session: Session) -> None:
        free = next(
            role for role in retained(session.state) if role.id not in {one.role for one in session.state.carriers}
        )
        do(session, c.Record(f.CarrierRecorded(Carrier(free.id, who, nobody=not who))))

    return act


PLAYED: dict[str, Callable[[Session], None]] = {
    "minute": lambda session: do(session, c.Record(f.MinutesAdded(1))),
    "add": lambda session: do(session, c.AddRole("mine", session.state.families[0].id, "Parler aux voisins")),
    "settle": lambda session: do(session, c.Record(f.ListSettled())),
    "ballot": finish_ninth,
    "reveal": reveal,
    "divided": lambda _session: None,
    "vote": reveal,
    "tie": settle_tie,
    "late": catch_up,
    "carrier": carry("Marie Gagnon"),
    "nobody": carry(""),
    "fingers": lambda session: do(session, c.Record(f.FingersCounted((0, 0, 0, 2, 4, 3)))),
    "reservation": lambda session: do(session, c.Record(f.ReservationRecorded(Reservation("r", "Trop vite")))),
    "minutes": lambda _session: None,
}
"""What the person does in each scene; in those that lead to a step, they go on."""


def test_the_story_from_beginning_to_end(ready: Prepared) -> None:
    session, guide = ready.session, ready.guide
    assert isinstance(guide, Demonstration)
    said = []
    for scene in SCENES:
        line = guide.look(Place.MEETING)
        assert line == scene.line(Seen(session.state)), scene.name
        assert key_of(scene.command) in line
        said.append(line)
        for place in (Place.DIALOG, Place.ELSEWHERE):
            assert guide.look(place)
        others = GUARDED - {scene.command}
        assert not any(guide.allows(one) for one in others)
        assert guide.allows(scene.command)
        assert guide.allows("workshop.note")
        guide.ran("workshop.note")
        guide.ran(scene.command)
        PLAYED.get(scene.name, go_on)(session)
    assert guide.look(Place.MINUTES)
    assert not guide.is_over
    assert guide.look(Place.MEETING) == ""
    assert guide.is_over
    assert len(set(said)) == len(said)


def test_what_is_staged_is_what_is_said(ready: Prepared) -> None:
    session, guide = ready.session, ready.guide
    for scene in SCENES:
        guide.look(Place.MEETING)
        now = session.clock.now()
        pending = pending_round(session.state)
        ahead = outlook(session.state, now)
        if scene.name == "ballot":
            assert pending
            assert session.rounds.turnout(pending.asked.number).people == 8
        elif scene.name == "divided":
            first = worth_talking(session.state)[0]
            assert first.figures.divided
        elif scene.name == "vote":
            assert pending
            assert session.rounds.turnout(pending.asked.number).people == 9
        elif scene.name == "late":
            assert ahead
            assert ahead.minutes == 6
        elif scene.name == "to_carriers":
            assert ahead
            assert ahead.minutes == 0
        elif ahead:
            assert -20 <= ahead.minutes <= 6
        guide.ran(scene.command)
        PLAYED.get(scene.name, go_on)(session)


def test_what_is_undone_is_asked_again(ready: Prepared) -> None:
    session, guide = ready.session, ready.guide
    for scene in SCENES[:5]:
        guide.look(Place.MEETING)
        guide.ran(scene.command)
        PLAYED.get(scene.name, go_on)(session)
    assert session.state.settled
    session.undo()
    assert guide.look(Place.MEETING) == SCENES[4].line(Seen(session.state))


def test_a_secret_revote_is_answered_and_revealed(ready: Prepared) -> None:
    session, guide = ready.session, ready.guide
    for scene in SCENES[: [one.name for one in SCENES].index("tie")]:
        guide.look(Place.MEETING)
        guide.ran(scene.command)
        PLAYED.get(scene.name, go_on)(session)
    tie = unsettled_tie(session.state)
    assert tie is not None
    do(session, c.SettleTie(tie.round.asked.number, TieWay.REVOTE))
    guide.look(Place.MEETING)
    assert guide.allows("reveal.reveal")
    reveal(session)
    found = scene_of(Seen(session.state, played=frozenset({"minute", "divided"})))
    assert found is not None
    assert found.name == "late"


def test_every_key_is_one_of_the_table() -> None:
    for command_id in {*GUARDED, *(scene.command for scene in SCENES)}:
        assert command(command_id).id == command_id


def test_everything_of_it_is_gone_afterwards() -> None:
    with demonstration(StoppedClock(START), "America/Toronto") as prepared:
        folder = prepared.workshops.folder
        assert prepared.session.state.trial is Trial.EXAMPLE
        assert folder.exists()
    assert not folder.parent.exists()


def test_a_rehearsal_never_touches_the_workshop(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.close()
    folder = stage.workshops.open(stage.id).folder
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with rehearsal(stage.clock, stage.workshops.open(stage.id)) as prepared:
        session, guide = prepared.session, prepared.guide
        state = session.state
        assert (state.trial, state.details.title) == (Trial.REHEARSAL, "Rôles de la table")
        assert [one.name for one in state.people][:2] == ["Anne Lavoie", "Bineta Diop"]
        do(session, c.Record(f.ListSettled()))
        for step in state.plan:
            do(session, c.StartStep(step.id))
            assert guide.look(Place.MEETING).startswith("Répétition")
            assert guide.look(Place.DIALOG)
            if step.kind in (StepKind.REVEAL, StepKind.VOTE):
                reveal(session)
                guide.look(Place.MEETING)
            if pending := pending_round(session.state):
                assert session.rounds.turnout(pending.asked.number).people == 12
        assert guide.allows("workshop.next")
        apart = prepared.workshops.folder
    assert not apart.exists()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_meeting_without_people_is_rehearsed_with_invented_voters(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for person in stage.session.state.people:
        stage.do(c.Record(f.PersonRemoved(person.id)))
    with rehearsal(stage.clock, stage.workshops.open(stage.id)) as prepared:
        assert prepared.session.state.headcount == 9


def test_pushed_time_is_time_that_passed() -> None:
    clock = StoppedClock(START)
    pushed = PushedClock(clock)
    before = (pushed.now(), pushed.elapsed(), pushed.slept(), pushed.awake())
    pushed.push(90)
    assert (pushed.now() - before[0]).total_seconds() == 90
    assert pushed.elapsed() - before[1] == 90
    assert (pushed.slept(), pushed.awake()) == before[2:]


def test_before_the_first_step_the_meeting_cannot_be_late(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    assert seconds_until_late(stage.session.state, stage.clock.now()) == 0
    assert not Seen(stage.session.state, Place.MEETING).is_at(StepKind.PLENARY)
    stage.until("accueil")
    assert seconds_until_late(stage.session.state, stage.clock.now()) > 0
    seen = Seen(stage.session.state, Place.MEETING)
    assert [kind for kind in StepKind if seen.is_at(kind)] == [StepKind.PLENARY]


def test_a_rehearsal_says_that_a_tie_waits() -> None:
    tied = Play.voted({"a1": 2, "a2": 2}, 1).state
    said = rehearsal_line(Seen(tied, Place.MEETING)).replace("\u00a0", " ")
    assert said == "Répétition : une égalité à trancher, comme le groupe pourrait le faire."
    settled = Play.voted({"a1": 3, "a2": 2}, 1).state
    assert "étape suivante" in rehearsal_line(Seen(settled, Place.MEETING))


def test_a_workshop_that_cannot_be_copied_is_not_rehearsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)
    refusal = Refusal("already-there")
    monkeypatch.setattr("fiche_tui.demonstration.trials.duplicate", lambda *_given: refusal)
    with pytest.raises(NotRehearsable) as raised, rehearsal(stage.clock, stage.workshops.open(stage.id)):
        raise AssertionError("it was rehearsed")
    assert raised.value.refusal == refusal
