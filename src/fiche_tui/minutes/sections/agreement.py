"""Réserves et désaccords: the level required, the fingers, each reservation word for word, what divides the group."""

from fiche_tui.minutes.document import Block, Bullets, Inline, Item, Paragraph, Span, joined, typed
from fiche_tui.minutes.naming import codes_of, quoted, section
from fiche_tui.minutes.words import Words, counts_text
from fiche_tui.workshop.results import assessed
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Reservation


def agreement(state: State, words: Words) -> list[Block]:
    """What the group agreed to and what it did not."""
    _ = words._
    blocks: list[Block] = [section("reserves", _("Réserves et désaccords"))]
    rule = state.agreement_rule
    blocks.append(
        Paragraph(
            _(
                "Niveau demandé, fixé avant de lever la main : "
                "personne sous {floor}, et la majorité à {majority} ou plus.",
                floor=rule.floor,
                majority=rule.majority_at,
            )
        )
    )
    if state.fingers:
        blocks.append(Bullets(tuple(Item(_fingers(state, counts, words)) for counts in state.fingers)))
    else:
        blocks.append(Paragraph(_("L’accord à cinq doigts n’a pas été demandé.")))
    if state.reservations:
        blocks.append(Paragraph(_("Réserves, mot pour mot :")))
        blocks.append(Bullets(tuple(Item(_reservation(one, words)) for one in state.reservations)))
    else:
        blocks.append(Paragraph(_("Aucune réserve n’est consignée.")))
    divided = [subject for subject, row in assessed(state).items() if row.divided]
    if divided:
        codes = codes_of(state, divided)
        blocks.append(
            Paragraph(_("Le groupe est partagé sur « {wanted} » : {codes}.", wanted=words.scale("wanted"), codes=codes))
        )
    return blocks


def _fingers(state: State, counts: tuple[int, ...], words: Words) -> Inline:
    _ = words._
    shown = _("Doigts levés, de 0 à 5 : {counts}", counts=Span(counts_text(counts)))
    people = words.ngettext("{n} personne", "{n} personnes", sum(counts))
    reached = _("niveau atteint") if state.agreement_rule.met(counts) else _("niveau non atteint")
    return joined([shown, people, reached], " — ")


def _reservation(one: Reservation, words: Words) -> Inline:
    _ = words._
    name = (Span(" — "), typed(one.name)) if one.name else (Span(" — "), *_("sans nom"))
    return (*quoted(words, one.text), *name)
