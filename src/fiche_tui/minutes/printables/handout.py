"""The handout: on one page, the question, the scales and the whole list."""

from collections.abc import Iterable

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Document,
    Group,
    Heading,
    Item,
    Look,
    Paragraph,
    begun,
    inline,
    typed,
)
from fiche_tui.minutes.naming import family_name, role_name
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.timeline import when
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import Role, RoleFamily, State


def handout(state: State, words: Words) -> Document:
    """Return one page for everybody in the room: no private note and no result."""
    title = inline(typed(state.sheet.title or state.details.title))
    blocks: list[Block] = [*common.whose(state), Paragraph(begun(when(state, words)))]
    if state.sheet.introduction:
        blocks.append(Paragraph((typed(state.sheet.introduction),)))
    blocks += common.question(state, words)
    families = common.assessed_families(state)
    if families:
        blocks += common.reminder(state, words)
    blocks.append(Group(Look.COLUMNS, tuple(_family(family, roles) for family, roles in families)))
    if state.sheet.credit:
        blocks.append(Group(Look.SMALL, (Paragraph((typed(state.sheet.credit),)),)))
    return common.paper(words, title, blocks)


def _family(family: RoleFamily, roles: Iterable[Role]) -> Group:
    return Group(Look.KEPT, (Heading(2, family_name(family)), Bullets(tuple(Item(role_name(role)) for role in roles))))
