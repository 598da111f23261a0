"""Revealing: where the talk should go. What the group answered about each role, and what goes on the shortlist."""

from functools import cached_property

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.columns import ROOMY
from fiche_tui.drawing.results.notes import (
    late_lines,
    legend_line,
    settled_lines,
    shortlist_warnings,
    tie_lines,
)
from fiche_tui.drawing.results.pending_round import keys_lines
from fiche_tui.drawing.results.table import sort_words
from fiche_tui.drawing.results.talk_card import Card, talk_lines
from fiche_tui.drawing.styles import STRONG
from fiche_tui.drawing.then_and_now import legend
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.step_body import View
from fiche_tui.screens.results.body import ResultBody
from fiche_tui.screens.results.pane import Showing, place_of
from fiche_tui.screens.results.shortlisting import Shortlisting
from fiche_tui.screens.results.table import Table
from fiche_tui.screens.results.talk_pass import PASS_ONLY, TABLE_ONLY, TalkPass
from fiche_tui.workshop.presenting import (
    Results,
    Sort,
    assessment_results,
    decided_by_assessment,
    sorts_of,
)
from fiche_tui.workshop.results import may_assess, pending_round, revealed_round
from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.values import Purpose


class RevealBody(ResultBody):
    """The assessment: the turnout while it is hidden, then the table, sorted as the group wishes.

    Where the agenda has no vote, the same table retains: its first order is the one that decides.
    """

    BINDINGS = act_bindings("reveal", "talk", "vote.retain")

    def __init__(self) -> None:
        super().__init__()
        self._sort: Sort | None = None

    @cached_property
    def talk(self) -> TalkPass:
        """The guided pass."""
        return TalkPass(self.desk, self.pending, self._show_from_the_top)

    def act_owners(self) -> tuple[object, ...]:
        rows = Shortlisting(self.desk, lambda: self.pane.row, lambda: self.talk.row(self.desk.state))
        return self, self.acts, self.talk, rows

    def _show_from_the_top(self) -> None:
        self.pane.read_from_the_top()
        self.watch_view()

    @property
    def card(self) -> Card | None:
        """The role of the guided pass, ``None`` outside it."""
        return self.talk.card(self.view.state) if self.view else None

    def about(self) -> str:
        """Return the role on screen during the pass."""
        card = self.card
        return card.talk.subject if card else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the table belong to the table, those of the pass to the pass."""
        command_id = parameters[0] if action == "run" else ""
        if command_id in TABLE_ONLY:
            return self.card is None
        return self.card is not None if command_id in PASS_ONLY else True

    def hints(self) -> tuple[str, ...]:
        """The keys of the table once there is one."""
        state = self.view.state if self.view else None
        if state is None or self.pending(state):
            return ("reveal.reveal", "count.ballots", "workshop.note")
        if revealed_round(state, Purpose.ASSESS) is None:
            return ("workshop.previous", *(("workshop.round",) if _assesses(state) and may_assess(state) else ()))
        decided = decided_by_assessment(state)
        if self.card:
            return ("talk.next", "workshop.note", *(() if decided else ("talk.rescue",)), "talk.end")
        if decided:
            return ("reveal.talk", "reveal.sort", "vote.retain", "workshop.note")
        return ("reveal.talk", "reveal.sort", "reveal.shortlist", "workshop.note")

    def pending(self, state: State) -> RoundState | None:
        """Return a hidden assessment, or the secret revote of a tie that the assessment left."""
        pending = pending_round(state)
        if pending is None or pending.asked.purpose is Purpose.ASSESS:
            return pending
        return pending if pending.asked.tie_of and revealed_round(state, Purpose.VOTE) is None else None

    def showing(self, view: View) -> Showing:
        """Return the hidden round, the table, or why there is neither."""
        state = view.state
        pending = self.pending(state)
        if pending:
            return self.hidden(view, pending)
        revealed = revealed_round(state, Purpose.ASSESS)
        if revealed is None:
            return Showing(_nothing_assessed(state))
        if card := self.card:
            return Showing(talk_lines(card, *place_of(self.size)))
        results = assessment_results(state, revealed, self._sort or sorts_of(state, revealed)[0])
        lead = sort_words(results.sort, Purpose.ASSESS, view.state.sheet)
        return Showing(table=Table(state, results, lead), notes=self._notes(state, revealed, results))

    def _notes(self, state: State, revealed: RoundState, results: Results) -> list[Line]:
        decided = decided_by_assessment(state)
        lines: list[Line] = []
        if decided and results.sort is Sort.DECIDING:
            lines += [*tie_lines(state, self.size.width), *settled_lines(state, decided)]
        if not decided:
            lines += shortlist_warnings(state, revealed)
            lines += _family_lines(state, revealed)
        lines += late_lines(revealed)
        if results.then and (self.size.width >= ROOMY or results.sort is Sort.CHANGE):
            lines.append(legend(results.then))
        return [*lines, legend_line(state, revealed, voted=decided is None)]

    @act("reveal.sort")
    def sort(self) -> None:
        """Take the next order; the table says which."""
        revealed = revealed_round(self.view.state, Purpose.ASSESS) if self.view else None
        if self.view is None or revealed is None or self.pane.table is None:
            return
        sorts = sorts_of(self.view.state, revealed)
        current = self._sort if self._sort in sorts else sorts[0]
        self._sort = sorts[(sorts.index(current) + 1) % len(sorts)]
        self.watch_view()


def _family_lines(state: State, revealed: RoundState) -> list[Line]:
    if revealed.asked.instrument is not Instrument.FAMILY:
        return []
    if len(state.opened_families) < 2:
        return [line((_("Choisissez deux ou trois familles à ouvrir : ↑↓, puis k."), STRONG))]
    return []


def _assesses(state: State) -> bool:
    return any(step.kind is StepKind.ASSESS and not step.dropped for step in state.plan)


def _nothing_assessed(state: State) -> list[Line]:
    """Return why there is nothing to reveal, and what to do."""
    if not _assesses(state):
        why = _("Ce déroulement n’évalue pas les rôles : toute la liste passe au vote.")
        keys = [("n", _("étape suivante"))]
    else:
        why = _("Il n’y a encore rien à dévoiler : l’évaluation n’a pas été ouverte.")
        opens = (
            _("ouvrir l’évaluation ici")
            if may_assess(state)
            else _("ouvrir l’évaluation ici, une fois la liste arrêtée")
        )
        keys = [("p", _("revenir à l’évaluation")), ("o", opens)]
    return [line((why, STRONG)), Line(), *keys_lines(keys)]
