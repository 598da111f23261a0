"""The time of a step: its digits, and what they mean in words. Values are handed in; nothing ticks here."""

import math

from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.agenda import Countdown, Phase

SYMBOLS = {Phase.RUNNING: "", Phase.SOON: "◔ ", Phase.LAST: "◕ ", Phase.OVER: "▲ "}
"""A shape for each phase, because colour never carries meaning alone."""


def clock_digits(left: float) -> str:
    """Return the seconds left as ``05:31``, over an hour as minutes (``120:00``), in overtime as ``+02:10``.

    A second that has begun counts as left, so that zero shows at the very end.
    """
    left = round(left, 3)  # Sums of fractions of a second would make one too many of 300.0000000001.
    seconds = math.ceil(left) if left >= 0 else math.floor(-left)
    sign = "" if left >= 0 else "+"
    return f"{sign}{seconds // 60:02}:{seconds % 60:02}"


def time_left_words(countdown: Countdown) -> str:
    """Return what the clock says in words, with the shape of its phase."""
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
