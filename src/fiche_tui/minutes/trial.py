"""What is made of a trial says so: in its title, which runs over every page, and in its file name."""

from dataclasses import replace

from fiche_tui.minutes.document import Block, Document, Group, Heading, Span, plain, strong
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.state import State
from fiche_tui.workshop.text import slug
from fiche_tui.workshop.values import Trial

LONGEST = 20


def mark_of(state: State) -> str:
    """Return « EXEMPLE » or « RÉPÉTITION » in the workshop's language; empty for a real workshop."""
    return _mark(state.trial, words_of(state))


def _mark(trial: Trial, words: Words) -> str:
    match trial:
        case Trial.EXAMPLE:
            return plain(words._("EXEMPLE"))
        case Trial.REHEARSAL:
            return plain(words._("RÉPÉTITION"))
        case Trial.NONE:
            return ""


def mark_in_name(state: State) -> str:
    """Return the mark as the beginning of a file name: « exemple »."""
    return slug(mark_of(state), LONGEST)


def marked(document: Document, state: State) -> Document:
    """Return the document of a trial with the mark before its title and in its first heading; any other as it is."""
    mark = mark_of(state)
    if not mark:
        return document
    blocks = tuple(_marked(block, mark) for block in document.blocks)
    return replace(document, title=f"{mark} · {document.title}", blocks=blocks)


def _marked(block: Block, mark: str) -> Block:
    if isinstance(block, Group):
        return replace(block, blocks=tuple(_marked(inner, mark) for inner in block.blocks))
    if isinstance(block, Heading) and block.level == 1:
        return replace(block, text=(strong(mark), Span(" · "), *block.text))
    return block
