"""What the printed papers share: first lines, the question, the scales, families as strips, lines to write on."""

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Document,
    Group,
    Heading,
    Inline,
    Item,
    Look,
    Paragraph,
    Span,
    joined,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.names import Format
from fiche_tui.minutes.sections.method import scale_words, used_scales
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.minutes.to_html import html_of
from fiche_tui.minutes.to_markdown import markdown_of
from fiche_tui.minutes.trial import marked
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.ballots import MOST_LIGHTENED, MOST_REINFORCED
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import Role, RoleFamily, State, listed_roles

BLANK = "____"
"""A place to write by hand."""
BLANK_LINES = 2
"""Lines left in each family for what the group adds after printing."""
WIDE_SPACE = "\u2003"


def paper(words: Words, title: Inline, blocks: list[Block]) -> Document:
    """Return a document to print, whose title is its first heading."""
    return Document(words.lang, plain(title), (Heading(1, title), *blocks))


def whose(state: State) -> list[Block]:
    """Return the collective and the title of the workshop, so that a paper found later says what it is."""
    names = [name for name in (state.details.collective, state.details.title) if name]
    spans: list[Span] = []
    for name in names:
        spans += [Span(" · ")] * bool(spans) + [typed(name)]
    return [Paragraph(tuple(spans))] if spans else []


def question(state: State, words: Words, *, on_one_line: bool = False) -> list[Block]:
    """The question, and the common objectives under it, one a line or where room is short one after the other."""
    blocks: list[Block] = []
    if question_of(state):
        blocks.append(Paragraph((typed(question_of(state)),)))
    objectives = [typed(objective) for objective in state.details.objectives]
    if objectives and on_one_line:
        blocks.append(Paragraph(joined([words._("Nos objectifs communs :"), joined(objectives, " · ")], " ")))
    elif objectives:
        blocks.append(Paragraph(words._("Nos objectifs communs :")))
        blocks.append(Bullets(tuple(Item((objective,)) for objective in objectives)))
    return blocks


def scales(state: State, words: Words) -> list[Block]:
    """Return the scales as a reminder, or how many marks a person has."""
    _ = words._
    if state.method.instrument is Instrument.CHECK:
        said = _(
            "Cochez jusqu’à {reinforce} rôles à renforcer et jusqu’à {lighten} à alléger; une seule case par rôle.",
            reinforce=MOST_REINFORCED,
            lighten=MOST_LIGHTENED,
        )
        return [Paragraph(said)]
    return [Paragraph(scale_words(scale, words)) for scale in used_scales(state, state.method.instrument)]


def reminder(state: State, words: Words) -> list[Block]:
    """Return the scales in ten points, where a strip is cut off from the rest or all must fit on one page."""
    if state.method.instrument is Instrument.CHECK:
        return []
    used = used_scales(state, state.method.instrument)
    return [Group(Look.KEY, tuple(Paragraph(scale_words(scale, words, unknown=False)) for scale in used))]


def assessed_families(state: State) -> list[tuple[RoleFamily, list[Role]]]:
    """Return the families that hold roles of the group's list, with those roles."""
    pairs = [(family, [role for role in listed_roles(state) if role.family == family.id]) for family in state.families]
    return [(family, roles) for family, roles in pairs if roles]


def nothing_to_assess(words: Words) -> list[Block]:
    """Return what is printed of a sheet without roles."""
    return [Paragraph(words._("Cette fiche n’a pas de rôles à évaluer."))]


def numbered(words: Words) -> Group:
    """Return the corner in which the number of a paper ballot is written."""
    return Group(Look.CORNER, (Paragraph(words._("Bulletin n° {blank}", blank=Span(BLANK))),))


def table_of_people(words: Words) -> Group:
    """Return the corner of a tally slip: which table, how many people."""
    blank = Span(BLANK)
    said = words._("Table n° {table} · personnes à la table : {people}", table=blank, people=blank)
    return Group(Look.CORNER, (Paragraph(said),))


def question_names(instrument: Instrument, words: Words) -> tuple[Inline, ...]:
    """Return the headings of what a person answers with an instrument, in the order of the answers."""
    _ = words._
    if instrument is Instrument.CHECK:
        return (_("À renforcer"), _("À alléger"))
    if instrument is Instrument.WANTED:
        return (words.scale("wanted", begins=True),)
    return words.scale("today", begins=True), words.scale("wanted", begins=True)


def code_cell(code: str) -> Inline:
    """Return a code as the content of a cell."""
    return (strong(code),)


def written(document: Document, state: State, form: Format, paper: Paper, print_size: Print) -> str:
    """Return a paper of a workshop as one HTML file, or as Markdown, ending with a line feed; a trial says so."""
    document = marked(document, state)
    return html_of(document, paper, print_size) if form is Format.HTML else markdown_of(document)
