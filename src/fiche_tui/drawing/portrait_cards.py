"""The portrait where there are no columns: a card a group, its title and its roles run in, as many as rows allow."""

from collections.abc import Iterator

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.portrait_columns import group_titles
from fiche_tui.drawing.styles import STRONG
from fiche_tui.language.translation import _
from fiche_tui.workshop.portrait import Group, Portrait, portrait
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.text import NO_BREAK

FEW = 5
"""Roles from which a group yields its names to its codes, where rows are few."""

DECIDED = frozenset({Group.PRIORITY, Group.TIED})
"""The groups whose names never yield: what was decided is read in full."""


def portrait_cards(state: State, width: int, rows: int) -> list[Line]:
    """Return the groups on that many rows where they can be, short names first; what yields last is what was decided.

    Names yield to codes, and « autres » leaves; what was decided may take more rows than there are.
    """
    found = portrait(state)
    if found is None:
        # Before anything decides, no role belongs to any group.
        return line((_("Aucun rôle n’est encore retenu."), STRONG)).wrapped(width)
    drawn: list[Line] = []
    for drawn in _fuller_first(found, width):
        if len(drawn) <= rows:
            break
    return drawn


def portrait_run_in(state: State) -> list[Line]:
    """Return each group as one line to be wrapped, long groups that decide nothing by their codes."""
    found = portrait(state)
    if found is None:
        return [line((_("Aucun rôle n’est encore retenu."), STRONG))]
    return [_run_in(found, group, title, whole=_whole(found, group)) for group, title in _held(found)]


def _fuller_first(found: Portrait, width: int) -> Iterator[list[Line]]:
    groups = _held(found)
    cards = [_card(found, group, title, width) for group, title in groups]
    yield [row for place, card in enumerate(cards) for row in ([Line(), *card] if place else card)]
    yield [row for card in cards for row in card]
    yield [row for group, title in groups for row in _card(found, group, title, width, whole=group is not Group.OTHERS)]
    named = {group for group, _title in groups}
    yielding = [group for group in reversed([group for group, _title in groups]) if group not in DECIDED]
    yield _rows(found, groups, named, width)
    for one in yielding:
        named.discard(one)
        yield _rows(found, groups, named, width)
    yield _rows(found, [pair for pair in groups if pair[0] is not Group.OTHERS], named, width)


def _card(found: Portrait, group: Group, title: str, width: int, *, whole: bool = True) -> list[Line]:
    """Return the title on a line of its own, and what the group holds under it."""
    names = _names(found[group], whole=whole)
    return [line((title, STRONG)), *(line("  ", row) for row in names.wrapped(width - 2))]


def _rows(found: Portrait, groups: list[tuple[Group, str]], named: set[Group], width: int) -> list[Line]:
    return [row for group, title in groups for row in _run_in(found, group, title, whole=group in named).wrapped(width)]


def _held(found: Portrait) -> list[tuple[Group, str]]:
    return [(group, title) for group, title in group_titles() if found[group] or group is Group.PRIORITY]


def _whole(found: Portrait, group: Group) -> bool:
    return group in DECIDED or (group is Group.OVERDONE and len(found[group]) < FEW)


def _run_in(found: Portrait, group: Group, title: str, *, whole: bool) -> Line:
    return line((_("{title} : ").format(title=title), STRONG), _names(found[group], whole=whole))


def _names(roles: tuple[Role, ...], *, whole: bool) -> Line:
    if not roles:
        return line(_("aucun"))
    # A code stays with the first word of its label at the end of a line, and no line begins with a dot.
    return line(f"{NO_BREAK}· ".join(f"{role.code}{NO_BREAK}{role.label}" if whole else role.code for role in roles))
