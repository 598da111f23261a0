"""Gathering the facts on this machine: nothing here judges, nothing here writes."""

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from zoneinfo import ZoneInfo

from fiche_tui.doctor.facts import Facts, SettingsFacts, SheetFacts, ZoneFacts
from fiche_tui.doctor.folder_facts import folder_facts
from fiche_tui.doctor.terminal_facts import terminal_facts
from fiche_tui.settings.file import SettingsFile
from fiche_tui.sheet.library import by_right, sheet_paths
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.problems import Severity
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.local_zone import is_followed, local_timezone
from fiche_tui.workshop.text import readable_name


def gather(
    workshops: Workshops,
    now: datetime,
    environment: Mapping[str, str] = os.environ,
    settings: SettingsFile | None = None,
) -> Facts:
    """Return the facts; asks the disk and tmux, which may take seconds on a bad line."""
    return Facts(
        terminal=terminal_facts(environment),
        is_remote=bool(environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")),
        folder=folder_facts(workshops),
        zone=_zone(now, environment),
        opener=_opener(environment),
        printer=_command(("lp", "lpr"), environment),
        word_fails=_word_fails(),
        sheets=_sheets(workshops),
        settings=_settings(workshops, settings or SettingsFile(None)),
    )


def _settings(workshops: Workshops, file: SettingsFile) -> SettingsFacts:
    reading = file.read()
    wanted = reading.settings.sheet
    known = {source.id for source in by_right(workshops.sheets_folder)} if wanted else set()
    return SettingsFacts(
        path=file.shown,
        exists=file.path is not None and os.path.lexists(file.path),
        problems=reading.problems,
        is_sheet_known=not wanted or wanted in known,
        sheet=wanted,
    )


def _zone(now: datetime, environment: Mapping[str, str]) -> ZoneFacts:
    asked = environment.get("TZ", "")
    name = local_timezone(now, environment)
    here = now.astimezone(ZoneInfo(name) if name else None)
    return ZoneFacts(name, readable_name(asked), is_followed(asked), here)


def _opener(environment: Mapping[str, str]) -> str:
    if sys.platform == "darwin":
        return _command(("open",), environment)
    desktop = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or environment.get("WSL_DISTRO_NAME")
    return _command(("xdg-open", "wslview"), environment) if desktop else ""


def _command(names: tuple[str, ...], environment: Mapping[str, str]) -> str:
    path = environment.get("PATH", os.defpath)
    return next((name for name in names if shutil.which(name, path=path)), "")


def _word_fails() -> str:
    try:
        import_module("docx")
    except Exception as error:  # A library half installed fails in its own way.
        return type(error).__name__
    return ""


def _sheets(workshops: Workshops) -> tuple[SheetFacts, ...]:
    """What each sheet that would be offered reads like, and those of the user's folder that cannot be read."""
    folder = workshops.sheets_folder
    found = by_right(folder)
    read = {source.path for source in found}
    known = {source.id: source for source in reversed(found)}
    sheets = []
    for _sheet_id, source in sorted(known.items()):
        severities = [problem.severity for problem in check_sheet(source.data, source.name)]
        errors = severities.count(Severity.ERROR)
        sheets.append(SheetFacts(source.name, errors, len(severities) - errors))
    unread = [path for path in sheet_paths(folder) if path not in read]
    return (*sheets, *(SheetFacts(readable_name(path.name), 0, 0, readable=False) for path in unread))
