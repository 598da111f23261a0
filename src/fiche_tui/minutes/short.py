"""The minutes on one page (« relevé de décisions »): what was decided, by whom, for when."""

from fiche_tui.minutes.document import Block, Bullets, Document, Item, plain
from fiche_tui.minutes.masthead import masthead, source
from fiche_tui.minutes.naming import section
from fiche_tui.minutes.sections.agreement import agreed
from fiche_tui.minutes.sections.decisions import decisions, next_meeting, topics
from fiche_tui.minutes.sections.follow_up import follow_up
from fiche_tui.minutes.sections.signature import signature
from fiche_tui.minutes.trial import marked
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.state import State


def short_of(state: State) -> Document:
    """Decisions, follow-ups, the agreement, topics and the next meeting."""
    words = words_of(state)
    _ = words._
    title = _("Relevé de décisions")
    if state.details.title:
        title = _("Relevé de décisions : {title}", title=state.details.title)
    blocks: list[Block] = [masthead(state, title, words)]
    for sections in (decisions, follow_up, _agreement, topics, next_meeting, signature):
        blocks += sections(state, words)
    whole = (*blocks, *source(state, words))
    return marked(Document(words.lang, plain(title), whole, owner=state.details.collective), state)


def _agreement(state: State, words: Words) -> list[Block]:
    """Return whether the group agreed, and how many reservations there are, never whose: the whole minutes hold
    them."""
    items = agreed(state, words)
    if state.reservations:
        said = words.ngettext(
            "{n} réserve : le compte rendu la donne mot pour mot.",
            "{n} réserves : le compte rendu les donne mot pour mot.",
            len(state.reservations),
        )
        items = (*items, Item(said))
    return [section("reserves", words._("Accord et réserves")), Bullets(items)] if items else []
