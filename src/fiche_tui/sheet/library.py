"""Where sheets are found: those that ship with the program, those of the user's folder, and any path."""

import os
import stat
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from fiche_tui.sheet.header import MAX_HEADER, split_header
from fiche_tui.sheet.looks import INVISIBLE
from fiche_tui.sheet.problems import Problems
from fiche_tui.sheet.source import MAX_BYTES
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import readable_name

MAX_SHEETS = 500
"""Sheets looked at in one folder."""

_NOT_A_SHEET = frozenset({"readme.md"})


@frozen
class SheetSource:
    """The bytes of a sheet file, its file name, and where it was read.

    At most ``MAX_BYTES`` + 1 bytes: the parser refuses the rest.
    """

    name: str
    data: bytes
    path: Path | None = None

    @property
    def id(self) -> str:
        """The id to find it by: the file's name without « .md »."""
        return self.name[:-3] if self.name.lower().endswith(".md") else self.name


class SheetNotFoundError(LookupError):
    """No sheet has that id and no file that path. ``known`` are the ids that exist."""

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        self.wanted = wanted
        self.known = known
        super().__init__(f"no sheet {wanted!r}; known: {', '.join(known)}")


class SheetUnreadableError(OSError):
    """The file exists and cannot be read. ``reason`` is ``not_a_file`` or the system's words."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


def content_folder() -> Path:
    """Return the folder of the sheets and guides that ship: inside the package, or the checkout's ``content``."""
    packaged = Path(str(resources.files("fiche_tui"))) / "content"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "content"


FOR_ENGINEERS = ("architecture.md", "benchmarks.md")
"""Guides in English, for whoever changes the program: after those of the people who use it."""


FIRST = "dix-minutes.md"
"""The guide for people new to the program."""


def guides() -> tuple[Path, ...]:
    """Return the Markdown files of the guides that ship: a newcomer's, the others by name, those for engineers."""
    found = (content_folder() / "guides").glob("*.md")
    return tuple(sorted(found, key=lambda path: (path.name in FOR_ENGINEERS, path.name != FIRST, path.name)))


def template(language: str) -> SheetSource:
    """Return a commented sheet to begin with, in that language of the interface."""
    return read_file(content_folder() / "templates" / ("sheet.md" if language == "en" else "fiche.md"))


def shipped_sheets() -> tuple[SheetSource, ...]:
    """Return the sheets that ship with the program, by name."""
    return tuple(_readable(content_folder()))


def user_sheets(user_folder: Path | None) -> tuple[SheetSource, ...]:
    """Return the sheets of the user's folder, by name; what cannot be read there is left out."""
    return tuple(_readable(user_folder)) if user_folder is not None else ()


def find_sheet(id_or_path: str, user_folder: Path | None = None) -> SheetSource:
    """Return the sheet of that id, the user's before the shipped one; else the file at that path.

    In a folder that several accounts share, a sheet of another's takes the place of none that ships.

    Raises ``SheetNotFoundError``, or ``SheetUnreadableError`` for a path that is no regular file or may not be read.
    """
    sources = by_right(user_folder)
    for source in sources:
        if id_or_path in (source.id, source.name):
            return source
    for source in sources:
        if id_or_path and id_or_path == _written_id(source):
            return source
    known = tuple(sorted({source.id for source in sources}))
    path = Path(id_or_path).expanduser() if id_or_path.startswith("~/") else Path(id_or_path)
    try:
        return read_file(path)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        # ValueError: the path holds a NUL, so that no file can have it.
        raise SheetNotFoundError(id_or_path, known) from error
    except SheetUnreadableError:
        raise
    except OSError as error:
        raise SheetUnreadableError(path, error.strerror or type(error).__name__) from error


def by_right(user_folder: Path | None) -> tuple[SheetSource, ...]:
    """Return every sheet, of several with one id the one to take first: one's own, the shipped one, another's.

    A folder of sheets may belong to a group: the first to put a sheet there replaces none that ships.
    """
    found = user_sheets(user_folder)
    own = tuple(source for source in found if is_own(source))
    return (*own, *shipped_sheets(), *(source for source in found if source not in own))


def is_own(source: SheetSource) -> bool:
    """Say whether a sheet belongs to this account, or to the administrator."""
    return source.path is not None and _belongs(source.path)


def _belongs(path: Path) -> bool:
    try:
        return path.stat().st_uid in (os.getuid(), 0)
    except OSError:
        return False


def first_paths(name: str, user_folder: Path) -> tuple[Path, ...]:
    """Return the files of the sheet whose id is ``name``, in the order of ``by_right``; none is read."""
    own = [path for path in sheet_paths(user_folder) if _belongs(path)]
    return tuple(path for path in (*own, *sheet_paths(content_folder())) if path.stem == name)


def sheet_paths(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that may be sheets, by name; empty when the folder cannot be read."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md")[:MAX_SHEETS]
    except OSError:
        return ()
    return tuple(path for path in paths if path.name.lower() not in _NOT_A_SHEET and not path.name.startswith("."))


def _readable(folder: Path) -> Iterator[SheetSource]:
    for path in sheet_paths(folder):
        try:
            yield read_file(path)
        except OSError:
            continue


def read_file(path: Path) -> SheetSource:
    """Return the file at that path, its first ``MAX_BYTES`` + 1 bytes. Raises ``OSError``; never waits for a writer."""
    # Without O_NONBLOCK, opening a FIFO waits for a writer, and there may be none.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    # Before ``fdopen``, which says of a folder what the system says, in English, and leaves it open.
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SheetUnreadableError(path, "not_a_file")
    with os.fdopen(descriptor, "rb") as file:
        return SheetSource(readable_name(path.name), file.read(MAX_BYTES + 1), path)


def _written_id(source: SheetSource) -> str:
    # The beginning is enough: a longer header is refused.
    text = source.data[: 8 * MAX_HEADER].decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    header, _ = split_header(INVISIBLE.sub("", text), Problems(source.name))
    return header["id"].text if "id" in header else ""
