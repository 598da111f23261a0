"""A disk that loses power: records what a program asks of the system, and builds what a cut may leave of it.

What was not synced may be there or not: each name of a folder by itself, and of a file's bytes none, a part, zeros in
their place, or all. No real disk is that bad all the time, so what survives here survives on a real one.
"""

import io
import os
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest
import tinydb.storages

from fiche_tui.store import disk

NOTHING, HALF, ZEROS, ALL = "nothing", "half", "zeros", "all"
MOST_SUBSETS = 64
"""Of more than six unsynced names, this many choices are drawn at random, beside those in their order."""


@dataclass(eq=False)
class File:
    """What a file holds, and what of it has been synced."""

    volatile: bytes = b""
    durable: bytes = b""

    def left(self, portion: str) -> bytes:
        """Return what a cut leaves when that portion of the unsynced bytes had reached the disk."""
        if self.volatile == self.durable or portion == NOTHING:
            return self.durable
        if portion == HALF:
            half = len(self.volatile) // 2
            return self.volatile[:half] + self.durable[half:]
        return bytes(len(self.volatile)) if portion == ZEROS else self.volatile


@dataclass(eq=False)
class Folder:
    """The names of a folder, those that were synced, and the changes since then, in order."""

    volatile: "dict[str, Node]" = field(default_factory=dict)
    durable: "dict[str, Node]" = field(default_factory=dict)
    pending: "list[dict[str, Node | None]]" = field(default_factory=list)

    def change(self, names: "dict[str, Node | None]") -> None:
        """Give names to nodes, or take them away, in one step."""
        _apply(self.volatile, names)
        self.pending.append(names)

    def sync(self) -> None:
        """Make all names durable."""
        self.durable, self.pending = dict(self.volatile), []


Node: TypeAlias = File | Folder
Tree: TypeAlias = "dict[str, bytes | Tree]"


def _apply(names: dict[str, Node], change: dict[str, Node | None]) -> None:
    for name, node in change.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


