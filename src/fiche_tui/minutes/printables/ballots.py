"""The paper ballot: a strip a family, two blank lines each, and « Vos trois codes » for the vote."""

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
from fiche_tui.minutes.naming import family_name
from fiche_tui.minutes.printables import common
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.ballots import dots_for
from fiche_tui.workshop.decide_list import next_code
from fiche_tui.workshop.results import revealed_round, shortlist
from fiche_tui.workshop.sheet import Instrument, StepKind
from fiche_tui.workshop.state import Role, RoleFamily, State
from fiche_tui.workshop.tally import SHORTLIST_AIM
from fiche_tui.workshop.values import Purpose


def ballots(state: State, words: Words) -> Document:
    """Return one ballot, to be copied as many times as there are people who vote: who answers, in whose name, what to
    write, and what to keep for the vote."""
    _ = words._
    families = common.assessed_families(state)
    if not families:
        return common.paper(words, _("Bulletin"), common.nothing_to_assess(words))
    blocks: list[Block] = [*common.whose(state)]
    if any(step.kind is StepKind.VOTE and not step.dropped for step in state.plan):
        # At the top of the sheet, so that no answer is on the back of what is cut off.
        blocks.append(_vote(state, words))
    blocks += common.question(state, words, on_one_line=True)
    blocks.append(Paragraph(_("Répondez en silence, au nom de notre groupe, et non de votre organisme.")))
    if state.method.instrument is Instrument.CHECK:
        blocks += common.scales(state, words)
    blocks.append(Paragraph(_how(state, words)))
    blocks.append(Paragraph(_("L’animation remplit le « Bulletin n° ». N’écrivez pas votre nom.")))
    if state.method.instrument is Instrument.FAMILY:
        blocks += common.scales(state, words)
    if state.method.instrument is Instrument.FAMILY:
        blocks += _families(state, [family for family, _roles in families], words)
    else:
        blocks += [_strip(state, family, roles, words) for family, roles in families]
    return common.paper(words, _("Bulletin"), blocks)


def _how(state: State, words: Words) -> Inline:
    """Return what to write and where, for the instrument that was chosen."""
    _ = words._
    most = max((len(scale.levels) - 1 for scale in state.sheet.scales), default=3)
    if state.method.instrument is Instrument.FAMILY:
        return _("Écrivez dans chaque case un niveau, de 0 à {most}, ou « ? » si vous ne savez pas.", most=most)
    if state.method.instrument is Instrument.CHECK:
        return _("Rayez un rôle retiré; écrivez un rôle ajouté sur les lignes vides.")
    return _(
        "Écrivez dans chaque case un niveau, de 0 à {most}, ou « ? » si vous ne savez pas. "
        "Rayez un rôle retiré; écrivez un rôle ajouté sur les lignes vides.",
        most=most,
    )


def _strip(state: State, family: RoleFamily, roles: list[Role], words: Words) -> Group:
    names = common.question_names(state.method.instrument, words)
    empty: tuple[Inline, ...] = ((),) * len(names)
    rows: list[tuple[Inline, ...]] = [(common.code_cell(role.code), (typed(role.text),), *empty) for role in roles]
    rows += [(common.code_cell(code), (), *empty) for code in _next_codes(state, family)]
    table = Table((words._("Code"), words._("Rôle"), *names), tuple(rows), len(names))
    return Group(
        Look.STRIP, (common.numbered(words), Heading(2, family_name(family)), *common.reminder(state, words), table)
    )


def _next_codes(state: State, family: RoleFamily) -> list[str]:
    """Return the codes that the next additions of a family will get, so that nobody has to find them by hand."""
    first = int(next_code(state, family.id).removeprefix(family.letter))
    return [f"{family.letter}{first + line}" for line in range(common.BLANK_LINES)]


def _families(state: State, families: list[RoleFamily], words: Words) -> list[Block]:
    names = common.question_names(state.method.instrument, words)
    rows = tuple((family_name(family), *((),) * len(names)) for family in families)
    table = Table((words._("Famille"), *names), rows, len(names))
    return [Group(Look.STRIP, (common.numbered(words), Heading(2, words._("Familles")), table))]


def _vote(state: State, words: Words) -> Group:
    dots = dots_for(len(shortlist(state).roles)) if revealed_round(state, Purpose.ASSESS) else dots_for(SHORTLIST_AIM)
    dots = max(dots, 1)
    title = _vote_title(dots, words)
    places = Group(Look.LARGE, (Paragraph((Span(common.WIDE_SPACE.join([common.BLANK] * dots)),)),))
    door = (
        words._("Ensuite, collez vos gommettes.")
        if state.method.vote_by_counts
        else words._("Ensuite, déposez ce coupon.")
    )
    told = joined([words._("Au vote, écrivez vos codes sans parler, un point par rôle."), door], " ")
    keep = words._("✂ Détachez ce coupon et gardez-le pour le vote.")
    return Group(
        Look.COUPON,
        (common.numbered(words), Heading(2, title), Paragraph(keep), Paragraph(told), places),
    )


def _vote_title(dots: int, words: Words) -> Inline:
    _ = words._
    titles = {1: _("Votre code"), 2: _("Vos deux codes"), 3: _("Vos trois codes"), 4: _("Vos quatre codes")}
    return titles.get(dots) or _("Vos {n} codes", n=dots)
