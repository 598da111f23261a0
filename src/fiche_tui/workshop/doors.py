"""The tokens that let people in over SSH, meeting by meeting, as counts."""

from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import TokensOf


def tokens_now(state: State) -> TokensOf | None:
    """Return the tokens that let people in now: those of the last meeting that began, or made for the next."""
    good = [one for one in state.ssh.tokens if one.sitting >= max(1, len(state.sittings))]
    return good[-1] if good else None


def meeting_at_hand(state: State) -> int:
    """Return the number of the meeting that goes on, else of the one to come."""
    goes_on = bool(state.sittings) and state.sittings[-1].ended_at is None
    return len(state.sittings) if goes_on else len(state.sittings) + 1
