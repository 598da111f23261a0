"""Voting: hidden dots on the shortlist, then the ranking, its cut and its ties, which the group settles."""

from fiche_tui.drawing.figures import round_total_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.notes import late_lines, settled_lines, tie_lines
from fiche_tui.drawing.results.pending_round import keys_lines, shortlist_lines
from fiche_tui.drawing.styles import STRONG
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.step_body import View
from fiche_tui.screens.results.body import ResultBody
from fiche_tui.screens.results.pane import Showing, place_of
from fiche_tui.screens.results.shortlisting import Shortlisting
from fiche_tui.screens.results.table import Table
from fiche_tui.workshop.presenting import vote_results
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.results import Selection, pending_round, revealed_round, selection, shortlist
from fiche_tui.workshop.state import RoundState, State, listed_roles
from fiche_tui.workshop.tally import SHORTLIST_MOST
from fiche_tui.workshop.values import Purpose


class VoteBody(ResultBody):
    """The vote: the shortlist as it is voted on while the result is hidden, then the roles by dots."""

    BINDINGS = act_bindings("reveal.reveal", "reveal.zoom", "reveal.shortlist", "vote.retain")

    def act_owners(self) -> tuple[object, ...]:
        """The acts on the round, and the key of the shortlist, which says that it changes no more."""
        return self.acts, Shortlisting(self.desk, lambda: self.pane.row, lambda: None)

    def hints(self) -> tuple[str, ...]:
        """The keys of the round, or of its result."""
        state = self.view.state if self.view else None
        if state is not None and self.pending(state):
            return ("count.ballots", "reveal.reveal", "workshop.note")
        if state is not None and pending_round(state, Purpose.ASSESS):
            # What is open is the assessment: opening a vote is refused, and the same key would abandon its ballots.
            return ("workshop.previous", "workshop.note")
        if state is None or revealed_round(state, Purpose.VOTE) is None:
            opens = ("workshop.round",) if state is not None and _may_open(state) else ()
            return (*opens, "workshop.previous", "workshop.note")
        return ("vote.retain", "reveal.zoom", "workshop.note")

    def pending(self, state: State) -> RoundState | None:
        """Return the hidden vote, or the hidden revote of its tie."""
        return pending_round(state, Purpose.VOTE)

    def showing(self, view: View) -> Showing:
        """Return the ballot while it is hidden, then the ranking; or why there is neither."""
        state = view.state
        pending = self.pending(state)
        if pending:
            return self.hidden(view, pending)
        decided = selection(state)
        if decided is None or decided.round.asked.purpose is not Purpose.VOTE:
            return Showing(_no_vote(state, place_of(self.size)[0]))
        table = Table(state, vote_results(state, decided), round_total_words(decided.round))
        return Showing(table=table, notes=self._notes(state, decided))

    def _notes(self, state: State, decided: Selection) -> list[Line]:
        return [*tie_lines(state, self.size.width), *settled_lines(state, decided), *late_lines(decided.round)]


def _may_open(state: State) -> bool:
    """Return whether a vote can be opened now. Of an assessment that waits, the same key would ask to give it up."""
    short = shortlist(state)
    return pending_round(state) is None and bool(short.roles) and not short.overflow


def _no_vote(state: State, width: int) -> list[Line]:
    """Return why there is no vote yet and what to do; the shortlist, where there is one."""
    why, keys, shown = _reason(state)
    roles = [role for role in listed_roles(state) if role.id in shortlist(state).roles] if shown else []
    lines = [*(line((sentence, STRONG)) for sentence in why), Line(), *keys_lines(keys)]
    return [*lines, Line(), *shortlist_lines(state, roles, width)] if roles else lines


def _reason(state: State) -> tuple[list[str], list[tuple[str, str]], bool]:
    """Return the sentences, the keys, and whether the shortlist is shown."""
    short = shortlist(state)
    pending = pending_round(state, Purpose.ASSESS)
    back = ("p", _("revenir à l’étape précédente"))
    if pending:
        return [_("L’évaluation n’est pas encore dévoilée : la liste courte en dépend.")], [back], False
    if short.overflow:
        sentence = ngettext(
            "La liste courte a {total} rôles et le vote en tient {most} : ôtez-en un.",
            "La liste courte a {total} rôles et le vote en tient {most} : ôtez-en {n}.",
            short.overflow,
        ).format(total=len(short.roles), most=SHORTLIST_MOST, n=short.overflow)
        keys = [("p", _("revenir aux résultats, où k ôte un rôle")), ("o", _("ensuite, ici, ouvrir le vote"))]
        return [sentence], keys, False
    if short.roles:
        return [question_of(state), _("Le vote n’est pas ouvert.")], [("o", _("ouvrir le vote"))], True
    if revealed_round(state, Purpose.ASSESS):
        keys = [("p", _("revenir aux résultats, où k ajoute un rôle")), ("o", _("ensuite, ici, ouvrir le vote"))]
        return [_("La liste courte est vide : aucun rôle n’est souhaité à 2 ou plus.")], keys, False
    return [_("Rien n’a encore été évalué : il n’y a pas de liste courte à mettre au vote.")], [back], False
