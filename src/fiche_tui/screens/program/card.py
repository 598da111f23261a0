"""The pocket card of the keys: what a facilitator keeps beside the laptop. The same for every workshop."""

from fiche_tui.keys.keyboard import key_name
from fiche_tui.keys.table import COMMANDS, GROUPS
from fiche_tui.language.translation import _, language
from fiche_tui.minutes.document import Block, Bullets, Document, Group, Heading, Item, Look, Paragraph, Span, strong
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.minutes.to_html import html_of
from fiche_tui.minutes.to_markdown import markdown_of
from fiche_tui.minutes.words import Words

ON_CARD = (
    *("global", "workshop", "clock", "adjust", "count"),
    *("reveal", "vote", "carry", "agree", "close", "roster"),
)
"""The contexts of a meeting in its order; what is done before it is done with time to read the screen."""


LEFT_OUT = frozenset(
    {
        *("workshop.next_in_a_moment", "workshop.previous_in_a_moment"),
        *("roster.add", "roster.correct", "roster.remove"),
    }
)
"""What one page has no room for: the keys of a clicker, and letters that mean in a list what they mean everywhere."""


def card(form: str, paper: Paper, print_size: Print) -> str:
    """Return the card as HTML or Markdown, in the interface's language."""
    blocks: list[Block] = [_group(group) for group in ON_CARD]
    title = _("Les touches de la rencontre")
    heading = Heading(1, (Span(title),))
    rest = Paragraph((Span(_("Tout le reste : tapez « : », puis quelques lettres de ce que vous cherchez.")),))
    document = Document(language(), title, (heading, Group(Look.COLUMNS, tuple(blocks)), rest))
    return markdown_of(document) if form == "md" else html_of(document, paper, print_size)


def card_name(form: str) -> str:
    """Return the name of the file that the card is kept in."""
    return f"{_('carte-des-touches')}.{form}"


def _group(group: str) -> Group:
    colon = Words(language()).colon
    items = [
        Item((strong(key_name(one.each_key[0])), Span(f"{colon} {_(one.tooltip)}")))
        for one in COMMANDS
        if one.group == group and one.keys and not one.help_only and one.id not in LEFT_OUT
    ]
    return Group(Look.KEPT, (Heading(2, (Span(_(GROUPS[group])),)), Bullets(tuple(items))))
