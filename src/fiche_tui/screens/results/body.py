"""What the steps of reveal and vote share: a hidden round, a table of results, a tie that waits for the group."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Static

from fiche_tui.keys.bindings import bindings, digit_of
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import AskText
from fiche_tui.screens.kit.family_mark import shape_of
from fiche_tui.screens.kit.figures import number_of, round_total_words
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.results.role_card import RoleCard, card_content, card_title
from fiche_tui.screens.results.table import ResultTable, Table
from fiche_tui.screens.results.tie_dialog import ask_decision, ask_hands, ask_revote, keep_all
from fiche_tui.workshop import Command
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.presenting import figures_of
from fiche_tui.workshop.results import selection, unsettled_tie
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.values import Purpose

WIDE = 110
"""Columns from which the body takes margins."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What a body shows: a text in the middle, or a table with what stands under it."""

    text: Content | None = None
    table: Table | None = None
    notes: Content | None = None


class ResultBody(StepBody):
    """Draws a ``Showing``; subclasses say which one a view calls for and which round is pending here."""

    DEFAULT_CSS = """
    ResultBody { layout: vertical; padding: 0 1; }
    ResultBody > #hidden { height: 1fr; scrollbar-size-vertical: 1; }
    ResultBody > #hidden > #text { height: auto; margin: 1 2 0 2; }
    ResultBody > #table { margin-top: 1; }
    ResultBody > #notes { height: auto; margin: 0 0 0 1; }
    ResultBody.-wide > #hidden > #text { margin: 2 20 0 20; }
    ResultBody.-wide { align-horizontal: center; }
    ResultBody.-wide > #table { max-width: 112; }
    ResultBody.-wide > #notes { max-width: 112; margin: 1 0; }
    """
    BINDINGS = [
        *bindings("reveal.reveal", "count.ballots", "reveal.zoom", "vote.retain"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "move(-999)", show=False),
        Binding("end", "move(999)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The text, or the table with its notes."""
        with VerticalScroll(id="hidden", can_focus=False):
            yield Prose(id="text", markup=False)
        yield ResultTable(id="table")
        yield Prose(id="notes", markup=False)

    def on_mount(self) -> None:
        """Draw the view that was given before there was anything to draw on."""
        self.draw()

    def watch_view(self, view: View | None) -> None:
        """Draw the view."""
        self.draw()

    def on_resize(self, event: Resize) -> None:
        """A larger place shows more."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.draw()

    def draw(self) -> None:
        """Show what the view calls for."""
        if self.view is None or not self.is_mounted or not self.size:
            # Without a size yet, the turnout would flash small before it is drawn large.
            return
        shown = self.showing(self.view)
        self.query_one("#hidden").display = shown.text is not None
        self.results.display = shown.table is not None
        self.query_one("#notes").display = shown.notes is not None
        self.query_one("#text", Static).update(shown.text or Content(""))
        self.query_one("#notes", Static).update(shown.notes or Content(""))
        self.results.table = shown.table

    def showing(self, view: View) -> Showing:
        """What this view calls for."""
        raise NotImplementedError

    def pending(self, state: State) -> RoundState | None:
        """The round whose result this step is to reveal."""
        raise NotImplementedError

    @property
    def results(self) -> ResultTable:
        """The table of results."""
        return self.query_one(ResultTable)

    @property
    def place(self) -> tuple[int, int]:
        """Columns and rows of the text in the middle."""
        wide = self.size.width >= WIDE
        # Narrow: its margins, and a scrollbar where the text is longer than its place.
        return max(20, self.size.width - (42 if wide else 5)), max(1, self.size.height - (3 if wide else 1))

    def action_move(self, step: int) -> None:
        """Choose another row, or read the rest of a text."""
        if self.results.display:
            self.results.move(step)
        else:
            self.query_one("#hidden", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_reveal(self) -> None:
        """Ask for the reveal; the screen asks the room once."""
        pending = self.pending(self.view.state) if self.view else None
        if pending:
            self.post_message(self.Reveal(pending.asked.number))
        else:
            self.post_message(self.Say(_("Il n’y a rien à dévoiler ici.")))

    def action_ballots(self) -> None:
        """Key in more ballots; of the revealed round that is shown, the screen writes down that one came late."""
        pending = self.pending(self.view.state) if self.view else None
        table = self.results.table if self.results.display else None
        one = pending or (table.results.asked if table else None)
        if one:
            self.post_message(self.EnterBallots(one.asked.number))
        else:
            self.post_message(self.Say(_("Aucun tour n’est ouvert ici : il n’y a pas de bulletin à saisir.")))

    def action_zoom(self) -> None:
        """Show the chosen role in big."""
        row = self.results.row
        if self.view is None or row is None or not self.results.display:
            return
        state = self.view.state
        role = state.role(row.subject)
        title = card_title(row.code, shape_of(state, row.family), row.label)
        dots = ""
        table = self.results.table
        if table and table.results.asked.asked.purpose is Purpose.VOTE:
            total = round_total_words(table.results.asked)
            dots = _("{n} au vote ({total})").format(n=row.score, total=total)
        figures = figures_of(state, row.subject)
        self.app.push_screen(RoleCard(title, card_content(state, role.text if role else row.label, figures, dots)))

    def action_retain(self) -> None:
        """Ask how many roles are retained."""
        state = self.view.state if self.view else None
        if state is None or selection(state) is None:
            self.post_message(self.Say(_("Rien n’est encore à retenir : le vote n’est pas dévoilé.")))
            return

        def typed(text: str | None) -> None:
            number = number_of(text) if text is not None else None
            if number:
                self.carry(c.Record(f.RetainChanged(number)), _("Rôles à retenir : {n}.").format(n=number))
            elif text is not None:
                self.post_message(self.Say(_("Écrivez un nombre entier, 1 ou plus."), refused=True))

        self.app.push_screen(AskText(_("Retenir"), _("Combien de rôles?"), str(state.retain)), typed)

    def on_key(self, event: Key) -> None:
        """Settle the tie that waits, with one of its four digits; at any other time digits do nothing."""
        way = digit_of(event.key)
        tie = unsettled_tie(self.view.state) if self.view else None
        if way not in (1, 2, 3, 4) or tie is None or not self._tie_shown():
            return
        event.stop()
        event.prevent_default()
        assert self.view is not None
        state, app = self.view.state, self.app
        if way == 1:
            keep_all(tie, self.carry)
        elif way == 2:
            ask_hands(app, state, tie, self.carry)
        elif way == 3:
            ask_revote(app, tie, self.carry)
        else:
            ask_decision(app, state, tie, self.carry)

    def _tie_shown(self) -> bool:
        return self.results.display and any(row.tied for row in self.results.rows)

    def carry(self, command: Command, done: str) -> None:
        """Ask the screen to carry a command out."""
        self.post_message(self.Ask(command, done))

    def refuse(self, code: str, **values: object) -> None:
        """Say why something is not possible, in the domain's own words."""
        self.post_message(self.Say(refusal_sentence(code, values), refused=True))
