"""Pictures of every screen, on a staged workshop where nothing moves by itself.

What stands on the screens is asserted elsewhere; these show when a layout moved. ``pytest tests/pictures
--snapshot-update`` takes them anew: look at each before it is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.session.earlier_meetings import kept_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Method
from tests.earlier import beside, meeting_of
from tests.soaked import rest_in_soak
from tests.stage import Stage, check_instrument

SIZES = {"80x24": (80, 24), "160x45": (160, 45)}
WIDE = {"120x36": (120, 36), "200x50": (200, 50)}
"""Where columns stand otherwise than at 160: looked at on the screens that lay out in columns."""


def by_counts(stage: Stage) -> Stage:
    """Let tables count instead of keying ballot after ballot."""
    stage.do(c.Record(f.MethodChosen(Method(by_counts=True, vote_by_counts=True))))
    return stage


def tied(stage: Stage) -> Stage:
    """A vote revealed with a tie at the cut, which waits for the group."""
    stage.until("voter")
    stage.cast(12)
    stage.reveal()
    return stage


def a_year_later(step: str, *, revealed: bool = False) -> Callable[[Stage], Stage]:
    """The same moment, linked to a meeting of the year before."""

    def played(stage: Stage) -> Stage:
        known = beside(stage, meeting_of(stage.workshops.folder.parent / "then", seed=7))
        stage.do(c.Record(f.EarlierLinked(kept_of(stage.workshops, known))), c.Record(f.EarlierShown()))
        return stage.until(step, revealed=revealed)

    return played


@dataclass(frozen=True)
class Picture:
    """A moment of a workshop and the keys pressed from there; without a session it starts at home."""

    moment: Callable[[Stage], Stage]
    keys: tuple[str, ...] = ()
    preset: str = "90"
    home: bool = False


def at(step: str, *, revealed: bool = False) -> Callable[[Stage], Stage]:
    """The moment just after a step began, a minute later."""
    return lambda stage: stage.until(step, revealed=revealed)


# The list of sheets has no picture: it names the folder of the user, which is another at each run.
PICTURES = {
    "home": Picture(at("devoiler"), home=True),
    "home-menu": Picture(at("devoiler"), ("enter",), home=True),
    "prepare": Picture(lambda stage: stage, ("enter", "2"), home=True),
    "ready": Picture(lambda stage: stage),
    "plenary": Picture(at("accueil")),
    "pairs": Picture(at("contexte"), preset="120"),
    "adjust": Picture(at("ajuster")),
    "adjusted": Picture(at("evaluer"), ("p",)),
    "assess": Picture(at("evaluer")),
    "count": Picture(at("depouiller")),
    "ballot": Picture(at("depouiller"), ("b", "2", "3", "1", "x", "2", "2")),
    "counts": Picture(lambda stage: by_counts(stage).until("evaluer"), ("b",)),
    "handover": Picture(at("depouiller"), ("f7", "2")),
    "all-in": Picture(at("devoiler"), ("b",)),
    "own-ballot": Picture(at("evaluer"), ("f7", "2", "enter", "c", "enter", "2", "3", "down", "right")),
    "unrevealed": Picture(at("devoiler")),
    "revealed": Picture(at("devoiler", revealed=True)),
    "revealed-check": Picture(lambda stage: check_instrument(stage).until("devoiler", revealed=True), preset="45"),
    "vote": Picture(at("voter")),
    "dots": Picture(at("voter"), ("b", "e", "2", "space", "c")),
    "hands": Picture(at("voter"), ("f7", "3", "enter", "8", "enter", "5")),
    "talk": Picture(at("devoiler", revealed=True), ("f6", "c", *"entendu", "enter")),
    "tie": Picture(tied),
    "carry": Picture(at("porter")),
    "agree": Picture(at("accord")),
    "close": Picture(at("relecture")),
    "minutes": Picture(at("relecture"), ("s",)),
    "agenda": Picture(at("porter"), ("a",)),
    "roster": Picture(at("accueil"), ("y",)),
    "recap": Picture(at("porter"), ("f5",)),
    "help": Picture(at("accueil"), ("question_mark",)),
    "promises": Picture(a_year_later("accueil"), ("e", "1", "2")),
    "then-and-now": Picture(a_year_later("devoiler", revealed=True), ("t", "t", "t", "t")),
    "undo": Picture(at("porter"), ("u",)),
}


@pytest.mark.parametrize("size", rest_in_soak(list(SIZES.values())), ids=SIZES)
@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_screen(picture: Picture, size: tuple[int, int], tmp_path: Path, snap_compare: Callable[..., bool]) -> None:
    stage = picture.moment(Stage(tmp_path, preset=picture.preset))
    if picture.home:
        stage.session.close()
    app = FicheApp(stage.workshops, stage.clock, None if picture.home else stage.session)
    assert snap_compare(app, press=picture.keys, terminal_size=size)


IN_COLUMNS = {
    "sheet": Picture(lambda stage: stage, ("end", "enter", "4", "enter"), home=True),
    **{name: PICTURES[name] for name in ("adjust", "revealed")},
}


@pytest.mark.parametrize("size", WIDE.values(), ids=WIDE)
@pytest.mark.parametrize("picture", IN_COLUMNS.values(), ids=IN_COLUMNS)
def test_columns(picture: Picture, size: tuple[int, int], tmp_path: Path, snap_compare: Callable[..., bool]) -> None:
    test_screen(picture, size, tmp_path, snap_compare)
