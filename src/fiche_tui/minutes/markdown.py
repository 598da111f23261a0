"""The minutes of a workshop: « Compte rendu », decisions first, possible at any moment of the meeting.

A function of the state alone: no clock, no zone or locale of the machine, no language of the interface. The same
workshop gives the same bytes.
"""

from fiche_tui.minutes.document import Block, Document, Inline, plain
from fiche_tui.minutes.front_matter import front_matter
from fiche_tui.minutes.masthead import masthead
from fiche_tui.minutes.sections.agreement import agreement
from fiche_tui.minutes.sections.annex import annex
from fiche_tui.minutes.sections.corrections import corrections
from fiche_tui.minutes.sections.decisions import decisions, next_meeting, topics
from fiche_tui.minutes.sections.earlier import earlier_meeting
from fiche_tui.minutes.sections.follow_up import follow_up
from fiche_tui.minutes.sections.portrait import portrait
from fiche_tui.minutes.sections.signature import signature
from fiche_tui.minutes.short import short_of
from fiche_tui.minutes.style import Paper
from fiche_tui.minutes.to_markdown import markdown_of
from fiche_tui.minutes.trial import marked
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.state import State

SECTIONS = (
    decisions,
    follow_up,
    agreement,
    topics,
    next_meeting,
    corrections,
    portrait,
    earlier_meeting,
    signature,
    annex,
)
"""The sections in their order: what the first page says, the roles, what closes the minutes, the annex."""


def minutes_markdown(state: State, *, short: bool = False) -> str:
    """Return the minutes as Markdown with a YAML front matter, ending with a line feed. Never fails, whatever the
    moment.

    What people typed is shown as they typed it in CommonMark and GFM readers. Rounds that are not revealed are left
    out, and the minutes say so. ``short`` gives the decisions alone, on one page.
    """
    document = short_of(state) if short else minutes_of(state)
    return f"{front_matter(state, document.title)}\n\n{markdown_of(document)}"


def minutes_html(state: State, *, short: bool = False, paper: Paper = Paper.LETTER) -> str:
    """Return the minutes as one HTML file that loads nothing and prints on paper of that size."""
    from fiche_tui.minutes.to_html import html_of

    return html_of(short_of(state) if short else minutes_of(state), paper)


def minutes_docx(state: State, *, short: bool = False) -> bytes:
    """Return the minutes as a Word document. The library that writes it is loaded by this call alone."""
    from fiche_tui.minutes.to_docx import docx_of

    return docx_of(short_of(state) if short else minutes_of(state), state.final_at or state.created_at)


def minutes_of(state: State) -> Document:
    """Return the minutes as blocks, from which every format is made."""
    words = words_of(state)
    title = _title(state, words)
    blocks: list[Block] = [masthead(state, title, words)]
    for section in SECTIONS:
        blocks += section(state, words)
    document = Document(words.lang, plain(title), tuple(blocks), plain(words._("Sommaire")), state.details.collective)
    return marked(document, state)


def _title(state: State, words: Words) -> Inline:
    _ = words._
    if not state.details.title:
        return _("Compte rendu")
    return _("Compte rendu : {title}", title=state.details.title)
