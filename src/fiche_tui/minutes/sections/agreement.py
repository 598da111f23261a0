"""Accord et réserves: the level required, the fingers, each reservation word for word."""

from fiche_tui.minutes.document import Block, Bullets, Inline, Item, Paragraph, Span, inline, joined, typed
from fiche_tui.minutes.naming import quoted, section
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Reservation


def agreement(state: State, words: Words) -> list[Block]:
    """Return what the group agreed to and what it did not; no section where nothing was asked and nobody had a
    reservation."""
    _ = words._
    if not (state.fingers or state.reservations):
        return []
    blocks: list[Block] = [section("reserves", _("Accord et réserves"))]
    if state.fingers:
        rule = state.agreement_rule
        blocks.append(
            Paragraph(
                _(
                    "Accord à cinq doigts. Niveau exigé : aucune main sous {floor}, "
                    "et la majorité à {majority} ou plus.",
                    floor=_fingers(rule.floor, words),
                    majority=_fingers(rule.majority_at, words),
                )
            )
        )
        blocks.append(Bullets(agreed(state, words)))
    if state.reservations:
        blocks.append(Paragraph(_("Réserves, mot pour mot :")))
        blocks.append(Bullets(tuple(Item(_reservation(one, words)) for one in state.reservations)))
    return blocks


def agreed(state: State, words: Words) -> tuple[Item, ...]:
    """Return each count of fingers: whether the level was reached, by how many people, and how many at each level."""
    return tuple(Item(_count(state, counts, words)) for counts in state.fingers)


def _fingers(n: int, words: Words) -> Inline:
    return words.ngettext("{n} doigt", "{n} doigts", n)


def _count(state: State, counts: tuple[int, ...], words: Words) -> Inline:
    """Return « Niveau atteint — 12 personnes — 2 doigts : 1 · 3 doigts : 3 · 4 doigts : 8 »."""
    _ = words._
    reached = _("Niveau atteint") if state.agreement_rule.met(counts) else _("Niveau non atteint")
    people = words.ngettext("{n} personne", "{n} personnes", sum(counts))
    levels = [
        _("{heading} : {figure}", heading=_fingers(level, words), figure=number)
        for level, number in enumerate(counts)
        if number
    ]
    return joined([reached, people, joined(levels, " · ")], " — ")


def _reservation(one: Reservation, words: Words) -> Inline:
    name = inline(typed(one.name)) if one.name else words._("sans nom")
    return (*quoted(words, one.text), Span(" — "), *name)
