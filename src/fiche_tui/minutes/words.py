"""The sentences of a document in its own language, as spans into which people's words are put untouched."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time
from string import Formatter

from fiche_tui.language.item_words import ItemName, reworded
from fiche_tui.language.translation import catalogue
from fiche_tui.minutes import dates
from fiche_tui.minutes.document import Inline, Piece, Span, Value, inline, typed
from fiche_tui.minutes.typography import french
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.state import State
from fiche_tui.workshop.text import NO_BREAK
from fiche_tui.workshop.zones import zone_of

DASH = "–"
"""What stands where a figure is not known."""
_SPELT = {
    "fr": ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
MINUS = "\N{MINUS SIGN}"


@frozen
class Words:
    """The words of one language, the zone in which hours are told, what the sheet calls its lines: the workshop's."""

    lang: str = "fr"
    timezone: str = "UTC"
    item_names: Sequence[ItemName] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    """The titles of scales that the sheet chose, by scale id."""

    def _(self, message: str, **values: Value) -> Inline:
        """Return a sentence written in French in the code, in this language, with its values put in.

        Named as in the language room, so that sentences are found for the catalogues. Only the sentence is typeset:
        values are people's words, or figures that are typeset already.
        """
        return self._filled(catalogue(self.lang).gettext(message), values)

    def ngettext(self, one: str, many: str, n: int, **values: Value) -> Inline:
        """Return the form of a sentence for ``n``, which is also the value « n »."""
        return self._filled(catalogue(self.lang).ngettext(one, many, n), {"n": n, **values})

    def _filled(self, template: str, values: dict[str, Value]) -> Inline:
        template = reworded(template, self.lang, self.item_names)
        if dates.base_language(self.lang) == "fr":
            template = french(template)
        result: list[Piece] = []
        for literal, name, _format, _conversion in Formatter().parse(template):
            if literal:
                result.append(Span(literal))
            if name is not None:
                result.extend(inline(values[name]))
        return tuple(result)

    def scale(self, scale_id: str, *, begins: bool = False) -> Inline:
        """Return what a scale is called: « aujourd’hui », « souhaité » (with a capital where it ``begins``), or as the
        sheet wrote it."""
        if own := self.titles.get(scale_id):
            return inline(typed(own))
        if scale_id == "today":
            return self._("Aujourd’hui") if begins else self._("aujourd’hui")
        return self._("Souhaité") if begins else self._("souhaité")

    @property
    def colon(self) -> str:
        """A colon with the space that the language puts before it."""
        return ":" if dates.base_language(self.lang) == "en" else f"{NO_BREAK}:"

    def spelt(self, n: int, *, feminine: bool = False) -> str:
        """Return a small number in letters (« trois »), a greater one in digits; « une » beside a ``feminine`` noun."""
        lang = dates.base_language(self.lang)
        if feminine and n == 1 and lang == "fr":
            return "une"
        return _SPELT[lang][n] if n < len(_SPELT[lang]) else str(n)

    def number(self, value: float | None) -> str:
        """Return a median: « 2 », « 2,5 », and a dash where nobody gave a level."""
        if value is None:
            return DASH
        text = f"{value:g}".replace("-", MINUS)
        return text.replace(".", ",") if dates.base_language(self.lang) == "fr" else text

    def gap(self, value: float | None) -> str:
        """Return a gap with its sign: « +1,5 », « -2 », « 0 »."""
        return f"+{self.number(value)}" if value is not None and value > 0 else self.number(value)

    def local(self, moment: datetime) -> datetime:
        """Return the moment in the workshop's zone."""
        return moment.astimezone(zone_of(self.timezone))

    def hour(self, moment: datetime | time) -> Span:
        """Return the hour of a moment in the workshop's zone, or an hour of that zone: « 14 h 05 »."""
        return Span(dates.hour(self.local(moment) if isinstance(moment, datetime) else moment, self.lang))

    def day(self, day: date) -> Span:
        """Return a date in words: « le lundi 23 novembre 2026 »."""
        return Span(dates.date_in_words(day, self.lang))


def words_of(state: State) -> Words:
    """Return the words of a workshop: the language of its sheet, its own zone, its own names."""
    sheet = state.sheet
    titles = {name: sheet.own_title(name) for name in ("today", "wanted")}
    return Words(dates.base_language(sheet.lang), state.timezone, sheet.item_names, titles)


def counts_text(counts: tuple[int, ...]) -> str:
    """Counts by level, don't-know last: « 1 · 0 · 4 · 6 · 1 »."""
    return " · ".join(str(count) for count in counts)
