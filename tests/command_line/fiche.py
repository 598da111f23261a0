"""Running ``fiche`` in a process of its own, with a data folder of its own; never with a traceback."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.surroundings import around


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Fiche:
    """The command, its data folder, and the folder it is run in."""

    data: Path
    here: Path
    environment: Mapping[str, str]

    def __call__(self, *arguments: str, **environment: str) -> Done:
        """Run ``fiche`` with those arguments; its answer is UTF-8, and holds no traceback."""
        return self.run([sys.executable, "-m", "fiche_tui.cli", *arguments], **environment)

    def run(self, command: list[str], **environment: str) -> Done:
        """Run a command in the same surroundings."""
        done = subprocess.run(
            command,
            cwd=self.here,
            env={**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        found = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in found.err, found.err
        return found

    def refused(self, *arguments: str, code: int = 1, **environment: str) -> str:
        """Run a command that cannot be done, and return the one sentence that it says."""
        done = self(*arguments, **environment)
        assert done.code == code, done
        assert done.out == ""
        assert done.err.startswith("fiche"), done.err
        assert done.err.count("\n") == 1, done.err
        return done.err.rstrip("\n")

    def new(self, title: str = "Été à la Table", *options: str) -> str:
        """Make a workshop and return its id."""
        done = self("new", title, *options)
        assert done.code == 0, done
        return done.out.rstrip("\n")

    def folders(self) -> list[str]:
        """The workshops on disk."""
        return sorted(path.name for path in self.data.iterdir() if path.is_dir()) if self.data.exists() else []


def fiche_in(folder: Path) -> Fiche:
    """The command with everything of its own in ``folder``."""
    here = folder / "here"
    here.mkdir()
    home = folder / "home"
    home.mkdir()
    environment = around({"FICHE_DATA": str(folder / "data"), "HOME": str(home), "LC_ALL": "C.UTF-8"})
    return Fiche(folder / "data", here, environment)
