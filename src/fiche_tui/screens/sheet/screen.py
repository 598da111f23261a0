"""A sheet as it is in its file: the same panes as during a meeting, to be read and not changed.

The file is looked at once a second: once it was edited, the panes show its new text, or what is wrong with it beside
the last good version.
"""

from collections.abc import Iterable, Sequence

from textual import getters, on
from textual.binding import Binding
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen, call_items
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.screens.sheet.pane_filter import FilteredPanes
from fiche_tui.screens.sheet.panes import ARROWS, FamilyPanes
from fiche_tui.screens.sheet.problems import SheetProblems, counted
from fiche_tui.screens.sheet.role_story import item_story, item_title
from fiche_tui.screens.sheet.shown_roles import sheet_families
from fiche_tui.sheet.library import SheetSource
from fiche_tui.sheet.parse import read_sheet
from fiche_tui.sheet.problems import Severity, SheetProblem
from fiche_tui.sheet.readable import size_words
from fiche_tui.sheet.watch import LOOK_SECONDS, WatchedFile
from fiche_tui.workshop.sheet import Sheet


class SheetScreen(FicheScreen[None]):
    """Reads one sheet. Escape goes back to where it was opened."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]
    HINTS = ("adjust.open", "adjust.filter", "global.back", "global.help")
    BINDINGS = [
        *act_bindings("adjust.open", "adjust.filter", "global.back", "global.leave"),
        *ARROWS,
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    panes = getters.query_one(FamilyPanes)
    filtered = getters.query_one(FilteredPanes)
    problems = getters.query_one(SheetProblems)

    def __init__(
        self, sheet: Sheet | None, source: SheetSource | None = None, problems: Sequence[SheetProblem] = ()
    ) -> None:
        """``source`` is the file to look at; without a ``sheet`` the screen shows ``problems`` until there is one."""
        super().__init__()
        self.sheet = sheet
        self._problems = tuple(problems)
        self._file = WatchedFile(source, source.path) if source and source.path else None
        self._timer: Timer | None = None

    @property
    def item_names(self) -> Sequence[ItemName]:
        """As the sheet does; « rôle » while there is none to show."""
        return self.sheet.item_names if self.sheet else ()

    def body(self) -> Iterable[Widget]:
        """The panes, and what is wrong beside them or under them."""
        with Container(id="sheet"):
            yield FilteredPanes(_("Cette fiche n’a pas de rôles : elle guide une rencontre par ses étapes."))
            yield Static(
                Content(_("Rien à montrer avant que ces erreurs soient corrigées.")), id="nothing", markup=False
            )
            yield SheetProblems()

    def on_mount(self) -> None:
        """Name the sheet, lay its roles out, and begin to look at the file."""
        super().on_mount()
        self._draw()
        if self._file:
            self._timer = self.set_interval(LOOK_SECONDS, self.look)

    def on_screen_suspend(self) -> None:
        """Under another screen nothing has to be noticed."""
        if self._timer:
            self._timer.pause()

    def on_screen_resume(self) -> None:
        """What changed meanwhile is noticed at once."""
        if self._timer:
            self._timer.resume()
            self.look()

    def look(self) -> None:
        """Look at the file, and show what it says now."""
        if self._file is None or not self._file.changed():
            return
        if self._file.missing:
            self.status.say(_("Le fichier n’est plus là. Voici la dernière version lue."), refused=True)
            return
        reading = read_sheet(self._file.source.data, self._file.source.name)
        self._problems = reading.problems
        if reading.sheet is None:
            said = _("La fiche a changé, et ne peut pas être utilisée ainsi.")
        else:
            said = _("La fiche a changé : la voici. Les ateliers déjà créés gardent leur copie.")
            self.sheet = reading.sheet
        self._draw()
        self.status.say(said, refused=reading.sheet is None)

    def hint_ids(self) -> tuple[str, ...]:
        """Nothing to open in a sheet without roles."""
        return self.HINTS if self.sheet and self.sheet.items else self.HINTS[2:]

    @on(FamilyPanes.Opened)
    def open_card(self, event: FamilyPanes.Opened) -> None:
        """A click on the marked role opens its card, as Enter does."""
        event.stop()
        self.action_run("adjust.open")

    @act("adjust.open")
    async def open_chosen(self) -> None:
        """Open the role's card."""
        for position, family in enumerate(self.sheet.families if self.sheet else ()):
            for item in family.items:
                if item.id == self.panes.cursor.role:
                    await PlainDesk(self).ask(Show(item_title(family, position, item), item_story(item)))
                    return

    @act("adjust.filter")
    def search(self) -> None:
        if self.sheet and self.sheet.items:
            self.filtered.ask()

    def action_step(self, by: int) -> None:
        """Mark the next role, or the one before."""
        self.panes.move(by)

    def action_family(self, by: int) -> None:
        """Open the next family, or the one before."""
        self.panes.move_family(by)

    def action_page(self, direction: int) -> None:
        """Scroll what is wrong."""
        self.problems.scroll_relative(y=direction * max(1, self.problems.size.height - 1), animate=False)

    @act("global.back")
    def back(self) -> None:
        """End a search; else go back."""
        if self.filtered.active:
            self.filtered.clear()
        else:
            self.dismiss(None)

    @act("global.leave")
    def leave(self) -> None:
        """Go back, as everywhere."""
        self.dismiss(None)

    def _draw(self) -> None:
        call_items(self.app.screen_stack)
        name = self._file.source.name if self._file else ""
        words = _("{name} : {problems}")
        if any(problem.severity is Severity.ERROR for problem in self._problems) and self.sheet:
            words = _("{name} : {problems}. Voici la dernière version sans erreur.")
        self.top.left = self.sheet.title if self.sheet else name
        self.top.right = size_words(self.sheet) if self.sheet else ""
        self.query_one("#sheet").set_class(self.sheet is None, "-nothing")
        self.filtered.show(sheet_families(self.sheet) if self.sheet else ())
        self.problems.show(words.format(name=name, problems=counted(self._problems)), self._problems)
        self.show_keys()
