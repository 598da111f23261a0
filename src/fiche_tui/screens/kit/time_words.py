"""Time as people say it: clock digits, « Il reste 4 minutes », « En retard de 3 min ». Pure functions of numbers."""

import math
from datetime import datetime

from fiche_tui.drawing.time_words import SYMBOLS, clock_digits
from fiche_tui.language.translation import _, language, ngettext
from fiche_tui.minutes.dates import hour
from fiche_tui.workshop.agenda import Countdown, Outlook, Phase, total_minutes
from fiche_tui.workshop.schedule import excess, slot_minutes, slots
from fiche_tui.workshop.state import State
from fiche_tui.workshop.zones import zone_of

HIDDEN = "··:··"
"""What stands for the digits of a clock that is hidden."""


def clock_shown(state: State) -> bool:
    """Return whether this screen shows the time: a clock hidden from the room stays on a screen that the room does not
    see (product, rule 9)."""
    return state.clock_visible or not state.wall_mirrors


def shown_digits(left: float, state: State) -> str:
    """Return the digits of a time, or what replaces all of them while the clock is hidden from the room."""
    return clock_digits(left) if clock_shown(state) else HIDDEN


def seconds_words(seconds: int) -> str:
    """Return a short time in figures: « 45 s », « 3 min », « 3 min 15 s »."""
    minutes, left = divmod(seconds, 60)
    if not minutes:
        return _("{n} s").format(n=left)
    return _("{minutes} min {n} s").format(minutes=minutes, n=left) if left else _("{n} min").format(n=minutes)


def local_hour(moment: datetime, state: State) -> str:
    """Return the hour of a moment in the workshop's own zone: « 14 h 35 », « 14:35 » in English."""
    return hour(moment.astimezone(zone_of(state.timezone)), language())


def end_hour(countdown: Countdown, outlook: Outlook | None, state: State) -> str:
    """Return the hour at which the step ends, as the agenda shows the beginning of the next one."""
    ends_at = outlook.on_the_minute(countdown.ends_at) if outlook else countdown.ends_at
    return local_hour(ends_at, state)


def outlook_words(outlook: Outlook) -> str:
    """Return whether the meeting is on time, to the nearest minute."""
    if not outlook.minutes:
        return _("À l’heure")
    if outlook.minutes > 0:
        return _("▲ En retard de {n} min").format(n=outlook.minutes)
    return _("En avance de {n} min").format(n=-outlook.minutes)


def short_outlook_words(outlook: Outlook) -> str:
    """Return the same where room is scarce; empty on time."""
    if not outlook.minutes:
        return ""
    if outlook.minutes > 0:
        return _("▲ retard {n} min").format(n=outlook.minutes)
    return _("avance {n} min").format(n=-outlook.minutes)


def away_words(seconds: float) -> str:
    """Return how long the program was away: « 12 minutes ont passé », « 3 heures ont passé »; behind, the clock went
    back."""
    minutes = math.floor(abs(seconds) / 60 + 0.5)
    hours, days = round(minutes / 60), round(minutes / 1440)
    if seconds < 0:
        return _("L’horloge de l’ordinateur a reculé")
    if minutes < 120:
        return ngettext("{n} minute a passé", "{n} minutes ont passé", minutes).format(n=minutes)
    if hours < 48:
        return ngettext("{n} heure a passé", "{n} heures ont passé", hours).format(n=hours)
    return ngettext("{n} jour a passé", "{n} jours ont passé", days).format(n=days)


def changed_clock_words(seconds: float) -> str:
    """Return what was assumed of a clock that was changed by that many seconds while the program ran."""
    if abs(seconds) < 90:
        size = math.floor(abs(seconds) + 0.5)
        size_words = ngettext("{n} seconde", "{n} secondes", size).format(n=size)
    else:
        size = math.floor(abs(seconds) / 60 + 0.5)
        size_words = ngettext("{n} minute", "{n} minutes", size).format(n=size)
    words = (
        _("L’horloge de l’ordinateur a avancé de {size}. Le temps qui reste ne change pas.")
        if seconds > 0
        else _("L’horloge de l’ordinateur a reculé de {size}. Le temps qui reste ne change pas.")
    )
    return words.format(size=size_words)


