"""What Prepare shows: one row a thing that can be changed, computed from the state, then drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from textual.content import Content

from fiche_tui.language.translation import _, language, ngettext
from fiche_tui.minutes.dates import date_in_words, hour
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.screens.prepare.words import (
    INSTRUMENTS,
    WALLS,
    asks_words,
    door_words,
    keying_of,
    keying_words,
    quorum_words,
    steps_words,
    voices_words,
)
from fiche_tui.workshop.schedule import excess, preset_of, slot_minutes
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.zones import zone_of

LABEL = 23
"""Cells of the column of labels."""


@dataclass(frozen=True, slots=True)
class PrepareRow:
    """One line: its value (empty when not said yet), whether something is wrong with it, and a sentence on it.

    ``ends_group`` says that some air follows, where there is room for it.
    """

    id: str
    label: str
    value: str
    detail: str
    warning: bool = False
    ends_group: bool = False


def prepare_rows(state: State, at: datetime) -> tuple[PrepareRow, ...]:
    """Return every row, in order. What the sheet has no use for is left out."""
    rows = (*_details(state, at), *_course(state), *_method(state), *_people(state))
    return tuple(row for row in rows if state.families or row.id not in ("families", "retain"))


def with_row_after(rows: Sequence[PrepareRow], place: str, row: PrepareRow | None) -> tuple[PrepareRow, ...]:
    """Return the rows with one more under that of id ``place``, the air of the group under it; as they were without
    one."""
    if row is None:
        return tuple(rows)
    found: list[PrepareRow] = []
    for one in rows:
        found += [replace(one, ends_group=False), row] if one.id == place else [one]
    return tuple(found)


def _details(state: State, at: datetime) -> tuple[PrepareRow, ...]:
    details = state.details
    past = details.date is not None and details.date < _today(state, at) and not state.runs
    day = date_in_words(details.date, language()).removeprefix("le ") if details.date else ""
    objectives = " · ".join(one_line(text).plain for text in details.objectives)
    return (
        PrepareRow("title", _("Titre"), details.title, details.title),
        PrepareRow(
            "collective",
            _("Collectif"),
            details.collective,
            details.collective or _("Le groupe qui se réunit : il ouvre le compte rendu."),
        ),
        PrepareRow(
            "objectives",
            _("Objectifs communs"),
            objectives,
            objectives or _("Trois lignes au plus. Elles paraissent à l’ouverture et sous les questions."),
        ),
        PrepareRow("date", _("Date"), day, _("Cette date est passée.") if past else _("Par exemple 2026-11-23."), past),
        PrepareRow("hour", _("Heure"), hours_words(state), _("L’heure annoncée, par exemple 13:30.")),
        PrepareRow("place", _("Lieu"), details.place, details.place or _("Il paraît au compte rendu.")),
        PrepareRow(
            "facilitator",
            _("Animation"),
            details.facilitator,
            details.facilitator or _("Qui anime : son nom paraît au compte rendu."),
            ends_group=True,
        ),
    )


def _today(state: State, at: datetime) -> date:
    return at.astimezone(zone_of(state.timezone)).date()


def hours_words(state: State) -> str:
    """Return « 13 h 30, fin 15 h », empty while no hour is announced."""
    start = state.details.start
    if start is None:
        return ""
    end = datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=slot_minutes(state))
    if any(step.sitting > 1 for step in state.plan):
        return hour(start, language())
    return _("{start}, fin {end}").format(start=hour(start, language()), end=hour(end, language()))


def _course(state: State) -> tuple[PrepareRow, ...]:
    preset = preset_of(state)
    late = bool(excess(state))
    families = ngettext("{n} famille", "{n} familles", len(state.families)).format(n=len(state.families))
    roles = len(listed_roles(state))
    return (
        PrepareRow(
            "preset",
            _("Déroulement"),
            preset.title if preset else state.preset,
            _("Le changer remet les étapes et les minutes de la fiche."),
        ),
        PrepareRow(
            "steps",
            _("Étapes"),
            _("{steps} · {total}").format(steps=steps_words(state), total=total_words(state)),
            _("Le déroulement dépasse ce qui est promis : retirez des minutes ou une étape.")
            if late
            else _("Minutes, étapes protégées ou laissées de côté, pauses."),
            late,
        ),
        PrepareRow(
            "retain",
            _("Rôles à retenir"),
            str(state.retain),
            _("Combien de rôles le groupe portera; trois à cinq, c’est une charge tenable."),
        ),
        PrepareRow(
            "families",
            _("Familles"),
            _("{families} · {roles}").format(
                families=families, roles=ngettext("{n} rôle", "{n} rôles", roles).format(n=roles)
            ),
            _("Renommer, ajouter ou retirer une famille, avant la rencontre seulement."),
            ends_group=True,
        ),
    )


def _method(state: State) -> tuple[PrepareRow, ...]:
    kinds = {step.kind for step in state.plan if not step.dropped}
    rows: list[PrepareRow] = []
    if StepKind.ASSESS in kinds:
        keying = keying_of(state)
        instrument = state.method.instrument
        value = _("{instrument} · {asks}").format(
            instrument=_(INSTRUMENTS[instrument]), asks=asks_words(state.sheet, instrument)
        )
        door = _("{door} · environ {n} min").format(door=door_words(state.method.by_counts), n=keying.chosen.minutes)
        if keying.too_long:
            door = _("{door}, {planned} prévues").format(door=door, planned=keying.planned)
        rows.append(PrepareRow("instrument", _("Instrument"), value, keying_words(state)))
        rows.append(PrepareRow("assess_door", _("Évaluation"), door, keying_words(state), keying.too_long))
    if StepKind.VOTE in kinds:
        detail = _("Par comptes : « Écrivez vos codes sans parler. Ensuite, collez. » Douze totaux à saisir.")
        rows.append(PrepareRow("vote_door", _("Vote"), door_words(state.method.vote_by_counts), detail))
    return (*rows[:-1], *(replace(row, ends_group=True) for row in rows[-1:]))


def _people(state: State) -> tuple[PrepareRow, ...]:
    observers = sum(not person.votes for person in state.people)
    per = _("par organisme") if state.per_organisation else _("par personne")
    if observers:
        watching = ngettext("{n} personne observe", "{n} personnes observent", observers).format(n=observers)
        per = _("{voice} · {watching}").format(voice=per, watching=watching)
    if state.details.quorum:
        per = _("{voice} · {quorum}").format(voice=per, quorum=quorum_words(state))
    return (
        PrepareRow(
            "people",
            _("Personnes"),
            voices_words(state) if state.people or state.headcount else "",
            _("Collez la liste, une personne par ligne : Nom; Organisme."),
        ),
        PrepareRow(
            "voice",
            _("Une voix"),
            per,
            _("Le compte rendu dit la règle et le quorum. Qui observe se dit dans la liste."),
        ),
        PrepareRow(
            "headcount",
            _("Personnes sans liste"),
            str(state.headcount) if state.headcount else _("non"),
            _("Combien de personnes votent quand aucune liste n’est tenue; 0 revient à la liste."),
        ),
        PrepareRow(
            "wall",
            _("Écran projeté"),
            _(WALLS[state.wall]) if state.wall else "",
            _("Ce que le projecteur montre. Sinon, la question vient à l’ouverture."),
        ),
    )


def drawn_row(row: PrepareRow, width: int, *, air: bool) -> Content:
    """Return the row in its two columns; what is missing is quiet, what is wrong has a mark and a colour."""
    room = max(8, width - LABEL)
    label = cell(row.label, LABEL).stylize("$text-muted")
    if row.warning:
        value = cell(f"▲ {one_line(row.value).plain}", room).stylize("bold $text-error")
    elif row.value:
        value = cell(row.value, room).stylize("bold")
    else:
        value = cell(_("à préciser"), room).stylize("$text-muted")
    return Content.assemble(label, value, "\n" if air and row.ends_group else "")
