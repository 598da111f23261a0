"""A server with one Unix account a person, as its administrator sets it up: accounts, a group, a folder of the group.

The accounts are real, made by useradd and removed afterwards; only root can, and become each of them.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.command_line.fiche import Done, Fiche, fiche_in

ROOT = Path(__file__).parents[2]
PEOPLE = ("ana", "lea", "bob", "cleo")
OUTSIDER = "eve"

AS = """
import os, pwd, sys
# Read while it may be: the test run's own packages may lie where nobody else may enter.
import encodings.cp437, encodings.utf_8_sig, importlib.readers, pty, resource, zoneinfo
import fiche_tui.cli, fiche_tui.language.defects, fiche_tui.sheet.parse, fiche_tui.sheet.lint, tests.meetings
from fiche_tui.command_line.main import main
from fiche_tui.command_line.subcommands import SUBCOMMANDS
for one in SUBCOMMANDS:
    importlib.import_module(f"fiche_tui.command_line.{one.module}")
account = pwd.getpwnam(sys.argv[1])
os.initgroups(account.pw_name, account.pw_gid); os.setgid(account.pw_gid); os.setuid(account.pw_uid)
os.umask(0o077)
os.environ["USER"] = account.pw_name
"""
RUN = AS + "raise SystemExit(main(sys.argv[2:]))"
WORK = """
import json
from pathlib import Path
from fiche_tui.system.clock import SystemClock
from fiche_tui.session.session import Session
from fiche_tui.language.sentences import error_sentence
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import commands as c, facts as f
from fiche_tui.workshop.values import CaptureKind
from tests.meetings import assessing, complete
stored = Workshops(Path(sys.argv[2])).open(sys.argv[3])
told = {}
def tried(act):
    try:
        return act() and "ok" or "ok"
    except OSError as error:
        return type(error).__name__
    except StoreError as error:
        return error_sentence(error.code, error.values)
"""


@dataclass(frozen=True)
class Server:
    """The accounts by what the tests call them, the group, and the data folder that it shares."""

    fiche: Fiche
    accounts: Mapping[str, str]
    group: str
    data: Path
    told: dict[str, Any] = field(default_factory=dict)

    def run(self, who: str, *arguments: str, **environment: str) -> Done:
        """Run ``fiche`` as that person."""
        command = [sys.executable, "-c", RUN, self.accounts[who], *arguments]
        return self.fiche.run(command, PYTHONPATH=f"{ROOT}:{ROOT / 'src'}", **environment)

    def join(self, who: str, code: str, *lines: str) -> Done:
        """Take part as that person, line by line, with what each account keeps in a home of its own."""
        home = self.fiche.here.parent / "home" / who
        command = [sys.executable, "-c", RUN, self.accounts[who], "join", code, "--linear"]
        typed = "".join(f"{line}\n" for line in lines)
        return self.fiche.run(
            command, typed, PYTHONPATH=f"{ROOT}:{ROOT / 'src'}", HOME=str(home), XDG_STATE_HOME=str(home)
        )

    def refused(self, who: str, *arguments: str, **environment: str) -> str:
        """Run what cannot be done as that person, and return the one sentence that is said."""
        done = self.run(who, *arguments, **environment)
        assert (done.code, done.out, done.err.count("\n")) == (1, "", 1), done
        return done.err.rstrip("\n").removeprefix("fiche: ").replace("\u00a0", " ")

    def work(self, who: str, workshop: str, code: str, *, first: str = "") -> Any:
        """Run Python on the workshop as that person, and return what it put in ``told``.

        ``first`` imports what that person may not read.
        """
        program = f"{first}\n{AS}{WORK}{code}\nprint(json.dumps(told, ensure_ascii=False))"
        command = [sys.executable, "-c", program, self.accounts[who], str(self.data), workshop]
        done = self.fiche.run(command, PYTHONPATH=f"{ROOT}:{ROOT / 'src'}")
        assert done.code == 0, done
        return json.loads(done.out.replace("\u00a0", " "))

    def name(self, who: str) -> str:
        """The name of that person's account."""
        return self.accounts[who]


def group_folder(path: Path, group: int) -> Path:
    """Make the folder of a group, as ``install -d -m 3770 -g GROUP`` does."""
    path.mkdir()
    os.chown(path, -1, group)
    path.chmod(0o3770)
    return path


@contextmanager
def server(*more: str) -> Iterator[Server]:
    """Set the accounts and the folder up, with ``more`` people of the group, and take them away again."""
    start = f"f{os.getpid()}"
    group = f"{start}-table"
    people = (*PEOPLE, *more)
    accounts = {who: f"{start}-{who}" for who in (*people, OUTSIDER)}
    made: list[list[str]] = []
    folder = Path(tempfile.mkdtemp())
    try:
        _administer("groupadd", group)
        made.append(["groupdel", group])
        for who, name in accounts.items():
            _administer("useradd", "--no-create-home", *(["--groups", group] if who in people else []), name)
            made.append(["userdel", name])
        folder.chmod(0o755)
        fiche = fiche_in(folder)
        for inside in (fiche.here, folder / "home"):
            inside.chmod(0o777)
        for who, name in accounts.items():
            (folder / "home" / who).mkdir(0o700)
            shutil.chown(folder / "home" / who, name)
        _administer("install", "-d", "-m", "3770", "-g", group, str(fiche.data))
        yield Server(fiche, accounts, group, fiche.data)
    finally:
        for command in reversed(made):
            subprocess.run(command, check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def _administer(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stderr)
