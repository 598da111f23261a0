"""The notes under a table of results: the tie that waits for the group, how ties were settled, the turnout."""

from fiche_tui.drawing.figures import late_words, people_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.tie_words import tie_words
from fiche_tui.drawing.styles import ACCENT, LATE, QUIET, SOON, STRONG
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.results import Selection, shortlist, unsettled_tie
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.short_text import shortened
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.tally import SHORTLIST_AIM, SHORTLIST_MOST

LONGEST_NOTE = 300
"""Characters of a settled tie's sentence that are shown; the minutes hold all of it."""


def tie_lines(state: State, width: int) -> list[Line]:
    """Return « Que fait le groupe? » with its four ways, while a tie at the cut waits."""
    if unsettled_tie(state) is None:
        return []
    ways = [
        ("1", _("les garder tous")),
        ("2", _("départager à main levée (1 min)")),
        ("3", _("nouveau vote secret")),
        ("4", _("trancher, et dire pourquoi")),
    ]
    shown = [line((key, f"{STRONG} {ACCENT}"), f" {way}") for key, way in ways]
    question = line((_("Que fait le groupe?"), STRONG))
    if width >= 104:
        first, *others = shown
        return [Line(), question, line(first, *(line("    ", way) for way in others))]
    size = max(shown[0].width, shown[2].width) + 5
    pairs = zip(shown[::2], shown[1::2], strict=True)
    return [Line(), question, *(line(left.fitted(size), right) for left, right in pairs)]


def settled_lines(state: State, decided: Selection) -> list[Line]:
    """Return how each tie was settled."""
    return [line((shortened(sentence, LONGEST_NOTE), STRONG)) for sentence in tie_words(state, decided)]


def late_lines(one: RoundState) -> list[Line]:
    """Return the ballots that came after the reveal, which are a fact."""
    return [line((late_words(one.late), SOON))] if one.late else []


def shortlist_warnings(state: State, revealed: RoundState) -> list[Line]:
    """Return the shortlist that is too long, and the tie at its last place that entered whole, until the group changes
    it."""
    lines = []
    short = shortlist(state)
    tied = len(short.automatic) - SHORTLIST_AIM
    by_figures = revealed.asked.instrument is not Instrument.FAMILY
    if by_figures and tied > 0 and short.roles == short.automatic:
        sentence = _("Égalité à la {aim}e place : elle entre entière, la liste courte a {n} rôles.")
        lines.append(line(sentence.format(aim=SHORTLIST_AIM, n=len(short.automatic))))
    if short.overflow:
        sentence = ngettext(
            "▲ La liste courte a {total} rôles et le vote en tient {most} : ôtez-en un (k).",
            "▲ La liste courte a {total} rôles et le vote en tient {most} : ôtez-en {n} (k).",
            short.overflow,
        )
        total = len(short.roles)
        words = sentence.format(total=total, most=SHORTLIST_MOST, n=short.overflow)
        lines.append(line((words, f"{STRONG} {LATE}")))
    return lines


def legend_line(state: State, revealed: RoundState, *, voted: bool) -> Line:
    """Return « 12 bulletins sur 12 personnes · ► liste courte (12) · ↔ le groupe est partagé »."""
    parts = [people_words(revealed)]
    if voted:
        parts.append(_("► liste courte ({n})").format(n=len(shortlist(state).roles)))
    if revealed.asked.questions[0].is_scale:
        parts.append(_("↔ le groupe est partagé"))
    return line((" · ".join(parts), QUIET))
