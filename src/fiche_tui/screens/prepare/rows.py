"""What Prepare shows: one row for each thing that can be changed, computed from the state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from fiche_tui.language.translation import _, language, ngettext
from fiche_tui.minutes.dates import date_in_words, hour
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.screens.prepare.words import (
    INSTRUMENTS,
    WALLS,
    asks_words,
    begin_words,
    door_words,
    keying_of,
    keying_words,
    quorum_words,
    steps_words,
    voices_words,
)
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.schedule import excess, preset_of, slot_minutes
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.zones import zone_of


@frozen
class PrepareRow:
    """One line: its value on one row (empty when not said yet), what it is for, and whether something is wrong with it.

    ``lines`` are the value whole where it has several. ``ends_group`` says that some air follows, where there is room
    for it; ``waits`` that an empty value is asked for later.
    """

    id: str
    label: str
    value: str
    purpose: str
    warning: bool = False
    ends_group: bool = False
    lines: tuple[str, ...] = ()
    waits: bool = False

    @property
    def whole(self) -> tuple[str, ...]:
        """The value on as many lines as it has; nothing when it was not said yet."""
        return self.lines or ((self.value,) if self.value else ())


def prepare_rows(state: State, at: datetime) -> tuple[PrepareRow, ...]:
    """Return every row, in order: what has to be typed, what the sheet proposes, what comes next. What the sheet has
    no use for is left out."""
    rows = (*_details(state, at), *_course(state), *_method(state), *_room(state))
    kept = tuple(row for row in rows if state.families or row.id not in ("families", "retain"))
    return (*kept, _next(state, kept))


def missing(rows: Sequence[PrepareRow]) -> tuple[str, ...]:
    """Return the labels, in small letters, of what was not said yet and that nobody will ask later."""
    return tuple(row.label.lower() for row in rows if not row.value and not row.waits)


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
    return (
        PrepareRow("title", _("Titre"), details.title, _("Le nom de la rencontre, sur chaque écran et chaque page.")),
        PrepareRow(
            "collective",
            _("Collectif"),
            details.collective,
            _("Le groupe qui se réunit : il ouvre le compte rendu."),
        ),
        PrepareRow(
            "objectives",
            _("Objectifs communs"),
            " · ".join(one_line(text) for text in details.objectives),
            _("Trois lignes au plus. Elles paraissent à l’ouverture et sous les questions."),
            lines=tuple(one_line(text) for text in details.objectives),
        ),
        PrepareRow(
            "date",
            _("Date"),
            day,
            _("Cette date est passée.") if past else _("Comme on la dit : jeudi prochain, 28 novembre, 2026-11-28."),
            past,
        ),
        PrepareRow("hour", _("Heure"), hours_words(state), _("L’heure annoncée : 13 h 30, midi, 7 h du soir.")),
        PrepareRow("place", _("Lieu"), details.place, _("Il paraît au compte rendu.")),
        PrepareRow(
            "people",
            _("Personnes"),
            voices_words(state) if state.people or state.headcount else "",
            _("Collez la liste comme vous l’avez : tableau, courriel, liste. Ou écrivez seulement combien vous êtes."),
        ),
        PrepareRow(
            "facilitator",
            _("Animation"),
            details.facilitator,
            _("Qui anime : son nom paraît au compte rendu."),
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
        door = door_words(state.method.by_counts)
        if not keying.supposed:
            door = _("{door} · environ {n} min").format(door=door, n=keying.chosen.minutes)
        if keying.too_long:
            door = _("{door}, {planned} prévues").format(door=door, planned=keying.planned)
        rows.append(PrepareRow("instrument", _("Instrument"), value, keying_words(state)))
        rows.append(PrepareRow("assess_door", _("Évaluation"), door, keying_words(state), keying.too_long))
    if StepKind.VOTE in kinds:
        detail = _("Par comptes : « Écrivez vos codes sans parler. Ensuite, collez. » Douze totaux à saisir.")
        rows.append(PrepareRow("vote_door", _("Vote"), door_words(state.method.vote_by_counts), detail))
    return (*rows[:-1], *(replace(row, ends_group=True) for row in rows[-1:]))


def _room(state: State) -> tuple[PrepareRow, ...]:
    observers = sum(not person.votes for person in state.people)
    per = _("par organisme") if state.per_organisation else _("par personne")
    if observers:
        watching = ngettext("{n} personne observe", "{n} personnes observent", observers).format(n=observers)
        per = _("{voice} · {watching}").format(voice=per, watching=watching)
    if state.details.quorum:
        per = _("{voice} · {quorum}").format(voice=per, quorum=quorum_words(state))
    return (
        PrepareRow(
            "voice",
            _("Une voix"),
            per,
            _("Le compte rendu dit la règle et le quorum. Qui observe se dit dans la liste."),
        ),
        PrepareRow(
            "wall",
            _("Écran projeté"),
            _(WALLS[state.wall]) if state.wall else "",
            _("Ce que le projecteur montre. Sinon, la question vient à l’ouverture."),
            ends_group=True,
            waits=True,
        ),
    )


def _next(state: State, rows: Sequence[PrepareRow]) -> PrepareRow:
    value = _("{begin}, imprimer, répéter…").format(begin=begin_words(state))
    purpose = _("Tout est dit. Ce qui est écrit ici se change jusqu’au début.")
    if state.runs:
        value = _("{begin}, imprimer, copier").format(begin=begin_words(state))
        purpose = _("La rencontre est commencée : la reprendre où elle en est.")
    elif left := missing(rows):
        value = _("{value} · {n} à préciser").format(value=value, n=len(left))
        purpose = _("À préciser : {what}. On peut commencer sans.").format(what=", ".join(left))
    return PrepareRow("next", _("Ensuite"), value, purpose)
