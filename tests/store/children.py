"""What the other processes do in the tests: each function runs in a process of its own and reports through a pipe."""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from tinydb import TinyDB

from fiche_tui.store import disk
from fiche_tui.store.durable import locked
from fiche_tui.store.errors import FacilitationLost, RoundNotOpen, StoreError
from fiche_tui.store.files import write_new
from fiche_tui.store.modes import SHARED
from fiche_tui.store.room import round_state
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from tests.store.makers import SHEET, hold, keep_answers, make_workshop, publish, record, records, room

if TYPE_CHECKING:
    Pipe: TypeAlias = Connection[Any, Any]
else:
    Pipe = Connection

NOBODY = 65534
TIMEOUT = 60

# A server that has everything imported: a process takes milliseconds, and no thread of the test run is copied. What the
# store imports as it is needed comes along, because another account may not read this Python.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["__main__", "tests.store.children", "hashlib", "secrets", "shutil"])


@contextmanager
def running(work: Callable[..., None], *arguments: Any) -> Iterator[tuple[BaseProcess, Pipe]]:
    """Run ``work(pipe, *arguments)`` in another process for the length of a ``with``."""
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=work, args=(theirs, *arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        ours.close()


def reported(pipe: Pipe) -> Any:
    """Return the next report, which must come soon."""
    assert pipe.poll(TIMEOUT), "no report"
    return pipe.recv()


def drained(pipe: Pipe) -> list[Any]:
    """Return all reports that a dead process left."""
    found = []
    try:
        while pipe.poll(0):
            found.append(pipe.recv())
    except (EOFError, ConnectionResetError):
        pass
    return found


def code_of(attempt: Callable[[], object]) -> str:
    """Return what an attempt ended in: ok, or an error's code and reason."""
    try:
        attempt()
    except StoreError as error:
        return " ".join(str(part) for part in (error.code, error.values.get("reason")) if part)
    return "ok"


def cast_for_ever(pipe: Pipe, folder: Path, box: str, start: int) -> None:
    """Cast ballots numbered from ``start``, telling each number once it is acknowledged."""
    own = Workshop(folder).box(box, 1)
    number = start
    while True:
        own.put(str(number), {"answers": number})
        pipe.send(number)
        number += 1


def write_stock_for_ever(pipe: Pipe, path: Path) -> None:
    """Change a text in a stock TinyDB, now longer, now shorter, telling each time that the call is back."""
    with TinyDB(path) as database:
        database.truncate()
        database.insert({"text": ""})
        while True:
            for length in (20_000, 10):
                database.update({"text": "x" * length})
                pipe.send(length)


def append_for_ever(pipe: Pipe, folder: Path, session: str) -> None:
    """Facilitate and append facts, telling each number once it is acknowledged, until another takes over."""
    workshop = Workshop(folder, wait=TIMEOUT)
    held = hold(workshop, session)
    head = len(workshop.journal.read())
    while True:
        try:
            workshop.journal.append([record(head + 1, session)], head, session, room())
        except FacilitationLost as lost:
            pipe.send(("lost", lost.who, held.still_mine()))
            return
        head += 1
        pipe.send(head)


def cast_in_rounds(pipe: Pipe, folder: Path, box: str, rounds: int) -> None:
    """In each round, cast until it closes; then tell (round, the ids that were acknowledged)."""
    workshop = Workshop(folder, wait=TIMEOUT)
    for round_number in range(1, rounds + 1):
        own = workshop.box(box, round_number)
        while round_state(folder, round_number) is None:
            time.sleep(0.001)
        acknowledged: list[str] = []
        while True:
            ballot_id = f"{box}-{len(acknowledged)}"
            try:
                own.put(ballot_id, {"answers": ballot_id})
            except RoundNotOpen:
                break
            acknowledged.append(ballot_id)
            pipe.send(("one", round_number))
        pipe.send(("all", round_number, acknowledged))
    pipe.recv()  # Until killed.


def hold_and_wait(pipe: Pipe, folder: Path, session: str, take: bool) -> None:
    """Facilitate, tell so, and append one fact at each word, telling what became of it."""
    workshop = Workshop(folder, wait=TIMEOUT)
    held = hold(workshop, session, take=take)
    pipe.send("held")
    while True:
        pipe.recv()
        pipe.send((code_of(lambda: publish(workshop, session)), held.still_mine()))


def lock_and_wait(pipe: Pipe, path: Path) -> None:
    """Hold the lock of a file until killed."""
    with locked(path):
        pipe.send("locked")
        pipe.recv()


def _die(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def write_and_die(_pipe: Pipe, path: Path) -> None:
    """Be killed with a new file half written."""
    vars(disk)["fsync"] = _die
    write_new(path, b"x" * 10_000)


def take_and_die(_pipe: Pipe, folder: Path) -> None:
    """Be killed in the midst of taking the facilitation over."""
    vars(disk)["fsync"] = _die
    hold(Workshop(folder), "killed", take=True)


def become(user: int, group: int | None = None) -> None:
    """Stop being root, if we are."""
    if os.getuid() == 0:
        os.setgroups([group] if group else [])
        os.setgid(group or user)
        os.setuid(user)


def work_in_a_read_only_folder(pipe: Pipe, folder: Path) -> None:
    """Make a workshop, take away the right to write, and tell what each act comes to."""
    become(NOBODY)
    workshop = make_workshop(folder, r1="open")
    held = hold(workshop)
    box = workshop.box("k3f9", 1)
    box.put("1", {})
    for path in (folder, workshop.folder, box.path.parent):
        path.chmod(0o500)
    codes = {
        "create": code_of(lambda: Workshops(folder).create("other", records(1, 1), room(), SHEET)),
        "append": code_of(lambda: workshop.journal.append(records(3, 3), 2, "s1", room())),
        "put": code_of(lambda: box.put("2", {})),
        "export": code_of(lambda: write_new(workshop.folder / "cr.md", b"x")),
        "facilitate": code_of(lambda: hold(workshop, "s2", take=True)),
        "list": code_of(Workshops(folder).headers),
        "read": code_of(workshop.journal.read),
    }
    state = workshop.journal.read() == records(1, 2), box.all() == {"1": {}}, workshop.room()["head"] == 2
    for path in (folder, workshop.folder, box.path.parent):
        path.chmod(0o700)
    after = code_of(lambda: workshop.journal.append(records(3, 3), 2, "s1", room()))
    pipe.send((codes, state, held.still_mine(), after))


def fill_the_disk(pipe: Pipe, folder: Path) -> None:
    """Let the system refuse, after some bytes, any file past its present size; tell what comes of it."""
    workshop = Workshop(folder)
    held = hold(workshop)
    box = workshop.box("k3f9", 1)
    box.put("1", {})
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))
    codes = [
        code_of(lambda: workshop.journal.append([record(3, "x" * 1000)], 2, "s1", room())),
        code_of(lambda: box.put("2", {"x": "x" * 1000})),
        code_of(lambda: write_new(folder / "cr.md", b"x" * 1000)),
    ]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    state = workshop.journal.read() == records(1, 2), box.all() == {"1": {}}
    after = code_of(lambda: workshop.journal.append(records(3, 3), 2, "s1", room()))
    pipe.send((codes, state, held.still_mine(), after))


