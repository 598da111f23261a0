"""Disks that are really small and folders that really turn read-only, each seen by one child process alone."""

import ctypes
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.files import write_new
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop import facts as f
from tests.stage import Stage
from tests.store.children import Pipe, code_of
from tests.store.makers import SHEET, hold, record, records, room

_NEW_MOUNTS, _NEW_USER = 0x00020000, 0x10000000
_READ_ONLY, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE, _DETACH = 1, 32, 4096, 16384, 1 << 18, 2
_SIZE = 2 << 20
_PAGE = 4096


def _call(name: str, *arguments: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if getattr(library, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


def _mount(what: str, where: Path, kind: str, flags: int, options: str = "") -> None:
    _call("mount", what.encode(), os.fsencode(where), kind.encode(), flags, options.encode())


def mounts_of_ones_own() -> str:
    """Let this process mount what nobody else sees and what goes with it; return why not, or nothing."""
    user, group = os.getuid(), os.getgid()
    try:
        _call("unshare", _NEW_MOUNTS | (_NEW_USER if user else 0))
        if user:
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        _mount("none", Path("/"), "none", _RECURSIVE | _PRIVATE)
    except OSError as error:
        return str(error)
    return ""


class SmallDisk:
    """A place that takes ``room`` bytes more, when told so; ``way`` says how it is made small."""

    def __init__(self, folder: Path, inodes: int = 0) -> None:
        folder.mkdir()
        self.folder = folder
        refused = mounts_of_ones_own()
        self.way = f"a limit on the size of files, because mounting is not permitted here ({refused})"
        self._ballast = folder / "ballast"
        if not refused:
            _mount("tmpfs", folder, "tmpfs", 0, f"size={_SIZE}" + (f",nr_inodes={inodes}" if inodes else ""))
            self.way = "tmpfs"

    @contextmanager
    def leaving(self, pages: int) -> Iterator[None]:
        """Leave room for so many pages only, for the length of a ``with``."""
        if self.way != "tmpfs":
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (pages * 2048, hard))
            try:
                yield
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
            return
        with self._ballast.open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * _PAGE)
        os.truncate(self._ballast, self._ballast.stat().st_size - pages * _PAGE)
        try:
            yield
        finally:
            self._ballast.unlink()


def fill(pipe: Pipe, folder: Path) -> None:
    """Try every act with every little room left; tell (way, codes that came, what was wrong, the last codes)."""
    disk = SmallDisk(folder)
    workshops = Workshops(disk.folder / "data")
    workshop = workshops.create("atelier-1", records(1, 2), room(r1="open"), SHEET)
    held = hold(workshop)
    box = workshop.box("k3f9", 1)
    box.put("0", {"text": ""})
    codes: set[str] = set()
    wrong: list[str] = []
    text = "x" * 3000
    for pages in range(10):
        with disk.leaving(pages):
            codes |= _acts(workshop, workshops, disk.folder, text, wrong)
        if not held.still_mine():
            wrong.append("facilitation lost")
    head = len(workshop.journal.read())
    after = [
        code_of(lambda: workshop.journal.append(records(head + 1, head + 1), head, "s1", room(r1="open"))),
        code_of(lambda: box.put("last", {})),
        code_of(lambda: write_new(disk.folder / "cr.md", b"x" * 9000)),
        code_of(lambda: workshops.create("atelier-2", records(1, 1), room(), SHEET)),
    ]
    pipe.send((disk.way, codes, wrong, after, len(workshop.journal.read()) - head, workshops.ids()))


def _acts(workshop: Workshop, workshops: Workshops, folder: Path, text: str, wrong: list[str]) -> set[str]:
    before = workshop.journal.read()
    head = len(before)
    added = record(head + 1, text)
    box = Workshop(workshop.folder).box("k3f9", 1)
    ballots = box.all()
    other = {str(len(ballots)): {"text": text}}
    exported = folder / f"cr-{head}.md"
    codes = []

    def either(name: str, code: str, found: object, old: object, new: object) -> None:
        codes.append(code)
        if found != (new if code == "ok" else old):
            wrong.append(f"{name}: {code}")

    code = code_of(lambda: workshop.journal.append([added], head, "s1", room(r1="open")))
    either("append", code, workshop.journal.read(), before, [*before, added])
    code = code_of(lambda: box.put(*next(iter(other.items()))))
    either("put", code, box.all(), ballots, ballots | other)
    code = code_of(lambda: write_new(exported, text.encode() * 3))
    either("write", code, exported.read_bytes() if exported.exists() else None, None, text.encode() * 3)
    exported.unlink(missing_ok=True)
    code = code_of(partial(workshops.create, "atelier-0", records(1, 1), room(text), SHEET))
    either("create", code, workshops.ids(), ("atelier-1",), ("atelier-0", "atelier-1"))
    if code == "ok":
        hold(workshops.open("atelier-0"), "s0")
        workshops.remove("atelier-0", "s0")
    return set(codes)


