"""How each tie at the cut was settled, in a sentence."""

from fiche_tui.drawing.figures import UNKNOWN
from fiche_tui.language.translation import _
from fiche_tui.workshop.presenting import settled_ties
from fiche_tui.workshop.results import Selection
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.values import TieWay


def tie_words(state: State, decided: Selection) -> tuple[str, ...]:
    """Return how each tie at the cut was settled, one sentence each: « départagé à main levée : E2 8, C1 4 »."""
    return tuple(_settled(state, one, revote) for one, revote in settled_ties(state, decided))


def _settled(state: State, one: RoundState, revote: Selection | None) -> str:
    if revote:
        scores = ", ".join(f"{_code(state, row.role)} {row.score}" for row in revote.rows)
        return _("Départagé par un nouveau vote secret : {scores}").format(scores=scores)
    tie = one.tie
    assert tie is not None
    kept = ", ".join(_code(state, role) for role in tie.kept)
    if tie.way is TieWay.KEEP_ALL:
        return _("À égalité, tous gardés : {roles}").format(roles=kept)
    if tie.way is TieWay.SHOW_OF_HANDS:
        best_first = sorted((tie.hands or {}).items(), key=lambda pair: -pair[1])
        hands = ", ".join(f"{_code(state, role)} {number}" for role, number in best_first)
        return _("Départagé à main levée : {hands}").format(hands=hands)
    return _("Tranché : {roles}. Raison : {reason}").format(roles=kept, reason=one_line(tie.reason))


def _code(state: State, role_id: str) -> str:
    role = state.role(role_id)
    return role.code if role else UNKNOWN
