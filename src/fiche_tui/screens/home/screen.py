"""Home: the workshops, and everything that begins with one."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from fiche_tui.keys.acts import act, acts_of
from fiche_tui.keys.bindings import act_bindings, digit_bindings, hints, key_of
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.home.desk import ScreenHomeDesk
from fiche_tui.screens.home.first_contact import FIRST, drawn_first, welcome
from fiche_tui.screens.home.menu import OPENING
from fiche_tui.screens.home.rows import HomeRow, drawn_home_row, home_rows
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop.codec import DecodeError

AROUND = 7
"""Rows that the screen has around the list at most."""

MORE = "home.more"
"""The id of the last row, which is a command: what is about no workshop in particular."""


class HomeScreen(ListScreen[None]):
    """The list of workshops, read again each time the screen comes back. Rows that are no workshop have for an id the
    command that they run."""

    PARTED = True
    HINTS = ("home.menu", "home.open", "home.new", "global.leave", "global.help")
    BINDINGS = [*act_bindings("home", "global.leave"), *digit_bindings("first")]

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[HomeRow, ...] = ()
        self._was_read = False

    def act_owners(self) -> Iterable[object]:
        """What begins here, what leaves as a file, what is put away or erased, and the menu over all of them."""
        # Imported for the first key: until then the list is all that is needed.
        from fiche_tui.screens.home.beginning import Beginning
        from fiche_tui.screens.home.elsewhere import Elsewhere
        from fiche_tui.screens.home.filing import Filing
        from fiche_tui.screens.home.forgetting import Forgetting
        from fiche_tui.screens.home.hand_over import HandingOver
        from fiche_tui.screens.home.menu import RowMenu
        from fiche_tui.screens.home.opening import Opening
        from fiche_tui.screens.home.shelving import Shelving
        from fiche_tui.screens.home.trying import Trying

        desk = ScreenHomeDesk(self, self.read_list, lambda: self._known)
        opening = Opening(desk)
        owners = (
            Beginning(desk, opening),
            Filing(desk, opening),
            HandingOver(desk, opening),
            Shelving(desk),
            Forgetting(desk),
            Elsewhere(desk),
            Trying(desk),
        )
        return self, *owners, RowMenu(desk, acts_of(*owners))

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
        today = self.fiche.clock.now().astimezone().date()
        self._known = home_rows((header for header in headers if not header.shelved), today)
        self._was_read = True
        self.draw()

    def draw(self) -> None:
        """The rows, or the ways to begin, once the list was read: it looks empty before."""
        if not self._was_read:
            return
        self.top.left = _("Ateliers")
        count = len(self._known)
        self.top.right = ngettext("{n} atelier", "{n} ateliers", count).format(n=count) if count else ""
        self.heading.update(Content("") if self._known else welcome())
        self.heading.display = not self._known
        self.detail.display = bool(self._known)
        self.rows.show(self._drawn())
        self.draw_detail()

    def _drawn(self) -> list[tuple[str, Content]]:
        width, air = self.column.row_width, self.column.tall
        if not self._known:
            return [(one.command_id, drawn_first(place, one, width)) for place, one in enumerate(FIRST, start=1)]
        rows = [(row.id, drawn_home_row(row, width, air=air)) for row in self._known]
        other = Content(_("Autre chose : importer, archives, fiches, guide, vérification…"))
        return [*rows, (MORE, other.stylize("$text-muted"))]

    def show_keys(self) -> None:
        """What Enter and n do with the chosen row comes first."""
        others = hints("home.new", "global.leave", "global.help")
        row = self._chosen
        if row is None:
            first = [(key_of("home.menu"), _("choisir"))]
        else:
            words = _(OPENING[row.status][0]) if row.status in OPENING else _("ouvrir")
            first = [*hints("home.menu"), (key_of("home.open"), words)]
        self.key_line.keys = (*first, *others)

    def draw_detail(self) -> None:
        """The keys go with the chosen row, and beside the list what is known of it."""
        self.show_keys()
        row, width = self._chosen, self.column.beside
        if row is None or not width:
            if self.detail.content:
                self.detail.update("")  # Empty already, it would have the whole screen laid out again.
            return
        # A list of 80 columns has no room beside it, and then no need to know what a room is.
        from fiche_tui.screens.home.beside import beside
        from fiche_tui.workshop.room.reading import room_from_json

        try:
            room = room_from_json(self.fiche.workshops.open(row.id).room())
        except (StoreError, DecodeError) as error:
            self.detail.update(wrapped(sentence_of(error, row.id), width).stylize("$text-error"))
        else:
            self.detail.update(beside(row, room, width, self.app.size.height - AROUND))

    @property
    def _chosen(self) -> HomeRow | None:
        return next((one for one in self._known if one.id == self.selected), None)

    def action_first(self, number: int) -> None:
        """Run a way to begin by its number, where they are shown."""
        if not self._known and 1 <= number <= len(FIRST):
            self.action_run(FIRST[number - 1].command_id)

    @act("global.leave")
    def back(self) -> None:
        """Leave the program; everything is on disk."""
        self.app.exit()
