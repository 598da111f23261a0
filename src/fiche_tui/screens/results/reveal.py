"""Revealing: where the talk should go. What the group answered about each role, and what goes on the shortlist."""

from textual.content import Content

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.earlier.words import legend
from fiche_tui.screens.kit.dialogs import AskText
from fiche_tui.screens.kit.step_body import View
from fiche_tui.screens.results.body import Showing
from fiche_tui.screens.results.columns import ROOMY
from fiche_tui.screens.results.lines import sort_words
from fiche_tui.screens.results.notes import (
    joined,
    late_lines,
    legend_line,
    settled_lines,
    shortlist_warnings,
    tie_lines,
)
from fiche_tui.screens.results.pending_round import keys_content, pending_content
from fiche_tui.screens.results.table import Table
from fiche_tui.screens.results.talk_pass import TalkPass
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.presenting import (
    ResultRow,
    Results,
    Sort,
    assessment_results,
    decided_by_assessment,
    sorts_of,
)
from fiche_tui.workshop.results import pending_round, revealed_round, shortlist
from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.values import Purpose

MOST_FAMILIES = 3
"""« Par famille »: two or three families are opened, so that the vote stays short."""


class RevealBody(TalkPass):
    """The assessment: the turnout while it is hidden, then the table, sorted as the group wishes.

    Where the agenda has no vote, the same table retains: its first order is the one that decides.
    """

    BINDINGS = bindings("reveal.sort")

    def __init__(self) -> None:
        super().__init__()
        self._sort: Sort | None = None

    def hints(self) -> tuple[str, ...]:
        """The keys of the table once there is one."""
        state = self.view.state if self.view else None
        if state is None or self.pending(state):
            return ("reveal.reveal", "count.ballots", "workshop.note")
        if revealed_round(state, Purpose.ASSESS) is None:
            return ("workshop.previous", "workshop.round")
        decided = decided_by_assessment(state)
        if self.card:
            return ("talk.next", "workshop.note", *(() if decided else ("talk.rescue",)), "talk.end")
        if decided:
            return ("reveal.talk", "reveal.sort", "vote.retain", "workshop.note")
        return ("reveal.talk", "reveal.sort", "reveal.shortlist", "workshop.note")

    def pending(self, state: State) -> RoundState | None:
        """A hidden assessment, or the secret revote of a tie that the assessment left."""
        pending = pending_round(state)
        if pending is None or pending.asked.purpose is Purpose.ASSESS:
            return pending
        return pending if pending.asked.tie_of and revealed_round(state, Purpose.VOTE) is None else None

    def showing(self, view: View) -> Showing:
        """The hidden round, the table, or why there is neither."""
        state = view.state
        pending = self.pending(state)
        if pending:
            return Showing(pending_content(view, pending, *self.place))
        revealed = revealed_round(state, Purpose.ASSESS)
        if revealed is None:
            return Showing(_nothing_assessed(state))
        if card := self.card_text():
            return Showing(card)
        results = assessment_results(state, revealed, self._sort or sorts_of(state, revealed)[0])
        lead = sort_words(results.sort, Purpose.ASSESS, view.state.sheet)
        return Showing(table=Table(state, results, lead), notes=self._notes(state, revealed, results))

    def _notes(self, state: State, revealed: RoundState, results: Results) -> Content | None:
        decided = decided_by_assessment(state)
        lines: list[Content] = []
        if decided and results.sort is Sort.DECIDING:
            lines += [*tie_lines(state, self.size.width), *settled_lines(state, decided)]
        if not decided:
            lines += shortlist_warnings(state, revealed)
            lines += _family_lines(state, revealed)
        lines += late_lines(revealed)
        if results.then and (self.size.width >= ROOMY or results.sort is Sort.CHANGE):
            lines.append(legend(results.then))
        return joined([*lines, legend_line(state, revealed, voted=decided is None)])

    def action_sort(self) -> None:
        """The next order; the table says which."""
        revealed = revealed_round(self.view.state, Purpose.ASSESS) if self.view else None
        if self.view is None or revealed is None or not self.results.display:
            return
        sorts = sorts_of(self.view.state, revealed)
        current = self._sort if self._sort in sorts else sorts[0]
        self._sort = sorts[(sorts.index(current) + 1) % len(sorts)]
        self.draw()

    def toggle(self, state: State, row: ResultRow) -> None:
        """Ask who asks for it, then do it; say why not where the list is closed."""
        if decided_by_assessment(state):
            self.post_message(self.Say(_("Ce déroulement n’a pas de vote : il n’y a pas de liste courte.")))
        elif pending_round(state, Purpose.VOTE) or revealed_round(state, Purpose.VOTE):
            self.refuse("vote-begun")
        elif state.family(row.subject) and not state.role(row.subject):
            self._open_family(state, row)
        else:
            self._ask_who(state, row)

    def _open_family(self, state: State, row: ResultRow) -> None:
        opened = list(state.opened_families)
        if row.subject in opened:
            opened.remove(row.subject)
            done = _("Famille {letter} refermée.").format(letter=row.code)
        else:
            opened.append(row.subject)
            done = _("Famille {letter} ouverte.").format(letter=row.code)
        if not opened:
            sentence = _("Il faut au moins une famille ouverte : ouvrez-en une autre d’abord (→).")
            self.post_message(self.Say(sentence, refused=True))
        elif len(opened) > MOST_FAMILIES:
            sentence = _("Trois familles sont ouvertes, c’est le maximum : refermez-en une d’abord (→).")
            self.post_message(self.Say(sentence, refused=True))
        else:
            self.carry(c.Record(f.FamiliesOpened(tuple(opened))), done)

    def _ask_who(self, state: State, row: ResultRow) -> None:
        inside = row.subject in shortlist(state).roles
        title = (
            _("{code} : retirer de la liste courte") if inside else _("{code} : ajouter à la liste courte")
        ).format(code=row.code)

        def named(by: str | None) -> None:
            if by is None:
                return
            if inside:
                done = _("{code} est retiré de la liste courte.").format(code=row.code)
                self.carry(c.Record(f.RoleSetAside(row.subject, by)), done)
            else:
                done = _("{code} est ajouté à la liste courte.").format(code=row.code)
                self.carry(c.Record(f.RoleRescued(row.subject, by)), done)

        question = AskText(title, _("À la demande de qui?"), hint=_("peut rester vide"), lines=[row.label])
        self.app.push_screen(question, named)


def _family_lines(state: State, revealed: RoundState) -> list[Content]:
    if revealed.asked.instrument is not Instrument.FAMILY:
        return []
    if len(state.opened_families) < 2:
        return [Content(_("Choisissez deux ou trois familles à ouvrir : ↑↓, puis →.")).stylize("bold")]
    return []


def _nothing_assessed(state: State) -> Content:
    """Why there is nothing to reveal, and what to do."""
    assesses = any(step.kind is StepKind.ASSESS and not step.dropped for step in state.plan)
    if not assesses:
        why = _("Ce déroulement n’évalue pas les rôles : toute la liste passe au vote.")
        keys = [("n", _("étape suivante"))]
    else:
        why = _("Il n’y a encore rien à dévoiler : l’évaluation n’a pas été ouverte.")
        keys = [("p", _("revenir à l’évaluation")), ("o", _("ouvrir l’évaluation ici, une fois la liste arrêtée"))]
    return Content("\n").join([Content(why).stylize("bold"), Content(""), *keys_content(keys)])
