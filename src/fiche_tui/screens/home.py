"""Home: the workshops, and everything that begins with one."""

import os
from collections.abc import Callable
from datetime import datetime

from textual.content import Content

from fiche_tui.duplication import duplicate
from fiche_tui.i18n import _, language, ngettext
from fiche_tui.keys import bindings
from fiche_tui.minutes.dates import hour, zone_of
from fiche_tui.screens.new_workshop import USER_SHEETS, NewWorkshop, known_sheets
from fiche_tui.screens.prepare import PrepareScreen
from fiche_tui.screens.prepare_list import ListScreen
from fiche_tui.sentences import error_sentence, refusal_sentence
from fiche_tui.session import Session
from fiche_tui.store.errors import FacilitationHeld, StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.widgets.dialogs import Choose, Confirm, Show
from fiche_tui.widgets.home_rows import HomeRow, drawn_home_row, home_rows
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.codec import DecodeError


class HomeScreen(ListScreen[None]):
    """The list of workshops, read again each time the screen comes back."""

    HINTS = ("home.open", "home.new", "home.prepare", "home.sheets", "global.leave", "global.help")
    BINDINGS = bindings("home.open", "home.new", "home.duplicate", "home.sheets", "home.prepare", "global.leave")

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[HomeRow, ...] = ()

    def on_screen_resume(self) -> None:
        """Whatever was done above changed the list."""
        self.read_list()

    def read_list(self) -> None:
        """Read the headers again."""
        try:
            headers = self.fiche.workshops.headers()
        except StoreError as error:
            self._say_no(error_sentence(error.code, error.values))
            headers = ()
        # The user's own sheets lie beside the workshops.
        self._known = home_rows(header for header in headers if header.id != USER_SHEETS)
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
        """Nothing to open in an empty list."""
        return self.HINTS if self._known else ("home.new", "home.sheets", "global.leave", "global.help")

    def _welcome(self) -> Content:
        first = next(iter(known_sheets(self.fiche.workshops.folder / USER_SHEETS)), None)
        lead = _("i : en créer un avec la fiche « {sheet} »").format(sheet=first.words) if first else ""
        return Content.assemble(Content(_("Aucun atelier encore.")).stylize("bold"), "\n\n", lead)

    def action_open(self) -> None:
        """Animate the chosen workshop, from where it stands."""
        self._with_session(self.fiche.open_session)

    def action_prepare(self) -> None:
        """Change what was prepared."""
        self._with_session(self._prepare)

    def _prepare(self, session: Session) -> None:
        def come_back(begin: bool | None) -> None:
            if begin:
                self.fiche.open_session(session)

        self.app.push_screen(PrepareScreen(session), come_back)

    def action_new(self) -> None:
        """Make a workshop, and prepare it."""

        def made(stored: Workshop) -> None:
            self.read_list()
            self._with_session(self._prepare, stored.id)

        NewWorkshop(self, made).ask_title()

    def action_duplicate(self) -> None:
        """Make another workshop like the chosen one."""
        if not self.selected:
            return
        try:
            stored = self.fiche.workshops.open(self.selected)
            made = duplicate(self.fiche.workshops, self.fiche.clock, stored)
        except (StoreError, DecodeError) as error:
            self._say_no(_sentence_of(error, self.selected))
            return
        if isinstance(made, Refusal):
            self._say_no(refusal_sentence(made.code, made.values))
            return
        self.read_list()
        self.choose(made.id)
        self.status.say(_("Copie créée, sans date ni résultats. F7 : la préparer."))

    def action_sheets(self) -> None:
        """The sheets; one that has errors shows them."""
        known = known_sheets(self.fiche.workshops.folder / USER_SHEETS)

        def chosen(sheet_id: str | None) -> None:
            found = next((one for one in known if one.source.id == sheet_id), None)
            if found is None:
                return
            if found.reading.sheet is None:
                self.app.push_screen(Show(found.words, found.problems))
                return
            from fiche_tui.screens.sheet import SheetScreen

            self.app.push_screen(SheetScreen(found.reading.sheet))

        if known:
            self.app.push_screen(Choose(_("Fiches"), [(one.source.id, one.words) for one in known]), chosen)
        else:
            self._say_no(_("Aucune fiche n’a été trouvée. Réinstallez le programme."))

    def action_leave(self) -> None:
        """Leave the program; everything is on disk."""
        self.app.exit()

    def _with_session(self, then: Callable[[Session], None], workshop_id: str = "", *, take: bool = False) -> None:
        """Open the chosen workshop (or another one) and go on; what keeps it from opening is told."""
        chosen = workshop_id or self.selected
        if not chosen:
            return
        fiche = self.fiche
        try:
            session = Session.open(fiche.workshops.open(chosen), fiche.clock, who(), take=take)
        except FacilitationHeld as held:
            self._ask_to_take(held, then, chosen)
        except (StoreError, DecodeError) as error:
            self._say_no(_sentence_of(error, chosen))
        else:
            self.status.say("")
            then(session)

    def _ask_to_take(self, held: FacilitationHeld, then: Callable[[Session], None], chosen: str) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self._with_session(then, chosen, take=True)

        text = _("{who} anime cet atelier depuis {since}. Son écran ne pourra plus que lire.").format(
            who=held.who or _("Quelqu’un"), since=self._since(held, chosen)
        )
        self.app.push_screen(Confirm(_("Prendre la main?"), text, _("prendre la main"), _("laisser")), answered)

    def _since(self, held: FacilitationHeld, chosen: str) -> str:
        """The hour in the workshop's own zone, with the day unless it is today."""
        try:
            zone = zone_of(str(self.fiche.workshops.open(chosen).room().get("timezone")))
            since = datetime.fromisoformat(held.since).astimezone(zone)
        except (StoreError, ValueError):
            return held.since
        words = hour(since, language())
        if since.date() == self.fiche.clock.now().astimezone(zone).date():
            return words
        return _("le {date}, {hour}").format(date=since.date().isoformat(), hour=words)

    def _say_no(self, sentence: str) -> None:
        self.status.say(sentence, refused=True)


def who() -> str:
    """The name shown to whoever would open the same workshop."""
    return os.environ.get("USER") or os.environ.get("LOGNAME") or ""


def _sentence_of(error: StoreError | DecodeError, workshop_id: str) -> str:
    if isinstance(error, StoreError):
        return error_sentence(error.code, error.values)
    sentence = _("Le journal de « {text} » contient autre chose que des faits ({error}). Rien n’y a été touché.")
    return sentence.format(text=workshop_id, error=error)
