"""Tally slips: a table counts its own answers, and the facilitator keys the totals."""

from collections.abc import Iterable

from fiche_tui.minutes.document import (
    Block,
    Document,
    Group,
    Heading,
    Inline,
    Look,
    Paragraph,
    Span,
    Table,
    joined,
    typed,
)
from fiche_tui.minutes.naming import code_of, family_name, label_of
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.results import pending_round, revealed_round, shortlist
from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.state import Role, RoleFamily, State
from fiche_tui.workshop.values import Purpose


def slips(state: State, words: Words) -> Document:
    """Return one slip, to be copied once a table: that of the assessment, then, once it is revealed, that of the
    vote."""
    _ = words._
    families = common.assessed_families(state)
    title = _("Feuille de compilation")
    if not families:
        return common.paper(words, title, common.nothing_to_assess(words))
    blocks: list[Block] = [*common.whose(state)]
    vote = [] if pending_round(state, Purpose.ASSESS) else _vote(state, words)
    if vote:
        return common.paper(words, title, [*blocks, *vote])
    if state.method.instrument is Instrument.CHECK:
        blocks.append(
            Paragraph(
                _(
                    "À remplir par une personne à chaque table : écrivez combien de personnes ont coché "
                    "chaque rôle. Un rôle ajouté s’écrit sur les lignes vides."
                )
            )
        )
        blocks += [_marks(family, roles, words) for family, roles in families]
    else:
        how = _(
            "À remplir par une personne à chaque table : écrivez combien de personnes ont répondu "
            "0, 1, 2, 3 ou « je ne sais pas » (?). Le total de chaque ligne doit égaler le nombre "
            "de personnes à la table."
        )
        # Families have no empty lines: none is added during the meeting.
        added = (
            "" if state.method.instrument is Instrument.FAMILY else _("Un rôle ajouté s’écrit sur les lignes vides.")
        )
        blocks.append(Paragraph(joined([how, added], " ")))
        blocks += _levels(state, families, words)
    return common.paper(words, title, blocks)


def _marks(family: RoleFamily, roles: list[Role], words: Words) -> Group:
    names = common.question_names(Instrument.CHECK, words)
    empty: tuple[Inline, ...] = ((),) * len(names)
    rows: list[tuple[Inline, ...]] = [(common.code_cell(role.code), (typed(role.label),), *empty) for role in roles]
    rows += [((), (), *empty)] * common.BLANK_LINES
    table = Table((words._("Code"), words._("Rôle"), *names), tuple(rows), len(names))
    return _strip(family_name(family), table, words)


def _levels(state: State, families: list[tuple[RoleFamily, list[Role]]], words: Words) -> list[Block]:
    """Return a line a question, so that each line adds up to the people of the table."""
    instrument = state.method.instrument
    reminder = common.reminder(state, words)
    if instrument is Instrument.FAMILY:
        subjects: list[tuple[str, Inline]] = [(family.letter, (typed(family.title),)) for family, _roles in families]
        return [_strip(words._("Familles"), _level_table(state, subjects, words), words, reminder)]
    return [
        _strip(
            family_name(family),
            _level_table(state, [(role.code, (typed(role.label),)) for role in roles], words),
            words,
            reminder,
        )
        for family, roles in families
    ]


def _level_table(state: State, subjects: list[tuple[str, Inline]], words: Words) -> Table:
    _ = words._
    instrument = state.method.instrument
    names = common.question_names(instrument, words)
    levels = max((len(scale.levels) for scale in state.sheet.scales), default=4)
    rows: list[tuple[Inline, ...]] = []
    for code, label in subjects:
        for place, name in enumerate(names):
            rows.append((common.code_cell(code), label if place == 0 else (), name, *((),) * (levels + 2)))
    if instrument is not Instrument.FAMILY:
        rows += [((), (), name, *((),) * (levels + 2)) for name in names]
    figures = tuple((Span(level),) for level in [*(str(level) for level in range(levels)), "?"])
    about = _("Famille") if instrument is Instrument.FAMILY else _("Rôle")
    headings = (_("Code"), about, _("Question"), *figures, _("Total"))
    return Table(headings, tuple(rows), levels + 2)


def _strip(title: Inline, table: Table, words: Words, reminder: Iterable[Block] = ()) -> Group:
    return Group(Look.STRIP, (common.table_of_people(words), Heading(2, title), *reminder, table))


def _vote(state: State, words: Words) -> list[Block]:
    """Return the strip of the vote, where there is one and its options are known."""
    roles = shortlist(state).roles
    votes = any(step.kind is StepKind.VOTE and not step.dropped for step in state.plan)
    if revealed_round(state, Purpose.ASSESS) is None or not (roles and votes):
        return []
    # In the order of the list: that of the ranking would lead the hand.
    ordered = [role.id for _family, listed in common.assessed_families(state) for role in listed if role.id in roles]
    rows = tuple((common.code_cell(code_of(state, role)), label_of(state, role), ()) for role in ordered)
    total = ((), words._("Total"), ())
    table = Table((words._("Code"), words._("Rôle"), words._("Points")), (*rows, total), 1)
    how = Paragraph(
        words._(
            "À remplir par une personne à chaque table : écrivez combien de points chaque rôle a reçus. "
            "Le total égale le nombre de personnes à la table multiplié par le nombre de points que chacune avait."
        )
    )
    return [_strip(words._("Vote sur la liste courte"), table, words, [how])]
