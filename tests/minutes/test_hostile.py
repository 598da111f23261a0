"""Hostile text typed in every field comes out of the minutes and of the printables as the text that was typed."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml

from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.workshop.results import shortlist
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.state import State
from fiche_tui.workshop.text import normalise
from tests.minutes import samples
from tests.minutes.reading import READERS, kinds, visible
from tests.minutes.test_escape import HOSTILE
from tests.soaked import rest_in_soak

TYPED_FIELDS = {
    "Details": {"title", "collective", "objectives", "place"},
    "Person": {"name", "organisation"},
    "Capture": {"text", "who", "due"},
    "Carrier": {"who", "action", "due", "partners", "resources"},
    "Reservation": {"text", "name"},
    "Role": {"label", "text"},
    "RoleFamily": {"title"},
    "PlannedStep": {"title", "instruction", "note"},
    "TieSettled": {"reason"},
    "Earlier": {"title"},
    "Promise": {"about", "what", "who", "due"},
    "PromiseAnswer": {"word"},
    "State": {"keyboard", "next_meeting", "next_meeting_place"},
}
"""The fields of a state that people type, by the kind of value that holds them."""


def filled(value: Any, text: str, counter: Iterator[int], written: list[str]) -> Any:
    """The value with every typed field replaced by the hostile text, each with a number of its own to be found by."""
    if is_dataclass(value) and not isinstance(value, type | Sheet | Enum):
        typed = TYPED_FIELDS.get(type(value).__name__, set())
        changes: dict[str, Any] = {}
        for spec in fields(value):
            inner = getattr(value, spec.name)
            # An empty field stays empty: it says that nothing was typed.
            if spec.name in typed and isinstance(inner, str) and inner:
                changes[spec.name] = _numbered(text, counter, written)
            elif spec.name in typed and isinstance(inner, tuple):
                changes[spec.name] = tuple(_numbered(text, counter, written) for _one in inner)
            else:
                changes[spec.name] = filled(inner, text, counter, written)
        return replace(value, **changes)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(filled(inner, text, counter, written) for inner in value)
    return value


def _numbered(text: str, counter: Iterator[int], written: list[str]) -> str:
    number = next(counter)
    # The text comes first in one field and last in the next: line starts and line ends are both dangerous.
    typed = normalise(f"{text} §{number}§" if number % 2 else f"§{number}§ {text}")
    written.append(typed)
    return typed


def hostile(text: str) -> tuple[State, list[str]]:
    written: list[str] = []
    state = samples.finished().state
    numbers = iter(range(10_000))
    result: State = filled(state, text, numbers, written)
    rescued = tuple((role, _numbered(text, numbers, written)) for role, _by in result.rescued)
    return replace(result, rescued=rescued), written


class VisibleText(HTMLParser):
    """The text that a browser shows; a line end for every <br> and between blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "br":
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def html_text(html: str) -> VisibleText:
    reader = VisibleText()
    reader.feed(html.split("</head>", 1)[1])
    reader.close()
    return reader


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", rest_in_soak(HOSTILE, kept=30, spread=True), ids=range(len(HOSTILE)))
def test_minutes_show_what_was_typed(text: str, reader: str) -> None:
    state, _written = hostile(text)
    markdown = minutes_markdown(state)
    shown = "\n\n".join(visible(markdown, reader))
    for typed in expected_in_minutes(state):
        assert typed in shown
    assert kinds(markdown, reader) <= ALLOWED


ALLOWED = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "html_inline"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "hardbreak", "softbreak"),
    *("strong_open", "strong_close", "table_open", "table_close", "thead_open", "thead_close", "tbody_open"),
    *("tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close"),
}
"""What a document of ours is made of; the hostile text must add nothing to it."""


def expected_in_minutes(state: State) -> list[str]:
    """Every typed text that the minutes show."""
    details = state.details
    listed = {role.id for role in state.roles if role.listed}
    return [
        *(details.title, details.collective, *details.objectives, details.place),
        *(text for person in state.people for text in (person.name, person.organisation)),
        *(text for capture in state.captures for text in (capture.text, capture.who, capture.due)),
        *(text for one in state.carriers for text in (one.who, one.action, one.due, one.partners, one.resources)),
        *(text for one in state.reservations for text in (one.text, one.name)),
        *(role.text for role in state.roles),
        *(role.label for role in state.roles if role.id in listed),
        *(family.title for family in state.families),
        *(step.title for step in state.plan),
        *(by for _role, by in state.rescued),
        *(state.keyboard, state.next_meeting, state.next_meeting_place),
    ]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_html_shows_what_was_typed(text: str) -> None:
    state, _written = hostile(text)
    found = html_text(minutes_html(state))
    shown = "".join(found.parts)
    for typed in expected_in_minutes(state):
        assert typed in shown
    allowed = {"body", "main", "h1", "h2", "h3", "p", "ul", "li", "a", "strong", "br", "bdi", "span", "div"}
    allowed |= {"header", "nav", "section", "dl", "dt", "dd"}
    assert found.tags <= allowed | {"table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"}


@pytest.mark.parametrize("kind", Printable)
@pytest.mark.parametrize("text", rest_in_soak(HOSTILE, kept=30, spread=True), ids=range(len(HOSTILE)))
def test_printables_show_what_was_typed(text: str, kind: Printable) -> None:
    state, _written = hostile(text)
    markdown = printable(state, kind, Format.MARKDOWN)
    shown = "\n\n".join(visible(markdown, "gfm"))
    html = "".join(html_text(printable(state, kind)).parts)
    listed = [role for role in state.roles if role.listed]
    expected = {
        Printable.BALLOTS: [*state.details.objectives, *(role.text for role in listed)],
        Printable.SLIPS: [role.label for role in listed if role.id in shortlist(state).roles],
        Printable.HANDOUT: [state.details.title, *(role.text for role in listed)],
        Printable.NOTES: [
            *(text for step in state.plan for text in (step.title, step.instruction)),
            *(normalise(line) for step in state.plan for line in step.note.split("\n")),
        ],
    }
    for typed in expected[kind]:
        assert typed in shown
        assert typed in html
    assert kinds(markdown, "gfm") <= ALLOWED | {"hr"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_slips_of_the_assessment_show_what_was_typed(text: str) -> None:
    state, _written = hostile(text)
    state = replace(state, rounds=())
    shown = "\n\n".join(visible(printable(state, Printable.SLIPS, Format.MARKDOWN), "gfm"))
    html = "".join(html_text(printable(state, Printable.SLIPS)).parts)
    labels = [role.label for role in state.roles if role.listed]
    assert len(labels) > len(shortlist(state).roles)
    for label in labels:
        assert label in shown
        assert label in html


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_front_matter_keeps_the_title(text: str) -> None:
    state, _written = hostile(text)
    markdown = minutes_markdown(state)
    front = yaml.safe_load(markdown.split("\n---\n", 1)[0].removeprefix("---\n"))
    assert front["pagetitle"] == f"Compte rendu\u00a0: {state.details.title}"
    assert front["format_version"] == 2
    assert front["status"] == "final"


def test_every_typed_field_is_filled() -> None:
    """The list of typed fields keeps up with the state: no text of the sample survives in it."""
    state, written = hostile("[x]")
    assert len(written) == len(set(written)) > 60
    shown = minutes_markdown(state)
    for sample in ("Saint-Rémi", "Zola", "Denise", "Maison des jeunes", "Comité logement", "Appeler", "Eve"):
        assert sample not in shown
