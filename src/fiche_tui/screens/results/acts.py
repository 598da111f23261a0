"""What the steps of reveal and vote do alike: reveal, look at one role, say how many are retained."""

from collections.abc import Callable

from fiche_tui.drawing.family_mark import shape_of
from fiche_tui.drawing.figures import round_total_words
from fiche_tui.drawing.results.role_card import card_lines, card_title
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import digit_of
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import BodyDesk
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.typed_numbers import number_of
from fiche_tui.screens.results.pane import ResultPane
from fiche_tui.screens.results.role_card import RoleCard
from fiche_tui.screens.results.ties import settle_tie
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.presenting import figures_of
from fiche_tui.workshop.results import selection, unsettled_tie
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.values import Purpose

Pending = Callable[[State], RoundState | None]
"""Returns the hidden round whose result a step is to reveal."""


class ResultActs:
    """The acts on a hidden round, and on the table once it is revealed."""

    def __init__(self, desk: BodyDesk, pane: ResultPane, pending: Pending) -> None:
        self._desk = desk
        self._pane = pane
        self._pending = pending

    @act("reveal.reveal")
    async def reveal(self) -> None:
        if pending := self._pending(self._desk.state):
            await self._desk.reveal(pending.asked.number)
        else:
            self._desk.say(_("Il n’y a rien à dévoiler ici."))

    @act("reveal.zoom")
    async def zoom(self) -> None:
        """Show the chosen role in big."""
        row, table, state = self._pane.row, self._pane.table, self._desk.state
        if row is None or table is None:
            return
        role = state.role(row.subject)
        title = card_title(row.code, shape_of(state, row.family), row.label)
        dots = ""
        if table.results.asked.asked.purpose is Purpose.VOTE:
            total = round_total_words(table.results.asked)
            dots = _("{n} au vote ({total})").format(n=row.score, total=total)
        figures = figures_of(state, row.subject)
        card = card_lines(state, role.text if role else row.label, figures, dots)
        self._desk.zoom(row.subject)
        await self._desk.ask(RoleCard(title, page_of(card)))
        self._desk.zoom("")

    @act("vote.retain")
    async def retain(self) -> None:
        """Ask how many roles are retained."""
        if selection(self._desk.state) is None:
            self._desk.say(_("Rien n’est encore à retenir : le vote n’est pas dévoilé."))
            return
        text = await self._desk.ask(AskText(_("Combien retenir"), _("Combien de rôles?"), str(self._desk.state.retain)))
        if text is None:
            return
        if number := number_of(text):
            self._desk.do(c.Record(f.RetainChanged(number)), _("Rôles à retenir : {n}.").format(n=number))
        else:
            self._desk.say(_("Écrivez un nombre entier, 1 ou plus."), refused=True)

    def answers(self, key: str) -> bool:
        """Settle the tie that waits when ``key`` is one of its four digits; whether it was."""
        way, tie = digit_of(key), unsettled_tie(self._desk.state)
        if way not in (1, 2, 3, 4) or tie is None or not any(row.tied for row in self._pane.rows):
            return False
        self._desk.acting.run(lambda: settle_tie(self._desk, way), "vote.tie")
        return True
