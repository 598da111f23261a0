"""The stable id (and code) at the end of a heading or of a role: a last code span, such as ```A1 mettre-en-relation```.

A code span is plain Markdown: every editor and GitHub show it as a small grey tag, and it needs no extension. The
braces form ``{#id}`` would show as stray text there, and attribute plugins do not read it on list items or headings.
"""

import re
from collections.abc import Iterable

from fiche_tui.sheet.blocks import Spans, plain
from fiche_tui.sheet.problems import Code, Problems
from fiche_tui.workshop.frozen import frozen

_CODE = re.compile(r"[A-Za-z][0-9]{1,3}")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BRACES = re.compile(r"\{\s*#[^{}]{0,80}\}$")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]{0,200}\}$")
MAX_ID = 64
"""Longest id, in characters."""


@frozen
class Tag:
    """What a trailing code span says; both may be empty."""

    id: str = ""
    code: str = ""


def is_id(text: str) -> bool:
    """Return whether ``text`` may be an id: small ASCII letters and digits, joined by hyphens, at most 64
    characters."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def split_tag(spans: Spans, line: int, problems: Problems, with_code: bool = False) -> tuple[Spans, Tag]:
    """Return the spans without their trailing tag, and the tag. Only a role (``with_code``) may carry a code."""
    kept = list(spans)
    while kept and not kept[-1].text.strip():
        kept.pop()
    words = plain(tuple(kept[-3:]))
    if braces := _BRACES.search(words):
        problems.add(line, Code.BRACES, braces.group())
        return tuple(kept), Tag()
    if not kept or kept[-1].style != "code":
        return tuple(kept), Tag()
    last = kept.pop()
    tag = _tag(last.text.split(), with_code)
    if tag is None:
        problems.add(line, Code.TAG, last.text, form="code id" if with_code else "id")
        tag = Tag()
    return tuple(kept), tag


def without_braces(spans: Spans, line: int, problems: Problems) -> str:
    """Return the words of a title or a section without the « {#id} » of Google Docs, which says nothing here."""
    words = plain(spans)
    braces = _ATTRIBUTES.search(words)
    if braces is None:
        return words
    problems.add(line, Code.FOREIGN_MARK, braces.group().strip())
    return words[: braces.start()].rstrip()


def _tag(words: list[str], with_code: bool) -> Tag | None:
    code = ""
    if with_code and words and _CODE.fullmatch(words[0]):
        code = words.pop(0).upper()
    if not words:
        return Tag(code=code) if code else None
    if len(words) > 1 or not is_id(words[0]):
        return None
    return Tag(words[0], code)


def unused(wanted: str, taken: Iterable[str]) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3``… when it is taken: for ids that are derived or written twice."""
    others = set(taken)
    if wanted not in others:
        return wanted
    number = 2
    while f"{wanted}-{number}" in others:
        number += 1
    return f"{wanted}-{number}"
