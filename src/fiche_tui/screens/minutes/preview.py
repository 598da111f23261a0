"""Markdown minutes as plain readable lines: the same words, without front matter, anchors and escapes.

The Markdown widget drops task boxes and follows links; a room that reads back its minutes needs neither.
"""

import re
from functools import lru_cache
from html import unescape

from textual.content import Content

from fiche_tui.screens.kit.columns import in_rows
from fiche_tui.screens.kit.prose import NO_BREAK

_LEAD = re.compile(r" *(?:[☐•] )?")
_RULE = re.compile(r"\|[ :|-]+\|")
_CODE = re.compile(r"\*\*\w\d*\*\*")
_COUNTS = re.compile(r"(?:↔ )?\d+(?: · \d+)*")
_HOUR = re.compile(r"(?<=\d[\u00a0 ]h) (?=\d\d\b)")
"""The space of « 8 h 06 » that the minutes write plain (OQLF) and that breaks no line on screen."""
_ENGLISH = re.compile(r"^lang: en", re.MULTILINE)
_LINE_END = re.compile(r"(?<!\\)<br>")
_ANCHOR = re.compile(r'<a id="[^"]*"></a>')
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d+|lt|gt|amp|quot);")


def preview(markdown: str) -> Content:
    """Return the minutes as content to show: headings bold, boxes and bullets as signs, people's words as typed."""
    return Content("\n").join(preview_lines(markdown))


def preview_lines(markdown: str) -> list[Content]:
    """Return the same, line by line; none is empty twice in a row, nor the first."""
    lines: list[Content] = []
    colon = ":" if _ENGLISH.search(markdown.partition("\n---\n")[0]) else f"{NO_BREAK}:"
    headings: tuple[str, ...] = ()
    for text in _without_front_matter(markdown):
        found: tuple[Content, ...]
        if not text.startswith("|"):
            headings, found = (), (_line(text),)
        elif not headings:
            headings, found = _cells(text), ()
        else:
            found = () if _RULE.fullmatch(text) else _row(text, headings, colon)
        for line in found:
            if line.plain or (lines and lines[-1].plain):
                lines.append(line)
    return lines


def laid_out(line: Content, width: int) -> list[Content]:
    """Return one line as the rows that it takes in ``width`` cells: what follows a bullet stays under its words, and a
    no-break space breaks nothing (« 13 h 30 »), which the screen's own wrapping does not respect."""
    if line.cell_length <= width:
        return [line]
    begins = _LEAD.match(line.plain)
    indent = begins.end() if begins else 0
    held = Content(_HOUR.sub(NO_BREAK, line.plain), spans=list(line.spans))[indent:]
    rows = in_rows(held, max(8, width - indent))
    return [Content.assemble(" " * indent if place else line.plain[:indent], row) for place, row in enumerate(rows)]


def _without_front_matter(markdown: str) -> list[str]:
    lines = markdown.splitlines()
    if lines and lines[0] == "---" and "---" in lines[1:]:
        return lines[lines.index("---", 1) + 1 :]
    return lines


@lru_cache(maxsize=4096)
def _line(line: str) -> Content:
    text = _ANCHOR.sub("", line).rstrip()
    heading = re.match(r"(#{1,3}) (.*)", text)
    if heading:
        title = _plain(heading[2])
        return Content(title.upper() if len(heading[1]) < 3 else title).stylize("bold")
    text = re.sub(r"^(\s*)[-*] \[ \] ", r"\1☐ ", text)
    text = re.sub(r"^(\s*)[-*] ", r"\1• ", text)
    return Content(_plain(text))


def _cells(row: str) -> tuple[str, ...]:
    # Within a cell, lines are separated by <br>; a typed one is escaped.
    parts = re.split(r"(?<!\\)\|", _LINE_END.sub(" ", _ANCHOR.sub("", row)))
    return tuple(part.strip() for part in parts[1:-1])


@lru_cache(maxsize=4096)
def _row(row: str, headings: tuple[str, ...], colon: str) -> tuple[Content, ...]:
    """Return a row of a table: what it is about, then under it what the other columns hold, each after its heading.

    Columns side by side would be too narrow beside what one writes, and figures without a heading say nothing.
    """
    cells = _cells(row)
    whole = 2 if _CODE.fullmatch(cells[0]) else 1
    about = Content(_plain(" ".join(cells[:whole])))
    told = [
        f"{heading}{colon}{NO_BREAK}{cell.replace(' ', NO_BREAK) if _COUNTS.fullmatch(cell) else cell}"
        for heading, cell in zip(headings[whole:], cells[whole:], strict=False)
        if cell
    ]
    return (about, Content(f"  {_plain(' — '.join(told))}")) if told else (about,)


def _plain(text: str) -> str:
    text = re.sub(r"(?<!\\)\*\*", "", text)
    text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return _ESCAPED.sub(r"\1", text.removesuffix("\\"))
