"""A role in big: its whole text, how the answers are spread, and in words what they say."""

from collections.abc import Sequence

from fiche_tui.drawing.bars import bar
from fiche_tui.drawing.figures import gap_words, median_in_words, number_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.distribution import marked, spread, whole_bar
from fiche_tui.drawing.scale_titles import begun, scale_title
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG
from fiche_tui.drawing.then_and_now import level_then, why_no_then
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.state import State
from fiche_tui.workshop.tally import Figures

_BAR = 26


def card_lines(state: State, text: str, row: Figures, dots: str = "") -> list[Line]:
    """Return the card's text. ``dots`` is what the vote gave, already in words."""
    parts = [[line((one, STRONG)) for one in text.split("\n")]]
    if dots:
        parts.append([line(dots)])
    for scale_id, counts, median in (("today", row.today_counts, row.today), ("wanted", row.wanted_counts, row.wanted)):
        if counts:
            title = scale_title(state.sheet, scale_id)
            then = level_then(state, row.subject, scale_id)
            parts.append(_spread(title, spread(state, scale_id, counts), whole_bar(state), median, then))
    if row.marks and not dots:
        parts.append(_marks(row, whole_bar(state)))
    parts.append([line(sentence) for sentence in (*sentences(state, row), *why_no_then(state, row.subject))])
    shown = [part for part in parts if any(one.text for one in part)]
    return [one for place, part in enumerate(shown) for one in ([Line()] if place else []) + part]


def card_title(code: str, shape: str, label: str) -> str:
    """Return « E2 ▼ Influencer les décideurs »."""
    return f"{code} {shape} {label}"


def _spread(title: str, rows: Sequence[tuple[str, int]], whole: int, median: float | None, then: str) -> list[Line]:
    """Return one bar a level, with the scale's words and the count. Beside the median, the earlier one, already in
    words."""
    size = min(30, max(line(name).width for name, _count in rows))
    median_words = _("médiane {median}").format(median=number_words(median))
    told = " · ".join(words for words in (median_words, then) if words)
    lines = [line((f"{title.upper():<{size + 4}}", STRONG), (told, QUIET))]
    for name, count in rows:
        drawn = line((bar(count, whole, _BAR), ACCENT))
        lines.append(line("  ", line(name).fitted(size), "  ", drawn, " " if drawn.text else "", (str(count), STRONG)))
    return lines


def _marks(row: Figures, whole: int) -> list[Line]:
    rows = marked(row)
    size = max(len(name) for name, _number in rows)
    return [line(f"{name:<{size}}  ", bar(number, whole, _BAR), f" {number}") for name, number in rows]


def sentences(state: State, row: Figures) -> list[str]:
    """In words what the figures say, one sentence a line."""
    said = []
    levels = {scale.id: scale.levels for scale in state.sheet.scales}
    today, wanted = (
        median_in_words(row.today, levels.get("today", ())),
        median_in_words(row.wanted, levels.get("wanted", ())),
    )
    if row.gap is not None:
        said.append(
            _("{today_title}, plutôt {today}; {wanted_title}, plutôt {wanted}.").format(
                today_title=begun(scale_title(state.sheet, "today")),
                today=today,
                wanted_title=scale_title(state.sheet, "wanted"),
                wanted=wanted,
            )
        )
        said.append(_gap_sentence(row.gap))
    elif wanted:
        title = begun(scale_title(state.sheet, "wanted"))
        said.append(_("{title} : plutôt {wanted}.").format(title=title, wanted=wanted))
    if row.divided:
        low, high = sum(row.wanted_counts[:2]), sum(row.wanted_counts[2:-1])
        said.append(_("↔ Le groupe est partagé : {low} à 0 ou 1, {high} à 2 ou plus.").format(low=low, high=high))
    unknown = row.wanted_counts[-1] if row.wanted_counts else 0
    if unknown:
        sentence = ngettext("{n} personne ne sait pas.", "{n} personnes ne savent pas.", unknown)
        said.append(sentence.format(n=unknown))
    return said


def _gap_sentence(gap: float) -> str:
    if gap > 0:
        return _("Écart {gap} : le groupe souhaite en faire plus.").format(gap=gap_words(gap))
    if gap < 0:
        return _("Écart {gap} : à alléger ou à confier, le groupe souhaite en faire moins.").format(gap=gap_words(gap))
    return _("Écart 0 : à maintenir tel quel.")
