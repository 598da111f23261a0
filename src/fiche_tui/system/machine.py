"""What this machine says of the person: a name for others to see."""

import os
import platform


def who() -> str:
    """Return the name shown to others who open the same workshop; empty where the environment gives none."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or ""


def host() -> str:
    """Return the name of this machine as people type it after ``ssh``; an empty text where it has none."""
    return platform.node()
