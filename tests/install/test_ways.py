"""The program installed in each way that the guide gives, on a machine that has nothing of it, makes minutes."""

import os
import shutil
import subprocess
import tarfile
import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

from fiche_tui.sheet.library import guides, shipped_sheets
from tests.guides.reading import block
from tests.install.packages import DEBIAN, ROOT, Packed, pack, python_of, run, shell
from tests.system.terminal import Terminal

pytestmark = pytest.mark.soak

NOBODY = 65534
PIPX, UV, PIP = "Avec pipx", "Avec uv", "Avec pip"


@pytest.fixture(scope="module")
def packed() -> Iterator[Packed]:
    in_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None  # Thousands of files, removed again.
    with tempfile.TemporaryDirectory(dir=in_memory) as folder:
        Path(folder).chmod(0o755)  # Other accounts look in.
        yield pack(Path(folder))


def prints_minutes(fiche: str, environment: Mapping[str, str], cwd: Path) -> None:
    """Prepare a meeting and export it, with a sheet, styles and words that the program brings along."""
    assert run([fiche, "--version"], environment, cwd).startswith(f"fiche-tui {version('fiche-tui')} ".encode())
    known = run([fiche, "new", "Rôles de la table", "--agenda", "90"], environment, cwd).decode().strip()
    minutes = run([fiche, "--lang", "en", "export", known, "--output", "-"], environment, cwd).decode()
    assert minutes.startswith("---\n")
    assert "Compte rendu\u00a0: Rôles de la table" in minutes
    assert run([fiche, "export", known, "--format", "docx", "--output", "-"], environment, cwd).startswith(b"PK")


def has_everything(fiche: str, environment: Mapping[str, str], cwd: Path) -> None:
    """Go through what else lies beside the modules: formats, schema, sheets, templates, languages, completion."""

    def said(*arguments: str) -> bytes:
        return run([fiche, *arguments], environment, cwd)

    for form, beginning in (("html", b"<!doctype html>"), ("csv", b"pk"), ("json", b"{")):
        data = said("export", "Rôles de la table", "--format", form, "--output", "-")
        assert data.lower().startswith(beginning), (form, data[:80])
    assert b'"$schema"' in said("export", "--schema")
    assert b"<table" in said("print", "Rôles de la table", "ballots", "--output", "-")
    assert len(said("sheet", "list").splitlines()) == len(shipped_sheets())
    assert said("sheet", "new", "-").startswith(b"---")
    assert b"list the workshops" in said("--lang", "en", "-h")
    with Terminal(cwd) as terminal:
        terminal.start([fiche], environment)
        terminal.wait("Rôles de la table")


def refused(fiche: str, environment: Mapping[str, str]) -> str:
    """Return why the SSH door cannot be opened yet."""
    done = subprocess.run([fiche, "serve", "--fingerprint"], env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    return done.stderr.decode()


def files_of(folder: Path) -> set[tuple[str, int, int]]:
    return {
        (str(path), path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.rglob("*") if not path.is_dir()
    }


def test_the_packages_hold_what_the_program_needs_and_nothing_else(packed: Packed) -> None:
    wanted = {
        f"fiche_tui/{path.relative_to(above)}"
        for above, below in ((ROOT / "src/fiche_tui", "."), (ROOT, "content"))
        for path in (above / below).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    inside = {name for name in zipfile.ZipFile(packed.wheel).namelist() if ".dist-info/" not in name}
    assert inside == {name for name in wanted if not name.endswith(".po")}
    with tarfile.open(packed.archive) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "Makefile", "tests/install/test_ways.py"} <= names
    assert {f"content/guides/{path.name}" for path in guides()} <= names
    assert not {name for name in names if ".venv" in name or "__pycache__" in name}


@pytest.mark.parametrize(
    ("way", "command"), [(PIPX, "fiche"), (UV, "fiche"), (PIP, "fiche/bin/fiche")], ids=lambda one: one.split()[-1]
)
def test_for_one_person(way: str, command: str, packed: Packed, tmp_path: Path) -> None:
    home = tmp_path / "home"
    environment = packed.environment(home)
    shell(block("installer.md", "Pour vous seul", way), environment, packed.source)
    place = home / command if "/" in command else Path(shutil.which(command, path=environment["PATH"]) or "")
    assert home in place.parents
    prints_minutes(str(place), environment, home)
    if way == PIP:
        has_everything(str(place), environment, home)
    else:
        shell(
            block("installer.md", "Pour vous seul", way).replace("install", "install --force"),
            environment,
            packed.source,
        )
        if way == UV:
            assert "asyncssh" in refused(str(place), environment)
            shell(block("installer.md", "Pour vous seul", "Avec la porte SSH"), environment, packed.source)
            assert run([str(place), "serve", "--fingerprint"], environment).startswith(b"SHA256:")
        for line in ("bash", "zsh", "fish"):
            shell(block("installer.md", "Compléter avec la touche Tab", line), environment, home)
        assert b"_fiche" in (home / ".config/fish/completions/fiche.fish").read_bytes()

    left = shell(block("installer.md", "Désinstaller").replace("fiche", str(place), 1), environment, home)
    data = home / ".local/share/fiche-tui"
    assert str(data) in left
    before = files_of(data)
    shell(block("installer.md", "Désinstaller", way), environment, home)
    assert not place.exists()
    assert files_of(data) == before != set()
    # It named every folder of ours; the installers keep their own, and the guide says where the completions are.
    named = {Path(line.split(" ")[-1]) for line in left.splitlines()[:-1]}
    theirs = [home / one for one in (".local/share/pipx", ".local/share/uv", ".cache", ".config/fish", ".zfunc")]
    theirs.append(home / ".local/share/bash-completion")
    ours = {path for path in home.rglob("*fiche*") if path.is_file() and not set(theirs) & set(path.parents)}
    assert not {path for path in ours if not named & set(path.parents)}


@pytest.mark.parametrize("way", ["Dans un environnement à part", "Avec le Python du système"], ids=["venv", "prefix"])
def test_for_every_account_of_a_server(way: str, packed: Packed, tmp_path: Path) -> None:
    if os.geteuid():
        pytest.skip("only root can become another account")
    folder = packed.folder / way.split()[-1]
    place, command = folder / "opt", folder / "fiche"
    folder.mkdir()

    def put(text: str) -> str:
        return text.replace("/opt/fiche", str(place)).replace("/usr/local/bin/fiche", str(command))

    environment = packed.environment(tmp_path / "root", path=[packed.tools / "bin"])
    typed = put(block("installer.md", "Pour tous les comptes d’un serveur", way))
    # Debian's own pip may be missing: that of another environment installs for its Python.
    shell(typed.replace("python3 -m pip", f"pip --python {DEBIAN}"), environment, packed.source)
    if way == "Avec le Python du système":
        command.write_text(put(block("installer.md", "Pour tous les comptes d’un serveur", way, place=1)))
        command.chmod(0o755)
    before = files_of(place)
    for account in (0, NOBODY):
        home = packed.folder / f"{folder.name}-{account}"
        own = packed.environment(home)
        os.chown(home, account, account)
        become = ["setpriv", f"--reuid={account}", f"--regid={account}", "--clear-groups", str(command)]
        wrapper = home / "as"
        wrapper.write_text(f'#!/bin/sh\nexec {" ".join(become)} "$@"\n')
        wrapper.chmod(0o755)
        prints_minutes(str(wrapper), own, home)
        assert files_of(home / ".local/share/fiche-tui")
    assert files_of(place) == before
    shell(put(block("installer.md", "Désinstaller", "D’un serveur")), environment, folder)
    assert not place.exists()
    assert files_of(packed.folder / f"{folder.name}-{NOBODY}" / ".local/share/fiche-tui")


@pytest.mark.parametrize("minor", ["3.12", "3.13", "3.14"])
def test_other_pythons(minor: str, packed: Packed, tmp_path: Path) -> None:
    python = python_of(minor)
    if python is None:
        # The summary of a run counts what was skipped, and says why only in warnings.
        warnings.warn(f"not tried: there is no Python {minor} on this machine", stacklevel=1)
        pytest.skip(f"there is no Python {minor} on this machine")
    environment = {**packed.environment(tmp_path / "home"), "UV_PYTHON": python}
    place = tmp_path / "environment"
    run([str(packed.tools / "bin/uv"), "venv", "--quiet", str(place)], environment)
    installing = ["uv", "pip", "install", "--quiet", "--python", str(place / "bin/python"), str(packed.wheel)]
    run([str(packed.tools / "bin" / installing[0]), *installing[1:]], environment)
    fiche = str(place / "bin/fiche")
    assert f"Python {minor}." in run([fiche, "--version"], environment).decode()
    prints_minutes(fiche, environment, tmp_path)
    help_text = run([fiche, "new", "-h"], environment).decode()
    assert help_text.startswith("utilisation\u00a0: fiche new")
    assert "options\u00a0:\n" in help_text
    done = subprocess.run([fiche, "danser"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.replace("\u00a0", " ") == "fiche: COMMANDE : « danser » n’existe pas. Voyez : fiche -h\n"
