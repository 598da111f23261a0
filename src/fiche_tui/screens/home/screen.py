"""Home: the workshops, and everything that begins with one."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.home.beginning import Beginning
from fiche_tui.screens.home.desk import ScreenHomeDesk
from fiche_tui.screens.home.hand_over import HandingOver
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.home.rows import HomeRow, drawn_home_row, home_rows
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.sheet.known import first_sheet
from fiche_tui.store.errors import StoreError


class HomeScreen(ListScreen[None]):
    """The list of workshops, read again each time the screen comes back."""

    HINTS = ("home.open", "home.new", "home.prepare", "home.sheets", "global.leave", "global.help")
    BINDINGS = act_bindings("home", "global.leave")

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[HomeRow, ...] = ()
        self._was_read = False

    def act_owners(self) -> Iterable[object]:
        """What begins here, and handing over."""
        desk = ScreenHomeDesk(self, self.read_list)
        opening = Opening(desk)
        return self, Beginning(desk, opening), HandingOver(desk, opening)

    @property
    def item_names(self) -> Sequence[ItemName]:
        """No sheet is at hand."""
        return ()

    def on_screen_resume(self) -> None:
        """Whatever was done above changed the list."""
        self.read_list()

    def read_list(self) -> None:
        """Read the headers again."""
        try:
            headers = self.fiche.workshops.headers()
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
            headers = ()
        self._known = home_rows(headers)
        self._was_read = True
        self.draw()

    def draw(self) -> None:
        """The rows, or a welcome, once the list was read: it looks empty before."""
        if not self._was_read:
            return
        self.top.left = _("Ateliers")
        count = len(self._known)
        self.top.right = ngettext("{n} atelier", "{n} ateliers", count).format(n=count) if count else ""
        self.rows.show(
            [(row.id, drawn_home_row(row, self.column.row_width, air=self.column.tall)) for row in self._known]
        )
        self.column.show_welcome(None if self._known else self._welcome())
        self.show_keys()

    def hint_ids(self) -> tuple[str, ...]:
        """Nothing to open in an empty list; of final minutes, the adoption is what is left to say."""
        if not self._known:
            return ("home.new", "home.sheets", "global.leave", "global.help")
        chosen = next((row for row in self._known if row.id == self.selected), None)
        if chosen is None or not chosen.final:
            return self.HINTS
        return tuple("home.adopt" if one == "home.prepare" else one for one in self.HINTS)

    def draw_detail(self) -> None:
        """The keys go with the chosen workshop."""
        self.show_keys()

    def _welcome(self) -> Content:
        first = first_sheet(self.fiche.workshops.sheets_folder)
        lead = _("i : en créer un avec la fiche « {sheet} »").format(sheet=first.words) if first else ""
        return Content.assemble(Content(_("Aucun atelier encore.")).stylize("bold"), "\n\n", lead)

    @act("global.leave")
    def back(self) -> None:
        """Leave the program; everything is on disk."""
        self.app.exit()
