"""Two terminal clocks from PyPI, in a separate environment: they bring other versions of what we use."""

import subprocess
import sys
from pathlib import Path

CLOCKS = {"tclock": ("timer", "--duration", "6m", "--no-millis"), "termdown": ("--no-bell", "6m")}
PLACE = Path(__file__).parents[2] / ".benchmarks" / "clocks"


def clock(name: str) -> Path | None:
    """Return the program of a clock, installed when it is first asked for; ``None`` where it cannot be."""
    program = PLACE / "bin" / name
    if program.exists():
        return program
    try:
        if not PLACE.exists():
            subprocess.run([sys.executable, "-m", "venv", PLACE], check=True, capture_output=True)
        pip = [str(PLACE / "bin/pip"), "install", "--quiet", name]
        subprocess.run(pip, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError):
        return None
    return program
