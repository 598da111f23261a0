"""How else than on paper a round may be answered."""

from collections.abc import Collection

from fiche_tui.language.translation import _
from fiche_tui.workshop.hands import hands_refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundStatus, State
from fiche_tui.workshop.values import Door
from fiche_tui.workshop.voters import station_offered


def other_ways_words(state: State, own_screens: Collection[Door] = ()) -> str:
    """Say how else than on paper the round at hand may be answered; empty when paper is the only way.

    ``own_screens`` are the doors by which people may come with a screen of their own.
    """
    ways = [_("poste de vote")] if station_offered(state) else []
    ways += [_("à main levée")] if hands_refusal(state) is None else []
    pending = pending_round(state)
    if pending is not None and pending.status is RoundStatus.OPEN and not pending.asked.by_counts:
        ways += [_("à son écran")] if Door.OWN in own_screens else []
        ways += [_("par SSH")] if Door.SSH in own_screens else []
    return _("répondre autrement : {ways}").format(ways=", ".join(ways)) if ways else ""
