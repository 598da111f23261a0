"""The minutes on one page (« relevé de décisions »): what was decided, by whom, for when."""

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
    inline,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.heading import first_line, marks, small_source
from fiche_tui.minutes.naming import or_to_settle, section
from fiche_tui.minutes.sections.decisions import actions, decision_items, next_meeting, topics
from fiche_tui.minutes.words import DASH, Words, words_of
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Carrier


def short_of(state: State) -> Document:
    """Decisions, retained roles with who carries them, actions, reservations, topics and the next meeting."""
    words = words_of(state)
    _ = words._
    title = _("Relevé de décisions")
    if state.details.title:
        title = _("Relevé de décisions : {title}", title=state.details.title)
    blocks: list[Block] = [Heading(1, title), Paragraph(first_line(state, words)), *marks(state, words, short=True)]
    blocks += [section("decisions", _("Décisions")), *decision_items(state, words)]
    blocks += _roles(state, words)
    blocks += actions(state, words)
    blocks += _reservations(state, words)
    blocks += [*topics(state, words), *next_meeting(state, words), small_source(state, words)]
    return Document(words.lang, plain(title), tuple(blocks))


def _roles(state: State, words: Words) -> list[Block]:
    _ = words._
    kept = retained(state)
    if not kept:
        return []
    carriers = {carrier.role: carrier for carrier in state.carriers}
    rows = []
    for role in kept:
        carrier = carriers.get(role.id, Carrier(role.id))
        who = _("personne pour l’instant") if carrier.nobody else or_to_settle(words, carrier.who)
        first, due = (
            inline(DASH) if carrier.nobody and not said else or_to_settle(words, said)
            for said in (carrier.action, carrier.due)
        )
        rows.append(((strong(role.code),), (typed(role.text),), who, first, due))
    headings = (_("Code"), _("Rôle"), _("Porté par"), _("Première action"), _("Pour quand"))
    return [section("portrait", _("Rôles retenus")), Table(headings, tuple(rows))]


def _reservations(state: State, words: Words) -> list[Block]:
    """How many there are, never whose: the whole minutes hold them word for word."""
    if not state.reservations:
        return []
    said = words.ngettext(
        "{n} réserve : le compte rendu la donne mot pour mot.",
        "{n} réserves : le compte rendu les donne mot pour mot.",
        len(state.reservations),
    )
    return [section("reserves", words._("Réserves et désaccords")), Bullets((Item(said),))]
