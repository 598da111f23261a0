"""The minutes as they stand, read on screen and stored in a file."""

from pathlib import Path

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from fiche_tui.i18n import _
from fiche_tui.keyboard import key_name
from fiche_tui.keys import bindings
from fiche_tui.minutes import minutes_markdown, suggested_name
from fiche_tui.screens.base import FicheScreen
from fiche_tui.session import Session
from fiche_tui.store.files import write_new
from fiche_tui.widgets.dialogs import AskText
from fiche_tui.widgets.minutes_preview import preview
from fiche_tui.workshop import Refusal


class MinutesScreen(FicheScreen[None]):
    """What the file will hold, provisional until the minutes are final."""

    DEFAULT_CSS = """
    MinutesScreen > VerticalScroll { height: 1fr; padding: 1 3; scrollbar-size-vertical: 1; }
    MinutesScreen > VerticalScroll > Static { height: auto; max-width: 100; }
    """
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [*bindings("workshop.export"), Binding("escape,q", "close", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def body(self) -> list[VerticalScroll]:
        """The text of the minutes, without what only a file needs."""
        return [VerticalScroll(Static(preview(minutes_markdown(self._session.state)), markup=False))]

    def on_mount(self) -> None:
        """Name the screen and say how far the minutes are."""
        state = self._session.state
        self.top.left = _("Compte rendu · {title}").format(title=state.details.title)
        self.top.right = _("final") if state.final_at else _("provisoire")
        self.key_line.keys = (
            ("↑↓", _("lire la suite")),
            ("s", _("enregistrer dans un fichier")),
            (key_name("escape"), _("revenir")),
        )

    def action_close(self) -> None:
        """Back to the workshop."""
        self.dismiss(None)

    def action_export(self) -> None:
        """Ask where, then write the file whole or not at all."""
        proposed = str(Path.cwd() / suggested_name(self._session.state))

        def chosen(path: str | None) -> None:
            if path is not None and path.strip():
                self._write(Path(path.strip()).expanduser())

        self.app.push_screen(
            AskText(_("Enregistrer le compte rendu"), _("Fichier"), proposed, hint=_("rien n’est écrasé")), chosen
        )

    def _write(self, path: Path) -> None:
        text = minutes_markdown(self._session.state)

        def write() -> Refusal | None:
            write_new(path, text.encode("utf-8"), mode=0o644)
            return None

        self.attempt(write, _("Enregistré : {path}").format(path=path))
