"""A workshop played at random, by commands alone: what must hold after every act, whatever was done before."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import catch_up, countdown
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Command, Refusal
from fiche_tui.workshop.history import entry_from_json, entry_to_json, history_of
from fiche_tui.workshop.portrait import portrait
from fiche_tui.workshop.results import selection, shortlist, unsettled_tie
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.schedule import coming_steps, outlook
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundStatus, State, listed_roles
from fiche_tui.workshop.values import CaptureKind, Method, Purpose, TieWay
from tests.workshop.samples import Play, people

STEPS = ("accueil", "ajuster", "evaluer", "depouiller", "devoiler", "vote", "porter", "relire", "marge")
BEGUN = ("prepared", "assessing", "assessed", "voted")
"""How far the workshop is when the random acts begin."""

CROSSED = (f.WorkshopCreated, f.FacilitationTaken, f.RoundRevealed, f.MinutesFinalised, f.BallotRemoved)
Thing = TypeVar("Thing")

picks = st.integers(0, 40)


def pick(things: Sequence[Thing], place: int) -> Thing:
    return things[place % len(things)]


def without_codes(state: State) -> State:
    """The codes of undone additions stay taken: the one thing that undo leaves."""
    return replace(state, codes=())


class Workshop(RuleBasedStateMachine):
    """Commands in any order; refusals are as good as facts, exceptions are not."""

    @initialize(preset=st.sampled_from(("90", "45", "deux")), begun=st.sampled_from(BEGUN), retain=st.integers(1, 4))
    def create(self, preset: str, begun: str, retain: int) -> None:
        self.bearers: dict[str, str] = {}
        self.added = 0
        if begun == "voted":
            self.play = Play.voted({"a1": 3, "a2": 2, "a3": 2, "b1": 2, "b2": 1}, retain)
        elif begun == "assessed":
            self.play = Play.assessed({"a1": (0, 3), "a2": (1, 3), "a3": (3, 2), "b1": (0, 2)}, preset=preset)
        else:
            self.play = Play.assessing(preset=preset) if begun == "assessing" else Play.prepared(preset=preset)
        entries = self.play.history.entries
        self.before = {
            entry.act: history_of(entries[: entry.number - 1]).state for entry in entries if entry.number == entry.act
        }

    def ask(self, command: Command) -> bool:
        """Ask, and remember the state before the act when there is one."""
        decision = self.play.decide(command)
        if isinstance(decision, Refusal):
            assert decision.code
            return False
        self.before[self.play.history.head + 1] = self.play.state
        self.play.append(decision)
        return True

    def record(self, fact: f.Fact) -> None:
        self.ask(c.Record(fact))

    @rule(step=st.sampled_from(STEPS), minutes=st.integers(0, 20))
    def go_to_a_step(self, step: str, minutes: int) -> None:
        self.play.move(minutes=minutes)
        self.ask(c.StartStep(step))

    @rule(seconds=st.integers(0, 400))
    def pause_or_go_on(self, seconds: int) -> None:
        self.play.move(seconds=seconds)
        self.ask(c.TogglePause())

    @rule(minutes=st.integers(-3, 3))
    def add_minutes(self, minutes: int) -> None:
        self.record(f.MinutesAdded(minutes))

    @rule()
    def catch_up(self) -> None:
        view = outlook(self.play.state, self.play.at)
        if view is not None:
            self.record(f.PlanCaughtUp(catch_up(coming_steps(self.play.state), round(view.behind / 60)).minutes))

    @rule()
    def suspend(self) -> None:
        self.record(f.SittingSuspended())

    @rule(family=st.sampled_from(("fam-a", "fam-b")))
    def add_a_role(self, family: str) -> None:
        self.added += 1
        self.ask(c.AddRole(f"new-{self.added}", family, f"Nouveau rôle {self.added}"))

    @rule(what=st.sampled_from(("hide", "show", "move", "reword", "restore")), which=picks, place=st.integers(0, 4))
    def change_a_role(self, what: str, which: int, place: int) -> None:
        role = pick(self.play.state.roles, which).id
        self.ask(
            {
                "hide": c.Record(f.RoleHidden(role)),
                "show": c.Record(f.RoleShown(role)),
                "move": c.Record(f.RoleMoved(role, pick(("fam-a", "fam-b"), place), place)),
                "reword": c.Record(f.RoleReworded(role, f"Autre texte {place}")),
                "restore": c.RestoreRole(role, holding=self.play.holding),
            }[what]
        )

    @rule(kept=picks, absorbed=picks)
    def merge(self, kept: int, absorbed: int) -> None:
        roles = self.play.state.roles
        self.ask(c.MergeRoles(pick(roles, kept).id, pick(roles, absorbed).id, holding=self.play.holding))

    @rule()
    def settle_the_list(self) -> None:
        self.record(f.ListSettled())

    @rule(accepts=st.booleans())
    def reopen_the_list(self, accepts: bool) -> None:
        self.ask(c.ReopenList(accepts, holding=self.play.holding))

    @rule(instrument=st.sampled_from(Instrument))
    def choose_the_instrument(self, instrument: Instrument) -> None:
        self.record(f.MethodChosen(Method(instrument)))

    @rule(number=st.integers(1, 6))
    def retain(self, number: int) -> None:
        self.record(f.RetainChanged(number))

    @rule(count=st.integers(1, 3))
    def welcome(self, count: int) -> None:
        self.record(f.PeopleAdded(people(count)))

    @rule(kind=st.sampled_from(CaptureKind))
    def write(self, kind: CaptureKind) -> None:
        self.ask(c.Write(f"n{self.play.history.head}", kind, "Un mot"))

    @rule(purpose=st.sampled_from(Purpose))
    def open_a_round(self, purpose: Purpose) -> None:
        self.ask(c.OpenRound(purpose))

    @precondition(lambda self: any(one.pending for one in self.play.state.rounds))
    @rule(what=st.sampled_from(("cast", "close", "reopen", "remove", "cancel")))
    def handle_the_box(self, what: str) -> None:
        number = self.play.asked.number
        if what == "cast":
            if self.play.state.rounds[number - 1].status is RoundStatus.OPEN:
                self.play.holding |= {number}
            return
        facts = {
            "close": f.RoundClosed(number),
            "reopen": f.RoundReopened(number),
            "remove": f.BallotRemoved(number, "1"),
            "cancel": f.RoundCancelled(number),
        }
        self.record(facts[what])

    @precondition(lambda self: any(one.pending for one in self.play.state.rounds))
    @rule(data=st.data())
    def reveal(self, data: st.DataObject) -> None:
        asked = self.play.asked
        self.record(f.RoundClosed(asked.number))
        cast = tuple(data.draw(ballots(asked)) for _ in range(data.draw(st.integers(1, 3))))
        assert self.ask(c.RevealRound(asked.number, cast, (), "0" * 64))
        self.play.holding -= {asked.number}

    @precondition(lambda self: unsettled_tie(self.play.state) is not None)
    @rule(way=st.sampled_from(TieWay), hands=st.lists(st.integers(0, 3), min_size=12, max_size=12))
    def settle_the_tie(self, way: TieWay, hands: list[int]) -> None:
        waiting = unsettled_tie(self.play.state)
        assert waiting is not None
        raised = dict(zip(waiting.cut.tied, hands, strict=False))
        kept = waiting.cut.tied[: waiting.cut.places_left]
        self.ask(c.SettleTie(waiting.round.asked.number, way, kept, "Raison", raised))

    @rule(which=picks, aside=st.booleans())
    def change_the_shortlist(self, which: int, aside: bool) -> None:
        role = pick(self.play.state.roles, which).id
        self.record(f.RoleSetAside(role, "Ana") if aside else f.RoleRescued(role, "Ana"))

    @rule()
    def take_the_facilitation(self) -> None:
        self.record(f.FacilitationTaken("session"))

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            decision = self.play.history.undo(self.play.holding)
            if isinstance(decision, Refusal):
                assert decision.code == "nothing-to-undo"
                return
            taken = self.play.history.undoable(self.play.holding)
            assert not any(isinstance(fact, CROSSED) for fact in taken)
            self.play.append(decision)
            assert without_codes(self.play.state) == without_codes(self.before[decision[0].act])

    @precondition(lambda self: self.play.history.head > 25)
    @rule()
    def finalise(self) -> None:
        self.record(f.MinutesFinalised())

    @invariant()
    def a_code_belongs_to_one_role_for_ever(self) -> None:
        for role in self.play.state.roles:
            assert self.bearers.setdefault(role.code, role.id) == role.id

    @invariant()
    def every_listed_role_is_in_one_group_of_the_portrait(self) -> None:
        found = portrait(self.play.state)
        placed = [role.id for group in found.groups.values() for role in group] if found else []
        assert sorted(placed) == sorted(role.id for role in listed_roles(self.play.state) if found)

    @invariant()
    def nothing_hidden_is_shown(self) -> None:
        state = self.play.state
        assert sum(one.pending for one in state.rounds) <= 1
        assert [one.asked.number for one in state.rounds] == list(range(1, len(state.rounds) + 1))
        for one, shown in zip(state.rounds, room_of(state)["asked"], strict=True):
            revealed = one.status is RoundStatus.REVEALED
            assert bool(one.tally.people) is revealed
            assert ("tally" in shown) is revealed

    @invariant()
    def the_selection_keeps_its_places(self) -> None:
        current = selection(self.play.state)
        if current is None:
            return
        assert len(set(current.retained)) == len(current.retained)
        assert set(current.cut.kept) <= set(current.retained) <= set(current.cut.kept) | set(current.cut.tied)
        assert len(current.cut.kept) + current.cut.places_left == min(current.places, len(current.rows))
        if current.settled:
            assert unsettled_tie(self.play.state) is None
        assert shortlist(self.play.state).overflow >= 0

    @invariant()
    def the_clock_can_be_shown(self) -> None:
        state = self.play.state
        if state.run is not None:
            assert 0 <= countdown(state.run, self.play.at).share <= 1
            view = outlook(state, self.play.at)
            assert view is not None
            assert view.projected_end >= self.play.at

    def teardown(self) -> None:
        """The journal, written and read again, folds to the very same history."""
        if hasattr(self, "play"):
            written = [json.dumps(entry_to_json(entry), allow_nan=False) for entry in self.play.history.entries]
            assert history_of(entry_from_json(json.loads(line)) for line in written) == self.play.history


def ballots(asked: Round) -> st.SearchStrategy[Ballot]:
    """Complete ballots without a fault."""
    if asked.questions[0].is_scale:
        levels = st.none() | st.integers(0, asked.questions[0].levels - 1)
        answers = st.tuples(*(levels for _ in asked.questions))
        return st.fixed_dictionaries(dict.fromkeys(asked.subjects, answers)).map(Ballot)
    marks = tuple(int(place == 0) for place in range(len(asked.questions)))
    chosen = st.sets(st.sampled_from(asked.subjects), max_size=asked.questions[0].most)
    return chosen.map(lambda roles: Ballot(dict.fromkeys(sorted(roles), marks)))


TestWorkshop = Workshop.TestCase
TestWorkshop.settings = settings(max_examples=150, stateful_step_count=40)
