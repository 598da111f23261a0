"""What shows while the terminal is too small for the program."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from fiche_tui.language.translation import _


class TooSmallScreen(ModalScreen[None]):
    """One sentence on what to do; it goes away by itself once there is room."""

    DEFAULT_CSS = """
    TooSmallScreen { align: center middle; background: $background; }
    TooSmallScreen > Static { width: 1fr; height: auto; text-align: center; }
    """

    def __init__(self, columns: int, rows: int) -> None:
        """The room that is needed."""
        super().__init__()
        self._needed = (columns, rows)

    def compose(self) -> ComposeResult:
        """The sentence."""
        columns, rows = self._needed
        sentence = _("Agrandissez la fenêtre : il faut {columns} colonnes et {rows} rangées. Rien n’est perdu.")
        yield Static(Content(sentence.format(columns=columns, rows=rows)))
