"""Running ``fiche`` with a data folder of its own: through ``main`` in this process, or in a process of its own where
that makes a difference; never with a traceback."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from fiche_tui.cli import main
from fiche_tui.language import translation
from tests.surroundings import around


@dataclass(frozen=True)
class Done:
    """What a command came to."""

    code: int
    data: bytes
    """What went to standard output."""
    err: str

    @property
    def out(self) -> str:
        """The text that went to standard output."""
        return self.data.decode()


@dataclass(frozen=True)
class Fiche:
    """The command, its data folder, and the folder it is run in."""

    data: Path
    here: Path
    environment: Mapping[str, str]

    def __call__(self, *arguments: str, **environment: str) -> Done:
        """Run ``fiche`` in this process as if it were its own; Python’s variables want another."""
        if any(name.startswith("PYTHON") for name in environment):
            return self.apart(*arguments, **environment)
        out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
        spoken = translation._process.language
        with (
            _surroundings({**self.environment, **environment}),
            chdir(self.here),
            Path(os.devnull).open(encoding="utf-8") as nothing,
            patch.multiple(sys, stdin=nothing, stdout=out, stderr=err),
        ):
            translation.use_language(None)
            try:
                code = main(arguments)
            finally:
                translation.use_language(spoken)
                translation.name_items(())
        for stream in (out, err):
            stream.flush()
        return Done(code, out.buffer.getvalue(), err.buffer.getvalue().decode())

    def apart(self, *arguments: str, **environment: str) -> Done:
        """Run ``fiche`` with those arguments in a process of its own."""
        return self.run([sys.executable, "-m", "fiche_tui.cli", *arguments], **environment)

    def run(self, command: list[str], typed: str = "", **environment: str) -> Done:
        """Run a command in the same surroundings, with what is typed on its standard input."""
        done = subprocess.run(
            command,
            cwd=self.here,
            env={**self.environment, **environment},
            input=typed.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        found = Done(done.returncode, done.stdout, done.stderr.decode())
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


@contextmanager
def _surroundings(environment: Mapping[str, str]) -> Iterator[None]:
    """Let this process have that environment for a while, its zone included."""
    try:
        with patch.dict(os.environ, environment, clear=True):
            time.tzset()
            yield
    finally:
        time.tzset()
