"""How long paper takes to key in, by instrument and door: what Prepare says before a facilitator promises a break.

Every figure here is an assumption, to be replaced by measures: the pace of ``keying.pace``, and the keys of a ballot
counted on the roles sheet (58 for 26 roles in 5 families of « Complet », 32 of « Souhaité seul », 24 for about 10 codes
of « Cocher », 12 of « Par famille »). By counts, one slip a family goes around and only totals are keyed, two keys
each: that costs the same whatever the number of people.
"""

import math
from dataclasses import dataclass

from fiche_tui.workshop.keying.pace import SECONDS_A_KEY, SECONDS_A_PAPER
from fiche_tui.workshop.sheet import Instrument

CODES_CHECKED = 10
KEYS_A_TOTAL = 2
ANSWERS = 5
"""Counts that a slip has for each question of a scale: levels 0 to 3, and « je ne sais pas »."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to gather the assessment, and the minutes that keying it in takes."""

    instrument: Instrument
    by_counts: bool
    minutes: int


def ballot_keys(instrument: Instrument, roles: int, families: int) -> int:
    """Keys that one ballot takes: its answers, Enter at the end of each family, Enter at the end."""
    match instrument:
        case Instrument.FULL:
            return 2 * roles + families + 1
        case Instrument.WANTED:
            return roles + families + 1
        case Instrument.CHECK:
            return 2 * min(CODES_CHECKED, roles) + 4
        case Instrument.FAMILY:
            return 2 * families + 2


def totals(instrument: Instrument, roles: int, families: int) -> int:
    """Totals that the slips of all families hold."""
    match instrument:
        case Instrument.FULL:
            return 2 * ANSWERS * roles
        case Instrument.WANTED:
            return ANSWERS * roles
        case Instrument.CHECK:
            return 2 * roles
        case Instrument.FAMILY:
            return 2 * ANSWERS * families


def keying_minutes(instrument: Instrument, by_counts: bool, people: int, roles: int, families: int) -> int:
    """Whole minutes, rounded up, that keying in the assessment of so many people takes; 0 when there is nothing."""
    if not people or not roles:
        return 0
    if by_counts:
        pages = 1 if instrument is Instrument.FAMILY else families
        seconds = totals(instrument, roles, families) * KEYS_A_TOTAL * SECONDS_A_KEY + pages * SECONDS_A_PAPER
    else:
        seconds = people * (ballot_keys(instrument, roles, families) * SECONDS_A_KEY + SECONDS_A_PAPER)
    return math.ceil(seconds / 60)


def ways(people: int, roles: int, families: int) -> tuple[Way, ...]:
    """Every way, instruments in their order, by ballot first."""
    return tuple(
        Way(instrument, by_counts, keying_minutes(instrument, by_counts, people, roles, families))
        for instrument in Instrument
        for by_counts in (False, True)
    )


def quicker_way(chosen: Way, people: int, roles: int, families: int, planned: int) -> Way | None:
    """The way to propose when the one chosen takes longer than planned, ``None`` when it fits or nothing is quicker.

    The same questions by counts come first, then the instrument nearest to the one chosen that fits; if none fits, the
    quickest of all.
    """
    if chosen.minutes <= planned:
        return None
    quicker = [way for way in ways(people, roles, families) if way.minutes < chosen.minutes]
    quicker.sort(key=lambda way: way.instrument is not chosen.instrument)
    fitting = [way for way in quicker if way.minutes <= planned]
    return fitting[0] if fitting else min(quicker, key=lambda way: way.minutes, default=None)
