"""Where the effects of ``evolve`` are registered, a kind of fact at a time."""

from datetime import datetime
from functools import singledispatch

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import State


@singledispatch
def apply(fact: f.Fact, state: State, at: datetime) -> State:
    """Return the state after a fact that happened ``at``. A kind that is not known here changes nothing."""
    return state
