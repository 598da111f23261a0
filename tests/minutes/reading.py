"""What a reader of Markdown shows: the visible text of every block, by CommonMark and by GFM."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec

from markdown_it import MarkdownIt
from markdown_it.token import Token


def _gfm() -> MarkdownIt:
    """Tables, strikethrough, and links made of bare addresses where linkify-it-py is installed."""
    if find_spec("linkify_it"):
        return MarkdownIt("gfm-like")
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


READERS = {"commonmark": MarkdownIt("commonmark"), "gfm": _gfm()}


def body(markdown: str) -> str:
    """The document without its front matter."""
    return markdown.split("\n---\n", 1)[1] if markdown.startswith("---\n") else markdown


def visible(markdown: str, reader: str) -> list[str]:
    """The visible text of each paragraph, heading, list item line and table cell, line ends included."""
    return [_text(token.children or ()) for token in _inlines(markdown, reader)]


def kinds(markdown: str, reader: str) -> set[str]:
    """The kinds of tokens that a document holds."""
    found = set()
    for token in READERS[reader].parse(body(markdown)):
        found.add(token.type)
        found.update(child.type for child in token.children or ())
    return found


def _inlines(markdown: str, reader: str) -> Iterator[Token]:
    return (token for token in READERS[reader].parse(body(markdown)) if token.type == "inline")


def _text(children: Iterable[Token]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "text_special", "code_inline"):
            parts.append(child.content)
        elif child.type in ("hardbreak", "softbreak") or (child.type == "html_inline" and child.content == "<br>"):
            parts.append("\n")
    return "".join(parts)
