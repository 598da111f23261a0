"""What covers a ballot that somebody left half filled: the answers are out of sight, and nothing is decided."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialog import key_row


class OwnVeil(ModalScreen[bool]):
    """Dismisses ``True`` when the person is still there, ``False`` when the ballot may be erased."""

    BINDINGS = [
        Binding("enter", "stay", show=False, id="veil.stay"),
        Binding("escape", "erase", show=False, id="veil.erase"),
    ]

    def compose(self) -> ComposeResult:
        """What waits, and what each key does."""
        waits = Content(_("Un bulletin attend ici, caché.")).stylize("bold")
        text = _("Rien n’est déposé, rien n’est perdu. Si c’est le vôtre, continuez. Sinon, effacez-le.")
        yield Static(Content.assemble(waits, "\n\n", text))
        pairs = [(key_name("enter"), _("c’est le mien")), (key_name("escape"), _("l’effacer"))]
        yield Static(key_row(pairs), id="veil-keys")

    def action_stay(self) -> None:
        """Back to the ballot."""
        self.dismiss(True)

    def action_erase(self) -> None:
        """Let the ballot go."""
        self.dismiss(False)
