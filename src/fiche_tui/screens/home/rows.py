"""The list of workshops: one row each, newest first, its state in words and with a mark."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import N_, _
from fiche_tui.screens.home.near_days import near_day
from fiche_tui.screens.kit.columns import MARK, cell, wrapped
from fiche_tui.store.headers import Header
from fiche_tui.workshop.frozen import frozen

STATES: Mapping[str, tuple[str, str]] = {
    "prepared": ("○", N_("en préparation")),
    "running": ("▶", N_("en cours")),
    "suspended": ("‖", N_("suspendu")),
    "final": ("✓", N_("final")),
}
"""Mark and words of each state."""

DATE = 16
"""Cells of the column of dates."""


@frozen
class HomeRow:
    """One workshop of the list.

    ``date`` is as in 2026-11-23, ``when`` says how far it is; ``damage`` is the sentence on what keeps it from being
    read, with what to do.
    """

    id: str
    date: str
    when: str
    title: str
    state: str
    sheet: str
    damage: str = ""
    status: str = ""


def home_rows(headers: Iterable[Header], today: date) -> tuple[HomeRow, ...]:
    """Return the workshops by date then creation, the newest first; one without a date goes by its creation, and those
    that cannot be read come last."""
    return tuple(_row(header, today) for header in sorted(headers, key=_age, reverse=True))


def _age(header: Header) -> tuple[bool, str, str, str]:
    created = _text(header, "created")
    return header.error is None, _text(header, "date") or created[:10], created, header.id


def _text(header: Header, name: str) -> str:
    value = header.values.get(name)
    return value if isinstance(value, str) else ""


def _row(header: Header, today: date) -> HomeRow:
    if header.error:
        damage = error_sentence(header.error.code, header.error.values)
        return HomeRow(header.id, "", "", header.id, _("✗ illisible"), "", damage)
    mark, words = STATES.get(_text(header, "status"), ("?", ""))
    state = f"{mark} {_(words)}" if words else mark
    if approved := _text(header, "approved"):
        state = _("{state} · adopté le {date}").format(state=state, date=approved)
    step = _text(header, "step")
    if step and _text(header, "status") in ("running", "suspended"):
        state = _("{state} · {step}").format(state=state, step=step)
    return HomeRow(
        header.id,
        _text(header, "date"),
        _when(_text(header, "date"), today),
        header.title or header.id,
        state,
        _text(header, "sheet"),
        status=_text(header, "status"),
    )


def _when(written: str, today: date) -> str:
    try:
        return near_day(date.fromisoformat(written), today)
    except ValueError:
        return written or _("sans date")


def drawn_home_row(row: HomeRow, width: int, *, air: bool = False) -> Content:
    """How far the date is, and the title; under them the date, then the state and the sheet, on one line where both
    fit whole. A damaged one says what
    to do."""
    room = max(10, width - DATE)
    first = Content.assemble(
        cell(row.when, DATE).stylize("" if row.date else "$text-muted"),
        wrapped(row.title, room, DATE + MARK, 2).stylize("bold"),
    )
    indent = " " * (DATE + MARK)
    if row.damage:
        text = _("{state} · {damage}").format(state=row.state, damage=row.damage)
        second = wrapped(text, room, DATE + MARK, 3).stylize("$text-error")
    else:
        text = _("{state}  ·  {sheet}").format(state=row.state, sheet=row.sheet) if row.sheet else row.state
        lines = [text] if cell_len(text) <= room else [row.state, row.sheet]
        second = Content(f"\n{indent}").join([wrapped(line, room, DATE + MARK, 2) for line in lines])
        second = second.stylize("$text-muted")
    under = cell(row.date if row.when != row.date else "", DATE).stylize("$text-muted")
    return Content.assemble(first, "\n", " " * MARK, under, second, "\n" if air else "")
