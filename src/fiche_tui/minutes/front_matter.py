"""The front matter of the minutes: what a program that files them needs to know."""

from datetime import datetime, time

from fiche_tui.minutes.dates import base_language
from fiche_tui.minutes.timeline import actual_minutes, held_on, planned_minutes, slots
from fiche_tui.workshop.state import State

FORMAT_VERSION = 2
"""Raised when a key changes its meaning; new keys do not raise it."""


def front_matter(state: State, title: str) -> str:
    """Return a YAML block between two lines of dashes, without a line feed at its end.

    Hours are ISO 8601 texts of the workshop's zone, with the offset once they are facts; minutes are whole numbers;
    what is not known is null. ``status`` is « provisoire » or « final », whatever the language.
    """
    import yaml  # Of all formats, Markdown alone has one.

    days = slots(state)
    values = {
        "pagetitle": title,
        "date": held_on(state),
        "lang": base_language(state.sheet.lang),
        "start": _moment(days[0].start),
        "end": _moment(days[-1].end),
        "planned_minutes": planned_minutes(state),
        "actual_minutes": actual_minutes(state),
        "collective": state.details.collective or None,
        "place": state.details.place or None,
        "sheet": state.sheet.id,
        "sheet_sha256": state.sheet_sha256,
        "format_version": FORMAT_VERSION,
        "status": status_of(state),
        "approved": state.approved_on,
        "approved_by": state.approved_by or None,
        "corrections": len(state.corrections),
    }
    # One line a value: a folded line is read back alike, and is harder to search.
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=False)
    return f"---\n{text}---"


def status_of(state: State) -> str:
    """Return « provisional », « final » or « approved », in front matter and data alike."""
    if state.final_at is None:
        return "provisional"
    return "approved" if state.approved_on else "final"


def _moment(moment: datetime | time | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="seconds" if isinstance(moment, datetime) else "minutes")