class Recorder:
    """Follows every call of the store below ``root``, and tells after each what a cut at that moment may leave.

    ``cut`` is called with each state (see ``states``) that was not seen before. Syncs named in ``without`` are not
    counted: that is the negative control. ``subsets`` is how many choices of unsynced names are tried at a moment.
    """

    def __init__(self, root: Path, cut: Callable[[Tree], None], without: Sequence[str], subsets: int) -> None:
        self._base = os.fspath(root)
        self._root = Folder()
        self._open: dict[int, Node] = {}
        self._cut = cut
        self._without = without
        self._subsets = subsets
        self._seen: set[str] = set()
        self._chance = random.Random(1)
        self.cuts = 0

    def moment(self) -> None:
        """Cut the power here, in every way."""
        for tree in self._states():
            mark = repr(tree)
            if mark not in self._seen:
                self._seen.add(mark)
                self.cuts += 1
                self._cut(tree)

    def acknowledged(self) -> None:
        """Cut again although nothing changed on disk: what is promised has."""
        self._seen.clear()
        self.moment()

    def _states(self) -> Iterator[Tree]:
        folders = [folder for folder in _folders(self._root) if folder.pending]
        changes = [(folder, change) for folder in folders for change in folder.pending]
        every = (1 << len(changes)) - 1
        if every < self._subsets:
            subsets: Sequence[int] = range(every + 1)
        else:
            in_order = [(1 << count) - 1 for count in range(len(changes) + 1)]
            subsets = in_order + [self._chance.randrange(every + 1) for _ in range(self._subsets)]
        for subset, portion in product(subsets, (NOTHING, HALF, ZEROS, ALL)):
            kept = [changes[place] for place in range(len(changes)) if subset >> place & 1]
            yield _tree(self._root, kept, portion)

    # The calls of the store, each as the real one and as it changes the model.

    def open_file(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        descriptor = os.open(path, flags, mode, dir_fd=dir_fd)
        folder, name = self._place(path, dir_fd)
        if folder is not None:
            if flags & os.O_CREAT:
                folder.change({name: File()})
            self._open[descriptor] = folder.volatile[name] if name else folder
            self.moment()
        return descriptor

    def close(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        os.close(descriptor)

    def write(self, descriptor: int, data: Any) -> int:
        written = os.write(descriptor, data)
        node = self._open.get(descriptor)
        if isinstance(node, File):
            node.volatile += bytes(data[:written])
            self.moment()
        return written

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        node = self._open.get(descriptor)
        if isinstance(node, File) and "fsync" not in self._without:
            node.durable = node.volatile
        self.moment()

    def sync_folder(self, descriptor: int) -> None:
        os.fsync(descriptor)
        node = self._open.get(descriptor)
        if isinstance(node, Folder) and "sync_folder" not in self._without:
            node.sync()
        self.moment()

    def rename(self, src: Any, dst: Any, *, src_dir_fd: int | None = None, dst_dir_fd: int | None = None) -> None:
        os.replace(src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
        folder, old = self._place(src, src_dir_fd)
        target, new = self._place(dst, dst_dir_fd)
        assert folder is target, "renamed across folders: two syncs would be needed"
        if folder is not None and old in folder.volatile:
            folder.change({old: None, new: folder.volatile[old]})
            self.moment()

    def link(self, src: Any, dst: Any, *, src_dir_fd: int, dst_dir_fd: int, follow_symlinks: bool = True) -> None:
        os.link(src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd, follow_symlinks=follow_symlinks)
        folder, old = self._place(src, src_dir_fd)
        if folder is not None:
            folder.change({str(dst): folder.volatile[old]})
            self.moment()

    def unlink(self, path: Any, *, dir_fd: int | None = None) -> None:
        os.unlink(path, dir_fd=dir_fd)
        folder, name = self._place(path, dir_fd)
        if folder is not None and name in folder.volatile:
            folder.change({name: None})
            self.moment()

    def mkdir(self, path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        os.mkdir(path, mode, dir_fd=dir_fd)
        folder, name = self._place(path, dir_fd)
        if folder is not None:
            folder.change({name: Folder()})
            self.moment()

    # What stock TinyDB asks of the system.

    def stock_open(self, path: Any, mode: str, encoding: str | None = None) -> Any:
        folder, name = self._place(path, None)
        assert folder is not None
        if name not in folder.volatile:
            folder.change({name: File()})
        file = folder.volatile[name]
        assert isinstance(file, File)
        raw = RecordedFile(path, "a+" if mode == "a" else mode)
        raw.follow(file, self.moment)
        self._open[raw.fileno()] = file
        return io.TextIOWrapper(io.BufferedRandom(raw), encoding=encoding or "utf-8")

    def _place(self, path: Any, dir_fd: int | None) -> tuple[Folder | None, str]:
        """Return the folder of the model and the name in it; no name for the root itself."""
        folder: Node | None
        if dir_fd is None:
            relative = os.path.relpath(os.fspath(path), self._base)
            if relative == ".":
                return self._root, ""
            if relative.startswith(".."):
                return None, ""
            folder, parts = self._root, relative.split(os.sep)
        else:
            folder, parts = self._open.get(dir_fd), os.fspath(path).split(os.sep)
        for part in parts[:-1]:
            assert isinstance(folder, Folder)
            folder = folder.volatile[part]
        return (folder, parts[-1]) if isinstance(folder, Folder) else (None, "")


class RecordedFile(io.FileIO):
    """A file that is written in place, by stock TinyDB."""

    def follow(self, file: File, moment: Callable[[], None]) -> None:
        self._file, self._moment = file, moment

    def write(self, data: Any) -> int:
        place, data = self.tell(), bytes(data)
        written = super().write(data)
        held = self._file.volatile
        self._file.volatile = held[:place] + data[:written] + held[place + written :]
        self._moment()
        return written

    def truncate(self, size: int | None = None) -> int:
        length = super().truncate(size)
        self._file.volatile = self._file.volatile[:length]
        self._moment()
        return length


def _folders(folder: Folder) -> Iterator[Folder]:
    yield folder
    inside = {id(node): node for node in [*folder.durable.values(), *folder.volatile.values()]}
    for node in inside.values():
        if isinstance(node, Folder):
            yield from _folders(node)


def _tree(folder: Folder, kept: Sequence[tuple[Folder, dict[str, Node | None]]], portion: str) -> Tree:
    names = dict(folder.durable)
    for changed, change in kept:
        if changed is folder:
            _apply(names, change)
    return {
        name: node.left(portion) if isinstance(node, File) else _tree(node, kept, portion)
        for name, node in sorted(names.items())
    }


def lay_out(tree: Tree, folder: Path) -> None:
    """Make real files of what a cut left, in a new folder."""
    folder.mkdir()
    for name, inside in tree.items():
        if isinstance(inside, bytes):
            (folder / name).write_bytes(inside)
        else:
            lay_out(inside, folder / name)


@contextmanager
def recorded(
    root: Path, cut: Callable[[Tree], None], without: Sequence[str] = (), subsets: int = MOST_SUBSETS
) -> Iterator[Recorder]:
    """Follow the store's calls below ``root``, which is empty, for the length of a ``with``.

    While ``cut`` looks at a state with the store itself, the calls are the real ones.
    """
    with pytest.MonkeyPatch.context() as patch:
        real = {name: getattr(disk, name) for name in CALLS}

        def quietly(tree: Tree) -> None:
            with pytest.MonkeyPatch.context() as inner:
                for name, call in real.items():
                    inner.setattr(disk, name, call)
                cut(tree)

        recorder = Recorder(root, quietly, without, subsets)
        for name, method in CALLS.items():
            patch.setattr(disk, name, getattr(recorder, method))
        patch.setattr(tinydb.storages, "open", recorder.stock_open, raising=False)
        patch.setattr(tinydb.storages, "os", SimpleNamespace(path=os.path, SEEK_END=os.SEEK_END, fsync=recorder.fsync))
        yield recorder


CALLS = {
    "open_file": "open_file",
    "close": "close",
    "write": "write",
    "fsync": "fsync",
    "sync_folder": "sync_folder",
    "replace": "rename",
    "rename": "rename",
    "link": "link",
    "unlink": "unlink",
    "mkdir": "mkdir",
}
