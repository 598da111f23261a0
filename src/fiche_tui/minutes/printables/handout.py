"""The handout: on one page, the question, the scales and the whole list."""

from fiche_tui.minutes.document import Block, Bullets, Document, Heading, Item, Paragraph, inline, typed
from fiche_tui.minutes.naming import family_name, role_name
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.timeline import when
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import State


def handout(state: State, words: Words) -> Document:
    """One page for everybody in the room: no private note and no result."""
    title = inline(typed(state.sheet.title or state.details.title))
    blocks: list[Block] = [*common.whose(state), Paragraph(when(state, words))]
    if state.sheet.introduction:
        blocks.append(Paragraph((typed(state.sheet.introduction),)))
    blocks += common.question(state, words)
    families = common.assessed_families(state)
    if families:
        blocks += common.scales(state, words)
    for family, roles in families:
        blocks.append(Heading(2, family_name(family)))
        blocks.append(Bullets(tuple(Item(role_name(role)) for role in roles)))
    if state.sheet.credit:
        blocks.append(Paragraph((typed(state.sheet.credit),)))
    return common.paper(words, title, blocks)
