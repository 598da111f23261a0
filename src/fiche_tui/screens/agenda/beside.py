"""Beside the agenda, in a wide window: when it ends, and what the chosen step asks of the group."""

from datetime import datetime

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.rows import Place, place_of, step_words, summary_words
from fiche_tui.screens.kit.columns import in_rows
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.sheet import Part
from fiche_tui.workshop.state import State


def beside(state: State, step: PlannedStep, at: datetime, width: int) -> Content:
    """Return the outlook, then the step: when and how long, what is never done to it, its instruction, its parts."""
    blocks = [
        [line.stylize("bold $text") for line in in_rows(summary_words(state, at), width)],
        [line.stylize("bold $text-accent") for line in in_rows(step.title.upper(), width)],
        [row for words in (step_words(state, step, at), _least_words(state, step)) for row in in_rows(words, width)],
        [row.stylize("$text") for line in step.instruction.splitlines() for row in in_rows(line, width)],
        [
            row
            for part in step.parts
            for row in in_rows(_("{title} · {n} min").format(title=part.title, n=part.minutes), width)
        ],
    ]
    lines: list[Content] = []
    for block in blocks:
        if any(line.plain for line in block):
            lines += [Content(""), *block] if lines else block
    return Content("\n").join(lines)


def _least_words(state: State, step: PlannedStep) -> str:
    yields = place_of(state, step) is Place.COMING and not (step.protected or step.margin)
    if not yields or step.minimum >= step.minutes:
        return ""
    return _("Le rattrapage lui laisse au moins {n} min.").format(n=step.minimum)


def _part_words(part: Part) -> str:
    return _("{title} · {n} min").format(title=part.title, n=part.minutes)
