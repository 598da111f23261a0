"""How many votes there are: confirmed when a round opens, since somebody always leaves, and again when there are more
ballots."""

from fiche_tui.drawing.turnout_words import more_words
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.values import Trial
from fiche_tui.workshop.voters import earlier_meeting, voters_of_round


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
        await _open_roster(desk)


async def may_reveal_more(desk: MeetingDesk, one: RoundState, turnout: Turnout) -> bool:
    """Return whether to go on to a reveal: asked where more people have answered than there are votes.

    Never on Enter alone: somebody may have voted twice, or the presences are wrong.
    """
    voters = voters_of_round(desk.state, one)
    if not voters or turnout.people <= voters:
        return True
    from fiche_tui.screens.results.before_reveal import ways_words

    lines = [more_words(one.asked, turnout.people, voters, 0, earlier_meeting(desk.state, one))]
    if ways := ways_words(turnout):
        lines.append(ways)
    choices = [
        ("presences", _("corriger les présences")),
        ("wait", _("attendre, et chercher le bulletin de trop")),
        ("reveal", _("dévoiler quand même; le compte rendu dira les deux nombres")),
    ]
    answer = await desk.ask(numbered(_("Plus de bulletins que de voix"), choices, lines=lines))
    if answer == "presences":
        await _open_roster(desk)
    return answer == "reveal"


async def _open_roster(desk: MeetingDesk) -> None:
    from fiche_tui.screens.roster.screen import RosterScreen

    await desk.open(RosterScreen(desk.session))
