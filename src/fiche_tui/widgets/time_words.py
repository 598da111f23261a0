"""Time as people say it: clock digits, « Il reste 4 minutes », « En retard de 3 min ». Pure functions of numbers."""

import math
from datetime import datetime
from zoneinfo import ZoneInfo

from fiche_tui.i18n import _, ngettext
from fiche_tui.minutes.dates import hour
from fiche_tui.workshop.agenda import Countdown, Outlook, Phase
from fiche_tui.workshop.state import State

SYMBOLS = {Phase.RUNNING: "", Phase.SOON: "◔ ", Phase.LAST: "◕ ", Phase.OVER: "▲ "}
"""A shape for each phase, because colour never carries meaning alone."""


def clock_digits(left: float) -> str:
    """Seconds left as ``05:31``, over an hour as minutes (``120:00``), in overtime as ``+02:10``.

    A second that has begun counts as left, so that zero shows at the very end.
    """
    seconds = math.ceil(left) if left >= 0 else math.floor(-left)
    sign = "" if left >= 0 else "+"
    return f"{sign}{seconds // 60:02}:{seconds % 60:02}"


def time_left_words(countdown: Countdown) -> str:
    """What the clock says in words, with the shape of its phase."""
    if countdown.phase is Phase.OVER:
        minutes = math.floor(-countdown.left / 60)
        words = (
            ngettext("Dépassement de {n} minute", "Dépassement de {n} minutes", minutes).format(n=minutes)
            if minutes
            else _("Le temps est écoulé")
        )
    elif countdown.phase is Phase.LAST:
        words = _("Dernière minute")
    else:
        minutes = max(1, math.floor(countdown.left / 60 + 0.5))
        words = ngettext("Il reste {n} minute", "Il reste {n} minutes", minutes).format(n=minutes)
    if countdown.paused:
        words = _("En pause · {words}").format(words=words[0].lower() + words[1:])
    return SYMBOLS[countdown.phase] + words


def local_hour(moment: datetime, state: State) -> str:
    """The hour of a moment in the workshop's own zone: « 14 h 35 »."""
    return hour(moment.astimezone(ZoneInfo(state.timezone)))


def outlook_words(outlook: Outlook) -> str:
    """Whether the meeting is on time: within a minute it is."""
    minutes = round(abs(outlook.behind) / 60)
    if minutes < 1:
        return _("À l’heure")
    if outlook.behind > 0:
        return _("▲ En retard de {n} min").format(n=minutes)
    return _("En avance de {n} min").format(n=minutes)


def short_clock(countdown: Countdown, state: State) -> str:
    """The time for the first row of a screen: « 04:12 · jusqu’à 14 h 00 », or what replaces it."""
    digits = clock_digits(countdown.left) if state.clock_visible else "··:··"
    if countdown.paused:
        return _("{digits} · en pause").format(digits=digits)
    if countdown.phase is Phase.OVER:
        return _("{digits} · dépassement").format(digits=digits)
    if countdown.phase is Phase.LAST:
        return _("{digits} · dernière minute").format(digits=digits)
    return _("{digits} · jusqu’à {hour}").format(digits=digits, hour=local_hour(countdown.ends_at, state))
