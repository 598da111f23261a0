"""A workshop that somebody else took over: its row of keys, what refuses before it asks, and the way back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.session.losing import loss_of
from fiche_tui.session.session import Session
from fiche_tui.store.errors import FacilitationLost
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.meeting.test_workshop_time import tick
from tests.screens.prepared import SIZES, drawn, press
from tests.stage import Stage

TAKEN = (
    "Léa a pris la main\u00a0: cet écran ne peut plus que lire. "
    "Pour la reprendre, revenez à l’accueil et rouvrez l’atelier."
)
PAGES = [("a", "déroulement"), ("y", "présences"), ("s", "lire le compte rendu")]
LEAVING = [("q", "reprendre la main à l’accueil"), ("?", "aide")]
BACK = [("Échap", "revenir"), ("?", "aide")]
ROWS = {
    "accueil": [*PAGES, *LEAVING],
    "ajuster": [("Entrée", "ouvrir"), *PAGES, *LEAVING],
    "depouiller": [*PAGES, *LEAVING],
    "devoiler": [*PAGES, *LEAVING],
    "porter": [*PAGES, *LEAVING],
}
ASKED = [
    *(("accueil", "c"), ("accueil", "space"), ("accueil", "l"), ("accueil", "u"), ("accueil", "f6")),
    *(("ajuster", "n"), ("ajuster", "i"), ("depouiller", "b"), ("depouiller", "f7"), ("devoiler", "f9")),
    *(("devoiler", "n"), ("voter", "n"), ("porter", "enter"), ("accord", "i"), ("relecture", "f8")),
]


@contextmanager
def taken_by_lea(stage: Stage) -> Iterator[Session]:
    """Léa facilitates for the length of a ``with``."""
    other = Session.open(stage.workshops.open(stage.id), stage.clock, "Léa", take=True)
    try:
        yield other
    finally:
        other.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", ROWS)
async def test_the_row_shows_what_works_and_how_to_take_over_again(
    tmp_path: Path, step: str, size: tuple[int, int]
) -> None:
    stage = Stage(tmp_path).until(step)
    async with running(stage, size) as pilot:
        with taken_by_lea(stage):
            await tick(pilot)
            assert said(pilot) == TAKEN
            await press(pilot, "escape")
            assert list(screen_of(pilot).key_line.keys) == ROWS[step]
            assert "q\u00a0reprendre la main à l’accueil   ?\u00a0aide" in drawn(pilot).splitlines()[-1]


@pytest.mark.parametrize(("step", "key"), ASKED)
async def test_what_would_be_refused_asks_nothing_first(tmp_path: Path, step: str, key: str) -> None:
    stage = Stage(tmp_path).until(step)
    async with running(stage) as pilot:
        with taken_by_lea(stage) as other:
            # Before the next look: the key itself notices.
            await press(pilot, key)
            assert isinstance(pilot.app.screen, WorkshopScreen)
            assert said(pilot) == TAKEN
            assert ("q", "reprendre la main à l’accueil") in screen_of(pilot).key_line.keys
            assert stage.session.history.entries == other.history.entries[:-1]


async def test_the_palette_answers_the_same(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("voter")
    async with running(stage) as pilot:
        with taken_by_lea(stage):
            await tick(pilot)
            await press(pilot, "escape", "colon", *"suspendre", "enter")
            assert isinstance(pilot.app.screen, WorkshopScreen)
            assert said(pilot) == TAKEN


async def test_pages_still_open_and_ask_nothing_either(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        with taken_by_lea(stage):
            await tick(pilot)
            await press(pilot, "a", "enter")
            agenda = pilot.app.screen
            assert isinstance(agenda, AgendaScreen)
            assert list(agenda.key_line.keys) == BACK
            assert agenda.status.sentence == TAKEN


@pytest.mark.parametrize(
    ("key", "row"),
    [("a", BACK), ("y", BACK), ("s", [("↑↓", "lire la suite"), ("s", "enregistrer"), ("Échap", "revenir")])],
)
async def test_an_open_page_shows_what_still_works(tmp_path: Path, key: str, row: list[tuple[str, str]]) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        await press(pilot, key)
        page = pilot.app.screen
        assert isinstance(page, FicheScreen)
        assert list(page.key_line.keys) != row
        with taken_by_lea(stage):
            await tick(pilot)
            assert page.status.sentence == TAKEN
            assert list(page.key_line.keys) == row


async def test_before_the_start_nothing_says_to_begin(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with running(stage) as pilot:
        assert "n\u00a0: commencer par" in drawn(pilot)
        with taken_by_lea(stage):
            await tick(pilot)
            assert "commencer par" not in drawn(pilot)


async def test_home_takes_it_over_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        with taken_by_lea(stage) as other:
            await tick(pilot)
            await press(pilot, "q", "n")
            assert "Prendre la main?" in drawn(pilot)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, WorkshopScreen)
            assert pilot.app.screen.session.reads is False
            assert isinstance(loss_of(other), FacilitationLost)


def test_a_session_that_facilitates_lost_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    assert loss_of(stage.session) is None
    with taken_by_lea(stage):
        lost = loss_of(stage.session)
        assert isinstance(lost, FacilitationLost)
        assert lost.who == "Léa"
    gone = loss_of(stage.session)
    assert isinstance(gone, FacilitationLost)
    assert gone.who == ""
