"""Time zones by name: a workshop may come from a machine that knows more of them."""

from datetime import UTC, date, datetime, tzinfo


def zone_of(name: str) -> tzinfo:
    """Return the zone of an IANA name, UTC when there is none of that name here, since a state is always shown."""
    # Loaded with the first hour that is shown: somebody who answers a ballot line by line hears none.
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return UTC


def day_at(name: str, moment: datetime) -> date:
    """Return the day that it is at a moment, in the zone of that name."""
    return moment.astimezone(zone_of(name)).date()
