"""Papers being keyed in, drawn without a screen: they fit any size, and a masked one tells no choice."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from fiche_tui.drawing.all_in import draw_all_in
from fiche_tui.drawing.codes_paper import draw_codes
from fiche_tui.drawing.counts_paper import draw_counts
from fiche_tui.drawing.grid_paper import draw_grid
from fiche_tui.drawing.line import Line
from fiche_tui.drawing.paper import Paper
from fiche_tui.drawing.raised_hands import Room, draw_hands
from fiche_tui.drawing.station import draw_handover, draw_names
from fiche_tui.workshop.ballots import Question, Round, questions_for
from fiche_tui.workshop.keying.codes import CodesKeying
from fiche_tui.workshop.keying.counts import CountsKeying
from fiche_tui.workshop.keying.grid import GridKeying
from fiche_tui.workshop.keying.hands import HandsKeying
from fiche_tui.workshop.keying.paper import codes_on, strips_of
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Purpose
from fiche_tui.workshop.voters import Voter
from tests import hostile
from tests.workshop.samples import Play, small_sheet

SIZES = [(columns, rows) for columns in (80, 97, 120, 160, 200) for rows in (20, 24, 36, 45)]


def listed(label: str = "Mettre en relation les personnes et les organismes") -> State:
    """A list of 26 roles, each with that label."""
    play = Play.prepared(small_sheet({"A": 6, "B": 6, "C": 4, "D": 5, "E": 5}))
    roles = tuple(replace(role, label=label, text=label) for role in play.state.roles)
    return replace(play.state, roles=roles)


def asked(state: State, instrument: Instrument | None, *, by_counts: bool = False, roles: int = 26) -> Round:
    subjects = tuple(role.id for role in state.roles)[:roles]
    if instrument is None:
        return Round(1, Purpose.VOTE, subjects, (Question("dots", most=3),), by_counts)
    return Round(1, Purpose.ASSESS, subjects, questions_for(instrument, 4), by_counts, instrument)


def paper(state: State, one: Round, *, masked: bool = False) -> Paper:
    return Paper(one, strips_of(state, one), state.sheet, masked, "6 bulletins déposés sur 12", "Quel rôle?")


def drawn(state: State, columns: int, rows: int, *, masked: bool = False) -> Iterator[list[Line]]:
    """Every kind of paper with something keyed in, at that size."""
    scales = asked(state, Instrument.FULL)
    families = tuple(strip.subjects for strip in strips_of(state, scales))
    grid = GridKeying.of(scales, families)
    for key in "23x":
        grid = grid.pressed(key)
    yield draw_grid(grid, paper(state, scales, masked=masked), columns, rows)
    marks = asked(state, Instrument.CHECK)
    codes = CodesKeying.of(marks, codes_on(state, marks), {})
    for key in "a1b2":
        codes = codes.pressed(key)
    yield draw_codes(codes, paper(state, marks, masked=masked), columns, rows)
    for instrument in (Instrument.WANTED, None):
        slips = asked(state, instrument, by_counts=True, roles=26 if instrument else 12)
        counts = CountsKeying.of(slips)
        for key in ("1", "2", "enter", "7", "enter", "3"):
            counts = counts.pressed(key)
        yield draw_counts(counts, paper(state, slips, masked=masked), columns, rows)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("masked", [False, True])
def test_every_paper_fits(columns: int, rows: int, masked: bool) -> None:
    for lines in drawn(listed(), columns, rows, masked=masked):
        assert len(lines) == rows
        assert max(line.width for line in lines) <= columns


@pytest.mark.parametrize("text", hostile.each())
def test_what_people_typed_is_text_and_fits(text: str) -> None:
    for lines in drawn(listed(text), 80, 24):
        assert len(lines) == 24
        assert max(line.width for line in lines) <= 80
        assert not any(character < " " for line in lines for character in line.text)


def test_a_masked_paper_tells_no_choice() -> None:
    state = listed("Rôle")
    grid, codes, levels, marks = ("\n".join(line.text for line in lines) for lines in drawn(state, 80, 24, masked=True))
    assert "▮" not in grid
    assert grid.count("•") == 3
    assert "✓" not in codes
    assert codes.splitlines()[1].count("•") == 2
    for slip in (levels, marks):
        row = next(line for line in slip.splitlines() if "A1" in line)
        assert "7" not in row
        assert row.count("•") >= 1


@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (40, 20)])
def test_the_station_and_the_end_of_the_count_fit(columns: int, rows: int) -> None:
    voters = [Voter(str(place), name, "Maison") for place, name in enumerate([*hostile.TEXTS, "Anne", "Anne"])]
    pages = [
        draw_handover(6, 12, "Entrée", "Échap", columns, rows),
        draw_handover(12, 12, "Entrée", "Échap", columns, rows),
        draw_names(voters, 3, {"3"}, {str(len(hostile.TEXTS))}, columns, rows),
    ]
    if columns >= 80:
        keys = [("Échap", "revenir à l’étape"), ("z", "rouvrir un bulletin par son numéro")]
        pages.append(draw_all_in(12, ("bulletins", "sur 12"), "Tous y sont.", keys, "", columns, rows, too_many=False))
    for lines in pages:
        assert len(lines) == rows
        assert max(line.width for line in lines) <= columns


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_raised_hands_fit(columns: int, rows: int) -> None:
    state = listed()
    one = asked(state, None, roles=12)
    count = HandsKeying.of(one, 12)
    for keys in ((), ("enter",), ("7", "enter"), *[("1", "enter")] * 11):
        for key in keys:
            count = count.pressed(key)
        lines = draw_hands(count, Room(paper(state, one), 3), columns, rows)
        assert len(lines) == rows
        assert max(line.width for line in lines) <= columns


@pytest.mark.parametrize(
    ("instrument", "said"), [(Instrument.FAMILY, "5 comptés."), (None, "12 rôles comptés."), (Instrument.CHECK, "")]
)
def test_the_end_of_the_raised_hands_counts_families_or_roles(instrument: Instrument | None, said: str) -> None:
    state = listed()
    one = asked(state, instrument, roles=12)
    if instrument is Instrument.FAMILY:
        one = replace(one, subjects=tuple(family.id for family in state.families))
    count = HandsKeying.of(one, 12).pressed("enter")
    assert not count.at_end
    for _call in count.calls:
        # At the last level of a scale, Enter alone writes the people who remain.
        count = (count if count.suggested() is not None else count.pressed("0")).pressed("enter")
    assert count.at_end
    shown = [row.text.strip() for row in draw_hands(count, Room(paper(state, one)), 80, 24)]
    assert (said or "12 rôles comptés.") in shown
    assert any(row.startswith("Entrée met ces totaux dans l’urne.") for row in shown)
