"""One key shows how to end on time, one accepts it: from any step, and from the agenda."""

from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.catch_up_dialog import CatchUpPreview, caught_up_words
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.catching_up import Need, missing_after, need_of, placeable


def need_now(session: Session) -> Need:
    """Return what there is to find or to place at this moment."""
    return need_of(session.state, session.clock.now())


async def ask_to_catch_up(desk: Desk, session: Session) -> tuple[f.PlanCaughtUp, str] | None:
    """Show the plan; return the fact to record with what to say once it is, ``None`` when nothing is to change.

    Where there is nothing to show, the status line says why.
    """
    if why := _why_nothing(session, need_now(session)):
        desk.say(why)
        return None
    fact = await desk.ask(CatchUpPreview(lambda: need_now(session), lambda moment: local_hour(moment, session.state)))
    if fact is None:
        return None
    asked = need_now(session)
    return fact, caught_up_words(asked.deficit, missing_after(asked, fact))


def _why_nothing(session: Session, need: Need) -> str:
    if session.state.runs and session.state.run is None:
        return _("Aucune étape n’est en cours : il n’y a rien à rattraper.")
    if not need.deficit:
        return _("À l’heure : il n’y a rien à rattraper.")
    if not need.coming:
        return _("Il n’y a plus d’étape à raccourcir.")
    if need.deficit < 0 and not placeable(need.coming):
        return _("En avance, et il n’y a ni marge ni étape où placer ces minutes.")
    return ""
