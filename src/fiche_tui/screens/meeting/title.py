"""The first row of the workshop screen."""

from datetime import datetime

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.lines import TopLine
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.state import State


def show_title(
    top: TopLine, state: State, at: datetime, soon_share: float, *, clock: bool, reads: bool, curtain: bool
) -> None:
    """Show the step and its time when this row is the ``clock``, otherwise where the meeting is.

    That this screen only ``reads``, and that a ``curtain`` hides the meeting from the room, stay in the title, since a
    sentence below goes with the next key.
    """
    step = state.step
    if step is None or clock:
        top.left = _marked(step.title if step else state.details.title, reads=reads, curtain=curtain)
        show_time(top, state, at, soon_share)
        return
    top.phase = ""
    kept = [one.id for one in state.plan if not one.dropped and one.sitting == step.sitting]
    ahead = outlook(state, at)
    top.left = _marked(state.details.collective or state.details.title, reads=reads, curtain=curtain)
    top.right = _("Étape {n} sur {total} · fin {hour}").format(
        n=kept.index(step.id) + 1 if step.id in kept else 1,
        total=len(kept),
        hour=local_hour(ahead.on_the_minute(ahead.promised_end), state) if ahead else "",
    )


def _marked(title: str, *, reads: bool, curtain: bool) -> str:
    if curtain:
        return _("Rideau tiré (F4) · {title}").format(title=title)
    return _("Lecture seule · {title}").format(title=title) if reads else title
