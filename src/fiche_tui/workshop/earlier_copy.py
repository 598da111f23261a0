"""Copying what a later workshop keeps of a finished one. What is not revealed is never read."""

from collections.abc import Iterator
from datetime import date

from fiche_tui.workshop.earlier import Earlier, EarlierRole, Promise, PromiseKind
from fiche_tui.workshop.results import retained, revealed_round
from fiche_tui.workshop.sheet import Scale
from fiche_tui.workshop.state import Role, RoundState, State, listed_roles
from fiche_tui.workshop.tally import Figures, figures
from fiche_tui.workshop.values import CaptureKind, Carrier, Purpose
from fiche_tui.workshop.zones import zone_of


def copied(state: State) -> Earlier:
    """Return what is kept of a workshop as an earlier one: the same values whenever it is copied at the same moment."""
    revealed = revealed_round(state, Purpose.ASSESS)
    return Earlier(
        workshop=state.id,
        title=state.details.title,
        date=day_of(state),
        sheet=state.sheet.id,
        people=revealed.tally.people if revealed else 0,
        scales=_scales(state, revealed),
        roles=tuple(_roles(state, revealed)),
        retained=tuple(role.code for role in retained(state)),
        promises=tuple({one.id: one for one in _promises(state)}.values()),
    )


def day_of(state: State) -> date | None:
    """Return the day of a workshop: the one that was announced, else the one on which it began or was made."""
    if state.details.date:
        return state.details.date
    moment = state.sittings[0].started_at if state.sittings else state.created_at
    return moment.astimezone(zone_of(state.timezone)).date() if moment else None


def _scales(state: State, revealed: RoundState | None) -> tuple[Scale, ...]:
    """Return the scales that the assessment asked about."""
    asked = {question.id for question in revealed.asked.questions if question.is_scale} if revealed else set()
    return tuple(scale for scale in state.sheet.scales if scale.id in asked)


def _roles(state: State, revealed: RoundState | None) -> Iterator[EarlierRole]:
    """The families that were assessed, then the roles of the list, each with its figures where there are any."""
    rows = {row.subject: row for row in figures(revealed.asked, revealed.tally)} if revealed else {}
    for family in state.families:
        if row := rows.get(family.id):
            from_sheet = bool(family.source_title)
            yield EarlierRole(family.id, family.letter, family.title, from_sheet, True, row.today, row.wanted)
    for role in listed_roles(state):
        row = rows.get(role.id, Figures(role.id))
        yield EarlierRole(role.id, role.code, role.text, not role.added, False, row.today, row.wanted)


def _promises(state: State) -> Iterator[Promise]:
    """The roles that were retained, those that somebody carried all the same, the actions, the decisions."""
    carriers = {carrier.role: carrier for carrier in state.carriers}
    kept = retained(state)
    for role in (*kept, *(role for role in state.roles if role.id in carriers and role not in kept)):
        yield _carried(role, carriers.get(role.id, Carrier(role.id)))
    for wanted, kind in ((CaptureKind.ACTION, PromiseKind.ACTION), (CaptureKind.DECISION, PromiseKind.DECISION)):
        for one in state.captures:
            if one.kind is wanted:
                code = f"D{one.number}" if one.number else ""
                yield Promise(f"capture:{one.id}", kind, code, "", one.text, one.who, one.due)


def _carried(role: Role, carrier: Carrier) -> Promise:
    return Promise(
        f"role:{role.id}",
        PromiseKind.ROLE,
        role.code,
        role.text,
        carrier.action,
        carrier.who,
        carrier.due,
        carrier.nobody,
    )
