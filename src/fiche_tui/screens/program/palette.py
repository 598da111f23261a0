"""The palette: every command that can be run on the screen below, found by its words."""

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from fiche_tui.keys.bindings import arrow_bindings, key_of
from fiche_tui.keys.command import Command
from fiche_tui.keys.finding import found
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.cells import width_of
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialog import BROAD, WIDE, Dialog
from fiche_tui.screens.kit.places_to_type import Line
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.workshop.text import folded

WIDTH = 78
"""Columns of the box, where there are as many."""

KEY, EDGES = 6, 9
"""Cells of a command's key at least, and of what stands beside a row: borders, margins, mark and scrollbar."""

MOST_RECENT = 20
"""Commands that are remembered as recent."""


class Palette(Dialog[str | None]):
    """Dismisses the id of the command to run, ``None`` on Escape. ``recent`` are ids, the last one used first."""

    AUTO_FOCUS = "Line"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (40, "-tall")]
    BINDINGS = [*arrow_bindings(), Binding("ctrl+p", "give_up", show=False, id="palette.close")]

    def __init__(self, commands: Sequence[Command], recent: Sequence[str] = ()) -> None:
        super().__init__(_("Que voulez-vous faire?"))
        self._commands = commands
        self._recent = recent

    def parts(self) -> Iterable[Widget]:
        """Return the place to type in, and what is found."""
        yield Line("", _("Quelques lettres"))
        yield RowList(id="found")

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys of a list."""
        return [("↑↓", _("choisir")), (key_name("enter"), _("faire")), (key_name("escape"), _("revenir"))]

    def on_mount(self) -> None:
        """Show everything, what was used last first."""
        self._show("")

    def on_resize(self) -> None:
        """Cut the rows anew."""
        self._show(self.query_one(Line).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find anew, and choose the best."""
        event.stop()
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the chosen command."""
        event.stop()
        if self._rows.selected:
            self.dismiss(self._rows.selected)

    def action_move(self, step: int) -> None:
        """Choose the command above or below."""
        self._rows.move(step)

    def action_page(self, direction: int) -> None:
        """Choose the command a page further."""
        self._rows.move(direction * max(1, self._rows.size.height - 1))

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def _show(self, typed: str) -> None:
        commands = found(self._commands, typed, self._recent)
        columns = self.app.size.width
        width = (BROAD if columns >= WIDE else min(WIDTH, columns)) - EDGES
        self._rows.show([(one.id, command_row(one, width)) for one in commands])
        self._rows.highlighted = 0 if commands else None
        self.warn("" if commands else _("Aucune commande de cet écran ne se nomme ainsi."))


def command_row(one: Command, width: int) -> Content:
    """Return a command on one row: what it does, after its name where that says something else; its key at the end."""
    name, does = _(one.label), _(one.tooltip)
    named = folded(name).split()[0] in folded(does)
    words = Content(does) if named else Content.assemble((name, "bold"), f" · {does}")
    key = key_of(one.id).rjust(KEY)
    return Content.assemble(cell(words, max(10, width - width_of(key) - 1)), " ", (key, "bold"))


def used(recent: Sequence[str], command_id: str) -> tuple[str, ...]:
    """Return the recent commands once this one was run."""
    return (command_id, *(one for one in recent if one != command_id))[:MOST_RECENT]
