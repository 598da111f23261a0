"""Prepare: everything that is said of a workshop before it begins, one row each, kept as soon as it is said."""

from textual.content import Content

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.screens.prepare.details import DetailsRows
from fiche_tui.screens.prepare.earlier import EarlierRow
from fiche_tui.screens.prepare.method import MethodRows
from fiche_tui.screens.prepare.people import PeopleRows
from fiche_tui.screens.prepare.rows import drawn_row, hours_words, prepare_rows


class PrepareScreen(DetailsRows, EarlierRow, MethodRows, PeopleRows):
    """Dismisses True to begin, with the session still held; False to go back, the session given back."""

    DEFAULT_CSS = """
    PrepareScreen #detail { height: 2; }
    """
    HINTS = ("prepare.edit", "prepare.add", "prepare.begin", "global.back", "global.help")
    BINDINGS = bindings("prepare.edit", "prepare.add", "prepare.begin", "global.back", "global.leave")
    _begun = False

    def on_unmount(self) -> None:
        """Give the facilitation back, unless the workshop is about to be shown."""
        if not self._begun:
            self.session.close()

    def draw(self) -> None:
        """The rows of the state."""
        self.top.left = _("Préparer · {title}").format(title=one_line(self.state.details.title).plain)
        self.top.right = hours_words(self.state) or total_words(self.state)
        shown = self.with_earlier(prepare_rows(self.state, self.session.clock.now()))
        self.show_rows([(row.id, drawn_row(row, self.row_width, air=self.tall)) for row in shown])
        self.draw_detail()

    def draw_detail(self) -> None:
        """What the chosen row is for, or its text whole."""
        shown = self.with_earlier(prepare_rows(self.state, self.session.clock.now()))
        row = next((row for row in shown if row.id == self.selected), None)
        self.detail.update(wrapped(row.detail, self.row_width, most=2) if row else Content(""))

    def action_edit(self) -> None:
        """Change the chosen row."""
        editor = getattr(self, f"edit_{self.selected}", None)
        if editor:
            editor()

    def action_begin(self) -> None:
        """Begin: home shows the workshop."""
        self._begun = True
        self.dismiss(True)

    def action_back(self) -> None:
        """Back to the list; everything is kept."""
        self.session.close()
        self.dismiss(False)
