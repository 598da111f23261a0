"""A check beside the contracts: no class is cut in pieces and put together again by inheritance, no file is too long.

`make structure` prints how large each class is, with what it inherits from our own bases.
"""

from collections.abc import Mapping

import pytest

from tests.structure import PACKAGE, SOURCE, Class, House

LINES, METHODS = 300, 40
"""What a class may hold, its own bases counted."""

LONGEST_FILE = 300

DEEPEST = 2
"""Own bases in a chain: a base screen, and the list screen above it."""

AT_THE_ROOT = {"__init__.py", "__main__.py", "cli.py", "app.py"}

MEASURED = (
    "fiche_tui.screens.prepare.screen.PrepareScreen",
    "fiche_tui.screens.home.screen.HomeScreen",
    "fiche_tui.screens.agenda.screen.AgendaScreen",
    "fiche_tui.screens.meeting.screen.WorkshopScreen",
    "fiche_tui.screens.results.reveal.RevealBody",
)
"""The screens that were cut in pieces before."""

ONE_HEIR: Mapping[str, str] = {
    "fiche_tui.command_line.french.Parser": "the parser of any command line; one that declares its options late too",
    "fiche_tui.terminal.program.TerminalApp": "all that touches the terminal, apart from the program that it shows",
    "fiche_tui.screens.kit.places_to_type.Line": "a line of any dialog; numbers are a kind of it",
    "fiche_tui.screens.kit.prose.Prose": "a text of any dialog; the status line is a kind of it",
    "fiche_tui.screens.kit.dialogs.Ask": "a question of any screen; leaving the program is a kind of it",
    "fiche_tui.screens.kit.dialog.Picker": "the list of any dialog; rows with ids are a kind of it",
}
"""Bases with one subclass that are shown or used themselves, each with its reason."""


@pytest.fixture(scope="module")
def house() -> House:
    return House()


def is_error(house: House, one: Class) -> bool:
    """Whether a class is an exception: these form families of their own."""
    return any(base.bases and base.bases[0] in ("Exception", "ValueError") for base in (one, *house.ancestors(one)))


def test_no_two_own_bases(house: House) -> None:
    found = {
        one.id: [base.name for base in house.bases(one)] for one in house.classes.values() if len(house.bases(one)) > 1
    }
    assert not found


def test_no_base_with_a_single_subclass(house: House) -> None:
    single = {known for known, heirs in house.heirs.items() if heirs == 1}
    found = {one.id for one in house.classes.values() if one.id in single and not is_error(house, one)}
    assert found <= set(ONE_HEIR)


def test_chains_are_short(house: House) -> None:
    long = {
        one.id: [base.name for base in house.ancestors(one)]
        for one in house.classes.values()
        if not is_error(house, one)
    }
    assert not {known: bases for known, bases in long.items() if len(bases) > DEEPEST}


def test_files_are_short(house: House) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in house.files}
    assert not {str(path.relative_to(SOURCE / PACKAGE)) for path, lines in lengths.items() if lines > LONGEST_FILE}


def test_nothing_lies_loose_at_the_root() -> None:
    assert {path.name for path in (SOURCE / PACKAGE).glob("*.py")} <= AT_THE_ROOT


@pytest.mark.parametrize("known", MEASURED)
def test_the_large_screens_stay_small(house: House, known: str) -> None:
    lines, methods = house.effective(house.classes[known])
    assert lines <= LINES
    assert methods <= METHODS


def test_no_class_is_larger(house: House) -> None:
    sizes = {one.id: house.effective(one) for one in house.classes.values()}
    assert not {known: size for known, size in sizes.items() if size[0] > LINES or size[1] > METHODS}


def test_values_are_frozen_the_cheap_way() -> None:
    slow = "@dataclass(frozen=True, slots=True)"
    found = [str(source.relative_to(SOURCE)) for source in SOURCE.rglob("*.py") if slow in source.read_text("utf-8")]
    assert found == [], "use @frozen of fiche_tui.workshop.frozen: it costs a start a fraction"
