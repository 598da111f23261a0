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
