"""What is loaded when a room is imported, seen from a process of its own."""

import importlib.util
import subprocess
import sys

import pytest

SCREEN = {"textual", "rich"}
THIRD = SCREEN | {"tinydb", "markdown_it", "mdit_py_plugins", "yaml", "platformdirs"}


LOADING = """
import importlib, pkgutil, sys
room = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(getattr(room, "__path__", ()), f"{room.__name__}."):
    importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded_by(room: str) -> set[str]:
    """Top-level names in sys.modules once all modules of `room` are imported in a fresh interpreter."""
    command = [sys.executable, "-c", LOADING, room]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("room", "forbidden"),
    [
        ("fiche_tui.workshop", THIRD),
        ("fiche_tui.language.translation", THIRD),
        ("fiche_tui.minutes", SCREEN | {"markdown_it", "mdit_py_plugins"}),
        ("fiche_tui.store", SCREEN | {"markdown_it", "mdit_py_plugins"}),
        ("fiche_tui.sheet", SCREEN | {"tinydb"}),
        ("fiche_tui.cli", SCREEN | {"markdown_it", "mdit_py_plugins"}),
    ],
)
def test_a_room_loads_only_what_it_may(room: str, forbidden: set[str]) -> None:
    if importlib.util.find_spec(room) is None:
        pytest.skip(f"{room} is not built yet")
    loaded = loaded_by(room)
    assert "fiche_tui" in loaded
    assert not loaded & forbidden


def test_the_domain_loads_the_standard_library_alone() -> None:
    foreign = loaded_by("fiche_tui.workshop") - loaded_by("sys") - set(sys.stdlib_module_names) - {"fiche_tui"}
    # The interpreter's own build settings, which zoneinfo reads, bear the name of the machine.
    assert not {name for name in foreign if not name.startswith("_sysconfigdata")}


SEEN_LATER = {
    "fiche_tui.screens.home.screen": {
        *("fiche_tui.session.session", "fiche_tui.workshop.state", "fiche_tui.workshop.facts"),
        *("fiche_tui.screens.home.opening", "fiche_tui.screens.kit.entry", "fiche_tui.sheet"),
    },
    "fiche_tui.screens.meeting.screen": {
        *("fiche_tui.screens.home.screen", "fiche_tui.screens.kit.entry", "textual.widgets._text_area"),
        *("fiche_tui.screens.meeting.acts.capture", "fiche_tui.screens.agenda", "fiche_tui.sheet", "zipfile"),
        *("fiche_tui.drawing.wall", "fiche_tui.minutes.markdown"),
    },
}
"""By screen, what it uses after its first words are there."""


@pytest.mark.parametrize("screen", SEEN_LATER)
def test_a_first_screen_loads_what_it_shows_first(screen: str) -> None:
    script = "import sys, fiche_tui.app; __import__(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, screen], capture_output=True, text=True, check=True, timeout=60
    )
    assert not SEEN_LATER[screen] & set(done.stdout.split())
