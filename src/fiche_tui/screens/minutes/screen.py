"""The current minutes: read, corrected, approved, saved.

From ``WIDE`` columns the lines that can be corrected are beside the minutes; on a narrower screen the minutes are
alone, and the lines are one key away.
"""

from collections.abc import Iterable

from textual import getters
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, arrow_bindings, hints, key_of
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.screens.minutes.correcting import Correcting, line_of
from fiche_tui.screens.minutes.export import TakingAway
from fiche_tui.screens.minutes.lines import correctable_row, correctables
from fiche_tui.screens.minutes.pane import WIDE, MinutesPane
from fiche_tui.session.session import Session

COLUMN = 60
"""Cells of the widest column of lines."""


class MinutesScreen(FicheScreen[None]):
    """What the file will hold, provisional until the minutes are final."""

    AUTO_FOCUS = ""
    BINDINGS = [
        *act_bindings("workshop.export", "minutes", "global.back", "global.leave"),
        *arrow_bindings(ends=True),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown", "read(1)", show=False),
    ]

    rows = getters.query_one(RowList)
    pane = getters.query_one(MinutesPane)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = self.writes_in = session

    def act_owners(self) -> Iterable[object]:
        """This screen, what takes the minutes away, and what corrects them."""
        desk = SessionDesk(self, self.session, self.draw, lambda: self.selected)
        return self, TakingAway(desk), Correcting(desk, lambda: self.wide, self.draw)

    def body(self) -> list[Widget]:
        """The lines that can be corrected, and the text of the minutes without what only a file needs."""
        return [Horizontal(RowList(id="lines"), MinutesPane(id="minutes"))]

    def on_mount(self) -> None:
        """Show the minutes."""
        self.draw()

    def on_resize(self, event: Resize) -> None:
        """The width decides what is beside the minutes, and what the arrows do."""
        self.set_class(event.size.width >= WIDE, "-wide")
        if self.is_mounted:
            self.draw()

    @property
    def wide(self) -> bool:
        """Whether the lines are beside the minutes."""
        return self.app.size.width >= WIDE

    def on_option_list_option_highlighted(self) -> None:
        """The chosen line is brought into sight in the minutes."""
        line = line_of(self.session.state, self.session.today, self.selected)
        if self.wide and line:
            self.pane.find(line.first)

    @property
    def selected(self) -> str:
        """The id of the chosen line."""
        return self.rows.selected

    def draw(self) -> None:
        """The minutes, their lines, and their status."""
        state = self.session.state
        self.top.left = _("Compte rendu · {title}").format(title=state.details.title)
        mark = _("final") if state.final_at else _("provisoire")
        if state.approved_on:
            mark = _("adopté le {date}").format(date=state.approved_on.isoformat())
        self.top.right = mark
        self.pane.show(state)
        rows = [(line.id, correctable_row(line, self._column - 6)) for line in correctables(state, self.session.today)]
        self.rows.show(rows)
        self.show_keys()

    @property
    def _column(self) -> int:
        """Cells of the column of lines."""
        return min(COLUMN, self.app.size.width * 2 // 5)

    def show_keys(self) -> None:
        """What the arrows do here comes first."""
        moving = ("↑↓", _("choisir")) if self.wide else ("↑↓", _("lire la suite"))
        save = (key_of("workshop.export"), _("enregistrer"))
        adopt = hints("minutes.adopt") if self.session.state.final_at else []
        correct = hints("minutes.correct")
        if self.session.lost:
            correct, adopt = [], []
        self.key_line.keys = (moving, *correct, save, *adopt, *hints("global.back"))

    def action_move(self, step: int) -> None:
        """Choose another line where they are shown, else read on."""
        if self.wide:
            self.rows.move(step)
        else:
            self.pane.scroll_relative(y=step, animate=False)

    def action_read(self, direction: int) -> None:
        """Read a page on or back."""
        self.pane.scroll_relative(y=direction * max(1, self.pane.size.height - 2), animate=False)

    @act("global.back", "global.leave")
    def back(self) -> None:
        """Back to the workshop."""
        self.dismiss(None)
