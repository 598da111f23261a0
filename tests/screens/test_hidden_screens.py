"""Hidden means hidden on screens and on disk: two copies of one workshop, with other ballots in the boxes and as many.

Whatever a person at the keyboard, in the room or in the folder can see before the reveal is the same in both.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.command_line.main import main
from fiche_tui.screens.ballots.screen import BallotScreen
from fiche_tui.session.session import Session
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Wall
from tests.screens.ballots.test_ballot import keyed
from tests.screens.prepared import press
from tests.soaked import rest_in_soak
from tests.stage import Stage

VOTERS = 9
SCREENS: Mapping[str, tuple[str, ...]] = {
    "step": (),
    "recap": ("f5",),
    "minutes": ("s",),
    "minutes, further": ("s", "pagedown", "pagedown"),
    "agenda": ("a",),
    "roster": ("y",),
    "help": ("question_mark",),
    "undo": ("u",),
    "next ballot": ("b",),
    "the round": ("o",),
}
"""What is opened from the workshop, and the keys that open it."""


@dataclass(frozen=True)
class Copy:
    """One of the two folders."""

    folder: Path
    id: str
    clock: StoppedClock

    @property
    def workshops(self) -> Workshops:
        return Workshops(self.folder / "data")

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Facilitate it for a moment."""
        session = Session.open(self.workshops.open(self.id), self.clock, "Claude")
        try:
            yield session
        finally:
            session.close()


def answers(asked: Round, chance: random.Random) -> Ballot:
    """A whole ballot, drawn at random."""
    if asked.questions[0].is_scale:
        levels = (0, 1, 2, 3, None)
        return Ballot({one: tuple(chance.choice(levels) for _question in asked.questions) for one in asked.subjects})
    marks = tuple(int(place == 0) for place in range(len(asked.questions)))
    chosen = chance.sample(asked.subjects, asked.questions[0].most)
    return Ballot(dict.fromkeys(chosen, marks))


def assess(stage: Stage) -> None:
    stage.until("evaluer")


def count(stage: Stage) -> None:
    stage.until("depouiller")


def reveal(stage: Stage) -> None:
    stage.until("devoiler")


def vote(stage: Stage) -> None:
    stage.until("voter")


def checked(stage: Stage) -> None:
    stage.session.record(f.MethodChosen(Method(Instrument.CHECK)))
    stage.until("depouiller")


MOMENTS: Mapping[str, Callable[[Stage], None]] = {
    "count": count,
    "vote": vote,
    "assess": assess,
    "reveal": reveal,
    "checked": checked,
}


def two_copies(tmp_path: Path, moment: Callable[[Stage], None], *, close: bool = False) -> list[Copy]:
    """The workshop at that moment, twice, with ballots that differ in both and bear the same numbers."""
    stage = Stage(tmp_path / "one")
    moment(stage)
    stage.session.close()
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    copies = [Copy(tmp_path / name, stage.id, StoppedClock(stage.clock.now())) for name in ("one", "two")]
    for seed, copy in enumerate(copies):
        chance = random.Random(seed)
        with copy.session() as session:
            asked = asked_in(session)
            for name in range(1, VOTERS + 1):
                assert session.rounds.put(asked.number, str(name), answers(asked, chance)) is None
            if close:
                assert session.record(f.RoundClosed(asked.number)) is None
    boxes = [[path.read_bytes() for path in sorted(copy.folder.rglob("boxes/*/round-*.json"))] for copy in copies]
    assert boxes[0] != boxes[1]
    return copies


def asked_in(session: Session) -> Round:
    pending = pending_round(session.state)
    assert pending is not None
    return pending.asked


def shown(app: FicheApp) -> list[object]:
    """Every character in its colours, the window's title, and what notifications say."""
    strips = [[(part.text, str(part.style)) for part in strip] for strip in app.screen._compositor.render_strips()]
    notices = [notice.message for notice in app._notifications]
    return [
        type(app.screen).__name__,
        app.title,
        app.sub_title,
        app.screen.title,
        app.screen.sub_title,
        notices,
        strips,
    ]


async def seen_everywhere(copy: Copy, size: tuple[int, int]) -> dict[str, list[object]]:
    """What the facilitator sees from here, screen after screen, and at home."""
    result: dict[str, list[object]] = {}
    with copy.session() as session:
        app = FicheApp(copy.workshops, copy.clock, session)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            for name, keys in SCREENS.items():
                depth = len(app.screen_stack)
                await press(pilot, *keys)
                result[name] = shown(app)
                while len(app.screen_stack) > depth:
                    await press(pilot, "escape")
    app = FicheApp(copy.workshops, copy.clock)
    async with app.run_test(size=size) as pilot:
        await press(pilot)
        result["home"] = shown(app)
        await press(pilot, "f7")
        result["home, prepare"] = shown(app)
    return result


