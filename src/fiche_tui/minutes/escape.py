"""What people typed, written so that a reader of CommonMark or GFM shows the same text again.

Only what could mean something is escaped, so that the source stays readable: ``R&D``, ``5 > 3`` and ``snake - case``
pass. Web addresses stay text in every reader, and e-mail addresses in all but cmark-gfm (GitHub), which looks for
them once the escapes are gone: there they show as typed and lead to themselves. What would stop it, a comment within
the address, would be seen by readers of the file.
"""

import re
from collections.abc import Iterable

_ALWAYS = re.compile(r"[\\`*_\[\]~|]")
_IN_CONTEXT = re.compile(
    r"<(?=[A-Za-z/!?])"  # HTML, and autolinks in angle brackets
    r"|&(?=#\d+;|#[xX][0-9a-fA-F]+;|[A-Za-z][A-Za-z0-9]*;)"  # entities
    r"|(?<=[\w.+-])@(?=\w)"  # GFM e-mail autolinks; « @mention » is left alone
    r"|(?<=[A-Za-z]):(?=//)"  # GFM autolinks with a scheme
    r"|(?<=[A-Za-z]):(?=[\w.+-]+@)"  # mailto:
    r"|/(?=/)"  # links without a scheme, in readers that guess
    r"|(?<=\w)\.(?=[^\W\d_]{2})|(?<=[wW]{3})\."  # names of sites
    r"|:(?=(?!\d{1,2}:)[A-Za-z0-9_+-]+:)"  # :emoji: after anything, but not 13:30:45
    r"|\$(?=\S)"  # formulas, on GitHub
)
_LOST_SPACE = re.compile(r"(?<= ) | (?=\n)")
"""A space after another one, or at the end of a line: pandoc would drop it."""
_LINE_START = re.compile(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))"  # ordered lists
    r"|(?=>)"  # quotes
    r"|(?=\#{1,6}(?:\s|$))"  # headings
    r"|(?=[-+](?:\s|$))"  # lists and rules
    r"|(?=-+\s*$)|(?=-{3})|(?==+\s*$)"  # underlines that make a heading of the line before
    r"|(?=:)(?!:\w)"  # definitions, alignment rows of tables
)


def escape_inline(text: str) -> str:
    """Text that is safe inside a line: emphasis, code, links, autolinks, HTML, entities, tables and footnotes off.

    A backslash before punctuation is CommonMark's own way, and a pipe needs it even inside a table's cell.
    Line starts and line ends are the business of the functions below.
    """
    return _LOST_SPACE.sub("&#32;", _IN_CONTEXT.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\g<0>", text)))


def escape_line(escaped: str) -> str:
    """Return one line, escaped inside already, made safe at its start, where lists, headings, quotes and rules begin.

    A first space is written as an entity, because readers drop the spaces that begin a line.
    """
    if escaped.startswith(" "):
        return f"&#32;{escaped[1:]}"
    found = _LINE_START.match(escaped)
    if not found:
        return escaped
    head = found["number"] or ""
    return f"{head}\\{escaped[len(head) :]}"


def hard_lines(lines: Iterable[str], indent: str = "") -> str:
    """Return lines of one paragraph or list item that stay lines: each but the last ends with a backslash.

    A backslash rather than two spaces, which editors strip; an empty line becomes a backslash alone, which keeps
    the paragraph going. ``indent`` is put before every line but the first.
    """
    return f"\\\n{indent}".join(escape_line(line) for line in lines)


def one_line(escaped: str) -> str:
    """Return text for a heading or a table's cell, which cannot hold a line end: lines are separated by ``<br>``."""
    return "<br>".join(f"&#32;{line[1:]}" if line.startswith(" ") else line for line in escaped.split("\n"))


def heading_text(escaped: str) -> str:
    """Return text of a heading: on one line, and without a closing run of ``#``, which readers take away."""
    return re.sub(r"(?:^|(?<=\s))(#+)$", lambda match: match[1][:-1] + "\\#", one_line(escaped))


def escaped_paragraph(text: str, indent: str = "") -> str:
    """Return what a person typed as a paragraph or a list item, lines kept; ``indent`` is the item's."""
    return hard_lines(escape_inline(text).split("\n"), indent)


def escaped_heading(text: str) -> str:
    """Return what a person typed as the text of a heading."""
    return heading_text(escape_inline(text))


def escaped_cell(text: str) -> str:
    """Return what a person typed as the content of a table's cell."""
    return one_line(escape_inline(text))
