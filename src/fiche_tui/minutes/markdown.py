"""The minutes of a workshop: « Compte rendu », decisions first, possible at any moment of the meeting.

A function of the state alone: no clock, no zone or locale of the machine, no language of the interface. The same
workshop gives the same bytes.
"""

from fiche_tui.minutes.document import Block, Document, Heading, Inline, Paragraph, joined, plain, strong, typed
from fiche_tui.minutes.front_matter import front_matter
from fiche_tui.minutes.naming import or_to_settle, section
from fiche_tui.minutes.sections.adapted import adapted
from fiche_tui.minutes.sections.agreement import agreement
from fiche_tui.minutes.sections.course import course
from fiche_tui.minutes.sections.decisions import decisions, follow_up, next_meeting, topics
from fiche_tui.minutes.sections.method import method
from fiche_tui.minutes.sections.people import people
from fiche_tui.minutes.sections.portrait import portrait
from fiche_tui.minutes.sections.rounds import pending_notice
from fiche_tui.minutes.timeline import when
from fiche_tui.minutes.to_html import html_of
from fiche_tui.minutes.to_markdown import markdown_of
from fiche_tui.minutes.words import Words, words_of
from fiche_tui.workshop.state import State

SECTIONS = (
    decisions,
    follow_up,
    portrait,
    agreement,
    topics,
    people,
    course,
    adapted,
    method,
    next_meeting,
)
"""The sections in their order; the source closes the document."""


def minutes_markdown(state: State) -> str:
    """The minutes as Markdown with a YAML front matter, ending with a line feed. Never fails, whatever the moment.

    What people typed is shown as they typed it in CommonMark and GFM readers. Rounds that are not revealed are left
    out, and the minutes say so.
    """
    document = minutes_of(state)
    return f"{front_matter(state, document.title)}\n\n{markdown_of(document)}"


def minutes_html(state: State) -> str:
    """The minutes as one HTML file that loads nothing and prints on letter paper."""
    return html_of(minutes_of(state))


def minutes_of(state: State) -> Document:
    """The minutes as blocks, from which every format is made."""
    words = words_of(state)
    title = _title(state, words)
    blocks: list[Block] = [Heading(1, title), Paragraph(_first_line(state, words)), *_marks(state, words)]
    for sections in SECTIONS:
        blocks += sections(state, words)
    blocks += _source(state, words)
    return Document(words.lang, plain(title), tuple(blocks))


def _title(state: State, words: Words) -> Inline:
    _ = words._
    if not state.details.title:
        return _("Compte rendu")
    return _("Compte rendu : {title}", title=state.details.title)


def _first_line(state: State, words: Words) -> Inline:
    """The collective, the date in words, the hours and the place."""
    _ = words._
    collective = (typed(state.details.collective),) if state.details.collective else _("collectif à préciser")
    place = (typed(state.details.place),) if state.details.place else _("lieu à préciser")
    return joined([collective, when(state, words), place], " · ")


def _marks(state: State, words: Words) -> list[Block]:
    """That the minutes are provisional or final, and that a round is left out."""
    _ = words._
    if state.final_at:
        final_at = words.local(state.final_at)
        day, hour = words.day(final_at.date()), words.hour(state.final_at)
        return [Paragraph(_("Compte rendu final, arrêté {day} à {hour}.", day=day, hour=hour))]
    mark = strong(plain(_("Provisoire")))
    said = [_("{mark} : ce compte rendu peut encore changer.", mark=mark)]
    if not state.runs:
        said.append(_("La rencontre n’est pas commencée."))
    if state.suspended:
        said.append(_("La rencontre est suspendue jusqu’à la prochaine fois."))
    if any(one.pending for one in state.rounds):
        said.append(pending_notice(words))
    return [Paragraph(joined(said, " "))]


def _source(state: State, words: Words) -> list[Block]:
    """Which sheet, and whose list and process they are."""
    _ = words._
    blocks: list[Block] = [section("source", _("Source"))]
    blocks.append(Paragraph(_("Fiche : {title}", title=or_to_settle(words, state.sheet.title))))
    if state.sheet.credit:
        blocks.append(Paragraph((typed(state.sheet.credit),)))
    return blocks