def files_of(copy: Copy) -> dict[str, bytes]:
    """Every file outside the boxes, by its name; locks hold nothing."""
    return {
        str(path.relative_to(copy.folder)): path.read_bytes()
        for path in sorted(copy.folder.rglob("*"))
        if path.is_file() and "boxes" not in path.parts and path.suffix != ".lock"
    }


@pytest.mark.parametrize(
    ("moment", "size"),
    rest_in_soak(
        [*((moment, (80, 24)) for moment in MOMENTS), ("count", (160, 45)), ("vote", (160, 45))], kept=2, several=True
    ),
)
async def test_no_screen_no_title_no_log_and_no_file_depends_on_the_answers(
    moment: str, size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = two_copies(tmp_path, MOMENTS[moment])
    assert files_of(first) == files_of(second)
    log = tmp_path / "textual.log"
    # What developers may ask Textual to write (TEXTUAL_LOG).
    monkeypatch.setattr("textual.constants.LOG_FILE", str(log))
    seen = await seen_everywhere(first, size)
    assert len({str(one[-1]) for one in seen.values()}) > len(SCREENS) - 2
    assert seen == await seen_everywhere(second, size)
    assert files_of(first) == files_of(second)
    logged = log.read_text(encoding="utf-8")
    assert "WorkshopScreen" in logged
    assert not [word for word in ("Ballot(", "Slip(", "Tally(", "answers") if word in logged]


async def test_a_closed_round_tells_no_more_than_an_open_one(tmp_path: Path) -> None:
    first, second = two_copies(tmp_path, reveal, close=True)
    assert files_of(first) == files_of(second)
    assert await seen_everywhere(first, (80, 24)) == await seen_everywhere(second, (80, 24))


async def test_after_the_reveal_the_screens_do_differ(tmp_path: Path) -> None:
    """So that two screens that show nothing would be noticed."""
    copies = two_copies(tmp_path, reveal)
    for copy in copies:
        with copy.session() as session:
            assert session.rounds.reveal(1) is None
    first, second = [await seen_everywhere(copy, (80, 24)) for copy in copies]
    assert first["step"] != second["step"]
    assert first["minutes, further"] != second["minutes, further"]
    assert files_of(copies[0]) != files_of(copies[1])


@pytest.mark.parametrize("moment", ["count", "vote"])
def test_no_command_tells_the_answers(
    moment: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists, exports with single ballots asked for, printables: the same words, bytes and file names."""
    outputs = []
    copies = two_copies(tmp_path, MOMENTS[moment])
    for copy in copies:
        monkeypatch.setenv("FICHE_DATA", str(copy.folder / "data"))
        here = copy.folder / "here"
        here.mkdir()
        monkeypatch.chdir(here)
        exports = [["export", copy.id, "--format", form] for form in ("md", "html", "csv", "json")]
        single = [["export", copy.id, "--format", form, "--ballots", "--output", "-"] for form in ("csv", "json")]
        prints = [["print", copy.id, kind] for kind in ("ballots", "slips", "handout", "notes")]
        said = []
        for command in (["list"], ["list", "--json"], *exports, *single, *prints):
            code = main(command)
            said.append((command, code, capsysbinary.readouterr()))
        outputs.append((said, {path.name: path.read_bytes() for path in sorted(here.iterdir())}))
    assert len(outputs[0][1]) == 8
    assert outputs[0] == outputs[1]


async def test_on_a_mirrored_wall_two_ballots_look_the_same_at_every_key(tmp_path: Path) -> None:
    """Keyed masked: after each key of a whole ballot, position and count are seen and the choices are not."""
    seen: list[list[object]] = []
    for place, digits in enumerate(("01230123x", "3x2100231")):
        stage = Stage(tmp_path / str(place), wall=Wall.SAME)
        stage.until("evaluer")
        asked = asked_in(stage.session)
        families = [role[0] for role in (stage.session.state.role(one).code for one in asked.subjects)]  # type: ignore[union-attr]
        async with keyed(stage) as desk:
            frames: list[object] = []
            for line, family in enumerate(families):
                keys = [digits[(2 * line) % len(digits)], digits[(2 * line + 1) % len(digits)]]
                last = line + 1 == len(families) or families[line + 1] != family
                for key in [*keys, *(["enter"] if last else [])]:
                    await desk.type(key)
                    frames.append(masked(desk.screen))
            assert isinstance(desk.screen, BallotScreen)
            assert desk.said == "Bulletin 1 déposé."
            seen.append(frames)
    assert len(seen[0]) == 57
    assert seen[0] == seen[1]


def masked(screen: BallotScreen) -> object:
    strips = screen._compositor.render_strips()
    return [[(part.text, str(part.style)) for part in strip] for strip in strips]
