"""The settings file on this machine: where it is, what it says, and writing it whole."""

import os
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from fiche_tui.language.shown_path import shown_path
from fiche_tui.settings.place import settings_path
from fiche_tui.settings.reading import Problem, Reading, read
from fiche_tui.settings.sentences import problem_sentence
from fiche_tui.settings.values import Settings, Value
from fiche_tui.settings.writing import changed, template
from fiche_tui.store.errors import CannotRead, Damaged, Missing, writing
from fiche_tui.store.files import make_folder, write_new
from fiche_tui.store.reading import read_file
from fiche_tui.system.destination import public_mode
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import readable_name

MOST = 16 << 10
"""Bytes of a file that is read: the template has a tenth of that."""


class Unchangeable(Exception):  # noqa: N818 - it is an outcome that is told, not a defect.
    """The file sets a key in a way that cannot be changed from here without touching the rest."""


@frozen
class SettingsFile:
    """The file of a person; ``path`` is ``None`` where nobody knows whose home is meant."""

    path: Path | None

    @property
    def shown(self) -> str:
        """Its path as letters; empty when there is none."""
        return readable_name(shown_path(self.path)) if self.path else ""

    def read(self) -> Reading:
        """Return what it says; the defaults where it is missing or cannot be read. Never fails."""
        try:
            return read(self._data())
        except Missing:
            return Reading()
        except Damaged as error:
            return _unread("too-large" if error.reason == "too-large" else "not-a-file")
        except CannotRead as error:
            return _unread("forbidden" if error.reason == "forbidden" else "failed", error.detail)

    def sentences(self) -> tuple[str, ...]:
        """Return what is wrong in it, a sentence each."""
        return tuple(problem_sentence(one, self.shown) for one in self.read().problems)

    def write_template(self) -> None:
        """Write the commented template, unless there is a file. Raises ``StoreError``."""
        if self.path is not None and not os.path.lexists(self.path):
            self._write(template(), overwrite=False)

    def change(self, name: str, value: Value) -> None:
        """Give a key another value, in a file that is made where there is none; the person's comments stay.

        Raises ``Unchangeable`` where the file must be changed by hand, or ``StoreError``.
        """
        if self.path is None:
            raise Unchangeable
        try:
            text, is_new = self._data().decode("utf-8-sig"), False
        except Missing:
            text, is_new = template(), True
        except (UnicodeDecodeError, Damaged) as error:
            raise Unchangeable from error
        result = changed(text, name, value)
        if result is None:
            raise Unchangeable
        self._write(result, overwrite=not is_new)

    def _data(self) -> bytes:
        if self.path is None:
            raise Missing(Path("settings.toml"))
        # Behind a link when there is one: many people keep such files elsewhere.
        return read_file(Path(os.path.realpath(self.path)), MOST).data

    def _write(self, text: str, *, overwrite: bool) -> None:
        assert self.path is not None
        path = Path(os.path.realpath(self.path))
        with writing(path):
            make_folder(path.parent)
            mode = stat.S_IMODE(path.stat().st_mode) if overwrite else public_mode()
        write_new(path, text.encode("utf-8"), overwrite=overwrite, mode=mode)


def _unread(code: str, found: str = "") -> Reading:
    return Reading(problems=(Problem(code, found=found),))


def settings_file() -> SettingsFile:
    """Return the settings file of whoever runs the program."""
    return SettingsFile(settings_path())


def timezone_of_new(settings: Settings, at: datetime, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the zone of a new workshop: that of ``TZ``, else of the settings, else of the machine."""
    if settings.timezone and not environment.get("TZ"):
        return settings.timezone
    from fiche_tui.system.local_zone import local_timezone

    return local_timezone(at, environment)
