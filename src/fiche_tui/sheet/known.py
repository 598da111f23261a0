"""The sheets known here: those that ship with the program and the user's own."""

import hashlib
from contextlib import suppress
from pathlib import Path

from fiche_tui.language.translation import _, ngettext
from fiche_tui.sheet.describe import describe
from fiche_tui.sheet.library import SheetSource, by_right, first_paths, read_file
from fiche_tui.sheet.parse import Reading, read_sheet
from fiche_tui.sheet.problems import Severity
from fiche_tui.workshop.frozen import frozen

FIRST_SHEET = "roles-acteur-collectif"
"""The sheet that the program is made for: it comes first."""


_readings: dict[tuple[str, bytes], Reading] = {}
"""What was read, by file name and bytes: reading a sheet costs hundreds of times more than its SHA-256."""


@frozen
class KnownSheet:
    """A sheet file and what was read in it."""

    source: SheetSource
    reading: Reading

    @property
    def words(self) -> str:
        """Return its title, or its file name and what is wrong with it."""
        if self.reading.sheet:
            return self.reading.sheet.title
        errors = sum(problem.severity is Severity.ERROR for problem in self.reading.problems)
        wrong = ngettext("{n} erreur", "{n} erreurs", errors).format(n=errors)
        return _("✗ {name} : {wrong}").format(name=self.source.name, wrong=wrong)

    @property
    def problems(self) -> str:
        """Return every problem, one a line."""
        return "\n".join(describe(problem) for problem in self.reading.problems)


def known_sheets(folder: Path) -> tuple[KnownSheet, ...]:
    """Return shipped sheets and the user's, one an id (see ``by_right``), the main one first, then by title."""
    sources = {source.id: source for source in reversed(by_right(folder))}
    sheets = [_known(source) for source in sources.values()]
    for key in _readings.keys() - {_key(source) for source in sources.values()}:
        _readings.pop(key, None)
    return tuple(sorted(sheets, key=lambda one: (one.source.id != FIRST_SHEET, one.words.casefold())))


def first_sheet(folder: Path) -> KnownSheet | None:
    """Return the main sheet, the user's own before the shipped one; no other sheet is read."""
    for path in first_paths(FIRST_SHEET, folder):
        with suppress(OSError):
            return _known(read_file(path))
    return None


def _known(source: SheetSource) -> KnownSheet:
    reading = _readings.get(_key(source)) or read_sheet(source.data, source.name)
    _readings[_key(source)] = reading
    return KnownSheet(source, reading)


def _key(source: SheetSource) -> tuple[str, bytes]:
    return source.name, hashlib.sha256(source.data).digest()
