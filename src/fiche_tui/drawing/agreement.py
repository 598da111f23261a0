"""The page on which the group agrees: the portrait as the minutes print it, the level, fingers, reservations."""

from fiche_tui.drawing.fingers import (
    finger_bars,
    finger_bars_in_two,
    fingers_meaning,
    fingers_meaning_in_a_row,
    required_words,
    verdict,
)
from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.portrait_cards import portrait_cards
from fiche_tui.drawing.portrait_columns import portrait_in_columns
from fiche_tui.drawing.styles import STRONG
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.state import State

LEAST = 8
"""Rows left to the portrait under which the fingers give theirs: they then take half as many."""


def agreement_lines(state: State, width: int, rows: int) -> list[Line]:
    """Return the page, in that many rows where the reservations let it; a longer one is to be scrolled."""
    required = line((required_words(state.agreement_rule), STRONG)).wrapped(width)
    held_back = _reservations(state, width)
    fingers = _fingers(state, width)
    taken = len(required) + len(fingers) + len(held_back) + (3 if held_back else 2)
    if rows - taken < LEAST and state.fingers:
        fingers = _fingers(state, width, in_two=True)
        taken = len(required) + len(fingers) + len(held_back) + (3 if held_back else 2)
    shown = portrait_in_columns(state, width, rows - taken)
    if shown is None:
        shown = portrait_cards(state, width, rows - taken)
        shorter = fingers_meaning_in_a_row(width)
        fuller = portrait_cards(state, width, rows - taken + len(fingers) - len(shorter))
        if not state.fingers and len(fuller) > len(shown):
            shown, fingers = fuller, shorter
    blocks = [shown, required, fingers, held_back]
    lines: list[Line] = []
    for block in blocks:
        lines += [*([Line()] if lines and block else []), *block]
    return lines


def _fingers(state: State, width: int, *, in_two: bool = False) -> list[Line]:
    """Return the last count by level and what it means; before there is one, what the fingers mean."""
    if not state.fingers:
        return [*fingers_meaning(width), line(_("Entrée : compter."))]
    counts, rule = state.fingers[-1], state.agreement_rule
    bars = finger_bars_in_two(counts, width) if in_two else finger_bars(counts, width)
    earlier = len(state.fingers) - 1
    before = ngettext("{n} compte avant celui-ci.", "{n} comptes avant celui-ci.", earlier).format(n=earlier)
    return [*bars, *line(verdict(rule, counts), f"  {before}" if earlier else "").wrapped(width)]


def _reservations(state: State, width: int) -> list[Line]:
    """Return each reservation word for word, with its name where one was given."""
    rows: list[Line] = []
    for one in state.reservations:
        lead = line((_("Réserve : "), STRONG))
        room = max(10, width - lead.width)
        first, *others = [row for said in one.text.splitlines() or [""] for row in line(said).wrapped(room)]
        rows += [line(lead, first), *(line(" " * lead.width, row) for row in others)]
        if one.name and rows[-1].width + line(one.name).width + 3 <= width:
            rows[-1] = line(rows[-1], f" ({one.name})")
        elif one.name:
            rows += hanging(" " * lead.width + "(", f"{one.name})", width)
    return rows
