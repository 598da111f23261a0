"""Suivis: who does what, by when, and what is not known yet."""

from collections.abc import Iterator

from fiche_tui.minutes.document import (
    Block,
    Inline,
    Item,
    Span,
    Table,
    Tasks,
    Value,
    inline,
    joined,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.naming import labelled, section
from fiche_tui.minutes.sections.decisions import about, captures_of
from fiche_tui.minutes.words import DASH, Words
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.values import Capture, CaptureKind, Carrier

SHARES = (0.5, 0.3, 0.2)


@frozen
class FollowUp:
    """Something to do: the first action of a ``role``, or a ``capture``. ``nobody`` says that no one answers for it."""

    what: str
    who: str = ""
    due: str = ""
    role: Role | None = None
    capture: Capture | None = None
    nobody: bool = False

    @property
    def complete(self) -> bool:
        """Whether nothing is left to be said: that nobody answers for it is an answer."""
        return self.nobody or bool(self.what and self.who and self.due)


def follow_ups(state: State) -> Iterator[FollowUp]:
    """The first actions of the roles, retained ones first, then the actions that were written down: what minutes, data
    and short form list alike."""
    carriers = {carrier.role: carrier for carrier in state.carriers}
    kept = retained(state)
    others = [role for role in state.roles if role.id in carriers and role not in kept]
    for role in (*kept, *others):
        carrier = carriers.get(role.id, Carrier(role.id))
        yield FollowUp(carrier.action, carrier.who, carrier.due, role, nobody=carrier.nobody)
    for capture in captures_of(state, CaptureKind.ACTION):
        yield FollowUp(capture.text, capture.who, capture.due, capture=capture)


def follow_up(state: State, words: Words) -> list[Block]:
    """Return the follow-ups, with what is missing in bold; no section without one."""
    _ = words._
    found = list(follow_ups(state))
    if not found:
        return []
    rows = [(_what(state, one, words), _who(one, words), _due(one, words)) for one in found]
    items = [Item(_line(one, row, words), task=True) for one, row in zip(found, rows, strict=True)]
    table = Table((_("Quoi"), _("Responsable"), _("Échéance")), tuple(rows), shares=SHARES)
    return [section("suivis", _("Suivis")), Tasks(table, tuple(items))]


def _what(state: State, one: FollowUp, words: Words) -> Inline:
    """Return the first action of a role after its code; the label of the role where nothing is to be done yet."""
    role, text = one.role, inline(typed(one.what))
    if role is None:
        return about(state, text, one.capture, words) if one.capture else text
    if one.what:
        return (strong(role.code), Span(" "), typed(one.what))
    if one.nobody:
        return labelled(role)
    return joined([labelled(role), _missing(words._("première action à préciser"))], " — ")


def _who(one: FollowUp, words: Words) -> Inline:
    if one.nobody:
        return words._("aucun responsable pour l’instant")
    return inline(typed(one.who)) if one.who else _missing(words._("responsable à préciser"))


def _due(one: FollowUp, words: Words) -> Inline:
    if one.due:
        return inline(typed(one.due))
    return inline(Span(DASH)) if one.nobody else _missing(words._("échéance à préciser"))


def _missing(text: Inline) -> Inline:
    return (strong(plain(text)),)


def _line(one: FollowUp, row: tuple[Inline, Inline, Inline], words: Words) -> Inline:
    """Return the same on one line: « Appeler la Ville — Responsable : Ali — Échéance : 15 janvier »."""
    _ = words._
    what, who, due = row
    parts: list[Value] = [what]
    parts.append(who if one.nobody or not one.who else _("Responsable : {who}", who=who))
    if one.due:
        parts.append(_("Échéance : {due}", due=due))
    elif not one.nobody:
        parts.append(due)
    return joined(parts, " — ")
