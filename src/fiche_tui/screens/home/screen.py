"""Home: the workshops, and everything that begins with one."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.sentences import error_sentence, reading_sentence, refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.home.hand_over import HandingOver
from fiche_tui.screens.home.rows import HomeRow, drawn_home_row, home_rows
from fiche_tui.screens.kit.reading_errors import sentence_of
from fiche_tui.screens.minutes.adoption import ask_adoption
from fiche_tui.screens.prepare.new_workshop import NewWorkshop
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.screens.sheets.screen import SheetsScreen
from fiche_tui.session.duplication import duplicate
from fiche_tui.session.session import Session
from fiche_tui.sheet.known import known_sheets
from fiche_tui.store.errors import StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.codec import DecodeError


class HomeScreen(HandingOver):
    """The list of workshops, read again each time the screen comes back."""

    HINTS = ("home.open", "home.new", "home.prepare", "home.sheets", "global.leave", "global.help")
    BINDINGS = bindings(
        "home.open",
        "home.new",
        "home.duplicate",
        "home.sheets",
        "home.prepare",
        "home.hand_over",
        "home.adopt",
        "global.leave",
    )

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[HomeRow, ...] = ()

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
            self.say_no(error_sentence(error.code, error.values))
            headers = ()
        self._known = home_rows(headers)
        self.draw()

    def draw(self) -> None:
        """The rows, or a welcome."""
        self.top.left = _("Ateliers")
        count = len(self._known)
        self.top.right = ngettext("{n} atelier", "{n} ateliers", count).format(n=count) if count else ""
        self.show_rows([(row.id, drawn_home_row(row, self.row_width, air=self.tall)) for row in self._known])
        self.show_welcome(None if self._known else self._welcome())
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
        first = next(iter(known_sheets(self.fiche.workshops.sheets_folder)), None)
        lead = _("i : en créer un avec la fiche « {sheet} »").format(sheet=first.words) if first else ""
        return Content.assemble(Content(_("Aucun atelier encore.")).stylize("bold"), "\n\n", lead)

    def action_open(self) -> None:
        """Animate the chosen workshop, from where it stands."""
        self.with_session(self.fiche.open_session)

    def action_prepare(self) -> None:
        """Change what was prepared."""
        self.with_session(self._prepare_if_it_writes)

    def _prepare_if_it_writes(self, session: Session) -> None:
        if session.refused is None:
            self._prepare(session)
            return
        self.say_no(reading_sentence(session.refused.code, session.refused.values))
        session.close()

    def _prepare(self, session: Session) -> None:
        def come_back(begin: bool | None) -> None:
            if begin:
                self.fiche.open_session(session)

        self.app.push_screen(PrepareScreen(session), come_back)

    def action_new(self) -> None:
        """Make a workshop, and prepare it."""

        def made(stored: Workshop) -> None:
            self.read_list()
            self.with_session(self._prepare_if_it_writes, stored.id)

        NewWorkshop(self, made).ask_title()

    def action_duplicate(self) -> None:
        """Make another workshop like the chosen one."""
        if not self.selected:
            return
        try:
            stored = self.fiche.workshops.open(self.selected)
            made = duplicate(self.fiche.workshops, self.fiche.clock, stored)
        except (StoreError, DecodeError) as error:
            self.say_no(sentence_of(error, self.selected))
            return
        if isinstance(made, Refusal):
            self.say_no(refusal_sentence(made.code, made.values))
            return
        self.read_list()
        self.choose(made.id)
        self.status.say(_("Copie créée, sans date ni résultats. F7 : la préparer."))

    def action_adopt(self) -> None:
        """Write down that the group adopted the minutes of the chosen workshop."""
        self.with_session(self._adopt)

    def _adopt(self, session: Session) -> None:
        def after(day: str) -> None:
            session.close()
            if day:
                self.read_list()
                self.status.say(_("L’adoption est notée dans le compte rendu."))

        ask_adoption(self, session, after)

    def action_sheets(self) -> None:
        """The sheets that are known here."""
        self.app.push_screen(SheetsScreen())

    def action_leave(self) -> None:
        """Leave the program; everything is on disk."""
        self.app.exit()
