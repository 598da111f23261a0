"""What the minutes and the printables are made of, before they become Markdown or HTML.

Text is always plain: the renderers escape every span, so no module above them can forget to.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeAlias

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import normalise

DOTS = "…" * 10
"""A place to write by hand, in plain characters."""


@frozen
class Span:
    """Plain text; a line feed in it is a line of its own on paper. ``strong`` is for our own words and for codes."""

    text: str
    strong: bool = False


@frozen
class Anchor:
    """A place to link to. ``id`` holds lower case letters, digits and hyphens, and never depends on wording."""

    id: str


@frozen
class Counts:
    """How many people answered each level, don't-know last; ``divided`` when the group is. A bar where one can be
    drawn, else « ↔ 1 · 0 · 4 · 6 · 1 »."""

    levels: tuple[int, ...]
    divided: bool = False

    @property
    def text(self) -> str:
        """The counts in digits."""
        digits = " · ".join(str(count) for count in self.levels)
        return f"↔ {digits}" if self.divided else digits


@frozen
class Level:
    """The name of a level in the key of such bars: « 0 », « ? »; ``place`` is its place in the counts, -1 the last."""

    name: str
    place: int


@frozen
class Blank:
    """A place to write by hand: a line where one can be drawn, else dots."""


Piece: TypeAlias = Span | Anchor | Counts | Level | Blank
Inline: TypeAlias = tuple[Piece, ...]
Value: TypeAlias = str | int | Span | Inline


@frozen
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: Inline


@frozen
class Paragraph:
    """A paragraph."""

    text: Inline


@frozen
class Item:
    """One entry of a list. ``task`` gives it a box to tick."""

    text: Inline
    items: tuple["Item", ...] = ()
    task: bool = False


@frozen
class Bullets:
    """A list without order."""

    items: tuple[Item, ...]


@frozen
class Table:
    """A table. ``figures`` is how many columns at the end hold figures, which are set to the right.

    ``shares`` are the parts of the width that columns have, for tables that are read one under the other.
    """

    headings: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    figures: int = 0
    shares: tuple[float, ...] = ()


@frozen
class Tasks:
    """What is to be done: a table on paper, and the same as a list of tasks in Markdown."""

    table: Table
    items: tuple[Item, ...]


@frozen
class Facts:
    """Short facts, each with its name; ``colon`` separates the two on one line."""

    pairs: tuple[tuple[Inline, Inline], ...]
    colon: str


class Look(StrEnum):
    """How a group of blocks is laid out on paper.

    A strip can be cut out, and is kept on one page, as is what is kept; a coupon is cut off the top of the first page,
    and nothing is printed behind it; a corner stands at its right; columns share the
    width of the page. The masthead begins a document; the lead is what nothing outranks; a page and the annex begin
    one; what is to be signed is kept together.
    """

    STRIP = "strip"
    COUPON = "coupon"
    CORNER = "corner"
    SMALL = "small"
    LARGE = "large"
    KEPT = "kept"
    COLUMNS = "columns"
    MASTHEAD = "masthead"
    STATUS = "status"
    LEAD = "lead"
    KEY = "key"
    PAGE = "page"
    ANNEX = "annex"
    SIGNATURE = "signature"


@frozen
class Group:
    """Blocks that belong together on paper; Markdown has no such thing and only shows where strips are cut."""

    look: Look
    blocks: tuple["Block", ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Tasks | Facts | Group


@frozen
class Document:
    """A whole document. ``lang`` is a BCP 47 tag, ``title`` what a browser's tab shows; ``contents`` names its table of
    contents, where it is long enough to have one, ``owner`` is whose document it is."""

    lang: str
    title: str
    blocks: tuple[Block, ...]
    contents: str = ""
    owner: str = ""


def typed(text: str) -> Span:
    """Return what a person typed, as a span; never typeset, only normalised, which a second time changes nothing."""
    return Span(normalise(text))


def strong(text: str) -> Span:
    """Our own word or a code, in bold."""
    return Span(text, strong=True)


def inline(value: Value) -> Inline:
    """Return the value as spans. A bare text counts as typed by a person."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, Span):
        return (value,)
    return (typed(value) if isinstance(value, str) else Span(str(value)),)


def joined(parts: Sequence[Value], separator: str) -> Inline:
    """Return the parts one after the other with a separator of ours between them; empty parts are left out."""
    kept = [spans for spans in (inline(part) for part in parts) if plain(spans)]
    result: list[Piece] = []
    for place, spans in enumerate(kept):
        if place:
            result.append(Span(separator))
        result.extend(spans)
    return tuple(result)


def begun(spans: Inline) -> Inline:
    """Return the same with a capital at its beginning, for our own words on a line of their own."""
    if not spans or not isinstance(spans[0], Span):
        return spans
    first = spans[0]
    return (Span(first.text[:1].upper() + first.text[1:], first.strong), *spans[1:])


def plain(spans: Inline) -> str:
    """Return the text of spans, without their looks."""
    return "".join(as_text(piece) for piece in spans)


def as_text(piece: Piece) -> str:
    """Return a piece in plain characters, for formats that draw no bar and set no link."""
    match piece:
        case Anchor():
            return ""
        case Level():
            return piece.name
        case Blank():
            return DOTS
        case _:
            return piece.text


def merged(spans: Inline) -> Iterator[Piece]:
    """The same spans with neighbours of one look put together, so that escaping sees what is side by side."""
    waiting: Span | None = None
    for span in spans:
        if isinstance(span, Span) and not span.text:
            continue
        if isinstance(span, Span) and waiting is not None and span.strong == waiting.strong:
            waiting = Span(waiting.text + span.text, waiting.strong)
            continue
        if waiting is not None:
            yield waiting
        waiting = span if isinstance(span, Span) else None
        if not isinstance(span, Span):
            yield span
    if waiting is not None:
        yield waiting
