"""Déroulement prévu et réel: the minutes of each step, the changes of plan with their hour, the notes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Inline,
    Item,
    Paragraph,
    Span,
    Table,
    inline,
    joined,
    strong,
    typed,
)
from fiche_tui.minutes.naming import code_of, codes_and, part, step_title
from fiche_tui.minutes.sections.decisions import captures_of
from fiche_tui.minutes.timeline import actual_minutes, held_on, planned_minutes, step_minutes, was_planned
from fiche_tui.minutes.words import DASH, MINUS, Words
from fiche_tui.workshop.agenda import PlannedStep, Run
from fiche_tui.workshop.state import PlanChange, State, listed_roles
from fiche_tui.workshop.values import Capture, CaptureKind

MINUTES = ("MinutesAdded", "StepPlanned")
"""Changes of one step's minutes: given five times in a row, a minute is one change of five minutes."""

IN_A_ROW = timedelta(minutes=1)
"""How far apart two keys are part of one change at most."""


def course(state: State, words: Words) -> list[Block]:
    """Return the table of steps, what the group says of its time, the changes of plan, the notes by step."""
    _ = words._
    if not state.plan:
        return []
    took = step_minutes(state)
    rows = [_row(state, step, took.get(step.id), words) for step in state.plan]
    actual = actual_minutes(state)
    total = Span(DASH if actual is None else str(actual))
    rows.append((_bold(_("Total")), (), _bold((Span(str(planned_minutes(state))),)), _bold((total,))))
    headings = (_("Étape"), _("Début"), _("Minutes prévues"), _("Minutes réelles"))
    blocks: list[Block] = [
        part(_("Déroulement prévu et réel")),
        Table(headings, tuple(rows), 2, (0.46, 0.22, 0.14, 0.18)),
    ]
    return [*blocks, *_rating(state, words), *_changes(state, words), *_notes(state, words)]


def _rating(state: State, words: Words) -> list[Block]:
    """Return « Cette rencontre valait-elle votre temps? 3 : 2 · 4 : 6 · 5 : 5 (1 = pas du tout, 5 = tout à fait) »."""
    _ = words._
    if not sum(state.rating):
        return []
    levels = [
        _("{heading} : {figure}", heading=level, figure=count) for level, count in enumerate(state.rating, 1) if count
    ]
    return [
        Paragraph(
            _(
                "Cette rencontre valait-elle votre temps? De 1, pas du tout, à 5, tout à fait — {levels}",
                levels=joined(levels, " · "),
            )
        )
    ]


def _row(state: State, step: PlannedStep, took: int | None, words: Words) -> tuple[Inline, ...]:
    runs = [run for run in state.runs if run.step == step.id]
    planned = str(step.planned) if was_planned(state, step) else DASH
    lasted = _lasted(state, step, took, words)
    return (inline(typed(step.title)), _began(state, runs, words), (Span(planned),), lasted)


def _began(state: State, runs: list[Run], words: Words) -> Inline:
    return _moment(state, runs[0].started_at, words) if runs else ()


def _moment(state: State, moment: datetime, words: Words) -> Inline:
    """Return the hour of a moment, after its day where the workshop was held on several, or on another than was
    written."""
    hour, day = words.hour(moment), words.local(moment).date()
    if len(state.sittings) < 2 and day == held_on(state):
        return (hour,)
    return (Span(f"{day.isoformat()} · "), hour)


def _lasted(state: State, step: PlannedStep, took: int | None, words: Words) -> Inline:
    _ = words._
    if state.run is not None and state.run.step == step.id:
        hour = words.hour(state.run.started_at)
        if took is not None:
            return _("{minutes}, puis en cours depuis {hour}", minutes=Span(str(took)), hour=hour)
        return _("en cours depuis {hour}", hour=hour)
    if took is not None:
        return (Span(str(took)),)
    if step.dropped:
        return _("laissée de côté")
    return _("non utilisée") if step.margin and state.final_at else _("non tenue") if state.final_at else (Span(DASH),)


def _changes(state: State, words: Words) -> list[Block]:
    items = []
    for changes in _acts(state.plan_changes):
        text = _change(state, changes, words)
        if text:
            items.append(Item(words._("{hour}, {change}", hour=_moment(state, changes[0].at, words), change=text)))
    if not items:
        return []
    return [Paragraph(words._("Changements au déroulement :")), Bullets(tuple(items))]


def _acts(changes: Iterable[PlanChange]) -> list[list[PlanChange]]:
    """Return changes to report as one: alike, each within a minute of the one before. A later one has its own hour."""
    acts: list[list[PlanChange]] = []
    for change in changes:
        last = acts[-1][-1] if acts else None
        alike = last is not None and _kind_of_change(last) == _kind_of_change(change)
        if last is not None and alike and change.at - last.at <= IN_A_ROW:
            acts[-1].append(change)
        else:
            acts.append([change])
    return acts


