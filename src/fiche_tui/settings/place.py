"""Where the settings of a person are."""

from pathlib import Path

import platformdirs


def settings_path() -> Path | None:
    """Return the path of the settings file; ``None`` where nobody knows whose home is meant."""
    try:
        folder = Path(platformdirs.user_config_dir("fiche-tui", appauthor=False))
    except RuntimeError:
        return None
    return folder / "settings.toml" if folder.is_absolute() else None  # Never a folder called « ~ ».
