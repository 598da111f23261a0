"""The page on which the group agrees: what yields where rows are few, and what never does."""

from dataclasses import replace
from functools import cache

import pytest

from fiche_tui.drawing.agreement import agreement_lines
from fiche_tui.drawing.fingers import finger_bars
from fiche_tui.drawing.portrait_columns import portrait_in_columns
from fiche_tui.language.translation import use_language
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import AgreementRule, Reservation
from tests.drawing.wall.moments import Meeting

RULE = "Nous avançons si aucune main n’est sous 2 et la majorité à 3 ou plus."


@pytest.fixture(autouse=True)
def french() -> None:
    use_language("fr")


@cache
def agreeing() -> State:
    """26 roles assessed and voted on, at the step in which the group agrees."""
    held = Meeting()
    held.play.record(f.ListSettled())
    held.start(StepKind.ASSESS)
    held.assess()
    held.start(StepKind.VOTE)
    held.vote((9, 7, 6, 5, 3, 2, 1))
    held.start(StepKind.AGREE)
    return held.play.state


def page(state: State, width: int, rows: int) -> list[str]:
    return [one.text for one in agreement_lines(state, width, rows)]


def counted(*reservations: str) -> State:
    state = agreeing()
    said = tuple(Reservation(f"r{n}", text, "Denise Roy") for n, text in enumerate(reservations))
    return replace(state, fingers=((0, 0, 1, 3, 5, 3),), reservations=said, agreement_rule=AgreementRule(2, 3))


@pytest.mark.parametrize(("width", "rows"), [(74, 21), (76, 33), (114, 42)])
def test_the_level_required_is_above_the_fingers_and_all_of_it_is_in_sight(width: int, rows: int) -> None:
    lines = page(counted(), width, rows)
    assert len(lines) <= rows
    first = next(place for place, one in enumerate(lines) if one.startswith("0  je m’oppose"))
    assert lines[first - 2 : first] == [RULE, ""]
    assert lines[first + 5].startswith("5  j’appuie pleinement      3  █")
    assert lines[first + 6] == "✓ Le niveau exigé est atteint."


def test_bars_share_one_scale_and_none_is_drawn_for_nobody() -> None:
    bars = [one.text.count("█") for one in finger_bars((0, 0, 1, 3, 6, 3), 74)]
    assert bars[:2] == [0, 0]
    assert bars[4] == 43
    assert bars[3] == bars[5] == 21
    assert bars[2] == 7


def test_fingers_yield_to_reservations_and_lines_hang_under_the_words() -> None:
    long = "Il faudrait commencer par le transport des aînés, sinon personne ne vient nous voir."
    lines = page(counted(*[long] * 3), 74, 21)
    assert len(lines) <= 21
    assert not any("je m’oppose" in one for one in lines)
    rows = [place for place, one in enumerate(lines) if one.startswith("Réserve\u00a0: ")]
    assert len(rows) == 3
    assert all(lines[place + 1].startswith(" " * 10) for place in rows)


def test_names_of_what_was_decided_never_yield() -> None:
    lines = " ".join(page(counted(), 74, 5))
    assert "A2\u00a0Rôle A2" in lines
    assert " · B3" in lines.replace("\u00a0", " ")
    assert "Rôle B3" not in lines


def test_before_fingers_are_raised_each_group_has_its_title_on_a_row_of_its_own() -> None:
    lines = page(agreeing(), 74, 18)
    assert len(lines) <= 18
    titles = [place for place, one in enumerate(lines) if one in ("Prioritaires", "Souhaités, non retenus cette fois")]
    assert len(titles) == 2, lines
    assert all(lines[place + 1].startswith("  ") for place in titles)
    assert lines[-1] == "5 j’appuie pleinement   3 cela me convient assez   0 je m’oppose"
    # Where there is more room, what the fingers mean has a row each.
    assert page(agreeing(), 74, 40)[-2] == "0  je m’oppose"


def test_where_nothing_decides_yet_no_role_belongs_to_a_group() -> None:
    held = Meeting()
    held.start(StepKind.AGREE)
    lines = page(held.play.state, 74, 21)
    assert lines[:2] == ["Aucun rôle n’est encore retenu.", ""]
    assert not any(one.startswith("Prioritaires") for one in lines)
    assert any("je m’oppose" in one for one in lines)


def test_a_group_without_roles_says_none_where_something_was_to_be_decided() -> None:
    state = agreeing()
    off = tuple(one.id for one in retained(state))
    roles = tuple(replace(one, hidden=one.id in off) for one in state.roles)
    bare = replace(state, roles=roles)
    titled = page(bare, 74, 21)
    assert titled[titled.index("Prioritaires") + 1] == "  aucun"
    columns = portrait_in_columns(bare, 114, 40)
    assert columns is not None
    heading = next(place for place, one in enumerate(columns) if one.text.startswith("Prioritaires"))
    assert columns[heading + 1].text.startswith("aucun ")


def test_fingers_under_the_level_required_say_who_speaks_first() -> None:
    lines = page(replace(counted(), fingers=((0, 1, 3, 3, 5, 0), (0, 3, 3, 3, 3, 0))), 76, 33)
    missed = "✗ Le niveau exigé n’est pas atteint\u00a0: qui est sous 3 parle d’abord.  1 compte avant celui-ci."
    assert " ".join(" ".join(lines[-2:]).split(" ")).endswith(missed)