def _kind_of_change(change: PlanChange) -> tuple[str, str]:
    if change.what in MINUTES and not (change.dropped or change.kept):
        return ("minutes", change.step)
    return (change.what, "" if change.what == "StepsReordered" else f"{change.at}{change.step}")


def _change(state: State, changes: list[PlanChange], words: Words) -> Inline:
    _ = words._
    first, last, minutes = changes[0], changes[-1], sum(change.value for change in changes)
    title = step_title(state, first.step)
    if first.kept:
        return _("étape gardée après tout : {steps}", steps=_titles(state, first.kept, words))
    if first.dropped and first.what == "StepPlanned":
        return _left_aside(state, first, words)
    if first.what in MINUTES:
        return _minutes_changed(minutes, title, words)
    if first.what == "StepInserted":
        return words.ngettext(
            "étape ajoutée : « {step} », {n} minute", "étape ajoutée : « {step} », {n} minutes", minutes, step=title
        )
    if first.what == "StepsReordered":
        return _("nouvel ordre des étapes à venir : {steps}", steps=_titles(state, last.order, words))
    if first.what == "TimeGivenBack":
        return words.ngettext(
            "{n} minute rendue à « {step} » après une interruption",
            "{n} minutes rendues à « {step} » après une interruption",
            minutes,
            step=title,
        )
    if first.what == "EndPutOff":
        return words.ngettext("fin reportée de {n} minute", "fin reportée de {n} minutes", minutes)
    return _caught_up(state, first, words) if first.what == "PlanCaughtUp" else ()


def _minutes_changed(minutes: int, title: Inline, words: Words) -> Inline:
    if minutes > 0:
        return words.ngettext(
            "{n} minute ajoutée à « {step} »", "{n} minutes ajoutées à « {step} »", minutes, step=title
        )
    if minutes < 0:
        return words.ngettext(
            "{n} minute retirée de « {step} »", "{n} minutes retirées de « {step} »", -minutes, step=title
        )
    return ()


def _caught_up(state: State, change: PlanChange, words: Words) -> Inline:
    told: list[Inline] = []
    if change.value < 0:
        told.append(
            words.ngettext(
                "rattrapage de {n} minute sur les étapes à venir",
                "rattrapage de {n} minutes sur les étapes à venir",
                -change.value,
            )
        )
    elif change.value > 0:
        told.append(
            words.ngettext(
                "{n} minute redonnée aux étapes à venir", "{n} minutes redonnées aux étapes à venir", change.value
            )
        )
    elif not change.dropped:
        told.append(words._("minutes réparties autrement entre les étapes à venir"))
    if told and change.given:
        told[-1] = words._("{change} ({steps})", change=told[-1], steps=_given(state, change, words))
    if change.dropped:
        told.append(_left_aside(state, change, words))
    return joined(told, "; ")


def _given(state: State, change: PlanChange, words: Words) -> Inline:
    """Return what each step got by a plan, or lost: « Qui porte » -3, « Marge » -5."""
    parts = []
    for step, minutes in change.given:
        signed = Span(f"{minutes:+}".replace("-", MINUS))
        parts.append(words._("« {step} » {n}", step=step_title(state, step), n=signed))
    return joined(parts, ", ")


def _left_aside(state: State, change: PlanChange, words: Words) -> Inline:
    titles = _titles(state, change.dropped, words)
    return words.ngettext(
        "étape laissée de côté : {steps}", "étapes laissées de côté : {steps}", len(change.dropped), steps=titles
    )


def _titles(state: State, steps: tuple[str, ...], words: Words) -> Inline:
    return joined([words._("« {step} »", step=step_title(state, step)) for step in steps], ", ")


def _notes(state: State, words: Words) -> list[Block]:
    notes = captures_of(state, CaptureKind.NOTE)
    if not notes:
        return []
    known = [step.id for step in state.plan]
    places = [*known, *dict.fromkeys(note.step for note in notes if note.step not in known)]
    items = []
    listed = {role.id for role in listed_roles(state)}
    for place in places:
        here = [note for note in notes if note.step == place]
        found = tuple(Item(_note(state, note)) for note in here if note.about not in listed)
        elsewhere = list(dict.fromkeys(note.about for note in here if note.about in listed))
        if elsewhere:
            codes = codes_and(state, elsewhere, words)
            found = (*found, Item(words._("Au sujet de {codes} : voir le portrait des rôles.", codes=codes)))
        if found:
            title = step_title(state, place) if place else words._("Hors étape")
            items.append(Item(_bold(title), found))
    return [Paragraph(words._("Notes, étape par étape :")), Bullets(tuple(items))]


def _note(state: State, note: Capture) -> Inline:
    """Return what was said; what is about a role that left the list, or about a family, begins with its code."""
    about = (strong(code_of(state, note.about)), Span(" ")) if note.about else ()
    return (*about, typed(note.text))


def _bold(title: Inline) -> Inline:
    return tuple(strong(span.text) if isinstance(span, Span) and "\n" not in span.text else span for span in title)
