"""Décisions, suivis and sujets à reprendre: what was decided, who does what, what was left for later."""

from collections.abc import Iterable

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Inline,
    Item,
    Paragraph,
    Span,
    Value,
    inline,
    joined,
    on_one_line,
    strong,
    typed,
)
from fiche_tui.minutes.naming import codes_of, or_to_settle, section
from fiche_tui.minutes.typography import NO_BREAK
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.values import Capture, CaptureKind, Carrier


def captures_of(state: State, kind: CaptureKind) -> tuple[Capture, ...]:
    """What was written down of one kind, in the order of the meeting."""
    return tuple(capture for capture in state.captures if capture.kind is kind)


def decisions(state: State, words: Words) -> list[Block]:
    """The numbered decisions, then the roles that the group retained."""
    _ = words._
    blocks: list[Block] = [section("decisions", _("Décisions")), *decision_items(state, words)]
    kept = retained(state)
    if kept:
        named = [(strong(role.code), Span(NO_BREAK), typed(on_one_line(role.label))) for role in kept]
        blocks.append(Paragraph(_("Rôles retenus : {roles}", roles=joined(named, " · "))))
    return blocks


def decision_items(state: State, words: Words) -> list[Block]:
    """The numbered decisions, or that there is none."""
    found = captures_of(state, CaptureKind.DECISION)
    if not found:
        return [Paragraph(words._("Aucune décision n’est consignée."))]
    return [Bullets(tuple(Item(_decision(state, capture, words)) for capture in found))]


def _decision(state: State, capture: Capture, words: Words) -> Inline:
    return _completed(state, (strong(f"D{capture.number}"), Span(" "), typed(capture.text)), capture, words)


def _completed(state: State, text: Inline, capture: Capture, words: Words) -> Inline:
    """The text with what it is about, who and when, where they were said."""
    _ = words._
    parts = [text]
    if capture.about:
        parts.append(_("à propos de {codes}", codes=codes_of(state, [capture.about])))
    if capture.who:
        parts.append(_("porté par {who}", who=capture.who))
    if capture.due:
        parts.append(_("échéance : {due}", due=capture.due))
    return joined(parts, " — ")


def follow_up(state: State, words: Words) -> list[Block]:
    """The actions and the first actions of the roles, each with who and when, or that it has none."""
    return _follow_up(state, list(_carried(state)), words)


def actions(state: State, words: Words) -> list[Block]:
    """The same without the first actions of the retained roles, where a table tells them already."""
    kept = retained(state)
    return _follow_up(state, [(role, carrier) for role, carrier in _carried(state) if role not in kept], words)


def _follow_up(state: State, pairs: list[tuple[Role, Carrier | None]], words: Words) -> list[Block]:
    _ = words._
    items = [_action(state, capture, words) for capture in captures_of(state, CaptureKind.ACTION)]
    items += [_first_action(role, carrier, words) for role, carrier in pairs]
    blocks: list[Block] = [section("suivis", _("Suivis"))]
    if not items:
        return [*blocks, Paragraph(_("Aucune action n’est consignée."))]
    blocks.append(Bullets(tuple(items)))
    incomplete = sum(not (capture.who and capture.due) for capture in captures_of(state, CaptureKind.ACTION)) + sum(
        not (carrier and (carrier.nobody or (carrier.who and carrier.due and carrier.action)))
        for _role, carrier in pairs
    )
    if incomplete:
        blocks.append(
            Paragraph(
                words.ngettext(
                    "{n} suivi est incomplet : il y manque une personne, une échéance ou une première action.",
                    "{n} suivis sont incomplets : il y manque une personne, une échéance ou une première action.",
                    incomplete,
                )
            )
        )
    return blocks


def _carried(state: State) -> Iterable[tuple[Role, Carrier | None]]:
    """Retained roles by rank, then other roles for which something was written, in the order of the list."""
    carriers = {carrier.role: carrier for carrier in state.carriers}
    kept = retained(state)
    for role in kept:
        yield role, carriers.get(role.id)
    for role in state.roles:
        if role.id in carriers and role not in kept:
            yield role, carriers[role.id]


def _action(state: State, capture: Capture, words: Words) -> Item:
    _ = words._
    who, due = capture.who, capture.due
    text = inline(typed(capture.text))
    if capture.about:
        text = joined([text, _("à propos de {codes}", codes=codes_of(state, [capture.about]))], " — ")
    person = _("porté par {who}", who=who) if who else _("personne à préciser")
    term = _("échéance : {due}", due=due) if due else _("échéance à préciser")
    return Item(joined([text, person, term], " — "), task=True)


def _first_action(role: Role, carrier: Carrier | None, words: Words) -> Item:
    _ = words._
    action, who, due = (carrier.action, carrier.who, carrier.due) if carrier else ("", "", "")
    term = _("échéance : {due}", due=due) if due else _("échéance à préciser")
    if carrier and carrier.nobody:
        # An answer, after which nothing is left to say: who would have a date?
        parts: list[Value] = [typed(action), _("personne pour l’instant"), term if due else ""]
    else:
        person = _("porté par {who}", who=who) if who else _("personne à préciser")
        parts = [typed(action) if action else _("première action à préciser"), person, term]
    return Item((strong(role.code), Span(" "), *joined(parts, " — ")), task=True)


def topics(state: State, words: Words) -> list[Block]:
    """The topics to come back to."""
    _ = words._
    found = captures_of(state, CaptureKind.TOPIC)
    blocks: list[Block] = [section("sujets-a-reprendre", _("Sujets à reprendre"))]
    if not found:
        return [*blocks, Paragraph(_("Aucun sujet n’est remis à plus tard."))]
    return [
        *blocks,
        Bullets(tuple(Item(_completed(state, inline(typed(capture.text)), capture, words)) for capture in found)),
    ]


def next_meeting(state: State, words: Words) -> list[Block]:
    """When and where the group meets next."""
    _ = words._
    blocks: list[Block] = [section("prochaine-rencontre", _("Prochaine rencontre"))]
    if state.next_meeting or state.next_meeting_place:
        when = or_to_settle(words, state.next_meeting)
        place = or_to_settle(words, state.next_meeting_place)
        blocks.append(Bullets((Item(_("Quand : {when}", when=when)), Item(_("Où : {place}", place=place)))))
    else:
        blocks.append(Paragraph(_("Date et lieu à préciser.")))
    return blocks
