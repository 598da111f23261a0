"""What strangers read: the README, the guides and the reference of sheets, and the commands that they give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fiche_tui.sheet.library import content_folder, guides

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Block:
    """Lines to type, or a file to write, and the headings above them."""

    headings: tuple[str, ...]
    text: str


def documents() -> tuple[Path, ...]:
    """Return every document that a person reads before or while using the program."""
    return (ROOT / "README.md", ROOT / ".github/CONTRIBUTING.md", content_folder() / "README.md", *guides())


def blocks(path: Path) -> Iterator[Block]:
    """Yield the blocks of a document that name no language, fenced or indented."""
    headings: dict[int, str] = {}
    pattern = r"^(#+) ([^\n]+)$|^```(\w*)\n(.*?)^```$|^\n((?: {4}[^\n]*\n)+)"
    for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        if match[1]:
            level = len(match[1])
            headings = {**{one: words for one, words in headings.items() if one < level}, level: match[2]}
        elif not match[3]:
            text = match[4] or re.sub("^ {4}", "", match[5], flags=re.MULTILINE)
            yield Block(tuple(headings[one] for one in sorted(headings))[1:], text)


def block(guide: str, *headings: str, place: int = 0) -> str:
    """Return the block under these headings of a guide, the ``place``-th of several."""
    found = blocks(content_folder() / "guides" / guide)
    return [one.text for one in found if one.headings == headings][place]


def commands(path: Path) -> list[str]:
    """Return the lines of the blocks that are typed: not those of files, nor of drawings."""
    return [
        # The reference explains each command on its own line, after some spaces.
        re.split(r" {3,}", line)[0]
        for one in blocks(path)
        if not one.text.startswith(("#!", "AcceptEnv", "content/"))
        for line in one.text.splitlines()
        if line.strip()
    ]


def inline_commands(path: Path) -> list[str]:
    """Return the commands in the middle of a sentence."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"`((?:fiche|make|pipx|uv|pip) [^`]+)`", text)
