"""How a figure is written for the back row: « 2,5 », « 2 ▮▮▯ », « +1,5 », « 0·1·3·7·1 », bars in eighths of a cell."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fiche_tui.drawing.bars import blocks
from fiche_tui.language.translation import _, language, ngettext
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.sheet import Level
from fiche_tui.workshop.values import Purpose

if TYPE_CHECKING:
    from fiche_tui.workshop.state import RoundState

MINUS = "\u2212"

UNKNOWN = "?"
"""Where nobody gave a level."""


def number_words(value: float | None) -> str:
    """Return a median: « 3 », a half as « 2,5 », « ? » when it is not known."""
    if value is None:
        return UNKNOWN
    text = f"{value:g}"
    return text if language() == "en" else text.replace(".", ",")


def level_words(value: float | None, highest: int) -> str:
    """Return a level as a digit and blocks, « 2 ▮▮▯ »; the blocks of a half are rounded down, the digits never."""
    if value is None or not highest:
        return number_words(value)
    return f"{number_words(value)} {blocks(math.floor(value), highest)}"


def gap_words(gap: float | None) -> str:
    """Return the gap with its sign: « +1,5 », « 0 », « −2 »."""
    if gap is None:
        return UNKNOWN
    return f"+{number_words(gap)}" if gap > 0 else number_words(gap).replace("-", MINUS)


def counts_words(counts: Sequence[int]) -> str:
    """Counts by level, « je ne sais pas » last: « 0·1·3·7·1 »."""
    return "·".join(str(count) for count in counts)


def counts_in_columns(counts: Sequence[int]) -> str:
    """Return counts by level in columns of two figures, « je ne sais pas » last: « 0  1  3 10  1 »."""
    return " ".join(f"{count:>2}" for count in counts)


def columns_heading(counts: int) -> str:
    """Return the heading over counts in columns: « 0  1  2  3  ? »."""
    return " ".join(f"{level:>2}" for level in (*range(counts - 1), UNKNOWN))


def levels_heading(counts: int) -> str:
    """Return the heading over the counts: « 0·1·2·3·? »."""
    return "·".join([*(str(level) for level in range(counts - 1)), UNKNOWN])


def people_words(one: "RoundState") -> str:
    """Return « 12 bulletins sur 12 personnes » of a revealed round, people of slips; the second number where it is
    known."""
    counted = one.tally.people
    if one.tally.public:
        return _public_words(one)
    if one.asked.by_counts:
        ballots = ngettext("{n} personne comptée", "{n} personnes comptées", counted).format(n=counted)
        of = ngettext("{ballots} sur {n} présente", "{ballots} sur {n} présentes", one.voters)
        return of.format(ballots=ballots, n=one.voters) if one.voters else ballots
    ballots = ngettext("{n} bulletin", "{n} bulletins", counted).format(n=counted)
    if not one.voters:
        return ballots
    people = ngettext("{n} personne", "{n} personnes", one.voters).format(n=one.voters)
    return _("{ballots} sur {people}").format(ballots=ballots, people=people)


def _raised(one: "RoundState") -> str:
    """Return « 10 personnes à main levée et 2 autrement »."""
    hands = ngettext("{n} personne à main levée", "{n} personnes à main levée", one.tally.hands)
    said = hands.format(n=one.tally.hands)
    others = one.tally.people - one.tally.hands
    return _("{hands} et {n} autrement").format(hands=said, n=others) if others else said


def _public_words(one: "RoundState") -> str:
    """Return « 10 personnes à main levée et 2 autrement sur 14 présentes · tour public »."""
    said = _raised(one)
    if one.voters:
        of = ngettext("{said} sur {n} présente", "{said} sur {n} présentes", one.voters)
        said = of.format(said=said, n=one.voters)
    return _("{said} · tour public").format(said=said)


def late_words(late: int) -> str:
    """Return « 1 bulletin reçu après le dévoilement, non compté », empty when there is none."""
    if not late:
        return ""
    return ngettext(
        "{n} bulletin reçu après le dévoilement, non compté",
        "{n} bulletins reçus après le dévoilement, non comptés",
        late,
    ).format(n=late)


def dots_words(asked: Round) -> str:
    """Return « 3 points par personne, un par rôle »."""
    most = asked.questions[0].most
    return ngettext("{n} point par personne, un par rôle", "{n} points par personne, un par rôle", most).format(n=most)


def cut_words(places: int, kept: int, tied: int, places_left: int) -> str:
    """Return what the cut line says: how many are retained, and the tie that waits."""
    if not tied:
        if kept > places:
            return ngettext("{n} rôle retenu", "{n} rôles retenus", kept).format(n=kept)
        return _("retenir {n}").format(n=places)
    dashes = "─ ─ ─"
    tie = ngettext(
        "{tied} rôles à égalité pour une seule place", "{tied} rôles à égalité pour {n} places", places_left
    ).format(tied=tied, n=places_left)
    return _("retenir {n} {dashes} {tie}").format(n=places, dashes=dashes, tie=tie)


def median_in_words(value: float | None, levels: Sequence[Level]) -> str:
    """Return a median in the words of its scale: « régulièrement », or between two of them; empty when it is not
    known."""
    if value is None:
        return ""
    low, high = math.floor(value), math.ceil(value)
    words = {level.value: level.text for level in levels}
    if low == high:
        return _("« {level} »").format(level=words.get(low, number_words(value)))
    return _("entre « {low} » et « {high} »").format(low=words.get(low, str(low)), high=words.get(high, str(high)))


def round_total_words(one: "RoundState") -> str:
    """Return « 12 bulletins, 36 points » of a revealed vote, the blank ones included; a public one says so."""
    counted = one.tally.people
    if one.tally.public:
        ballots = _raised(one)
    elif one.tally.slips:
        ballots = ngettext("{n} personne comptée", "{n} personnes comptées", counted).format(n=counted)
    else:
        ballots = ngettext("{n} bulletin", "{n} bulletins", counted).format(n=counted)
    if one.asked.purpose is not Purpose.VOTE:
        return ballots
    dots = sum(counts[0][0] for counts in one.tally.counts.values() if counts)
    points = ngettext("{n} point", "{n} points", dots).format(n=dots)
    total = _("{ballots}, {points}").format(ballots=ballots, points=points)
    return _("{said} · tour public").format(said=total) if one.tally.public else total
