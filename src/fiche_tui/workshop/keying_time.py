"""How long paper takes to key in, by instrument and door: what Prepare says before a facilitator promises a break.

Keys and pace are those of ``keying.pace``: on the roles sheet (26 roles in 5 families) a ballot takes 57 keys of
« Complet », 31 of « Souhaité seul », at most 30 of « Cocher », 11 of « Par famille ». By counts, one slip a family goes
around and only totals are keyed: that costs the same whatever the number of people.
"""

import math

from fiche_tui.workshop.ballots import Round, questions_for
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying import pace
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Purpose

LEVELS = 4
"""Answers of a scale that is not known yet: 0 to 3."""


@frozen
class Way:
    """A way to gather the assessment, and the minutes that keying it in takes."""

    instrument: Instrument
    by_counts: bool
    minutes: int


def keying_minutes(instrument: Instrument, by_counts: bool, people: int, roles: int, families: int) -> int:
    """Whole minutes, rounded up, that keying in the assessment of so many people takes; 0 when there is nothing."""
    if not people or not roles:
        return 0
    of_families = instrument is Instrument.FAMILY
    subjects = tuple(str(number) for number in range(families if of_families else roles))
    asked = Round(1, Purpose.ASSESS, subjects, questions_for(instrument, LEVELS), by_counts, instrument)
    papers = 1 if by_counts else people
    return math.ceil(papers * pace.seconds_to_key(asked, 1 if of_families else families) / 60)


def ways(people: int, roles: int, families: int) -> tuple[Way, ...]:
    """Return every way, instruments in their order, by ballot first."""
    return tuple(
        Way(instrument, by_counts, keying_minutes(instrument, by_counts, people, roles, families))
        for instrument in Instrument
        for by_counts in (False, True)
    )


def quicker_way(chosen: Way, people: int, roles: int, families: int, planned: int) -> Way | None:
    """Return the way to propose when the one chosen takes longer than planned, ``None`` when it fits or nothing is
    quicker.

    The same questions by counts come first, then the instrument nearest to the one chosen that fits; if none fits, the
    quickest of all.
    """
    if chosen.minutes <= planned:
        return None
    quicker = [way for way in ways(people, roles, families) if way.minutes < chosen.minutes]
    quicker.sort(key=lambda way: way.instrument is not chosen.instrument)
    fitting = [way for way in quicker if way.minutes <= planned]
    return fitting[0] if fitting else min(quicker, key=lambda way: way.minutes, default=None)
