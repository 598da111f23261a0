"""A sheet as plain text for a terminal: its families and roles, its scales, its agenda by format. No Markdown here."""

from collections.abc import Iterable, Iterator, Mapping

from fiche_tui.language.cells import wrapped
from fiche_tui.language.translation import N_, _, items_named, ngettext
from fiche_tui.workshop.sheet import Instrument, Preset, Sheet, Step
from fiche_tui.workshop.short_text import one_line

WIDTH = 78
"""Characters of a line at most, so that it holds on 80 columns."""

LANGUAGES: Mapping[str, str] = {"fr": N_("français"), "en": N_("anglais")}

INSTRUMENTS: Mapping[Instrument, str] = {
    Instrument.FULL: N_("complet"),
    Instrument.WANTED: N_("souhaité seul"),
    Instrument.CHECK: N_("cocher"),
    Instrument.FAMILY: N_("par famille"),
}


def language_words(tag: str) -> str:
    """Return the language of a sheet in words, or its tag when there is no word for it here."""
    known = LANGUAGES.get(tag.lower().partition("-")[0], "")
    return _(known) if known else tag


def size_words(sheet: Sheet) -> str:
    """Return « 26 rôles dans 5 familles », by the sheet’s own name for them, or how many steps a sheet without any
    has."""
    with items_named(sheet.item_names):
        return _size_words(sheet)


def _size_words(sheet: Sheet) -> str:
    if not sheet.items:
        steps = ngettext("{n} étape", "{n} étapes", len(sheet.steps)).format(n=len(sheet.steps))
        return _("sans rôles, {steps}").format(steps=steps)
    return _("{roles} dans {families}").format(
        roles=ngettext("{n} rôle", "{n} rôles", len(sheet.items)).format(n=len(sheet.items)),
        families=ngettext("{n} famille", "{n} familles", len(sheet.families)).format(n=len(sheet.families)),
    )


def readable(sheet: Sheet) -> Iterator[str]:
    """The lines of the text, without line ends."""
    yield sheet.title
    yield " · ".join([sheet.id, language_words(sheet.lang), size_words(sheet)])
    for text in sheet.introduction.splitlines():
        yield from ("", *_wrapped(text))
    if sheet.question:
        yield from ("", *_wrapped(sheet.question, mark=_("Question :") + " "))
    for family in sheet.families:
        yield ""
        yield f"{family.letter} · {family.title} ({len(family.items)})"
        for item in family.items:
            yield from _wrapped(item.text, mark=f"  {item.code:<3} ")
    for scale in sheet.scales:
        levels = " · ".join(f"{level.value}\u00a0{level.text}" for level in scale.levels)
        yield from ("", *_wrapped(levels, mark=_("{scale} :").format(scale=scale.title) + " "))
    yield ""
    yield from _agenda(sheet)
    if sheet.credit:
        yield ""
        for text in sheet.credit.splitlines():
            yield from _wrapped(text)


def _agenda(sheet: Sheet) -> Iterator[str]:
    columns = [max(4, len(preset.id)) + 2 for preset in sheet.presets]
    room = max(24, WIDTH - sum(columns))
    yield _row(_("Déroulement"), (preset.id for preset in sheet.presets), room, columns)
    for step in sheet.steps:
        cells = (str(step.minutes.get(preset.id, "-")) for preset in sheet.presets)
        first, *more = _wrapped(_step_words(step), width=room - 2)
        yield _row(f"  {first}", cells, room, columns)
        for line in more:
            yield f"    {line}"
    totals = (str(sum(step.minutes.get(preset.id, 0) for step in sheet.steps)) for preset in sheet.presets)
    yield _row(_("Total, en minutes"), totals, room, columns)
    for preset in sheet.presets:
        yield from _wrapped(_preset_words(sheet, preset), mark=f"  {preset.id} : ")


def _step_words(step: Step) -> str:
    flags = [
        word
        for flag, word in (
            (step.protected, _("protégée")),
            (step.optional, _("facultative")),
            (step.margin, _("marge")),
        )
        if flag and word != step.title.casefold()
    ]
    return f"{step.title} ({', '.join(flags)})" if flags else step.title


def _preset_words(sheet: Sheet, preset: Preset) -> str:
    steps = sum(preset.id in step.minutes for step in sheet.steps)
    parts = [preset.title, ngettext("{n} étape", "{n} étapes", steps).format(n=steps)]
    if sheet.items:
        instrument = _(INSTRUMENTS[preset.instrument])
        parts.append(_("instrument {instrument}").format(instrument=instrument))
        parts.append(_("retenir {n}").format(n=preset.retain))
    if preset.sitting_ends_after:
        titles = {step.id: step.title for step in sheet.steps}
        ends = ", ".join(titles.get(step, step) for step in preset.sitting_ends_after)
        parts.append(_("suspendre après : {steps}").format(steps=ends))
    return " · ".join(parts)


def _row(title: str, cells: Iterable[str], room: int, columns: Iterable[int]) -> str:
    numbers = "".join(f"{cell:>{width}}" for cell, width in zip(cells, columns, strict=True))
    return f"{title:<{room}}{numbers}"


def _wrapped(text: str, mark: str = "", width: int = WIDTH) -> list[str]:
    """Return a text cut on its plain spaces, its no-break ones kept; what follows the mark is aligned under it."""
    rows = wrapped(one_line(text), max(20, width - len(mark)))
    return [f"{' ' * len(mark) if place else mark}{row}".rstrip() for place, row in enumerate(rows)]
