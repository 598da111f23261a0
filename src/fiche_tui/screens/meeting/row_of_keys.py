"""Which keys the last row of the workshop shows, and what two of them do there."""

from collections.abc import Sequence

from fiche_tui.keys.looking import reading_keys
from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.acts.earlier import promises_hint
from fiche_tui.session.session import Session
from fiche_tui.workshop.coming_step import interrupted_step, is_last_step


def row_of_keys(session: Session, body_hints: Sequence[str], *, late: bool) -> tuple[str, ...]:
    """Return the ids of the body's keys, then of those that every step has; once it is lost, of what only looks."""
    if session.lost:
        return reading_keys(body_hints)
    state = session.state
    if state.step is None:
        return (*body_hints, "global.leave", "global.help")
    goes_on = "close.settle" if is_last_step(state) else "workshop.next"
    others = (one for one in body_hints[:4] if one != goes_on)
    catch_up = ("workshop.catch_up",) if late else ()
    return (*others, *promises_hint(state), *catch_up, goes_on, "global.help")


def keys_that_stay(session: Session, shown: Sequence[str], *, late: bool) -> int:
    """Return how many of the last keys stay in a narrow row: those of lateness and of earlier promises, with the one
    that goes on, or that takes over again."""
    if session.lost:
        return 2
    # In the guided pass it is Enter that goes on, and while reading back it is the key of the final minutes.
    goes_on = not {"talk.next", "close.settle"} & {*shown[:-2]}
    kept = late + len(promises_hint(session.state))
    return 2 + kept if goes_on or kept else 1


def verbs(session: Session) -> dict[str, str]:
    """Return what two keys do in the present state.

    Where no step runs, the key of the next one begins it, or resumes one. What another session took is taken back at
    home; what another account has is not.
    """
    if session.lost:
        return {} if session.lease.is_gone else {"global.leave": _("reprendre la main à l’accueil")}
    state = session.state
    if state.step:
        return {}
    return {"workshop.next": _("reprendre") if interrupted_step(state) else _("commencer")}