def slept_words(seconds: float) -> str:
    """Return what was assumed of a machine that slept."""
    minutes = math.floor(seconds / 60 + 0.5)
    if not minutes:
        return _("L’ordinateur a dormi un instant : ce temps compte.")
    return ngettext(
        "L’ordinateur a dormi {n} minute : ce temps compte.",
        "L’ordinateur a dormi {n} minutes : ce temps compte.",
        minutes,
    ).format(n=minutes)


def short_clock(countdown: Countdown, outlook: Outlook | None, state: State) -> str:
    """Return the time for the first row of a screen, with the shape and the word of its phase: « 04:12 · jusqu’à 14 h
    », « ◔ 02:10 · bientôt ». For a hidden clock, its placeholder and nothing that moves."""
    if not clock_shown(state):
        return _("{digits} · en pause").format(digits=HIDDEN) if countdown.paused else HIDDEN
    digits = SYMBOLS[countdown.phase] + clock_digits(countdown.left)
    if countdown.paused:
        return _("{digits} · en pause").format(digits=digits)
    if countdown.phase is Phase.OVER:
        return _("{digits} · dépassement").format(digits=digits)
    if countdown.phase is Phase.LAST:
        return _("{digits} · dernière minute").format(digits=digits)
    if countdown.phase is Phase.SOON:
        return _("{digits} · bientôt").format(digits=digits)
    return _("{digits} · jusqu’à {hour}").format(digits=digits, hour=end_hour(countdown, outlook, state))


def title_phase(countdown: Countdown, state: State) -> str:
    """Return the phase that colours the time of the first row; empty while it runs, while it stands still, and
    hidden."""
    plain = countdown.paused or countdown.phase is Phase.RUNNING or not clock_shown(state)
    return "" if plain else countdown.phase.value


def title_time(countdown: Countdown, outlook: Outlook | None, state: State, room: int) -> str:
    """Return the time for the first row of a step: its own, and whether the meeting is on time, in the words that fit.

    ``room`` is in columns. Lateness shows however scarce they are; the hour of a step that runs goes before the title
    beside it is cut.
    """
    own = short_clock(countdown, outlook, state)
    plain = countdown.phase is Phase.RUNNING and not countdown.paused and clock_shown(state)
    digits = SYMBOLS[countdown.phase] + clock_digits(countdown.left) if plain else own
    if outlook is None:
        return own if len(own) + 2 <= room else digits
    long, short = outlook_words(outlook), short_outlook_words(outlook)
    for clock, words in ((own, long), (own, short), (digits, short)):
        whole = f"{clock} · {words}" if words else clock
        if len(whole) + 2 <= room:
            break
    return whole


def minutes_changed(minutes: int) -> str:
    """Return what is said once the running step was given ``minutes`` more, or less when negative."""
    number = abs(minutes)
    if minutes > 0:
        return ngettext("Une minute de plus.", "{n} minutes de plus.", number).format(n=number)
    return ngettext("Une minute de moins.", "{n} minutes de moins.", number).format(n=number)


def total_words(state: State) -> str:
    """Return « 90 min », « 97 min pour 90 : 7 de trop » or « 84 min pour 90 : 6 libres ».

    Of several meetings, say which are too long: « 90 min · rencontre 1 : 7 de trop ».
    """
    total, slot = total_minutes(state.plan), slot_minutes(state)
    over = excess(state)
    if over and len(slots(state)) > 1:
        each = [_("rencontre {number} : {n} de trop").format(number=number, n=n) for number, n in over.items()]
        return " · ".join([_("{n} min").format(n=total), *each])
    if total > slot:
        return _("{total} min pour {slot} : {n} de trop").format(total=total, slot=slot, n=total - slot)
    if total < slot:
        free = ngettext("{n} libre", "{n} libres", slot - total).format(n=slot - total)
        return _("{total} min pour {slot} : {free}").format(total=total, slot=slot, free=free)
    return _("{n} min").format(n=total)
