"""Printing from the screens: only what the chosen door uses, in the form that is chosen, where one says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.screens.files.path_entry import AskPath
from fiche_tui.screens.files.printing import Form, Printing, paper_words, papers_for
from fiche_tui.screens.files.saving import Made, Saving
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.settings.values import Settings
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Wall
from tests.screens.fake_desk import FakeDesk
from tests.stage import Stage

BALLOTS, SLIPS, HANDOUT, NOTES = Printable.BALLOTS, Printable.SLIPS, Printable.HANDOUT, Printable.NOTES


@pytest.mark.parametrize(
    ("preset", "by_counts", "vote_by_counts", "papers"),
    [
        ("90", False, False, (BALLOTS, HANDOUT, NOTES)),
        ("90", True, False, (BALLOTS, SLIPS, HANDOUT, NOTES)),
        ("90", False, True, (BALLOTS, SLIPS, HANDOUT, NOTES)),
        ("45", True, False, (SLIPS, HANDOUT, NOTES)),
        ("45", False, False, (BALLOTS, HANDOUT, NOTES)),
    ],
)
def test_only_the_papers_of_the_chosen_doors_are_offered(
    tmp_path: Path, preset: str, by_counts: bool, vote_by_counts: bool, papers: tuple[Printable, ...]
) -> None:
    stage = Stage(tmp_path, preset=preset)
    stage.session.record(f.MethodChosen(Method(Instrument.FULL, by_counts, vote_by_counts)))
    assert papers_for(stage.session.state) == papers


def test_a_paper_says_how_many_are_needed(tmp_path: Path) -> None:
    state = Stage(tmp_path).session.state
    assert paper_words(state, BALLOTS) == "Bulletins\u00a0: 12\u00a0copies".replace("12\u00a0", "12 ")
    assert all(paper_words(state, kind) for kind in Printable)


class Kept(Saving):
    """Notes what it would write."""

    def __init__(self) -> None:
        super().__init__(FakeDesk(), {})
        self.made: list[Made] = []

    async def save(self, made: Made) -> bool:
        self.made.append(made)
        return True


async def test_it_is_made_in_the_form_that_is_chosen(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    files = Kept()
    desk = FakeDesk(HANDOUT, Form(Format.HTML, Paper.A4, Print.LARGE))
    await Printing(desk, files).print(stage.session.state)
    assert [type(one) for one in desk.shown] == [Ask, Ask]
    (made,) = files.made
    assert made.name.startswith("feuillet-2026-11-23-table-de-quartier-saint-remi-")
    assert made.name.endswith(".html")
    assert b"size: a4" in made.content
    assert made.shown
    assert not made.private


async def test_the_usual_paper_is_offered_first(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    for usual in Paper:
        desk = FakeDesk(HANDOUT, None)
        desk.settings = Settings(paper=usual.value)
        await Printing(desk, Kept()).print(stage.session.state)
        dialog = desk.shown[-1]
        assert isinstance(dialog, Ask)
        forms = [value for _key, _words, value in dialog._choices]
        assert forms[0] == Form(Format.HTML, usual)
        assert len(set(forms)) == len(forms) == 5


@pytest.mark.parametrize("answers", [[None], [BALLOTS, None]])
async def test_escape_makes_nothing(tmp_path: Path, answers: list[Any]) -> None:
    files = Kept()
    await Printing(FakeDesk(*answers), files).print(Stage(tmp_path).session.state)
    assert files.made == []


@pytest.mark.parametrize(
    ("wall", "begun", "shown"),
    [(Wall.SAME, True, False), (Wall.TWO, True, True), (Wall.NONE, True, True), (Wall.SAME, False, True)],
)
async def test_private_notes_never_open_in_front_of_the_room(
    tmp_path: Path, wall: Wall, begun: bool, shown: bool
) -> None:
    stage = Stage(tmp_path, wall=wall)
    if begun:
        stage.until("accueil")
    files = Kept()
    await Printing(FakeDesk(NOTES, Form(Format.HTML)), files).print(stage.session.state)
    assert [made.shown for made in files.made] == [shown]


@pytest.mark.parametrize(("kind", "private"), [(BALLOTS, False), (HANDOUT, False), (NOTES, True)])
async def test_the_private_notes_are_a_file_of_their_owner_alone(
    tmp_path: Path, kind: Printable, private: bool
) -> None:
    files = Kept()
    await Printing(FakeDesk(kind, Form(Format.HTML)), files).print(Stage(tmp_path).session.state)
    assert [made.private for made in files.made] == [private]


async def test_it_is_written_whole_where_one_says(tmp_path: Path) -> None:
    def typed(dialog: AskPath) -> str:
        assert dialog._keep(tmp_path / "b.md", False) == ""
        return str(tmp_path / "b.md")

    desk = FakeDesk(BALLOTS, Form(Format.MARKDOWN), typed)
    await Printing(desk, Saving(desk, {})).print(Stage(tmp_path / "stage").session.state)
    assert (tmp_path / "b.md").read_text(encoding="utf-8").startswith("# Bulletin")
    assert desk.said == [f"Enregistré\u00a0: {tmp_path / 'b.md'}"]


def test_without_roles_or_people_only_what_can_be_used_is_offered(tmp_path: Path) -> None:
    state = Stage(tmp_path).session.state
    hidden = replace(state, roles=tuple(replace(one, hidden=True) for one in state.roles))
    assert papers_for(hidden) == (HANDOUT, NOTES)
    assert paper_words(replace(state, people=()), BALLOTS) == "Bulletins\u00a0: un par personne qui vote"
