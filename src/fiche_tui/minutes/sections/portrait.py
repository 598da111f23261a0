"""Portrait des rôles: every role on the group's list once, in the group that claims no more than what was decided."""

from collections.abc import Sequence

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Group,
    Inline,
    Item,
    Level,
    Look,
    Paragraph,
    Span,
    Table,
    joined,
    strong,
    typed,
)
from fiche_tui.minutes.naming import family_name, labelled, letters_and, part, role_anchor, section
from fiche_tui.minutes.sections.figures import Column, assessment_columns, level_names, role_columns, shares_of
from fiche_tui.minutes.words import DASH, Words
from fiche_tui.workshop.portrait import Group as RoleGroup
from fiche_tui.workshop.portrait import Portrait
from fiche_tui.workshop.portrait import portrait as portrait_of
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.sheet import Instrument, Scale
from fiche_tui.workshop.state import Role, State, listed_roles
from fiche_tui.workshop.talking import said_about
from fiche_tui.workshop.values import CaptureKind, Carrier, Purpose, Stance

LONG = 30
"""Roles from which the list is long: then those of which nothing was decided are told by their labels alone."""


def portrait(state: State, words: Words) -> list[Block]:
    """Return the portrait as far as it is known: before anything is revealed, the list; before the vote, the
    figures."""
    _ = words._
    if not state.roles:
        return []
    found, columns = portrait_of(state), role_columns(state, words)
    title, known = section("portrait", _("Portrait des rôles")), [*_key(state, words), *_families(state, words)]
    if found is None:
        return [title, *known, *_undecided(state, columns, words)]
    summary = Paragraph(_summary(found, words))
    # The first page says what was decided, and nothing else.
    return [Group(Look.PAGE, (title, summary, *known, *_decided(state, found, columns, words)))]


def group_name(group: RoleGroup, words: Words) -> Inline:
    """Return the title of a group, which claims what was decided or answered and nothing else."""
    _ = words._
    names = {
        RoleGroup.PRIORITY: _("Prioritaires"),
        RoleGroup.TIED: _("À égalité, pas encore départagés"),
        RoleGroup.WISHED: _("Souhaités, non retenus cette fois"),
        RoleGroup.OVERDONE: _("Le groupe en fait plus qu’il ne le souhaite; rien n’est décidé"),
        RoleGroup.MAINTAINED: _("Maintenus"),
        RoleGroup.OTHERS: _("Autres"),
        RoleGroup.UNOPENED: _("Hors des familles choisies"),
    }
    return names[group]


def _summary(found: Portrait, words: Words) -> Inline:
    """Return « 26 rôles : 4 prioritaires, 8 souhaités et non retenus cette fois, 14 autres. »"""

    total = sum(len(roles) for roles in found.groups.values())
    size = {group: len(roles) for group, roles in found.groups.items()}
    told = [
        (RoleGroup.PRIORITY, words.ngettext("{n} prioritaire", "{n} prioritaires", size[RoleGroup.PRIORITY])),
        (RoleGroup.TIED, words.ngettext("{n} à égalité", "{n} à égalité", size[RoleGroup.TIED])),
        (
            RoleGroup.WISHED,
            words.ngettext(
                "{n} souhaité et non retenu cette fois",
                "{n} souhaités et non retenus cette fois",
                size[RoleGroup.WISHED],
            ),
        ),
        (
            RoleGroup.OVERDONE,
            words.ngettext(
                "{n} que le groupe joue plus qu’il ne le souhaite",
                "{n} que le groupe joue plus qu’il ne le souhaite",
                size[RoleGroup.OVERDONE],
            ),
        ),
        (RoleGroup.MAINTAINED, words.ngettext("{n} maintenu", "{n} maintenus", size[RoleGroup.MAINTAINED])),
        (RoleGroup.OTHERS, words.ngettext("{n} autre", "{n} autres", size[RoleGroup.OTHERS])),
        (
            RoleGroup.UNOPENED,
            words.ngettext(
                "{n} hors des familles choisies", "{n} hors des familles choisies", size[RoleGroup.UNOPENED]
            ),
        ),
    ]
    groups = joined([text for group, text in told if size[group]], ", ")
    return words.ngettext("{n} rôle : {groups}.", "{n} rôles : {groups}.", total, groups=groups)


def _key(state: State, words: Words) -> list[Block]:
    """Return what the figures mean, beside them."""
    _ = words._
    assessment = revealed_round(state, Purpose.ASSESS)
    said: list[Inline] = []
    instrument = assessment.asked.instrument if assessment else None
    if instrument is Instrument.CHECK:
        said.append(_("À renforcer, à alléger : nombre de personnes qui ont coché le rôle."))
    elif instrument and instrument is not Instrument.FAMILY:
        said += _scales(state, instrument, words)
    if revealed_round(state, Purpose.VOTE):
        said.append(_("Points : {dash} = hors liste courte.", dash=Span(DASH)))
    return [Group(Look.KEY, tuple(Paragraph(text) for text in said))] if said else []


def _scales(state: State, instrument: Instrument, words: Words) -> list[Inline]:
    """Return the levels of each scale, the bars read by those of « souhaité », and how medians and gaps are made."""
    _ = words._
    said: list[Inline] = []
    for scale in state.sheet.scales:
        if scale.id == "today" and instrument is not Instrument.WANTED:
            said.append(_levels(scale, words))
        elif scale.id == "wanted":
            said.append(_levels(scale, words, bars=True))
    wanted, today = words.scale("wanted"), words.scale("today")
    median = _("Chaque niveau est une médiane, sans les « je ne sais pas ».")
    if instrument is not Instrument.WANTED:
        median = _(
            "{first} et {wanted} : médianes, sans les « je ne sais pas ». Écart : « {wanted} » moins « {today} ».",
            first=words.scale("today", begins=True),
            wanted=wanted,
            today=today,
        )
    names = level_names(next((len(scale.levels) for scale in state.sheet.scales if scale.id == "wanted"), 0))
    counted = _(
        "Réponses : celles à « {wanted} », niveau par niveau ({levels}). ↔ : le groupe est partagé.",
        wanted=wanted,
        levels=Span(names),
    )
    return [*said, joined([median, counted], " ")]


