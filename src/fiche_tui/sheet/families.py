"""The section « Familles »: a heading per family, a list item per role."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from fiche_tui.sheet.blocks import Block, Heading, List, ListItem, Paragraph, Span, Spans, plain, words_of
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.sheet.tags import Tag, split_tag, unused
from fiche_tui.sheet.words import slug
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import LABEL_LENGTH, Family, Item
from fiche_tui.workshop.short_text import beginning, one_line
from fiche_tui.workshop.text import folded

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERED = re.compile(r"([A-Za-z])\s*[·.):–—-]\s+(\S.*)")
_SEPARATOR = re.compile(r"\s*[:·–—]\s*")
_SOURCE = re.compile(r"\s*(?:source|origine)\s*:\s*(\S.*)", re.IGNORECASE)


@frozen
class _DraftFamily:
    line: int
    letter: str
    title: str
    tag: Tag
    items: "list[_DraftItem]"


@frozen
class _DraftItem:
    line: int
    tag: Tag
    label: str
    text: str
    source_text: str


Draft = TypeVar("Draft", _DraftFamily, _DraftItem)


def read_families(blocks: tuple[Block, ...], problems: Problems) -> tuple[Family, ...]:
    """Return the families of a section, in its order. Letters, codes and ids that were not written are given."""
    drafts: list[_DraftFamily] = []
    for block in blocks:
        match block:
            case Heading(level=3):
                drafts.append(_family(block, problems))
            case List() if drafts:
                drafts[-1].items.extend(_items(block, problems))
            case List():
                problems.add(block.line, Code.FAMILY_MISSING, words_of(block))
            case _:
                problems.add(block.line, Code.IGNORED, words_of(block))
    if len(drafts) > len(LETTERS):
        problems.add(drafts[len(LETTERS)].line, Code.TOO_MANY_FAMILIES, limit=len(LETTERS))
        return ()
    return _settled(drafts, problems)


def _family(heading: Heading, problems: Problems) -> _DraftFamily:
    spans, tag = split_tag(heading.spans, heading.line, problems)
    words = plain(spans)
    lettered = _LETTERED.fullmatch(words)
    letter, title = (lettered[1].upper(), lettered[2]) if lettered else ("", words)
    if not title:
        problems.add(heading.line, Code.TITLE_EMPTY, what="family")
    return _DraftFamily(heading.line, letter, title, tag, [])


def _items(block: List, problems: Problems) -> list[_DraftItem]:
    drafts = (_item(entry, problems) for entry in block.items)
    return [draft for draft in drafts if draft is not None]


def _item(entry: ListItem, problems: Problems) -> _DraftItem | None:
    if not entry.blocks or not isinstance(entry.blocks[0], Paragraph):
        problems.add(entry.line, Code.ITEM_EMPTY, words_of(entry.blocks[0]) if entry.blocks else "-")
        return None
    spans, tag = split_tag(entry.blocks[0].spans, entry.line, problems, with_code=True)
    label, text = _label_and_text(spans)
    if not text:
        problems.add(entry.line, Code.ITEM_EMPTY, words_of(entry.blocks[0]))
        return None
    if len(label) > LABEL_LENGTH:
        problems.add(entry.line, Code.LABEL_LONG, label, length=len(label), limit=LABEL_LENGTH)
    source = _source(entry.blocks[1:], problems)
    return _DraftItem(entry.line, tag, label or beginning(text, LABEL_LENGTH), text, source or text)


def _label_and_text(spans: Spans) -> tuple[str, str]:
    """Return the bold words before a separator, and the rest. Bold words that nothing separates are only emphasis."""
    bold = 0
    while bold < len(spans) and (spans[bold].style == "strong" or not spans[bold].text):
        bold += 1
    label, rest = plain(spans[:bold]), "".join(span.text for span in spans[bold:])
    if not label:
        return "", one_line(rest)
    if not rest.strip():
        return label, label
    if label.endswith((":", "·", "—")):
        return label.rstrip(":·— \u00a0"), one_line(rest)
    separator = _SEPARATOR.match(rest)
    if separator and rest[separator.end() :].strip():
        return label, one_line(rest[separator.end() :])
    return "", plain((Span(label), Span(rest)))


def _source(blocks: tuple[Block, ...], problems: Problems) -> str:
    source = ""
    for block in blocks:
        entries = block.items if isinstance(block, List) else (ListItem(block.line, (block,)),)
        for entry in entries:
            first = entry.blocks[0] if entry.blocks else None
            written = _SOURCE.fullmatch(plain(first.spans)) if isinstance(first, Paragraph) else None
            if written and not source and len(entry.blocks) == 1:
                source = written[1]
            else:
                problems.add(entry.line, Code.IGNORED, words_of(first) if first else "-")
    return source


def _settled(drafts: list[_DraftFamily], problems: Problems) -> tuple[Family, ...]:
    _refuse_twice(drafts, lambda draft: draft.letter, "letter", problems)
    names = _ids(drafts, "family", problems)
    letters = {draft.letter for draft in drafts}
    families: list[Family] = []
    for position, draft in enumerate(drafts):
        if not draft.items:
            problems.add(draft.line, Code.FAMILY_EMPTY, draft.title)
        letter = draft.letter
        if not letter:
            free = [each for each in LETTERS[position:] + LETTERS if each not in letters]
            letter = free[0]
            letters.add(letter)
        wanted = slug(draft.title) or f"famille-{letter.lower()}"
        taken = {*names, *(family.id for family in families)}
        families.append(Family(names[position] or unused(wanted, taken), letter, draft.title))
    return _with_items(drafts, families, problems)


def _with_items(drafts: list[_DraftFamily], families: list[Family], problems: Problems) -> tuple[Family, ...]:
    every = [item for draft in drafts for item in draft.items]
    # Not a warning, as an id is: people copy codes by hand from the file itself, and an answer for the one line would
    # be counted for the other.
    _refuse_twice(every, lambda item: item.tag.code, "code", problems)
    names = iter(_ids(every, "item", problems))
    taken = {item.tag.id for item in every}
    codes = {item.tag.code for item in every}
    result: list[Family] = []
    for family, draft in zip(families, drafts, strict=True):
        items: list[Item] = []
        for position, item in enumerate(draft.items, 1):
            code = item.tag.code or _free_code(family.letter, position, codes)
            codes.add(code)
            name = next(names) or unused(slug(item.label) or code.lower(), taken)
            taken.add(name)
            items.append(Item(name, code, item.label, item.text, item.source_text))
        result.append(replace(family, items=tuple(items)))
    return tuple(result)


def _free_code(letter: str, position: int, codes: set[str]) -> str:
    """Return the letter and the rank of a line, or the next number that nobody wrote."""
    while f"{letter}{position}" in codes:
        position += 1
    return f"{letter}{position}"


def _ids(drafts: Sequence[_DraftFamily] | Sequence[_DraftItem], what: str, problems: Problems) -> list[str]:
    """Return the written id of each line, empty where none is; one that is written again becomes another, with a
    warning."""
    written = {draft.tag.id for draft in drafts}
    lines: dict[str, int] = {}
    found: list[str] = []
    for draft in drafts:
        name = draft.tag.id
        if name in lines:
            name = unused(name, {*written, *found})
            problems.add(draft.line, Code.REPEATED, draft.tag.id, what=what, first=lines[draft.tag.id], own=name)
        elif name:
            lines[name] = draft.line
        found.append(name)
    return found


def _refuse_twice(drafts: list[Draft], name: Callable[[Draft], str], what: str, problems: Problems) -> None:
    seen: set[str] = set()
    for draft in drafts:
        written = name(draft)
        if written and folded(written) in seen:
            problems.add(draft.line, Code.DUPLICATE, written, what=what)
        seen.add(folded(written))
