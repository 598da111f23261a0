"""Where the settings of a person are."""

from pathlib import Path

from fiche_tui.system.own_folders import settings_folder


def settings_path() -> Path | None:
    """Return the path of the settings file; ``None`` where nobody knows whose home is meant."""
    folder = settings_folder()
    return Path(folder) / "settings.toml" if folder is not None else None
