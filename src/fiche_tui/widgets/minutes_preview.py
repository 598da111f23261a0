"""Markdown minutes as plain readable lines: the same words, without front matter, anchors and escapes.

The Markdown widget drops task boxes and follows links; a room that reads back its minutes needs neither.
"""

import re
from html import unescape

from textual.content import Content

_ANCHOR = re.compile(r'<a id="[^"]*"></a>')
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"(?<!\\)&(?:#\d+|lt|gt|amp|quot);")


def preview(markdown: str) -> Content:
    """The minutes as content to show: headings bold, boxes and bullets as signs, people's words as typed."""
    return Content("\n").join(_line(line) for line in _without_front_matter(markdown))


def _without_front_matter(markdown: str) -> list[str]:
    lines = markdown.splitlines()
    if lines and lines[0] == "---" and "---" in lines[1:]:
        return lines[lines.index("---", 1) + 1 :]
    return lines


def _line(line: str) -> Content:
    text = _ANCHOR.sub("", line).rstrip()
    heading = re.match(r"(#{1,3}) (.*)", text)
    if heading:
        title = _plain(heading[2])
        return Content(title.upper() if len(heading[1]) < 3 else title).stylize("bold")
    if re.fullmatch(r"\|[ :|-]+\|", text):
        return Content("")
    if text.startswith("|"):
        return Content(_plain(" · ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", text)[1:-1])))
    text = re.sub(r"^(\s*)- \[ \] ", r"\1☐ ", text)
    text = re.sub(r"^(\s*)- ", r"\1• ", text)
    return Content(_plain(text))


def _plain(text: str) -> str:
    text = re.sub(r"(?<!\\)\*\*", "", text)
    text = _ENTITY.sub(lambda found: unescape(found[0]), text)
    return _ESCAPED.sub(r"\1", text.removesuffix("\\"))
