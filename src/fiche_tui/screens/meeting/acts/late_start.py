"""A meeting that begins late: one question, once, on when it ends."""

from datetime import timedelta

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.schedule import late_start, promised_end

LATE_MINUTES = 5
"""A start that is later than that is worth a question."""


async def ask_about_a_late_start(desk: MeetingDesk) -> None:
    """Ask, once the first step has begun, whether a late meeting ends when it was announced or as much later.

    To end on time, what comes is shortened: the plan is shown before anything changes. Without an answer the meeting
    is late, as the title says.
    """
    state = desk.state
    late, promised = late_start(state), promised_end(state)
    if promised is None or late < LATE_MINUTES:
        return
    from fiche_tui.screens.agenda.catching_up import ask_to_catch_up

    later = local_hour(promised + timedelta(minutes=late), state)
    choices = [
        ("1", _("finir quand même à {hour}").format(hour=local_hour(promised, state)), False),
        ("2", _("finir à {hour}").format(hour=later), True),
    ]
    title = _("Il est {hour}.").format(hour=local_hour(desk.session.clock.now(), state))
    put_off = await desk.ask(Ask(title, [_("La rencontre commence en retard. Quand finit-elle?")], choices))
    if put_off:
        desk.do(c.Record(f.EndPutOff(late)), _("La rencontre finit à {hour}.").format(hour=later))
    elif put_off is False and (accepted := await ask_to_catch_up(desk, desk.session)):
        fact, said = accepted
        desk.do(c.Record(fact), said)
