"""Prepare: everything that is said of a workshop before it begins, one row each, kept as soon as it is said."""

from collections.abc import Iterable, Mapping, Sequence

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.screens.prepare.beside import beside
from fiche_tui.screens.prepare.details import DetailsRows
from fiche_tui.screens.prepare.drawn import drawn_row, under
from fiche_tui.screens.prepare.earlier import EarlierRow
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.prepare.method import MethodRows
from fiche_tui.screens.prepare.people import PeopleRows
from fiche_tui.screens.prepare.rows import PrepareRow, hours_words, prepare_rows
from fiche_tui.screens.prepare.whole import WholeRow
from fiche_tui.screens.prepare.words import begin_words
from fiche_tui.session.session import Session
from fiche_tui.workshop.state import State

AROUND = 7
"""Rows that the screen has around the list at most."""


class PrepareScreen(ListScreen[bool]):
    """Dismisses True to begin, with the session still held; False to go back, the session given back."""

    PARTED = True
    HINTS = ("prepare.edit", "prepare.add", "prepare.begin", "global.back", "global.help")
    BINDINGS = act_bindings("prepare", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        desk = SessionDesk(self, session, self.draw, lambda: self.selected)
        self._earlier, self._people = EarlierRow(desk, lambda: self.fiche.workshops), PeopleRows(desk)
        self._whole = WholeRow(desk, lambda: self.fiche, lambda: self._shown()[-1].purpose, self._leave)
        parts = (DetailsRows(desk), self._earlier, MethodRows(desk), self._people, self._whole)
        self._editors: Mapping[str, Editor] = {row: edit for part in parts for row, edit in part.editors.items()}
        self._begun = False

    def act_owners(self) -> Iterable[object]:
        """This screen, the people that it pastes, and what comes next."""
        return self, self._people, self._whole

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the workshop's copy of its sheet does."""
        return self.state.sheet.item_names

    @property
    def state(self) -> State:
        """The workshop as it is on disk."""
        return self.session.state

    def on_unmount(self) -> None:
        """Give the facilitation back, unless the workshop is about to be shown."""
        if not self._begun:
            self.session.close()

    def _shown(self) -> Sequence[PrepareRow]:
        return self._earlier.with_earlier(prepare_rows(self.state, self.session.clock.now()))

    def draw(self) -> None:
        """The rows of the state."""
        self.top.left = _("Préparer · {title}").format(title=one_line(self.state.details.title).plain)
        self.top.right = hours_words(self.state) or total_words(self.state)
        self.rows.show([(row.id, drawn_row(row, self.column.row_width, air=self.column.tall)) for row in self._shown()])
        self.draw_detail()
        self.show_keys()

    def draw_detail(self) -> None:
        """What the chosen row is for, and its text whole: under the list, or beside it where there is room."""
        row = next((row for row in self._shown() if row.id == self.selected), None)
        if row is None:
            self.detail.update("")
        elif width := self.column.beside:
            at, height = self.session.clock.now(), self.app.size.height - AROUND
            self.detail.update(beside(row, self.state, at, width, height))
        else:
            self.detail.update(under(row, self.column.row_width))

    def show_keys(self) -> None:
        """The keys of the table; a meeting that has begun is taken up again."""
        self.key_line.keys = tuple(hints(*self.HINTS, verbs={"prepare.begin": begin_words(self.state)}))

    @act("prepare.edit")
    async def edit(self) -> None:
        chosen = self.selected
        edit = self._editors.get(chosen)
        if edit and await edit() and self.selected == chosen:
            self.rows.move(1)

    def _leave(self) -> None:
        # Home shows the workshop.
        self._begun = True
        self.dismiss(True)

    @act("global.back", "global.leave")
    def back(self) -> None:
        """Back to the list; everything is kept."""
        self.session.close()
        self.dismiss(False)
