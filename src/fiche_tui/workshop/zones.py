"""Time zones by name: a workshop may come from a machine that knows more of them."""

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo


def zone_of(name: str) -> tzinfo:
    """Return the zone of an IANA name, UTC when there is none of that name here, since a state is always shown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC
