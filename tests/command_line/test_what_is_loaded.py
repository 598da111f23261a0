"""What each command loads of the program, seen from a process of its own: its own modules, and no other command's."""

import sys

from tests.command_line.fiche import Fiche

ALWAYS = {"failure", "french", "main", "output", "speech", "streams", "subcommands"}
"""What any command line needs to be read."""

SCREENS = {"app", "screens", "keys", "terminal", "drawing"}

SCRIPT = """
import sys
from fiche_tui.cli import main
code = main(sys.argv[1:])
print(*(name for name in sys.modules if name.startswith("fiche_tui.")), sep="\\n", file=sys.stderr)
raise SystemExit(code)
"""


def loaded(fiche: Fiche, *arguments: str) -> tuple[set[str], set[str]]:
    """The rooms of the program that a command loads, and the modules of the command line."""
    done = fiche.run([sys.executable, "-c", SCRIPT, *arguments])
    assert done.code == 0, done
    names = [name.split(".")[1:] for name in done.err.splitlines()]
    return {name[0] for name in names}, {name[1] for name in names if name[0] == "command_line" and len(name) > 1}


def test_the_program_says_its_version_without_reading_the_command_line(fiche: Fiche) -> None:
    rooms, modules = loaded(fiche, "--version")
    assert (rooms, modules) == ({"cli", "command_line"}, {"streams", "version"})


def test_the_program_says_its_commands_without_any_of_them(fiche: Fiche) -> None:
    rooms, modules = loaded(fiche, "--help")
    assert modules == ALWAYS
    # Of the domain, only what makes a frozen value; of the system, only where the settings are.
    assert rooms == {"cli", "command_line", "language", "settings", "system", "workshop"}


def test_help_of_a_command_loads_that_command_alone(fiche: Fiche) -> None:
    rooms, modules = loaded(fiche, "run", "--help")
    assert modules == ALWAYS | {"start", "places"}
    assert not rooms & {"app", "screens", "session", "keys", "drawing", "minutes", "sheet"}


def test_an_export_loads_the_minutes_and_no_screen(fiche: Fiche) -> None:
    known = fiche.new()
    rooms, modules = loaded(fiche, "export", known, "--output", "-")
    assert modules == ALWAYS | {"export", "delivery", "places", "reading"}
    assert not rooms & (SCREENS | {"sheet"})


def test_a_command_is_known_by_either_name_before_it_is_imported(fiche: Fiche) -> None:
    assert loaded(fiche, "liste") == loaded(fiche, "list")
    assert "listing" in loaded(fiche, "liste")[1]
