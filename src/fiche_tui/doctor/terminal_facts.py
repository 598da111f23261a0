"""Facts on the terminal: what it says itself, what its variables give away, and what tmux answers."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, cast

from fiche_tui.doctor.facts import TerminalFacts
from fiche_tui.terminal.size import own_size
from fiche_tui.workshop.text import readable_name

_PATIENCE = 2.0
"""Seconds that tmux may take to answer."""

_BOUND = re.compile(r"^bind-key +(?:-r +)?-T +root +(\S+)", re.MULTILINE)
_COLOURS = {"standard": 16, "windows": 16, "256": 256, "truecolor": 1 << 24}
_ALL_FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))


def terminal_facts(environment: Mapping[str, str]) -> TerminalFacts | None:
    """Return what is known of the terminal; ``None`` where none of the standard streams is one."""
    if not any(_is_terminal(stream) for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__)):
        return None
    multiplexer = multiplexer_in(environment)
    in_tmux = bool(environment.get("TMUX"))
    kept: tuple[str, ...] | None = ()
    if in_tmux:
        kept = _kept_keys(environment)
    if multiplexer == "byobu" and (kept is None or not in_tmux):
        kept = _ALL_FUNCTION_KEYS  # Its habit, where it does not say.
    return TerminalFacts(
        size=own_size() or _told_size(),
        term=readable_name(environment.get("TERM", "")),
        colours=colours_in(environment),
        no_colour=bool(environment.get("NO_COLOR")),
        locale=readable_name(locale_in(environment, _first_environment())),
        program=program_in(environment),
        multiplexer=multiplexer,
        kept_keys=kept or (),
        tmux_clipboard=_tmux(environment, "show-options", "-sv", "set-clipboard").strip() if in_tmux else "",
    )


def _is_terminal(stream: object) -> bool:
    try:
        return os.isatty(cast(io.TextIOBase, stream).fileno())
    except (AttributeError, ValueError, OSError):
        return False


def _told_size() -> tuple[int, int] | None:
    size = shutil.get_terminal_size((0, 0))
    return (size.columns, size.lines) if size.columns and size.lines else None


def colours_in(environment: Mapping[str, str]) -> int:
    """Return how many colours the program uses under these variables: it goes by rich, as Textual does."""
    # Imported here: whoever only asks for the help does not wait for it.
    from rich.console import Console

    asked = environment.get("TEXTUAL_COLOR_SYSTEM", "auto")
    system = asked if asked in _COLOURS else "auto"
    kind = cast(Literal["auto", "standard", "256", "truecolor", "windows"], system)
    console = Console(file=io.StringIO(), force_terminal=True, color_system=kind, _environ=environment)
    return _COLOURS.get(console.color_system or "", 0)


def locale_in(environment: Mapping[str, str], first: Mapping[str, str]) -> str:
    """Return the variable that decides how letters are written, as it was when the program began.

    Python gives itself a ``LC_CTYPE`` in UTF-8 where none was asked for (PEP 538); ``first`` does not have it.
    """
    names = [name for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)]
    if "LC_CTYPE" in names and first and not first.get("LC_CTYPE"):
        names.remove("LC_CTYPE")
    return environment[names[0]] if names else ""


def _first_environment() -> Mapping[str, str]:
    """Return the variables with which this process began; none where the system does not keep them."""
    try:
        entries = Path("/proc/self/environ").read_bytes().split(b"\0")
    except OSError:
        return {}
    parts = (entry.partition(b"=") for entry in entries if entry)
    return {os.fsdecode(name): os.fsdecode(value) for name, _equals, value in parts}


def program_in(environment: Mapping[str, str]) -> str:
    """Return the emulator, as ``EMULATORS`` of ``terminal_verdicts`` calls it; empty when its habits are not known."""
    named = environment.get("TERM_PROGRAM", "")
    if environment.get("TERMINAL_EMULATOR", "").startswith("JetBrains"):
        return "jetbrains"
    if named in ("vscode", "Apple_Terminal"):
        return {"vscode": "vscode", "Apple_Terminal": "apple"}[named]
    if environment.get("GNOME_TERMINAL_SCREEN") or environment.get("GNOME_TERMINAL_SERVICE"):
        return "gnome-terminal"
    if environment.get("COLORTERM") == "xfce4-terminal":
        return "xfce4-terminal"
    return "vte" if environment.get("VTE_VERSION") else ""


def multiplexer_in(environment: Mapping[str, str]) -> str:
    """Return « byobu », « tmux », « zellij » or « screen »; empty without one."""
    inside = {"tmux": "TMUX", "zellij": "ZELLIJ", "screen": "STY"}
    found = next((name for name, variable in inside.items() if environment.get(variable)), "")
    return "byobu" if found in ("tmux", "screen") and environment.get("BYOBU_BACKEND") else found


def bound_keys(listed: str) -> tuple[str, ...]:
    """Return the keys that tmux answers without its prefix, from what ``tmux list-keys -T root`` prints."""
    return tuple(dict.fromkeys(_BOUND.findall(listed)))


def _kept_keys(environment: Mapping[str, str]) -> tuple[str, ...] | None:
    listed = _tmux(environment, "list-keys", "-T", "root")
    return bound_keys(listed) if listed else None


def _tmux(environment: Mapping[str, str], *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["tmux", *arguments],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
