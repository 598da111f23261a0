"""Confirming who votes when a round opens, since somebody always leaves."""

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Trial
from fiche_tui.workshop.voters import voters_of_round


def round_open(state: State) -> int:
    """Return the number of the round that takes ballots, 0 when there is none."""
    pending = pending_round(state)
    return pending.asked.number if pending else 0


async def confirm_voters(desk: MeetingDesk, before: int) -> None:
    """Ask whether those who vote are counted right if a round has opened since round ``before``; open the presences
    otherwise.

    Nothing is asked where nobody was counted, nor in the example, whose people stay.
    """
    state = desk.state
    pending = pending_round(state)
    if pending is None or pending.asked.number == before or state.trial is Trial.EXAMPLE:
        return
    voters = voters_of_round(state, pending)
    if not voters:
        return
    if state.per_organisation:
        title = _("{n} voix : exact?")
    else:
        title = ngettext("{n} personne vote : exact?", "{n} personnes votent : exact?", voters)
    choices = [("enter", _("exact"), True), ("y", _("corriger les présences"), False)]
    if await desk.ask(Ask(title.format(n=voters), [], choices)) is False:
        from fiche_tui.screens.roster.screen import RosterScreen

        await desk.open(RosterScreen(desk.session))
