"""Beside the list of home, in a wide window: when and where the chosen meeting is, how far it came, what is missing.

From the room file alone, which is what the room may see: home opens in front of anybody.
"""

from collections.abc import Iterator, Sequence

from textual.content import Content

from fiche_tui.language.translation import _, language, ngettext
from fiche_tui.language.typed_hours import shown_hours
from fiche_tui.minutes.dates import date_in_words, hour
from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.screens.kit.columns import cell, in_rows
from fiche_tui.workshop.room.values import Room, RoomStep

MINUTES = 8
"""Cells of the minutes of a step."""


def beside(row: HomeRow, room: Room, width: int, height: int) -> Content:
    """Return what is said of a workshop, in at most that many rows of that many cells."""
    lines = [
        *(line.stylize("bold $text-accent") for line in in_rows(row.title.upper(), width, 3)),
        *_muted(room.header.collective, width),
        Content(""),
        *_when_and_where(room, width),
    ]
    for heading, part in _parts(row, room, width):
        if part:
            lines += [Content(""), Content(heading).stylize("bold"), *part]
    shown = lines if len(lines) <= height else [*lines[: height - 1], Content("…").stylize("$text-muted")]
    return Content("\n").join(shown)


def _parts(row: HomeRow, room: Room, width: int) -> Iterator[tuple[str, Sequence[Content]]]:
    if row.status == "prepared":
        yield _("Il manque encore"), [line for text in missing(room) for line in in_rows(f"· {text}", width)]
        yield _("Objectifs communs"), [line for text in room.objectives for line in in_rows(text, width, 2)]
    elif row.status == "final":
        yield _("Ce que le groupe a retenu"), _retained(room, width)
    if decisions := len(room.decisions):
        yield ngettext("{n} décision", "{n} décisions", decisions).format(n=decisions), _decisions(room, width)
    if room.next_meeting:
        yield _("Prochaine rencontre"), in_rows(shown_hours(room.next_meeting), width, 2)
    if row.status != "final":
        yield _("Déroulement"), [_step(step, room, width) for step in room.steps]


def missing(room: Room) -> Sequence[str]:
    """Return what a meeting that is prepared has not said yet, in words; none of it is required."""
    said = {
        _("la date"): room.header.date,
        _("l’heure"): room.start,
        _("le lieu"): room.place,
        _("le collectif"): room.header.collective,
        _("les objectifs communs"): room.objectives,
        _("les personnes"): room.voters,
    }
    return [words for words, value in said.items() if not value]


def _when_and_where(room: Room, width: int) -> Iterator[Content]:
    parts = [date_in_words(room.header.date, language()) if room.header.date else ""]
    parts.append(hour(room.start, language()) if room.start else "")
    yield from in_rows(", ".join(part for part in parts if part) or _("sans date"), width)
    if room.place:
        yield from in_rows(room.place, width, 2)
    if room.voters:
        yield Content(ngettext("{n} personne vote", "{n} personnes votent", room.voters).format(n=room.voters))
    if minutes := sum(step.minutes for step in room.steps):
        yield Content(_("{n} min en {steps} étapes").format(n=minutes, steps=len(room.steps)))


def _step(step: RoomStep, room: Room, width: int) -> Content:
    running = room.clock is not None and room.clock.step == step.id
    mark = "▶ " if running else "✓ " if step.ended_at else "· "
    style = "bold" if running else "$text-muted" if step.ended_at else ""
    minutes = cell(_("{n} min").format(n=step.minutes), MINUTES, right=True)
    return Content.assemble(cell(f"{mark}{step.title}", width - MINUTES), minutes).stylize(style)


def _retained(room: Room, width: int) -> Sequence[Content]:
    labels = {role.id: f"{role.code}  {role.label}" for family in room.list for role in family.roles}
    return [line for one in room.retained for line in in_rows(labels.get(one, one), width, 2)]


def _decisions(room: Room, width: int) -> Sequence[Content]:
    return [line for one in room.decisions for line in in_rows(one.text, width, 2)]


def _muted(text: str, width: int) -> Sequence[Content]:
    return [line.stylize("$text-muted") for line in in_rows(text, width, 2)] if text else []
