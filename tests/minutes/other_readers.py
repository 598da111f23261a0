"""Readers of three families (cmark-gfm, which GitHub runs, markdown-it, pandoc): what they show, from their HTML."""

import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from tests.html.browser import needed
from tests.minutes.reading import body

BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "ul", "ol", "table", "pre", "blockquote", "hr"}


def by_cmark(markdown: str) -> str:
    """The HTML of cmark-gfm with its extensions, raw HTML let through as any reader but a forge does."""
    html: str = cmarkgfm.github_flavored_markdown_to_html(body(markdown), Options.CMARK_OPT_UNSAFE)
    return html


def by_markdown_it(markdown: str) -> str:
    """The HTML of markdown-it-py with GFM's tables, and with a guesser of links that goes further than GitHub's."""
    html: str = MarkdownIt("gfm-like").render(body(markdown))
    return html


def by_pandoc(markdown: str) -> str:
    """The HTML of pandoc."""
    command = [needed("pandoc"), "-f", "gfm", "-t", "html", "--wrap=preserve"]
    done = subprocess.run(command, input=body(markdown).encode(), capture_output=True, check=True, timeout=300)
    return done.stdout.decode()


@dataclass
class Shown:
    """What a reader shows: the text of every block with its line ends, the elements, ids, and columns of the tables."""

    texts: list[str] = field(default_factory=list)
    elements: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything, blocks parted by an empty line."""
        return "\n\n".join(self.texts)


def shown(html: str) -> Shown:
    """What an HTML document shows."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Shown()
        self._parts: list[str] = []
        self._after_break = False
        self._link: str | None = None
        self._link_text = ""

    def end_block(self) -> None:
        text = "".join(self._parts).removeprefix("\n").removesuffix("\n")
        if text.strip("\n "):
            self.found.texts.append(text)
        self._parts = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.found.elements[tag] = self.found.elements.get(tag, 0) + 1
        if tag in BLOCKS:
            self.end_block()
        if tag == "br":
            self._parts.append("\n")
        self._after_break = tag == "br"
        if tag == "a" and values.get("id"):
            self.found.ids.append(str(values["id"]))
        if tag == "a" and values.get("href") is not None:
            self._link, self._link_text = str(values["href"]), ""
        if tag == "tr":
            self.found.rows.append(0)
        if tag in ("td", "th"):
            self.found.rows[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        self._after_break = False
        if tag in BLOCKS:
            self.end_block()
        if tag == "a" and self._link is not None:
            self.found.links.append((self._link, self._link_text))
            self._link = None

    def handle_data(self, data: str) -> None:
        if self._after_break:
            # Writers put a line end after each <br>, which is no text.
            data = data.removeprefix("\n")
        self._after_break = False
        self._link_text += data
        self._parts.append(data)
