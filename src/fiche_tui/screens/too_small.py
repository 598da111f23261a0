"""What shows while the terminal is too small for the program."""

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from fiche_tui.i18n import _


class TooSmallScreen(ModalScreen[None]):
    """One sentence on what to do; it goes away by itself once there is room."""

    DEFAULT_CSS = """
    TooSmallScreen { align: center middle; background: $background; }
    TooSmallScreen > Static { width: 1fr; height: auto; text-align: center; }
    """

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(Content(_("Agrandissez la fenêtre : il faut 80 colonnes et 24 rangées. Rien n’est perdu.")))
