"""Everything for a spreadsheet: the counts, the portrait and the follow-ups, a table each, in one archive.

An archive rather than a folder of files: it is written whole or not at all, goes along as one attachment, and can be
sent to standard output. The same workshop gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator

from fiche_tui.minutes.data_rounds import Answers
from fiche_tui.minutes.document import plain
from fiche_tui.minutes.naming import code_of
from fiche_tui.minutes.sections.follow_up import follow_ups
from fiche_tui.minutes.sections.portrait import group_name
from fiche_tui.minutes.to_csv import Row, counts_csv, formula_safe, table_text
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.portrait import dots_of, portrait
from fiche_tui.workshop.results import assessed
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.tally import Figures

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell: every part of the file bears it."""

_NAMES = {
    "fr": ("depouillement.csv", "portrait.csv", "suivis.csv"),
    "en": ("counts.csv", "overview.csv", "follow-ups.csv"),
}


def minutes_tables(state: State, ballots: Answers | None = None, separator: str = "") -> bytes:
    """Return the tables as a zip archive; ``ballots`` go with the counts."""
    texts = (
        counts_csv(state, ballots, separator),
        portrait_csv(state, separator),
        follow_ups_csv(state, separator),
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in zip(_NAMES[words_of(state).lang], texts, strict=True):
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(part, text.encode("utf-8"))
    return written.getvalue()


def portrait_csv(state: State, separator: str = "") -> str:
    """Return every listed role with its group, its medians, its gap, its marks and its points; before anything is
    decided, without a group."""
    words = words_of(state)
    _ = words._
    names = {
        "group": _("Groupe"),
        "code": _("Code"),
        "role": _("Rôle"),
        "today": words.scale("today", begins=True),
        "wanted": words.scale("wanted", begins=True),
        "gap": _("Écart"),
        "divided": _("Partagé"),
        "reinforce": _("À renforcer"),
        "lighten": _("À alléger"),
        "dots": _("Points"),
    }
    headings = {name: plain(text) for name, text in names.items()}
    return table_text(state, words, headings, _roles(state, words), separator)


def _roles(state: State, words: Words) -> Iterator[Row]:
    found, rows, dots = portrait(state), assessed(state), dots_of(state)
    grouped = (
        [(plain(group_name(group, words)), role) for group, roles in found.groups.items() for role in roles]
        if (found)
        else [("", role) for role in listed_roles(state)]
    )
    for group, role in grouped:
        row = rows.get(role.id, Figures(role.id))
        yield {
            "group": group,
            "code": role.code,
            "role": formula_safe(role.text),
            **{name: _number(value, words) for name, value in _levels(row)},
            "divided": plain(words._("oui")) if row.divided else "",
            **dict(row.marks),
            "dots": dots.get(role.id, ""),
        }


def _levels(row: Figures) -> tuple[tuple[str, float | None], ...]:
    return ("today", row.today), ("wanted", row.wanted), ("gap", row.gap)


def _number(value: float | None, words: Words) -> str:
    """Return a figure as spreadsheets of the language read it: no sign but a hyphen, nothing where it is not known."""
    if value is None:
        return ""
    return f"{value:g}" if words.lang == "en" else f"{value:g}".replace(".", ",")


def follow_ups_csv(state: State, separator: str = "") -> str:
    """Return what is to be done, by whom and when; the code is that of the role whose first action it is, or that it is
    about."""
    words = words_of(state)
    _ = words._
    names = {"code": _("Code"), "what": _("Quoi"), "who": _("Responsable"), "due": _("Échéance"), "left": _("Remarque")}
    headings = {name: plain(text) for name, text in names.items()}
    rows: list[Row] = []
    for one in follow_ups(state):
        about = one.capture.about if one.capture else ""
        rows.append(
            {
                "code": one.role.code if one.role else code_of(state, about) if about else "",
                "what": formula_safe(one.what),
                "who": formula_safe(one.who),
                "due": formula_safe(one.due),
                "left": _left(one.nobody, one.complete, words),
            }
        )
    return table_text(state, words, headings, rows, separator)


def _left(nobody: bool, complete: bool, words: Words) -> str:
    if nobody:
        return plain(words._("aucun responsable pour l’instant"))
    return "" if complete else plain(words._("à compléter"))