def _levels(scale: Scale, words: Words, *, bars: bool = False) -> Inline:
    """Return « Souhaité : 0 = pas à nous · 1 = à l’occasion… »; those of the ``bars`` have their shade and add « ?
    »."""
    _ = words._

    def named(level: Level, text: Inline) -> Inline:
        return ((level,) if bars else (Span(level.name),)) + (Span(" = "), *text)

    parts = [named(Level(str(one.value), place), (typed(one.text),)) for place, one in enumerate(scale.levels)]
    if bars:
        parts.append(named(Level("?", -1), _("je ne sais pas")))
    return _("{title} : {levels}", title=scale.title, levels=joined(parts, " · "))


def _families(state: State, words: Words) -> list[Block]:
    """Return the figures of the families, where families are what was assessed."""
    _ = words._
    assessment = revealed_round(state, Purpose.ASSESS)
    if assessment is None or assessment.asked.instrument is not Instrument.FAMILY:
        return []
    columns = assessment_columns(state, assessment, words)
    rows = tuple(
        (family_name(family), *(column.cell(family.id) for column in columns))
        for family in state.families
        if family.id in assessment.asked.subjects
    )
    headings = (_("Famille"), *(column.heading for column in columns))
    table = Table(headings, rows, len(columns), shares_of(columns, code=False))
    blocks: list[Block] = [
        Group(Look.KEY, tuple(Paragraph(text) for text in _scales(state, Instrument.FAMILY, words))),
        table,
    ]
    opened = [family.letter for family in state.families if family.id in state.opened_families]
    if opened:
        chosen = words.ngettext(
            "Famille choisie : {families}.",
            "Familles choisies : {families}.",
            len(opened),
            families=letters_and(opened, words),
        )
        blocks.append(Paragraph(chosen))
    return blocks


def _undecided(state: State, columns: tuple[Column, ...], words: Words) -> list[Block]:
    """Return the whole list, while nothing says yet what is retained."""
    _ = words._
    said = _("Aucun résultat n’est encore dévoilé. Voici la liste du groupe.")
    if columns:
        said = _("Le groupe n’a pas encore retenu de rôles. Voici la liste avec ce qui est dévoilé.")
    blocks: list[Block] = [Paragraph(said)]
    for family in state.families:
        roles = [role for role in listed_roles(state) if role.family == family.id]
        if roles:
            blocks += [part(family_name(family)), *_roles(state, roles, columns, words)]
    return blocks


def _decided(state: State, found: Portrait, columns: tuple[Column, ...], words: Words) -> list[Block]:
    blocks: list[Block] = []
    long = sum(len(roles) for roles in found.groups.values()) > LONG
    for group, roles in found.groups.items():
        if not roles:
            continue
        blocks.append(part(group_name(group, words)))
        nothing_said = group is RoleGroup.UNOPENED or (group is RoleGroup.OTHERS and long)
        if nothing_said and not any(_details(state, role, words) for role in roles):
            blocks.append(Paragraph(joined([(role_anchor(role), *labelled(role)) for role in roles], " · ")))
        else:
            blocks += _roles(state, roles, columns, words)
    return blocks


def _roles(state: State, roles: Sequence[Role], columns: tuple[Column, ...], words: Words) -> list[Block]:
    """Return a table of roles with their figures, then what else is known of some of them."""
    _ = words._
    rows = tuple(
        (
            (role_anchor(role), strong(role.code)),
            (typed(role.text),),
            *(column.cell(role.id) for column in columns),
        )
        for role in roles
    )
    headings = (_("Code"), _("Rôle"), *(column.heading for column in columns))
    table = Table(headings, rows, len(columns), shares_of(columns, code=True))
    known = [(role, _details(state, role, words)) for role in roles]
    items = tuple(
        Item(joined([labelled(role), details[0]], " — "))
        if len(details) == 1
        else Item(labelled(role), tuple(Item(text) for text in details))
        for role, details in known
        if details
    )
    return [table, Bullets(items)] if items else [table]


def _details(state: State, role: Role, words: Words) -> list[Inline]:
    """With whom, by what means and how the collective plays it; then what was said of it, in the order of the meeting.

    Who answers for it, its first action and its term are follow-ups, and are said there.
    """
    _ = words._
    carrier = next((carrier for carrier in state.carriers if carrier.role == role.id), Carrier(role.id))
    parts = []
    if carrier.partners:
        parts.append(_("avec {partners}", partners=carrier.partners))
    if carrier.resources:
        parts.append(_("ressources : {resources}", resources=carrier.resources))
    if carrier.stance:
        parts.append(_("notre rôle : {stance}", stance=stance_name(carrier.stance, words)))
    details: list[Inline] = [joined(parts, " · ")] if parts else []
    notes = [note for note in said_about(state, role.id) if note.kind is CaptureKind.NOTE]
    return details + [_("ce qui s’est dit : {text}", text=note.text) for note in notes]


def stance_name(stance: Stance, words: Words) -> Inline:
    """Return the name of a stance (Communagir, « Jouer différents rôles »)."""
    _ = words._
    names = {
        Stance.INITIATE: _("lancer"),
        Stance.COLEAD: _("coanimer"),
        Stance.SUPPORT: _("soutenir"),
        Stance.LEAVE: _("laisser à d’autres"),
    }
    return names[stance]
