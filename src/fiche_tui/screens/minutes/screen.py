"""The minutes as they stand: read, corrected, adopted, taken away.

From ``WIDE`` columns the lines that can be corrected stand beside the minutes; on a narrower screen the minutes are
alone, and the lines are one key away.
"""

from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Resize
from textual.widget import Widget

from fiche_tui.keys.bindings import bindings, hints
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.minutes.adoption import ask_adoption
from fiche_tui.screens.minutes.export import TakingAway
from fiche_tui.screens.minutes.lines import PEOPLE, Correctable, correctable_row, correctables
from fiche_tui.screens.minutes.pane import WIDE, MinutesPane

COLUMN = 60
"""Cells of the widest column of lines."""

DIALOG = 58
"""Cells of a line in a dialog."""


class MinutesScreen(TakingAway):
    """What the file will hold, provisional until the minutes are final."""

    DEFAULT_CSS = """
    MinutesScreen > Horizontal { height: 1fr; padding: 1 1 0 1; }
    MinutesScreen > Horizontal > #lines { width: 40%; max-width: 60; display: none; }
    MinutesScreen > Horizontal > MinutesPane { width: 1fr; }
    MinutesScreen.-wide > Horizontal > #lines { display: block; }
    MinutesScreen.-wide > Horizontal > MinutesPane { border-left: solid $rule; }
    """
    AUTO_FOCUS = ""
    BINDINGS = [
        *bindings("workshop.export", "minutes.correct", "minutes.adopt"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown", "read(1)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("enter", "correct_chosen", show=False),
        Binding("escape,q", "close", show=False),
    ]

    def body(self) -> list[Widget]:
        """The lines that can be corrected, and the text of the minutes without what only a file needs."""
        return [Horizontal(RowList(id="lines"), MinutesPane(id="minutes"))]

    def on_mount(self) -> None:
        """Show the minutes."""
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Wide or narrow decides what stands beside the minutes, and what the arrows do."""
        self.set_class(event.size.width >= WIDE, "-wide")
        if self.is_mounted:
            self._draw()

    @property
    def wide(self) -> bool:
        """Whether the lines stand beside the minutes."""
        return self.app.size.width >= WIDE

    def on_option_list_option_highlighted(self) -> None:
        """The chosen line is brought into sight in the minutes."""
        line = self._line(self.query_one(RowList).selected)
        if self.wide and line:
            self.query_one(MinutesPane).find(line.first)

    def _draw(self) -> None:
        state = self.session.state
        self.top.left = _("Compte rendu · {title}").format(title=state.details.title)
        mark = _("final") if state.final_at else _("provisoire")
        if state.approved_on:
            mark = _("adopté le {date}").format(date=state.approved_on.isoformat())
        self.top.right = mark
        self.query_one(MinutesPane).show(state)
        rows = [(line.id, correctable_row(line, self._column - 6)) for line in correctables(state)]
        self.query_one(RowList).show(rows)
        self._show_keys()

    @property
    def _column(self) -> int:
        """Cells of the column of lines."""
        return min(COLUMN, self.app.size.width * 2 // 5)

    def _show_keys(self) -> None:
        moving = ("↑↓", _("choisir")) if self.wide else ("↑↓", _("lire la suite"))
        adopt = hints("minutes.adopt") if self.session.state.final_at else []
        keys = [moving, *hints("minutes.correct"), ("s", _("enregistrer")), *adopt]
        self.key_line.keys = (*keys, (key_name("escape"), _("revenir")))

    def action_move(self, step: int) -> None:
        """Choose another line where they are shown, else read on."""
        if self.wide:
            self.query_one(RowList).move(step)
        else:
            self.query_one(MinutesPane).scroll_relative(y=step, animate=False)

    def action_read(self, direction: int) -> None:
        """Read a page on or back."""
        pane = self.query_one(MinutesPane)
        pane.scroll_relative(y=direction * max(1, pane.size.height - 2), animate=False)

    def action_close(self) -> None:
        """Back to the workshop."""
        self.dismiss(None)

    def action_adopt(self) -> None:
        """Write down that the group adopted its minutes."""
        self.acting.run(self._adopt)

    async def _adopt(self) -> None:
        if await ask_adoption(self, self.session):
            self.status.say(_("L’adoption est notée."))
            self._draw()

    def action_correct(self) -> None:
        """Say what is wrong, then what it becomes."""
        if self.wide:
            self.action_correct_chosen()
            return
        lines = correctables(self.session.state)
        options = [(line.id, correctable_row(line, DIALOG)) for line in lines]

        def chosen(line_id: str | None) -> None:
            line = self._line(line_id or "")
            if line:
                self._correct(line)

        self.app.push_screen(Choose(_("Corriger"), options, lines=[_("Qu’est-ce qui est inexact?")]), chosen)

    def action_correct_chosen(self) -> None:
        """Correct the line that is chosen beside the minutes."""
        line = self._line(self.query_one(RowList).selected)
        if self.wide and line:
            self._correct(line)

    def _line(self, line_id: str) -> Correctable | None:
        return next((line for line in correctables(self.session.state) if line.id == line_id), None)

    def _correct(self, line: Correctable) -> None:
        made = line.made
        if line.id == PEOPLE or made is None:
            from fiche_tui.screens.roster.screen import RosterScreen

            self.app.push_screen(RosterScreen(self.session), lambda _result: self._draw())
            return

        def keep(answers: dict[str, str]) -> str:
            fact = made(answers)
            return fact if isinstance(fact, str) else why_not(lambda: self.session.record(fact))

        def kept(answers: dict[str, str] | None) -> None:
            if answers is not None:
                self.status.say(_("C’est corrigé."))
                self._draw()

        title = _("Corriger · {what}").format(what=line.head)
        self.app.push_screen(KeptFields(title, list(line.fields), keep=keep), kept)
