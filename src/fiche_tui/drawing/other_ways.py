"""How else than on paper a round may be answered."""

from fiche_tui.language.translation import _
from fiche_tui.workshop.hands import hands_refusal
from fiche_tui.workshop.state import State
from fiche_tui.workshop.voters import station_offered


def other_ways_words(state: State) -> str:
    """Say how else than on paper the round at hand may be answered; empty when paper is the only way."""
    ways = [_("poste de vote")] if station_offered(state) else []
    ways += [_("à main levée")] if hands_refusal(state) is None else []
    return _("répondre autrement : {ways}").format(ways=", ".join(ways)) if ways else ""
