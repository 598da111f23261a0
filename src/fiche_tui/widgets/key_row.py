"""The last row of a screen: the few keys that matter now."""

from collections.abc import Iterable

from textual.content import Content
from textual.widgets import Static

MOST = 6
"""A row holds at most that many keys; the rest is in the help."""


def key_row(pairs: Iterable[tuple[str, str]]) -> Content:
    """Return "clé libellé   clé libellé" with the keys standing out; nothing in it is read as markup."""
    shown = [Content.assemble((key, "bold $text-accent"), f" {label}") for key, label in pairs]
    return Content("   ").join(shown)


class KeyRow(Static):
    """Shows up to six (key, label) pairs, as `fiche_tui.keys.hints` gives them, on one row."""

    DEFAULT_CSS = """
    KeyRow { height: 1; width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = (), *, id: str | None = None) -> None:
        super().__init__(key_row(list(pairs)[:MOST]), id=id, markup=False)

    def show(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Replace the pairs; beyond six they are left out."""
        self.update(key_row(list(pairs)[:MOST]))
