"""A sheet's text as it looks to its author: what office programs and phones slip in unseen becomes what was meant.

Line by line, so that every line keeps its number. What was meant by another tool and would show on the wall is left
out with a warning: inline comments, check boxes.
"""

import re

from fiche_tui.sheet.problems import Code, Problems

INVISIBLE = re.compile("[\u00ad\u180e\u200b\u2060\ufeff]")
"""Soft hyphens, zero-width spaces, byte order marks. Joiners stay: emoji and several scripts are written with them."""

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BULLETS = "•◦▪‣●■\uf0b7\uf0a7"
_LEAD = rf"(?P<lead>[ \t{_BLANKS}]*(?:>[ \t{_BLANKS}]*)*)"
_BULLET = re.compile(rf"{_LEAD}(?:[{_BULLETS}][ \t{_BLANKS}]*|[·○][ \t{_BLANKS}]+)(?=\S)")
_MARK = re.compile(rf"{_LEAD}(?P<mark>#{{1,6}}|[-*+]|[0-9]{{1,9}}[.)])(?P<gap>[ \t{_BLANKS}]+)")
_SECTION = re.compile(r"( {0,3}#{2,6})(?=\w)")
_TITLE = re.compile(r" {0,3}#(?=\w)")
_CHECK_BOX = re.compile(r"(?P<lead>[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)(?P<box>\[[ xX]\])[ \t]+(?=\S)")
_DASHES = "‐‑‒–—―−"
_RULE_OF_TABLE = re.compile(rf"[ \t>|:{_BLANKS}{_DASHES}-]+")
_TO_HYPHENS = str.maketrans(dict.fromkeys(_DASHES, "-"))
_ANY_BLANK = re.compile(rf"[{_BLANKS}]")


def as_it_looks(text: str, problems: Problems) -> str:
    """Return the text without what is invisible, with plain marks of headings, lists and tables."""
    lines = without_comments(INVISIBLE.sub("", text), problems).split("\n")
    return "\n".join(_line(line, number, problems) for number, line in enumerate(lines, 1))


def titled(body: str) -> str:
    """Return the text of a sheet, after its header, with a space in a first line such as « #Titre ».

    Only where there is no other title: « #mot » is a word on any other line.
    """
    lines = body.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None or not _TITLE.match(lines[first]):
        return body
    if any(re.match(r" {0,3}(?:#(?:[ \t]|$)|=+[ \t]*$)", line) for line in lines[first + 1 :]):
        return body
    lines[first] = lines[first].replace("#", "# ", 1)
    return "\n".join(lines)


def without_comments(text: str, problems: Problems) -> str:
    """Return the text without ``<!-- … -->``; report one that shares its line, refuse one without an end."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        before = text[text.rfind("\n", 0, start) + 1 : start]
        if before.endswith("\\") or before.count("`") % 2:
            pieces.append(text[at : start + 4])
            at = start + 4
            continue
        line = text.count("\n", 0, start) + 1
        end = text.find("-->", start + 4)
        if end < 0:
            problems.add(line, Code.COMMENT_OPEN, text[start:].partition("\n")[0])
            break
        comment = text[start : end + 3]
        after = text[end + 3 :].partition("\n")[0]
        if before.strip() or after.strip():
            problems.add(line, Code.COMMENT_INLINE, comment)
        pieces += [text[at:start], "\n" * comment.count("\n")]
        at = end + 3
    return "".join(pieces) + text[at:]


def _line(line: str, number: int, problems: Problems) -> str:
    if bullet := _BULLET.match(line):
        line = f"{_spaces(bullet['lead'])}- {line[bullet.end() :]}"
    if mark := _MARK.match(line):
        line = f"{_spaces(mark['lead'])}{mark['mark']}{_spaces(mark['gap'])}{line[mark.end() :]}"
    if box := _CHECK_BOX.match(line):
        problems.add(number, Code.FOREIGN_MARK, box["box"])
        line = box["lead"] + line[box.end() :]
    if "|" in line and _RULE_OF_TABLE.fullmatch(line):
        line = _spaces(line.translate(_TO_HYPHENS))
    if section := _SECTION.match(line):
        line = f"{section.group()} {line[section.end() :]}"
    return line


def _spaces(text: str) -> str:
    return _ANY_BLANK.sub(" ", text)
