"""What is on disk is what is believed: after a kill, and after any sequence of acts."""

import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.room.whole import room_of
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.values import CaptureKind, Purpose, TieWay
from tests.meetings import assert_same_on_disk, complete, opened, stored_workshop
from tests.workshop.samples import START

KILLED = """
import sys
from pathlib import Path
from fiche_tui.system.clock import StoppedClock
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.values import CaptureKind
from tests.meetings import assessing, complete, opened
from tests.workshop.samples import START

folder, name = Path(sys.argv[1]), sys.argv[2]
clock = StoppedClock(START)
session = opened(Workshops(folder).open(name), clock)
session.do(c.Write("n1", CaptureKind.DECISION, "Une décision"))
asked = assessing(session)
clock.move(minutes=2)
session.rounds.put(1, "1", complete(asked, {"a1": (0, 3)}))
session.rounds.put(1, "2", Ballot({"a1": (1, None)}))
session.record(f.MinutesAdded(3))
print(session.history.head, flush=True)
sys.stdin.read()
"""


def test_a_killed_session_opens_again_at_the_same_step_with_everything_entered(tmp_path: Path) -> None:
    stored = stored_workshop(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), stored.id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    head = int(child.stdout.readline())
    child.kill()
    child.communicate()
    clock = StoppedClock(START + timedelta(minutes=5))
    session = opened(Workshops(tmp_path).open(stored.id), clock)
    assert session.history.head == head
    assert session.state.step is not None
    assert session.state.step.id == "evaluer"
    run = session.state.run
    assert run is not None
    # Ten minutes were planned, three were added, five have passed.
    assert countdown(run, clock.now()).left == (10 + 3 - 5) * 60
    assert [capture.text for capture in session.state.captures] == ["Une décision"]
    assert sorted(session.rounds.answers(1)) == ["1", "2"]
    assert (session.rounds.turnout(1).people, session.rounds.turnout(1).unfinished) == (1, ("2",))
    assert stored.room()["asked"][0]["answered"] == 1


STEPS = ("accueil", "ajuster", "evaluer", "devoiler", "vote", "porter", "inconnue")
ROLES = ("a1", "a2", "b1", "new-0", "new-1")
NAMES = ("1", "2", "3")


class Meeting(RuleBasedStateMachine):
    """Anything that a facilitator may ask, in any order; refusals are as good as facts."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = StoppedClock(START)
        self.made = 0
        self.session: Session | None = None

    @initialize()
    def begin(self) -> None:
        self.stored = stored_workshop(Path(self.folder.name))
        self.session = opened(self.stored, self.clock)

    def teardown(self) -> None:
        if self.session:
            self.session.close()
        self.folder.cleanup()

    @property
    def now(self) -> Session:
        assert self.session is not None
        return self.session

    @rule(step=st.sampled_from(STEPS), seconds=st.integers(0, 600))
    def start(self, step: str, seconds: int) -> None:
        self.clock.move(seconds=seconds)
        self.now.do(c.StartStep(step))

    @rule()
    def pause(self) -> None:
        self.now.do(c.TogglePause())

    @rule(kind=st.sampled_from(CaptureKind), text=st.text(max_size=20))
    def write(self, kind: CaptureKind, text: str) -> None:
        self.made += 1
        self.now.do(c.Write(f"n{self.made}", kind, text))

    @rule(role=st.sampled_from(ROLES), other=st.sampled_from(ROLES), what=st.integers(0, 4))
    def adjust(self, role: str, other: str, what: int) -> None:
        commands: tuple[c.Command, ...] = (
            c.AddRole(role, "fam-a", "Un rôle"),
            c.MergeRoles(role, other),
            c.Record(f.RoleHidden(role)),
            c.Record(f.RoleMoved(role, "fam-b", 0)),
            c.RestoreRole(role),
        )
        self.now.do(commands[what])

    @rule()
    def settle(self) -> None:
        self.now.record(f.ListSettled())

    @rule(accepts=st.booleans())
    def reopen_list(self, accepts: bool) -> None:
        self.now.do(c.ReopenList(accepts))

    @rule(purpose=st.sampled_from(Purpose))
    def open_round(self, purpose: Purpose) -> None:
        self.now.do(c.OpenRound(purpose))

    @rule(name=st.sampled_from(NAMES), level=st.sampled_from((None, 0, 2, 3)), whole=st.booleans())
    def put(self, name: str, level: int | None, whole: bool) -> None:
        pending = pending_round(self.now.state)
        if pending is None:
            assert self.now.rounds.put(1, name, Ballot({})) is not None
            return
        asked = pending.asked
        if asked.purpose is Purpose.VOTE:
            self.now.rounds.put(asked.number, name, Ballot({asked.subjects[0]: (1,)}))
            return
        ballot = complete(asked, dict.fromkeys(asked.subjects, (0, level))) if whole else Ballot({})
        refusal = self.now.rounds.put(asked.number, name, ballot)
        assert (refusal is None) is (pending.status is RoundStatus.OPEN)
        if refusal is None:
            assert self.now.rounds.answers(asked.number)[name] == ballot

    @rule(name=st.sampled_from(NAMES))
    def remove(self, name: str) -> None:
        self.now.rounds.remove(len(self.now.state.rounds), name)

    @rule()
    def close_round(self) -> None:
        self.now.record(f.RoundClosed(len(self.now.state.rounds)))

    @rule()
    def reopen_round(self) -> None:
        self.now.rounds.reopen(len(self.now.state.rounds))

    @rule()
    def reveal(self) -> None:
        number = len(self.now.state.rounds)
        people = self.now.rounds.refresh_turnout(number).people
        if self.now.rounds.reveal(number) is None:
            found = self.now.state.round(number)
            assert found is not None
            assert found.tally.people == people
            assert len(self.stored.read_sealed(number, found.sha256)) == people

    @rule(way=st.sampled_from((TieWay.KEEP_ALL, TieWay.REVOTE)))
    def settle_tie(self, way: TieWay) -> None:
        self.now.do(c.SettleTie(len(self.now.state.rounds), way))

    @rule()
    def undo(self) -> None:
        could = bool(self.now.undoable())
        assert (self.now.undo() is None) is could

    @rule(take=st.booleans())
    def open_again(self, take: bool) -> None:
        before = self.now.state
        if not take:
            self.now.close()
        first, self.session = (
            self.now,
            opened(Workshops(self.stored.folder.parent).open(self.stored.id), self.clock, take=take),
        )
        assert self.now.state == before
        assert not first.still_mine()

    @invariant()
    def what_is_on_disk_is_what_is_believed(self) -> None:
        if self.session is None:
            return
        assert_same_on_disk(self.session)
        room = {key: value for key, value in self.stored.room().items() if key not in ("_rev", "head")}
        people = {one.asked.number: self.now.rounds.turnout(one.asked.number).people for one in self.now.state.rounds}
        assert room == room_of(read_history(self.stored).state, people)


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
