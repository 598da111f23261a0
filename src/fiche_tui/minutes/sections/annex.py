"""Annexe : méthode et chiffres: how the group answered, what it counted, who came, how the time went, the list."""

from fiche_tui.minutes.document import Block, Group, Look
from fiche_tui.minutes.masthead import source
from fiche_tui.minutes.naming import part, section
from fiche_tui.minutes.sections.adapted import adapted
from fiche_tui.minutes.sections.course import course
from fiche_tui.minutes.sections.method import method
from fiche_tui.minutes.sections.people import people
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import State


def annex(state: State, words: Words) -> list[Block]:
    """Return what lets anybody redo the figures, on pages of its own."""
    blocks: list[Block] = [section("annexe", words._("Annexe : méthode et chiffres"))]
    for sections in (method, people, course, adapted):
        blocks += sections(state, words)
    blocks += [part(words._("Source")), *source(state, words)]
    return [Group(Look.ANNEX, tuple(blocks))]