def facilitate_shared(pipe: Pipe, folder: Path, user: int, group: int) -> None:
    """Make a workshop that accounts of one group share; then scan at each word."""
    become(user, group)
    os.umask(0o077)
    workshop = Workshops(folder, modes=SHARED).create("shared", records(1, 1), room(r1="open"), SHEET)
    while True:
        pipe.send("ready")
        pipe.recv()
        pipe.send([(found.box, found.owner) for found in workshop.scan(1).ballots])


def hand_over_shared(pipe: Pipe, folder: Path, user: int, group: int, to: str) -> None:
    """Make a shared workshop with a seal, hand it over to an account, and tell what may still be done."""
    become(user, group)
    os.umask(0o077)
    workshop = Workshops(folder, modes=SHARED).create("shared", records(1, 2), room(r1="open"), SHEET)
    held = hold(workshop)
    workshop.box("ann-8c1d", 1).put("1", {"answers": 1})
    publish(workshop, r1="closed")
    workshop.seal(1, [one.ballot for one in workshop.scan_closed(1).ballots], "s1", keep_answers)
    publish(workshop, r1="revealed", r2="open")
    workshop.box("ann-8c1d", 2).put("1", {"answers": 2})
    given = code_of(lambda: workshop.hand_over(held, record(5, "remis"), 4, room(r2="open"), to))
    mine = held.still_mine()
    pipe.send((given, mine))
    pipe.recv()
    again = code_of(lambda: hold(workshop, "s1", take=True))
    pipe.send((again, code_of(workshop.journal.read), code_of(workshop.room)))


