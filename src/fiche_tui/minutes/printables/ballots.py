"""The paper ballot: a strip a family, two blank lines each, and « Vos trois codes » for the vote."""

from fiche_tui.minutes.document import Block, Document, Group, Heading, Inline, Look, Paragraph, Span, Table, typed
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

BLANK_LINES = 2
"""Lines left in each family for what the group adds after printing."""


def ballots(state: State, words: Words) -> Document:
    """One ballot, to be copied as many times as there are people who vote."""
    _ = words._
    families = common.assessed_families(state)
    if not families:
        return common.paper(words, _("Bulletin"), common.nothing_to_assess(words))
    blocks: list[Block] = [*common.whose(state), *common.question(state, words)]
    if state.method.instrument in (Instrument.FAMILY, Instrument.CHECK):
        blocks += common.scales(state, words)
    if state.method.instrument is Instrument.FAMILY:
        blocks += _families(state, [family for family, _roles in families], words)
    else:
        how = _("Répondez en silence. Rayez les rôles fusionnés ou retirés; écrivez les rôles ajoutés sur les lignes.")
        blocks.append(Paragraph(how))
        blocks += [_strip(state, family, roles, words) for family, roles in families]
    if any(step.kind is StepKind.VOTE and not step.dropped for step in state.plan):
        blocks.append(_vote(state, words))
    return common.paper(words, _("Bulletin"), blocks)


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
    """The codes that the next additions of a family will get, so that nobody has to find them by hand."""
    first = int(next_code(state, family.id).removeprefix(family.letter))
    return [f"{family.letter}{first + line}" for line in range(BLANK_LINES)]


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
    how = words._("Écrivez vos codes sans parler, un point par rôle. Ensuite, déposez ou collez.")
    return Group(Look.STRIP, (common.numbered(words), Heading(2, title), Paragraph(how), places))


def _vote_title(dots: int, words: Words) -> Inline:
    _ = words._
    titles = {1: _("Votre code"), 2: _("Vos deux codes"), 3: _("Vos trois codes"), 4: _("Vos quatre codes")}
    return titles.get(dots) or _("Vos {n} codes", n=dots)
