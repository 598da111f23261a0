"""The facilitator's private sheet (« feuille d’animation »): each step with its hour, its instruction and its note."""

import re
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
    Table,
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
from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.state import State

GRID_LINES = 8
"""Lines of the grid that is filled by hand."""
_FOR_MINUTES = re.compile(r"(?:À|In|At) (\d+) minutes\b")
_FOR_TWO_MEETINGS = re.compile(r"En deux rencontres\b|Over two meetings\b")
_FOR_CHECKING = re.compile(r"Avec «\s?Cocher|With “?(?:Check|Tick)")


def notes(state: State, words: Words) -> Document:
    """Return the steps that are kept, with their planned hours where the start is known. Private."""
    _ = words._
    blocks: list[Block] = [
        *common.whose(state),
        Paragraph(begun(when(state, words))),
        Paragraph(_("À garder pour vous : cette feuille porte les notes privées.")),
    ]
    blocks += _copies(state, words)
    start = datetime.combine(date(2000, 1, 1), state.details.start) if state.details.start else None
    kept = [step for step in state.plan if not step.dropped]
    for number, step in enumerate(kept, 1):
        # The hour of a later sitting is not known yet.
        begins = start if start and step.sitting == 1 else None
        blocks.append(Group(Look.KEPT, tuple(_step(state, number, step, begins, words))))
        start = start + timedelta(minutes=step.minutes) if start else None
    if state.sheet.talk:
        blocks.append(Heading(2, _("À discuter pendant le dépouillement")))
        blocks.append(Bullets(tuple(Item((typed(talk),)) for talk in state.sheet.talk)))
    return common.paper(words, _("Feuille d’animation"), [*blocks, *_grid(words)])


def _step(state: State, number: int, step: PlannedStep, begins: datetime | None, words: Words) -> list[Block]:
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
    advice = [line for line in step.note.split("\n") if line.strip() and advice_holds(line, state)]
    if advice:
        blocks.append(Paragraph((strong(plain(_("Pour vous"))),)))
        blocks.append(Bullets(tuple(Item((typed(line),)) for line in advice)))
    return blocks


def advice_holds(line: str, state: State) -> bool:
    """Return whether a line of advice is about the meeting at hand: some begin with the agenda or the instrument that
    they are for (« À 45 minutes, … », « En deux rencontres, … », « Avec « Cocher », … »)."""
    if found := _FOR_MINUTES.match(line):
        return found[1] == state.preset
    if _FOR_TWO_MEETINGS.match(line):
        return any(step.sitting > 1 for step in state.plan)
    return not _FOR_CHECKING.match(line) or state.method.instrument is Instrument.CHECK


def _copies(state: State, words: Words) -> list[Block]:
    """Return what to print for the door that was chosen, how many copies, on both sides."""
    _ = words._
    if not any(step.kind is StepKind.ASSESS and not step.dropped for step in state.plan):
        return []
    if state.method.by_counts:
        return [Paragraph(_("À imprimer : une feuille de compilation par table, recto verso."))]
    voters = state.headcount or sum(person.votes for person in state.people)
    if not voters:
        return [Paragraph(_("À imprimer : un bulletin par personne qui vote, recto verso."))]
    copies = words.ngettext(
        "À imprimer : {n} bulletin, recto verso, et deux de réserve.",
        "À imprimer : {n} bulletins, recto verso, et deux de réserve.",
        voters,
    )
    return [Paragraph(copies)]


def _grid(words: Words) -> list[Block]:
    """Return an empty grid for decisions and follow-ups, should the laptop die."""
    _ = words._
    headings = (_("Décision ou suivi"), _("Responsable"), _("Échéance"))
    table = Table(headings, (((), (), ()),) * GRID_LINES)
    return [Group(Look.STRIP, (Heading(2, _("Décisions et suivis, si l’ordinateur s’arrête")), table))]


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
