"""« Compte rendu adopté le … »: asked in one dialog, from home and from the minutes."""

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.spoken_days import From
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_date, parse_date
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.entry import Field
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.zones import zone_of


async def ask_adoption(desk: Desk, session: Session) -> str:
    """Ask on what day the group adopted its minutes, and who did; the dialog stays until that is kept.

    Return the day as 2026-11-23, or an empty text when nothing was kept.
    """
    state = session.state
    if not state.final_at:
        desk.say(refusal_sentence("not-final", {}), refused=True)
        return ""

    def keep(answers: dict[str, str]) -> str:
        day = parse_date(answers["date"], origin)
        if day is None:
            return not_a_date(answers["date"], origin)
        return why_not(lambda: session.record(f.MinutesApproved(day, answers["by"])))

    today = session.clock.now().astimezone(zone_of(state.timezone)).date()
    origin = From(today, past=True)
    day = state.approved_on or today
    lines = []
    if state.approved_on:
        said = _("Une adoption est déjà notée, le {date}; la dernière notée compte.")
        lines.append(said.format(date=state.approved_on.isoformat()))
    lines.append(_("Cela ne s’annule pas; une autre date se note de la même façon."))
    fields = [
        Field("date", _("Adopté le"), day.isoformat(), today.isoformat()),
        Field("by", _("Par qui?"), state.approved_by, _("assemblée, comité; facultatif")),
    ]
    answers = await desk.ask(KeptFields(_("Compte rendu adopté"), fields, keep=keep, lines=lines))
    kept = parse_date(answers["date"], origin) if answers else None
    return kept.isoformat() if kept else ""
