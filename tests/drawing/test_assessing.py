"""What the room reads while it assesses: the question, every role by its name, the scale in boxes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.drawing.asked_roles import asked_in_columns
from fiche_tui.drawing.assessing import assessing_lines
from fiche_tui.drawing.line import Line
from fiche_tui.drawing.scale_boxes import drawn_boxes, scale_boxes
from fiche_tui.language.translation import use_language
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.sheet import Instrument, Level, Scale, StepKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.turnout import Turnout
from tests.drawing.test_keyed_papers import asked, listed

LABEL = "Apprendre, revoir nos pratiques"

SCALES = (
    Scale("today", "Aujourd’hui", (Level(0, "nous ne le faisons pas"), Level(1, "à l’occasion"))),
    Scale("wanted", "Souhaité", (Level(0, "pas à nous"), Level(1, "à l’occasion"))),
)


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


def assessed(label: str = LABEL, instrument: Instrument = Instrument.FULL) -> State:
    state = listed(label)
    sheet = replace(state.sheet, scales=SCALES)
    return replace(state, sheet=sheet, method=replace(state.method, instrument=instrument))


def page(width: int, rows: int, instrument: Instrument = Instrument.FULL) -> list[Line]:
    state = assessed(instrument=instrument)
    step = next(one for one in state.plan if one.kind is StepKind.ASSESS)
    return assessing_lines(state, named(step), asked(state, instrument), None, width, rows)


def named(step: PlannedStep) -> PlannedStep:
    return replace(step, title="Évaluer en silence", instruction="Répondez sans parler.")


def codes(lines: Sequence[Line]) -> int:
    return sum(one.text.count(LABEL) for one in lines)


def test_both_meanings_of_a_level_are_in_its_box_and_the_same_one_is_said_once() -> None:
    assert [one.text for one in scale_boxes(SCALES, 80)] == [
        "┌ 0 ─────────────────────┬ 1 ───────────┬ ? ─────────────┐",
        "│ nous ne le faisons pas │ à l’occasion │ je ne sais pas │",
        "│ pas à nous             │              │                │",
        "└────────────────────────┴──────────────┴────────────────┘",
    ]


def test_boxes_grow_taller_before_a_word_is_cut_and_go_where_none_fits() -> None:
    assert [one.text for one in scale_boxes(SCALES, 44)][1:-1] == [
        "│ nous ne le   │ à           │ je ne sais  │",
        "│ faisons pas  │ l’occasion  │ pas         │",
        "│ pas à nous   │             │             │",
    ]
    assert scale_boxes(SCALES, 20) == []
    assert scale_boxes((), 80) == []


TEXTS = st.text("abcdé ’-漢0", max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=2), min_size=1, max_size=6), st.integers(20, 200))
def test_boxes_are_one_rectangle_and_lose_no_word(texts: list[list[str]], width: int) -> None:
    lines = drawn_boxes(tuple((str(place), tuple(one)) for place, one in enumerate(texts)), width)
    assert len({one.width for one in lines}) <= 1
    assert all(one.width <= width for one in lines)
    drawn = "".join(one.text for one in lines)
    if lines:
        assert all(word in drawn for one in texts for text in one for word in text.split(" "))


def test_at_120_columns_all_names_are_there_in_two_columns_beside_the_steps() -> None:
    lines = page(76, 23)
    assert codes(lines) == 26
    assert len(lines) <= 23
    assert sum(LABEL in one.text for one in lines) == 13
    assert "je ne sais pas" in " ".join(one.text for one in lines)


def test_five_columns_from_160_without_the_steps() -> None:
    lines = page(154, 26)
    assert sum("Apprendre" in one.text for one in lines) == 6
    assert "Répondez sans parler." in [one.text for one in lines]


def test_what_is_read_aloud_leaves_before_the_names() -> None:
    assert any("Répondez" in one.text for one in page(114, 30))
    lines = page(76, 22)
    assert not any("Répondez" in one.text for one in lines)
    assert codes(lines) == 26


def test_without_the_room_there_is_nothing() -> None:
    assert page(74, 40) == []
    assert page(76, 14) == []


def test_where_roles_are_ticked_what_to_write_replaces_the_scale() -> None:
    text = "\n".join(one.text for one in page(114, 30, Instrument.CHECK))
    assert "Écrivez jusqu’à 7 codes à renforcer" in text
    assert "┌" not in text


def test_the_turnout_is_beside_the_title_once_somebody_answered() -> None:
    state = assessed()
    step = named(next(one for one in state.plan if one.kind is StepKind.ASSESS))
    one = asked(state, Instrument.FULL)
    first = assessing_lines(state, step, one, Turnout(5, 5), 114, 30)[0]
    assert first.text.startswith("ÉVALUER EN SILENCE  ·  5 bulletins")


def test_families_that_are_assessed_themselves_are_one_list_without_titles() -> None:
    state = assessed(instrument=Instrument.FAMILY)
    one = asked(state, Instrument.FAMILY)
    one = replace(one, subjects=tuple(family.id for family in state.families))
    lines = [row.text for row in asked_in_columns(strips_of(state, one), 154, 10)]
    assert lines[0].startswith("A ● Famille A")
    assert sum(row.count("Famille") for row in lines) == 5
    assert not any("Rôle" in row for row in lines)
