"""Portrait des rôles: every role on the group's list once, by what the group decided of it."""

from collections.abc import Iterable

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Heading,
    Inline,
    Item,
    Paragraph,
    Span,
    Table,
    on_one_line,
    strong,
    typed,
)
from fiche_tui.minutes.naming import family_name, or_to_settle, part, role_anchor, section
from fiche_tui.minutes.sections.figures import Column, assessment_columns, role_columns
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.results import portrait as portrait_of
from fiche_tui.workshop.results import revealed_round, selection
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import Role, State, listed_roles
from fiche_tui.workshop.talking import said_about
from fiche_tui.workshop.values import CaptureKind, Carrier, Purpose, Stance


def portrait(state: State, words: Words) -> list[Block]:
    """The portrait as far as it is known: before anything is revealed, the list; before the vote, the figures."""
    _ = words._
    blocks: list[Block] = [section("portrait", _("Portrait des rôles"))]
    if not state.roles:
        return [*blocks, Paragraph(_("Sans objet : cette fiche n’a pas de liste de rôles."))]
    columns = role_columns(state, words)
    blocks += _explained(state, columns, words)
    blocks += _families(state, words)
    if selection(state) is None:
        return blocks + _undecided(state, columns, words)
    return blocks + _decided(state, columns, words)


def _explained(state: State, columns: tuple[Column, ...], words: Words) -> list[Block]:
    _ = words._
    assessment = revealed_round(state, Purpose.ASSESS)
    if assessment is None or not columns or assessment.asked.instrument is Instrument.FAMILY:
        return []
    if assessment.asked.instrument is Instrument.CHECK:
        return [Paragraph(_("Les nombres disent combien de personnes ont coché le rôle."))]
    if assessment.asked.instrument is Instrument.WANTED:
        return [
            Paragraph(_("Médianes de 0 à 3; « ? » compte les « je ne sais pas »; « ↔ » dit que le groupe est partagé."))
        ]
    return [
        Paragraph(
            _(
                "Médianes de 0 à 3; l’écart est « {wanted} » moins « {today} ». La colonne « Réponses » compte "
                "celles à « {wanted} », par niveau; « ? » compte les « je ne sais pas »; « ↔ » dit que le groupe "
                "est partagé.",
                today=words.scale("today"),
                wanted=words.scale("wanted"),
            )
        )
    ]


def _families(state: State, words: Words) -> list[Block]:
    """The figures of the families, where families are what was assessed."""
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
    table = Table((_("Famille"), *(column.heading for column in columns)), rows, len(columns))
    opened = [family for family in state.families if family.id in state.opened_families]
    blocks: list[Block] = [part(_("Familles")), table]
    if opened:
        names = ", ".join(family.letter for family in opened)
        blocks.append(Paragraph(_("Familles ouvertes : {families}.", families=Span(names))))
    return blocks


def _undecided(state: State, columns: tuple[Column, ...], words: Words) -> list[Block]:
    """The whole list, while nothing says yet what is retained."""
    _ = words._
    said = _("Aucun résultat n’est encore dévoilé. Voici la liste du groupe.")
    if columns:
        said = _("Le groupe n’a pas encore retenu de rôles. Voici la liste avec ce qui est dévoilé.")
    blocks: list[Block] = [Paragraph(said)]
    for family in state.families:
        roles = [role for role in listed_roles(state) if role.family == family.id]
        blocks.append(part(family_name(family)))
        blocks += _roles(state, roles, columns, words)
    return blocks


def _decided(state: State, columns: tuple[Column, ...], words: Words) -> list[Block]:
    _ = words._
    found = portrait_of(state)
    current = selection(state)
    tied = set() if current is None or current.settled else set(current.cut.tied) - set(current.retained)
    blocks: list[Block] = [part(_("Prioritaires"))]
    if found.priority:
        blocks += _roles(state, found.priority, columns, words, carried=True)
    else:
        blocks.append(Paragraph(_("Aucun rôle n’est retenu pour l’instant.")))
    if tied:
        waiting = [role for role in listed_roles(state) if role.id in tied]
        blocks.append(part(_("À égalité, pas encore départagés")))
        blocks += _roles(state, waiting, columns, words)
    groups: tuple[tuple[Heading, tuple[Role, ...]], ...] = (
        (part(_("À alléger ou à confier")), found.lighten),
        (part(_("Maintenus")), found.maintained),
        (part(_("Pas cette année")), found.not_this_year),
    )
    for heading, roles in groups:
        blocks.append(heading)
        blocks += _roles(state, [role for role in roles if role.id not in tied], columns, words)
    return blocks


def _roles(
    state: State, roles: Iterable[Role], columns: tuple[Column, ...], words: Words, *, carried: bool = False
) -> list[Block]:
    """A table of roles with their figures, then who carries them and what was said about them.

    Of roles that are to be ``carried``, what is not known yet is told too.
    """
    _ = words._
    kept = list(roles)
    if not kept:
        return [Paragraph(_("Aucun."))]
    rows = tuple(
        (
            (role_anchor(role), strong(role.code)),
            (typed(role.text),),
            *(column.cell(role.id) for column in columns),
        )
        for role in kept
    )
    headings = (_("Code"), _("Rôle"), *(column.heading for column in columns))
    blocks: list[Block] = [Table(headings, rows, len(columns))]
    carriers = {carrier.role: carrier for carrier in state.carriers}
    items = []
    for role in kept:
        known = role.id in carriers
        carrying = _carrying(carriers.get(role.id, Carrier(role.id)), words) if known or carried else ()
        details = (*carrying, *_said(state, role, words))
        if details:
            items.append(Item((strong(role.code), Span(" "), typed(on_one_line(role.label))), details))
    return [*blocks, Bullets(tuple(items))] if items else blocks


def _said(state: State, role: Role, words: Words) -> tuple[Item, ...]:
    """What was said about a role, in the order of the meeting."""
    notes = [note for note in said_about(state, role.id) if note.kind is CaptureKind.NOTE]
    return tuple(Item(words._("Ce qui s’est dit : {text}", text=note.text)) for note in notes)


def _carrying(carrier: Carrier, words: Words) -> tuple[Item, ...]:
    """Who carries a role, by what and when: the three fields that are asked always show, unless nobody carries it for
    now, which settles them; the others when filled."""
    _ = words._
    who = _("personne pour l’instant") if carrier.nobody else or_to_settle(words, carrier.who)
    items = [Item(_("Porté par : {who}", who=who))]
    if carrier.action or not carrier.nobody:
        items.append(Item(_("Première action : {action}", action=or_to_settle(words, carrier.action))))
    if carrier.due or not carrier.nobody:
        items.append(Item(_("Pour quand : {due}", due=or_to_settle(words, carrier.due))))
    if carrier.partners:
        items.append(Item(_("Avec qui : {partners}", partners=carrier.partners)))
    if carrier.resources:
        items.append(Item(_("Ressources : {resources}", resources=carrier.resources)))
    if carrier.stance:
        items.append(Item(_("Posture : {stance}", stance=stance_name(carrier.stance, words))))
    return tuple(items)


def stance_name(stance: Stance, words: Words) -> Inline:
    """The name of a stance (Communagir, « Jouer différents rôles »)."""
    _ = words._
    names = {
        Stance.INITIATE: _("initier"),
        Stance.COLEAD: _("coanimer"),
        Stance.SUPPORT: _("soutenir"),
        Stance.LEAVE: _("laisser à d’autres"),
    }
    return names[stance]