def take_on_shared(pipe: Pipe, folder: Path, user: int, group: int, box: str) -> None:
    """Go on with a shared workshop as another account: append, cast, close and seal; tell what each came to."""
    become(user, group)
    os.umask(0o077)
    workshop = Workshops(folder).open("shared")
    told: dict[str, object] = {"room": code_of(workshop.room)}
    try:
        held = hold(workshop, "s2")
        before = workshop.journal.read()
    except StoreError as error:
        pipe.send(told | {"hold": (error.code, *error.values.values())})
        return
    head = len(before)
    told["before"] = [fact["number"] for fact in before]
    told["append"] = code_of(lambda: workshop.journal.append(records(6, 6), head, "s2", room(r2="open")))
    told["more"] = code_of(lambda: workshop.journal.append(records(7, 7), 6, "s2", room(r2="open")))
    told["sealed"] = len(workshop.read_sealed(1))
    workshop.box(box, 2).put("1", {"answers": 3})
    publish(workshop, "s2", r2="closed")
    scan = workshop.scan_closed(2)
    told["seal"] = code_of(lambda: workshop.seal(2, [one.ballot for one in scan.ballots], "s2", keep_answers))
    told["ballots"] = len(scan.ballots)
    held.release()
    told["after"] = [fact["number"] for fact in workshop.journal.read()]
    pipe.send(told)


def take_part_shared(pipe: Pipe, folder: Path, user: int, group: int, box: str, other: str) -> None:
    """Cast as one account of the group; try what is another's; tell what each came to."""
    become(user, group)
    os.umask(0o077)
    workshop = Workshops(folder).open("shared")
    tried = {"cast": code_of(lambda: workshop.box(box, 1).put("1", {"answers": 1}))}
    boxes = workshop.folder / "boxes"
    theirs = boxes / other
    attempts: dict[str, Callable[[], object]] = {
        "list": partial(os.listdir, boxes),
        "journal": (workshop.folder / "journal-0001.json").read_bytes,
        "sealed": partial(os.listdir, workshop.folder / "sealed"),
        "alter": lambda: (theirs / "round-0001.json").write_bytes(b""),
        "add": lambda: (theirs / "round-0002.json").write_bytes(b""),
        "rename": lambda: theirs.rename(boxes / "elsewhere"),
        "room": lambda: (workshop.folder / "room.json").write_bytes(b""),
    }
    for name, attempt in attempts.items():
        try:
            attempt()
            tried[name] = "ok"
        except OSError as error:
            tried[name] = type(error).__name__
    pipe.send(tried)


def die_before(name: str, left: int) -> None:
    """Be killed before the call of that number, from 1, to that function of the operating system."""
    real = vars(disk)[name]

    def call(*arguments: Any, **options: Any) -> Any:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)

    vars(disk)[name] = call
