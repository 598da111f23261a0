"""What stands under a table of results: the tie that waits for the group, how ties were settled, the turnout."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.figures import late_words, people_words, tie_words
from fiche_tui.workshop.results import Selection, shortlist, unsettled_tie
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.tally import SHORTLIST_AIM, SHORTLIST_MOST

LONGEST_NOTE = 300
"""Characters of a settled tie's sentence that are shown; the minutes hold all of it."""


def joined(lines: Sequence[Content]) -> Content | None:
    """The lines one under another, ``None`` when there is none."""
    return Content("\n").join(lines) if lines else None


def tie_lines(state: State, width: int) -> list[Content]:
    """« Que fait le groupe? » with its four ways, while a tie at the cut waits."""
    if unsettled_tie(state) is None:
        return []
    ways = [
        ("1", _("les garder tous")),
        ("2", _("départager à main levée (1 min)")),
        ("3", _("nouveau vote secret")),
        ("4", _("trancher, et dire pourquoi")),
    ]
    shown = [Content.assemble((key, "bold $text-accent"), f" {way}") for key, way in ways]
    question = Content(_("Que fait le groupe?")).stylize("bold")
    if width >= 104:
        return [Content(""), question, Content("    ").join(shown)]
    size = max(shown[0].cell_length, shown[2].cell_length) + 5
    pairs = zip(shown[::2], shown[1::2], strict=True)
    return [Content(""), question, *(Content.assemble(left.truncate(size, pad=True), right) for left, right in pairs)]


def settled_lines(state: State, decided: Selection) -> list[Content]:
    """How each tie was settled."""
    return [
        one_line(sentence if len(sentence) <= LONGEST_NOTE else f"{sentence[: LONGEST_NOTE - 1]}…").stylize("bold")
        for sentence in tie_words(state, decided)
    ]


def late_lines(one: RoundState) -> list[Content]:
    """The ballots that came after the reveal, which are a fact."""
    return [Content(late_words(one.late)).stylize("$text-warning")] if one.late else []


def shortlist_warnings(state: State, revealed: RoundState) -> list[Content]:
    """The shortlist that is too long, and the tie at its last place that entered whole, until the group changes it."""
    lines = []
    short = shortlist(state)
    tied = len(short.automatic) - SHORTLIST_AIM
    by_figures = revealed.asked.instrument is not Instrument.FAMILY
    if by_figures and tied > 0 and short.roles == short.automatic:
        sentence = _("Égalité à la {aim}e place : elle entre entière, la liste courte a {n} rôles.")
        lines.append(Content(sentence.format(aim=SHORTLIST_AIM, n=len(short.automatic))))
    if short.overflow:
        sentence = ngettext(
            "▲ La liste courte a {total} rôles et le vote en tient {most} : ôtez-en un (k).",
            "▲ La liste courte a {total} rôles et le vote en tient {most} : ôtez-en {n} (k).",
            short.overflow,
        )
        total = len(short.roles)
        words = sentence.format(total=total, most=SHORTLIST_MOST, n=short.overflow)
        lines.append(Content(words).stylize("bold $text-error"))
    return lines


def legend_line(state: State, revealed: RoundState, *, voted: bool) -> Content:
    """« 12 bulletins sur 12 personnes · ► liste courte (12) · ↔ le groupe est partagé »."""
    parts = [people_words(revealed)]
    if voted:
        parts.append(_("► liste courte ({n})").format(n=len(shortlist(state).roles)))
    if revealed.asked.questions[0].is_scale:
        parts.append(_("↔ le groupe est partagé"))
    return Content(" · ".join(parts)).stylize("$text-muted")
