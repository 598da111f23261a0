"""Coming in over SSH as data: the ways that were open, and the tokens of each meeting, as counts."""

from fiche_tui.minutes.data_rounds import Json
from fiche_tui.workshop.state import State


def ssh_data(state: State) -> Json:
    """Return the key « ssh » of the data, or no key at all where it was never used."""
    used = state.ssh
    if not (used.had_tokens or used.had_connections or used.tokens):
        return {}
    return {
        "ssh": {
            "by_token": used.had_tokens,
            "by_connection": used.had_connections,
            "tokens": [
                {
                    "sitting": one.sitting,
                    "voters": one.voters,
                    "spares": one.spares,
                    "spares_issued": one.issued,
                    "times_made": one.times,
                }
                for one in used.tokens
            ],
        }
    }
