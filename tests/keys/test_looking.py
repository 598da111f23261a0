"""What is left to do where a workshop is only read."""

import pytest

from fiche_tui.keys.bindings import COMMANDS
from fiche_tui.keys.looking import LOOKING, only_looks, page_keys, reading_keys


def test_what_looks_is_in_the_table() -> None:
    assert {one.id for one in COMMANDS} >= LOOKING


@pytest.mark.parametrize(
    ("command_id", "looks"),
    [
        ("workshop.next", False),
        ("workshop.note", False),
        ("count.ballots", False),
        ("reveal.reveal", False),
        ("reveal.zoom", True),
        ("workshop.agenda", True),
        ("global.help", True),
        ("a.new_command", False),
    ],
)
def test_a_command_looks_or_changes_something(command_id: str, looks: bool) -> None:
    assert only_looks(command_id) is looks


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        (("workshop.pause", "workshop.note"), ("workshop.agenda", "workshop.roster", "workshop.export")),
        (
            ("reveal.zoom", "reveal.shortlist", "reveal.sort", "global.help"),
            ("reveal.zoom", "reveal.sort", "workshop.agenda", "workshop.roster"),
        ),
        (("workshop.export", "close.settle"), ("workshop.export", "workshop.agenda", "workshop.roster")),
    ],
)
def test_the_row_keeps_what_works_then_the_pages(shown: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert reading_keys(shown) == (*kept, "global.leave", "global.help")


def test_a_page_keeps_what_works_then_the_way_back() -> None:
    shown = ("earlier.skip", "earlier.word", "global.back", "global.help")
    assert page_keys(shown) == ("earlier.skip", "global.back", "global.help")
