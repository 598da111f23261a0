"""What shows while the terminal is too small for the program."""

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from fiche_tui.language.translation import _

ROOM = (40, 8)
"""Columns and rows under which the whole sentence would be cut, and a shorter one is said."""


class TooSmallScreen(ModalScreen[None]):
    """One sentence on what to do; it goes away by itself once there is room."""

    def __init__(self, columns: int, rows: int) -> None:
        """The room that is needed."""
        super().__init__()
        self._needed = (columns, rows)

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(Content(self._sentence(self.app.size)))

    def on_resize(self, event: Resize) -> None:
        """Say the size that the window has now."""
        self.query_one(Static).update(Content(self._sentence(event.size)))

    def _sentence(self, size: Size) -> str:
        columns, rows = self._needed
        if size.width < ROOM[0] or size.height < ROOM[1]:
            return _("Agrandissez : il faut {columns} × {rows}. Rien n’est perdu.").format(columns=columns, rows=rows)
        return _(
            "Agrandissez la fenêtre, ou réduisez les caractères (Ctrl −) : il faut {columns} colonnes "
            "et {rows} rangées, elle en a {width} et {height}. Rien n’est perdu."
        ).format(columns=columns, rows=rows, width=size.width, height=size.height)
