"""The commands of the installation guide, by the headings that they are under."""

import re
from dataclasses import dataclass

from fiche_tui.sheet.library import content_folder


@dataclass(frozen=True)
class Block:
    """Lines to type, or a file to write, and the headings above them."""

    headings: tuple[str, ...]
    text: str


def blocks(name: str = "installer.md") -> list[Block]:
    """Return the blocks of a guide."""
    found: list[Block] = []
    text = (content_folder() / "guides" / name).read_text(encoding="utf-8")
    headings: dict[int, str] = {}
    for match in re.finditer(r"^(#+) ([^\n]+)$|^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        if match[1]:
            level = len(match[1])
            headings = {**{one: words for one, words in headings.items() if one < level}, level: match[2]}
        else:
            found.append(Block(tuple(headings[one] for one in sorted(headings))[1:], match[3]))
    return found


def block(*headings: str, place: int = 0) -> str:
    """Return the block under these headings, the ``place``-th of several."""
    return [one.text for one in blocks() if one.headings == headings][place]
