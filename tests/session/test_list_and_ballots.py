"""The list changes while ballots lie in real boxes: no answer is lost, none counts twice, no code is given again."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import listed_roles
from fiche_tui.workshop.values import Purpose
from tests.meetings import assert_same_on_disk, assessing, opened, stored_workshop

LIST_FACTS = (f.RoleReworded, f.RoleRelabelled, f.RoleMoved, f.RoleHidden, f.RoleShown, f.RoleRestored, f.RoleAdded)
FAMILIES = ("fam-a", "fam-b")
NAMES = ("1", "2", "3", "4")
places = st.integers(0, 30)
levels = st.none() | st.integers(0, 3)
answers = st.lists(st.tuples(levels, levels), min_size=30, max_size=30)


class ListAndBallots(RuleBasedStateMachine):
    """One session on disk. ``cast`` is what people answered, by the number at the corner of their ballot."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.stored = stored_workshop(self.folder / "data")
        self.session: Session = opened(self.stored)
        self.asked: Round = assessing(self.session)
        self.cast: dict[str, dict[str, tuple[int | None, int | None]]] = {}
        self.revealed = False
        self.bearers: dict[str, str] = {}
        self.added = 0

    def role(self, place: int) -> str:
        roles = self.session.state.roles
        return roles[place % len(roles)].id

    @precondition(lambda self: not self.revealed)
    @rule(name=st.sampled_from(NAMES), given=answers)
    def deposit_or_correct_a_ballot(self, name: str, given: list[tuple[int | None, int | None]]) -> None:
        ballot = dict(zip(self.asked.subjects, given, strict=False))
        assert self.session.rounds.put(self.asked.number, name, Ballot(ballot)) is None
        self.cast[name] = ballot

    @precondition(lambda self: not self.revealed)
    @rule(name=st.sampled_from(NAMES))
    def withdraw_a_ballot(self, name: str) -> None:
        refusal = self.session.rounds.remove(self.asked.number, name)
        assert (refusal is None) is (name in self.cast)
        self.cast.pop(name, None)

    @rule(place=places, text=st.text(min_size=1, max_size=20))
    def reword(self, place: int, text: str) -> None:
        self.session.do(c.Record(f.RoleReworded(self.role(place), text)))
        self.session.do(c.Record(f.RoleRelabelled(self.role(place), text)))

    @rule(place=places, family=st.sampled_from(FAMILIES), position=st.integers(0, 5))
    def move(self, place: int, family: str, position: int) -> None:
        assert self.session.do(c.Record(f.RoleMoved(self.role(place), family, position))) is None

    @rule(place=places, shown=st.booleans())
    def hide_or_show(self, place: int, shown: bool) -> None:
        role = self.role(place)
        assert self.session.do(c.Record(f.RoleShown(role) if shown else f.RoleHidden(role))) is None

    @rule(place=places)
    def restore(self, place: int) -> None:
        self.session.do(c.RestoreRole(self.role(place)))

    @rule(kept=places, absorbed=places)
    def merge(self, kept: int, absorbed: int) -> None:
        refusal = self.session.do(c.MergeRoles(self.role(kept), self.role(absorbed)))
        # The list is settled whenever a round is asked about it.
        assert refusal is not None
        if self.cast and {self.role(kept), self.role(absorbed)} & set(self.asked.subjects):
            assert refusal.code in ("answers-exist", "cannot-merge")

    @rule()
    def add_to_a_settled_list(self) -> None:
        refusal = self.session.do(c.AddRole("trop-tard", "fam-a", "Trop tard"))
        assert refusal is not None
        assert refusal.code == "list-settled"

    @precondition(lambda self: not self.revealed and bool(self.cast))
    @rule()
    def reopen_without_having_been_told_the_cost(self) -> None:
        refusal = self.session.do(c.ReopenList())
        assert refusal is not None
        assert refusal.code == "round-holds-ballots"

    @precondition(lambda self: not self.revealed and self.added < 4 and bool(listed_roles(self.session.state)))
    @rule(family=st.sampled_from(FAMILIES), undone=st.booleans())
    def give_the_round_up_and_begin_again(self, family: str, undone: bool) -> None:
        assert self.session.do(c.ReopenList(accepts_loss=True)) is None
        self.added += 1
        assert self.session.do(c.AddRole(f"new-{self.added}", family, f"Nouveau {self.added}")) is None
        self.codes_stay()
        if undone:
            assert self.session.undo() is None
            assert self.session.do(c.AddRole(f"again-{self.added}", family, f"Encore {self.added}")) is None
        assert self.session.do(c.Record(f.ListSettled())) is None
        assert self.session.do(c.OpenRound(Purpose.ASSESS)) is None
        pending = pending_round(self.session.state)
        assert pending is not None
        assert pending.asked.number == self.asked.number + 1
        assert pending.asked.subjects == tuple(role.id for role in listed_roles(self.session.state))
        self.asked, self.cast = pending.asked, {}

    @rule()
    def undo_the_last_change_of_the_list(self) -> None:
        taken = self.session.undoable()
        if taken and all(isinstance(fact, LIST_FACTS) for fact in taken):
            assert self.session.undo() is None

    @rule()
    def begin_anew_from_the_disk(self) -> None:
        self.session.close()
        self.session = opened(self.stored)

    @precondition(lambda self: not self.revealed and bool(self.cast))
    @rule()
    def reveal(self) -> None:
        assert self.session.rounds.reveal(self.asked.number) is None
        self.revealed = True

    @invariant()
    def the_boxes_hold_each_answer_once(self) -> None:
        if self.revealed:
            return
        found = self.session.rounds.answers(self.asked.number)
        assert {name: dict(one.answers) for name, one in found.items() if isinstance(one, Ballot)} == self.cast
        assert self.session.rounds.turnout(self.asked.number).ballots == len(self.cast)

    @invariant()
    def what_was_asked_about_stays_the_same_roles(self) -> None:
        found = self.session.state.round(self.asked.number)
        assert found is not None
        assert found.asked == self.asked
        assert set(self.asked.subjects) <= {role.id for role in self.session.state.roles}

    @invariant()
    def each_answer_counts_once_under_its_role(self) -> None:
        if not self.revealed:
            return
        found = self.session.state.round(self.asked.number)
        assert found is not None
        assert found.tally.people == len(self.cast)
        for subject in self.asked.subjects:
            for question in (0, 1):
                given = [ballot[subject][question] for ballot in self.cast.values()]
                assert list(found.tally.counts[subject][question]) == counted(given)

    @invariant()
    def codes_stay(self) -> None:
        roles = self.session.state.roles
        assert max(Counter(role.code for role in roles).values()) == 1
        for role in roles:
            assert self.bearers.setdefault(role.code, role.id) == role.id

    def teardown(self) -> None:
        if hasattr(self, "session"):
            assert_same_on_disk(self.session)
            self.session.close()
            shutil.rmtree(self.folder)


def counted(given: Sequence[int | None]) -> list[int]:
    """How many answered 0, 1, 2, 3 and « je ne sais pas »."""
    return [sum(answer == level for answer in given) for level in (0, 1, 2, 3, None)]


TestListAndBallots = ListAndBallots.TestCase
TestListAndBallots.settings = settings(max_examples=25, stateful_step_count=25)
