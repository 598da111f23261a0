"""Texts that people may type and that a careless program obeys: markup, Markdown, escapes, emoji, scripts, length.

A screen takes many keys to go through, and as many again for each text. So `make check` goes through each screen with
all the short texts in one, and with the long one; `make soak` goes through it with each of them alone, which shows
which one is at fault. Pure functions take them one by one in both.
"""

from collections.abc import Iterable
from typing import Any

import pytest

TEXTS = (
    "[/b]",
    "[x]",
    "[@click=app.quit]ici[/]",
    "\\",
    "C:\\[tmp]\\",
    "a|b",
    "<b>gras</b>",
    "{nom} $nom %s",
    "👩‍👩‍👧 🎉",
    "שלום עולם",
    "# pas un titre",
)
"""One line each, as whoever typed it sees it again."""

TOGETHER = " ".join(TEXTS)
WORD = "m" * 5000
"""As long as a text may be, with no place to break a line."""
WORDS = "mot " * 1250
LINES = "ligne\nsuivante\ttab"
INVISIBLE = "é\u0301 \u200b"


def each(*always: str, alone: Iterable[str] = ()) -> list[Any]:
    """Return parameters: the short texts in one, the long one, ``always``; in the soak each of them and ``alone``."""
    now = {"together": TOGETHER, "word": WORD, **{f"always{place}": text for place, text in enumerate(always)}}
    later = {f"text{place}": text for place, text in enumerate((*TEXTS, *alone))}
    return [
        *(pytest.param(text, id=name) for name, text in now.items()),
        *(pytest.param(text, id=name, marks=pytest.mark.soak) for name, text in later.items()),
    ]
