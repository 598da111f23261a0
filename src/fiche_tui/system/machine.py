"""What this machine says of the person and of the place: a name for others to see, and a time zone."""

import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

FALLBACK_ZONE = "America/Toronto"
"""Montréal's zone, where neither the environment nor the machine names one."""


def who() -> str:
    """The name shown to whoever would open the same workshop; empty where the environment tells none."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or ""


def local_timezone(environment: Mapping[str, str] = os.environ, localtime: str = "/etc/localtime") -> str:
    """The IANA name of ``TZ``, else of the machine, else Montréal's."""
    from_machine = os.path.realpath(localtime).partition("/zoneinfo/")[2]
    for name in (environment.get("TZ", "").lstrip(":"), from_machine):
        if name and is_zone(name):
            return name
    return FALLBACK_ZONE


def is_zone(name: str) -> bool:
    """Whether the IANA time zones hold one of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
