"""The program packed, the tools that install it, and the bare machine that it is installed on."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.surroundings import around

ROOT = Path(__file__).parents[2]
DEBIAN = "/usr/bin/python3"
"""The Python of Debian 12, 3.11; elsewhere the system's."""

_KEPT = ("PIP_", "UV_", "SSL_CERT", "REQUESTS_CA", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
"""What a machine says of where packages come from."""


@dataclass(frozen=True)
class Packed:
    """The source distribution, unpacked as a person finds it, the wheel made of it, and the tools from PyPI."""

    folder: Path
    source: Path
    archive: Path
    wheel: Path
    tools: Path

    def environment(self, home: Path, *, path: Sequence[Path] = ()) -> Mapping[str, str]:
        """Return what a process finds around it on a machine where nothing of ours is installed."""
        home.mkdir(exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if name.upper().startswith(_KEPT)}
        for variable, file in (("PIP_CONFIG_FILE", "pip/pip.conf"), ("UV_CONFIG_FILE", "uv/uv.toml")):
            if (settings := Path.home() / ".config" / file).exists():
                kept.setdefault(variable, str(settings))
        own = {
            "HOME": str(home),
            "PATH": ":".join(map(str, [*path, home / ".local/bin", self.tools / "bin", "/usr/bin", "/bin"])),
            # Fetched once for all the ways.
            "PIP_CACHE_DIR": str(self.folder / "cache" / "pip"),
            "UV_CACHE_DIR": str(self.folder / "cache" / "uv"),
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_PYTHON": DEBIAN,
            "PIPX_DEFAULT_PYTHON": DEBIAN,
            "LC_ALL": "C.UTF-8",
        }
        return {**around({}), **kept, **own}


def pack(folder: Path) -> Packed:
    """Pack the checkout: the source distribution first, and the wheel from that alone."""
    tools, packed = folder / "tools", folder / "packed"
    found = Packed(folder, folder / "source", packed, packed, tools)
    environment = found.environment(folder / "packer")
    run([DEBIAN, "-m", "venv", str(tools)], environment)
    run([str(tools / "bin/pip"), "install", "--quiet", "uv", "pipx"], environment)
    run([str(tools / "bin/uv"), "build", "--quiet", "--out-dir", str(packed), str(ROOT)], environment)
    (archive,), (wheel,) = packed.glob("*.tar.gz"), packed.glob("*.whl")
    with tarfile.open(archive) as whole:
        whole.extractall(folder, filter="data")
    shutil.move(folder / archive.name.removesuffix(".tar.gz"), found.source)
    return Packed(folder, found.source, archive, wheel, tools)


def run(command: Sequence[str], environment: Mapping[str, str], cwd: Path | None = None) -> bytes:
    """Run a command to its end and return what it printed; raises ``AssertionError`` with what it complained of."""
    done = subprocess.run(
        command, env=environment, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False
    )
    assert done.returncode == 0, (command, done.stdout[-2000:].decode(), done.stderr[-4000:].decode())
    return done.stdout


def shell(text: str, environment: Mapping[str, str], cwd: Path) -> str:
    """Type lines into a shell, which stops at the first that fails, and return what they printed."""
    return run(["sh", "-euc", text], environment, cwd).decode()


def python_of(version: str) -> str | None:
    """Return a Python of that version on this machine, on the path or of pyenv; ``None`` without one."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named = [shutil.which(f"python{version}"), *sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)]
    for candidate in filter(None, named):
        asked = [str(candidate), "-c", "import sys, venv; print('%d.%d' % sys.version_info[:2])"]
        if subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() == version:
            return str(candidate)
    return None
