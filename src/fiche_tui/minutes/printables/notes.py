"""The facilitator's private sheet (« feuille d’animation »): each step with its hour, its instruction and its note."""

from datetime import date, datetime, timedelta

from fiche_tui.minutes.dates import hours_range
from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Document,
    Group,
    Heading,
    Inline,
    Item,
    Look,
    Paragraph,
    Span,
    begun,
    joined,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.timeline import when
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.state import State


def notes(state: State, words: Words) -> Document:
    """The steps that are kept, with their planned hours where the start is known. Private."""
    _ = words._
    blocks: list[Block] = [
        *common.whose(state),
        Paragraph(begun(when(state, words))),
        Paragraph(_("À garder pour vous : cette feuille porte les notes privées.")),
    ]
    start = datetime.combine(date(2000, 1, 1), state.details.start) if state.details.start else None
    kept = [step for step in state.plan if not step.dropped]
    for number, step in enumerate(kept, 1):
        # The hour of a later sitting is not known yet.
        begins = start if start and step.sitting == 1 else None
        blocks.append(Group(Look.KEPT, tuple(_step(number, step, begins, words))))
        start = start + timedelta(minutes=step.minutes) if start else None
    if state.sheet.talk:
        blocks.append(Heading(2, _("À discuter pendant le dépouillement")))
        blocks.append(Bullets(tuple(Item((typed(talk),)) for talk in state.sheet.talk)))
    return common.paper(words, _("Feuille d’animation"), blocks)


def _step(number: int, step: PlannedStep, begins: datetime | None, words: Words) -> list[Block]:
    _ = words._
    blocks: list[Block] = [
        Heading(2, (Span(f"{number}. "), typed(step.title))),
        Paragraph(begun(_time(step, begins, words))),
    ]
    if step.instruction:
        blocks.append(Paragraph((typed(step.instruction),)))
    if step.parts:
        blocks.append(
            Bullets(
                tuple(
                    Item(words.ngettext("{part} : {n} minute", "{part} : {n} minutes", one.minutes, part=one.title))
                    for one in step.parts
                )
            )
        )
    if step.note:
        label = strong(plain(_("Note privée")))
        blocks.append(Paragraph(_("{label} : {note}", label=label, note=step.note)))
    return blocks


def _time(step: PlannedStep, begins: datetime | None, words: Words) -> Inline:
    _ = words._
    parts = [words.ngettext("{n} minute", "{n} minutes", step.minutes)]
    if begins and step.minutes:
        parts.insert(0, (Span(hours_range(begins, begins + timedelta(minutes=step.minutes), words.lang)),))
    if step.protected:
        parts.append(_("protégée : le rattrapage n’y touche pas"))
    if step.optional:
        parts.append(_("facultative"))
    return joined(parts, " · ")
