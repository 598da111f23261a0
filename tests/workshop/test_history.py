"""The fold of a journal, and linear undo with its barriers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.evolve import evolve
from fiche_tui.workshop.history import Entry, History, history_of
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind, Presence, Purpose
from tests.workshop import strategies
from tests.workshop.samples import START, Play, full_ballot

Act = Callable[[Play], Play]


@settings(max_examples=250)
@given(st.lists(st.tuples(strategies.facts, strategies.moments), max_size=12), st.booleans(), strategies.creations)
def test_any_facts_fold_without_an_error(
    happened: list[tuple[f.Fact, datetime]], begun: bool, first: f.WorkshopCreated
) -> None:
    state = evolve(State(), first, START) if begun else State()
    for fact, at in happened:
        state = evolve(state, fact, at)
    assert isinstance(state, State)


@pytest.mark.parametrize("kind", sorted(f.FACTS))
def test_each_kind_of_fact_folds_on_an_empty_and_on_a_running_workshop(kind: str) -> None:
    running = Play.assessing().state

    @settings(max_examples=15)
    @given(strategies.KINDS[kind])
    def folds(fact: f.Fact) -> None:
        assert isinstance(evolve(State(), fact, START), State)
        assert isinstance(evolve(running, fact, START), State)

    folds()


def test_a_fact_about_something_unknown_changes_nothing() -> None:
    state = Play.assessing().state
    for fact in (
        f.RoleReworded("zz", "x"),
        f.RoleHidden("zz"),
        f.RoleMoved("zz", "fam-a", 0),
        f.RoleMoved("a1", "fam-z", 0),
        f.RolesMerged("zz", "a1"),
        f.RolesMerged("a1", "a1"),
        f.FamilyRenamed("fam-z", "x"),
        f.FamilyRemoved("fam-z"),
        f.RoundClosed(9),
        f.PresenceMarked("nobody", Presence.LEFT),
        f.CaptureAmended("zz", "x"),
        f.CaptureRemoved("zz"),
        f.ReservationAmended("zz", "x"),
        f.PersonRemoved("zz"),
        f.PresetChosen("zz"),
        f.Undone(99),
    ):
        assert evolve(state, fact, START) == state, fact


@settings(max_examples=120)
@given(st.lists(st.tuples(strategies.facts, st.booleans()), max_size=15), st.data())
def test_extending_step_by_step_folds_to_the_same_as_the_whole_journal(
    happened: list[tuple[f.Fact, bool]], data: st.DataObject
) -> None:
    play = Play.prepared()
    for fact, alone in happened:
        undone = f.Undone(data.draw(st.integers(2, play.history.head + 1))) if isinstance(fact, f.Undone) else fact
        play.append([undone] if alone else [undone, f.ClockShown(False)])
    assert history_of(play.history.entries) == play.history


def test_entries_are_numbered_from_one_and_bear_the_number_of_their_act() -> None:
    play = Play.prepared().record(f.ListSettled()).do(c.StartStep("evaluer"))
    assert [(entry.number, entry.act, type(entry.fact).__name__) for entry in play.history.entries] == [
        (1, 1, "WorkshopCreated"),
        (2, 2, "ListSettled"),
        (3, 3, "StepStarted"),
        (4, 3, "RoundOpened"),
    ]
    assert play.history.head == 4
    assert History().head == 0


def test_undo_gives_back_the_state_before_each_act_down_to_the_creation() -> None:
    play = Play.prepared()
    acts: tuple[Act, ...] = (
        lambda p: p.record(f.RoleReworded("a1", "Autre texte")),
        lambda p: p.do(c.StartStep("accueil")),
        lambda p: p.do(c.Write("n1", CaptureKind.DECISION, "On commence")),
        lambda p: p.do(c.TogglePause()),
        lambda p: p.do(c.TogglePause()),
        lambda p: p.do(c.MergeRoles("a1", "a2")),
        lambda p: p.record(f.RoleMoved("b1", "fam-a", 0)),
        lambda p: p.record(f.ListSettled()),
        lambda p: p.do(c.StartStep("evaluer")),
        lambda p: p.record(f.MinutesAdded(3)),
        lambda p: p.record(f.SittingSuspended()),
        lambda p: p.do(c.StartStep("depouiller")),
    )
    states = []
    for act in acts:
        states.append(play.state)
        act(play.move(minutes=1))
    for state in reversed(states):
        play.undo()
        assert play.state == state
    assert play.refusal_of_undo().code == "nothing-to-undo"


def test_undoing_the_start_of_a_step_gives_back_the_earlier_deadline() -> None:
    play = Play.prepared().do(c.StartStep("accueil")).move(minutes=4)
    before = play.state.run
    play.do(c.StartStep("ajuster")).move(minutes=1).undo()
    assert play.state.run == before
    assert before is not None
    assert before.left(play.at) == 60


def test_undo_says_first_what_it_takes_back() -> None:
    play = Play.prepared().record(f.ListSettled()).do(c.StartStep("evaluer"))
    assert [type(fact) for fact in play.history.undoable()] == [f.StepStarted, f.RoundOpened]
    play.undo()
    assert play.history.undoable() == (f.ListSettled(),)
    assert play.state.rounds == ()


def test_undo_goes_on_to_earlier_acts_and_takes_new_ones_first() -> None:
    play = Play.prepared().record(f.RoleHidden("a1"), f.RoleHidden("a2")).undo()
    play.record(f.RoleHidden("b1"))
    assert play.history.undoable() == (f.RoleHidden("b1"),)
    play.undo()
    assert play.history.undoable() == (f.RoleHidden("a1"),)
    play.undo()
    assert all(role.listed for role in play.state.roles)


def test_the_undone_facts_stay_in_the_journal() -> None:
    play = Play.prepared().record(f.RoleHidden("a1")).undo()
    assert [type(entry.fact) for entry in play.history.entries] == [f.WorkshopCreated, f.RoleHidden, f.Undone]
    assert play.history.entries[2].fact == f.Undone(2)


BARRIERS: dict[str, Act] = {
    "creation": lambda _: Play.prepared(),
    "taking over": lambda p: p.record(f.FacilitationTaken("session-2", "Ana")),
    "hand-over": lambda p: p.record(f.HandedOver("lea")),
    "final minutes": lambda p: p.do(c.StartStep("accueil")).record(f.MinutesFinalised()),
    "approved minutes": lambda p: p.do(c.StartStep("accueil")).record(
        f.MinutesFinalised(), f.MinutesApproved(date(2026, 11, 23))
    ),
    "destroyed ballots": lambda p: p.do(c.StartStep("accueil")).record(f.MinutesFinalised(), f.BallotsPurged(1, 1)),
    "removal of a ballot": lambda p: _opened(p).record(f.BallotRemoved(1, "7")),
    "reveal": lambda p: _revealed(_opened(p)),
    "opening of a round that holds a ballot": lambda p: _holding(_opened(p)),
    "closing of a round that holds a ballot": lambda p: _holding(_opened(p)).record(f.RoundClosed(1)),
    "cancelling of a round that holds a ballot": lambda p: _holding(_opened(p)).record(f.RoundCancelled(1)),
    "reopening of the list under ballots": lambda p: _holding(_opened(p)).do(
        c.ReopenList(holding=frozenset({1}), accepts_loss=True)
    ),
}


def _opened(play: Play) -> Play:
    return play.record(f.ListSettled()).do(c.OpenRound(Purpose.ASSESS))


def _holding(play: Play) -> Play:
    play.holding = frozenset({1})
    return play


def _revealed(play: Play) -> Play:
    return play.reveal([full_ballot({}, play.asked)])


@pytest.mark.parametrize("name", BARRIERS)
def test_undo_stops_at_the_barrier(name: str) -> None:
    play = BARRIERS[name](Play.prepared().record(f.RoleReworded("b2", "Avant")))
    assert play.history.undoable(play.holding) == ()
    refusal = play.refusal_of_undo()
    assert refusal.code == "nothing-to-undo"


@pytest.mark.parametrize("name", BARRIERS)
def test_undo_takes_back_what_came_after_a_barrier_and_no_more(name: str) -> None:
    play = BARRIERS[name](Play.prepared().record(f.RoleReworded("b2", "Avant")))
    before = play.state
    play.append([f.RoleReworded("a1", "Après")]).undo()
    assert play.state == before
    assert play.refusal_of_undo().code == "nothing-to-undo"


def test_opening_a_round_that_holds_nothing_can_be_undone() -> None:
    play = _opened(Play.prepared()).undo()
    assert play.state.rounds == ()


def test_a_late_ballot_stays_told_and_undo_takes_the_act_before_it() -> None:
    play = _revealed(_opened(Play.prepared())).record(f.RoleHidden("a1"), f.LateBallotReceived(1))
    assert play.history.undoable() == (f.RoleHidden("a1"),)
    play.undo()
    assert play.state.rounds[0].late == 1
    role = play.state.role("a1")
    assert role is not None
    assert role.listed


def test_an_empty_journal_has_nothing_to_undo() -> None:
    assert Play().refusal_of_undo().code == "nothing-to-undo"
    assert history_of([]) == History()


def test_the_code_of_an_undone_addition_is_not_given_again() -> None:
    play = Play.prepared().do(c.AddRole("first", "fam-a", "Écrit sur les bulletins")).undo()
    assert play.state.role("first") is None
    play.do(c.AddRole("second", "fam-a", "Autre rôle"))
    second = play.state.role("second")
    assert second is not None
    assert second.code == "A5"
    assert history_of(play.history.entries).state == play.state


def test_apart_from_its_code_an_undone_addition_leaves_nothing() -> None:
    play = Play.prepared()
    before = play.state
    play.do(c.AddRole("first", "fam-a", "Un rôle")).undo()
    assert play.state == replace(before, codes=(*before.codes, "A4"))


def test_an_entry_of_an_unknown_act_undone_changes_nothing() -> None:
    play = Play.prepared().record(f.RoleHidden("a1"))
    before = play.state
    entries = (*play.history.entries, Entry(3, 3, START, f.Undone(77)))
    assert history_of(entries).state == before
