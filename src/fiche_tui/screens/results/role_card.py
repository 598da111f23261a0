"""A role in big: its whole text, how the answers are spread, and in words what they say."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.drawing.bars import bar
from fiche_tui.drawing.scale_titles import begun, scale_title
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.earlier.words import card_lines, level_then
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.kit.figures import gap_words, median_in_words, number_words
from fiche_tui.workshop.sheet import Level
from fiche_tui.workshop.state import State
from fiche_tui.workshop.tally import Figures

_BAR = 26


class RoleCard(Show):
    """The card over the table, nearly as tall as the screen. Enter, Escape or q closes it."""

    DEFAULT_CSS = """
    RoleCard { & > .dialog--box { padding: 0 2; } .show--text { max-height: 84vh; } }
    """


def card_content(state: State, text: str, row: Figures, dots: str = "") -> Content:
    """The card's text. ``dots`` is what the vote gave, already in words."""
    parts: list[Content] = [Content(text).stylize("bold")]
    if dots:
        parts.append(Content(dots))
    for scale_id, counts, median in (("today", row.today_counts, row.today), ("wanted", row.wanted_counts, row.wanted)):
        if counts:
            title = scale_title(state.sheet, scale_id)
            then = level_then(state, row.subject, scale_id)
            parts.append(_spread(title, _levels(state, scale_id, counts), counts, median, then))
    if row.marks and not dots:
        parts.append(_marks(row))
    said = [*sentences(state, row), *card_lines(state, row.subject)]
    parts.append(Content("\n").join([Content(sentence) for sentence in said]))
    return Content("\n\n").join([part for part in parts if part.plain])


def card_title(code: str, shape: str, label: str) -> Content:
    """« E2 ▼ Influencer les décideurs »."""
    return one_line(Content(f"{code} {shape} {label}"))


def _levels(state: State, scale_id: str, counts: Sequence[int]) -> tuple[Level, ...]:
    found = next((scale.levels for scale in state.sheet.scales if scale.id == scale_id), ())
    words = {level.value: level.text for level in found}
    return tuple(Level(value, words.get(value, "")) for value in range(len(counts) - 1))


def _spread(title: str, levels: Sequence[Level], counts: Sequence[int], median: float | None, then: str) -> Content:
    """One bar a level, with the scale's words and the count; « je ne sais pas » last. Beside the median, the earlier
    one, already in words."""
    names = [f"{level.value} {level.text}" for level in levels] + [_("? je ne sais pas")]
    size = min(30, max(one_line(name).cell_length for name in names))
    largest = max(counts)
    median_words = _("médiane {median}").format(median=number_words(median))
    told = " · ".join(words for words in (median_words, then) if words)
    lines = [Content.assemble((f"{title.upper():<{size + 4}}", "bold"), (told, "$text-muted"))]
    for name, count in zip(names, counts, strict=True):
        shown = one_line(name).truncate(size, ellipsis=True, pad=True)
        drawn = Content(bar(count, largest, _BAR)).stylize("$text-accent")
        lines.append(Content.assemble("  ", shown, "  ", drawn, " " if drawn else "", (str(count), "bold")))
    return Content("\n").join(lines)


def _marks(row: Figures) -> Content:
    names = {"reinforce": _("à renforcer"), "lighten": _("à alléger")}
    largest = max(number for _question, number in row.marks)
    size = max(len(name) for name in names.values())
    return Content("\n").join(
        [
            Content.assemble(f"{names.get(question, question):<{size}}  ", bar(number, largest, _BAR), f" {number}")
            for question, number in row.marks
        ]
    )


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
