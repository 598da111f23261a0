"""What this machine says of the person: a name for others to see."""

import os


def who() -> str:
    """Return the name shown to whoever would open the same workshop; empty where the environment tells none."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or ""