def meet_on_a_full_disk(pipe: Pipe, folder: Path) -> None:
    """Animate while the disk fills, and tell what each act came to; then go on."""
    disk = SmallDisk(folder)
    stage = Stage(disk.folder)
    session = stage.session
    before = session.history
    with disk.leaving(0):
        refused = [code_of(partial(session.record, f.KeyboardHeld(f"Personne {turn}"))) for turn in range(3)]
        same = session.history == before, session.still_mine()
    again = code_of(lambda: session.record(f.KeyboardHeld("Ana")))
    stored = stage.workshops.open(stage.id)
    pipe.send((disk.way, refused, same, again, stored.room()["head"] == session.history.head, session.state.keyboard))


def open_on_a_full_disk(pipe: Pipe, folder: Path) -> None:
    """Open a workshop while its disk is full, then while there is room again; tell what each came to."""
    disk = SmallDisk(folder)
    stage = Stage(disk.folder)
    stage.session.close()
    stored = stage.workshops.open(stage.id)
    with disk.leaving(0):
        session = Session.open(stored, stage.clock, "Claude")
        refused = session.refused
        full = (
            "" if refused is None else f"{refused.code} {refused.values['reason']}",
            session.state.details.title,
            code_of(lambda: session.record(f.KeyboardHeld("Ana"))),
            session.writes(),
        )
    again = session.writes(), session.refused is None, code_of(lambda: session.record(f.KeyboardHeld("Ana")))
    pipe.send((disk.way, full, again, read_history(stored).state.keyboard))


def open_read_only(pipe: Pipe, folder: Path) -> None:
    """Open a workshop on a disk mounted read-only, then on the disk as it was; tell what each came to."""
    refused = mounts_of_ones_own()
    if refused:
        pipe.send((refused, (), (), ""))
        return
    folder.mkdir()
    _mount("tmpfs", folder, "tmpfs", 0, f"size={_SIZE}")
    stage = Stage(folder)
    stage.session.close()
    stored = stage.workshops.open(stage.id)
    _mount(str(folder), folder, "none", _BIND)
    _mount("none", folder, "none", _REMOUNT | _BIND | _READ_ONLY)
    session = Session.open(stored, stage.clock, "Claude")
    found = session.refused
    read_only = (
        "" if found is None else f"{found.code} {found.values['reason']}",
        session.state.details.title,
        code_of(lambda: session.record(f.KeyboardHeld("Ana"))),
        session.writes(),
    )
    _call("umount2", os.fsencode(folder), _DETACH)
    again = session.writes(), session.refused is None, code_of(lambda: session.record(f.KeyboardHeld("Ana")))
    pipe.send(("", read_only, again, read_history(stored).state.keyboard))


def turn_read_only(pipe: Pipe, folder: Path) -> None:
    """Work in a folder whose disk turns read-only and back; tell (why it could not be tried, codes, state, after)."""
    refused = mounts_of_ones_own()
    if refused:
        pipe.send((refused, {}, (), []))
        return
    folder.mkdir()
    _mount("tmpfs", folder, "tmpfs", 0, f"size={_SIZE}")
    workshops = Workshops(folder / "data")
    workshop = workshops.create("atelier-1", records(1, 2), room(r1="open"), SHEET)
    held = hold(workshop)
    box = workshop.box("k3f9", 1)
    box.put("1", {})
    _mount(str(folder), folder, "none", _BIND)
    _mount("none", folder, "none", _REMOUNT | _BIND | _READ_ONLY)
    attempts: dict[str, Callable[[], object]] = {
        "append": lambda: workshop.journal.append(records(3, 3), 2, "s1", room(r1="open")),
        "put": lambda: box.put("2", {}),
        "box": lambda: workshop.box("other", 1),
        "write": lambda: write_new(folder / "cr.md", b"x"),
        "create": lambda: workshops.create("atelier-2", records(1, 1), room(), SHEET),
        "take": lambda: hold(workshop, "s2", take=True),
        "list": workshops.headers,
        "read": workshop.journal.read,
        "sheet": workshop.sheet,
        "scan": lambda: workshop.scan(1),
    }
    codes = {name: code_of(attempt) for name, attempt in attempts.items()}
    state = (workshop.journal.read() == records(1, 2), box.all() == {"1": {}}, held.still_mine())
    _call("umount2", os.fsencode(folder), _DETACH)
    after = [code_of(attempts[name]) for name in ("append", "put", "write", "create")]
    pipe.send(("", codes, state, after))
