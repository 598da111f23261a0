"""« Compte rendu adopté le … »: asked in one dialog, from home and from the minutes."""

from collections.abc import Callable

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_date, parse_date
from fiche_tui.screens.kit.base import FicheScreen, Result, why_not
from fiche_tui.screens.kit.dialogs import Field
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.zones import zone_of


def ask_adoption(screen: FicheScreen[Result], session: Session, after: Callable[[str], None]) -> None:
    """Ask on what day the group adopted its minutes, and who did; the dialog stays until that is kept.

    ``after`` is called with the day, or with an empty text when nothing was kept.
    """
    state = session.state
    if not state.final_at:
        screen.status.say(refusal_sentence("not-final", {}), refused=True)
        after("")
        return

    def keep(answers: dict[str, str]) -> str:
        day = parse_date(answers["date"])
        if day is None:
            return not_a_date(answers["date"])
        return why_not(lambda: session.record(f.MinutesApproved(day, answers["by"])))

    def kept(answers: dict[str, str] | None) -> None:
        after(answers["date"].strip() if answers else "")

    today = session.clock.now().astimezone(zone_of(state.timezone)).date()
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
    screen.app.push_screen(KeptFields(_("Compte rendu adopté"), fields, keep=keep, lines=lines), kept)
