"""Décisions, sujets à reprendre, prochaine rencontre: what the first page says besides who does what."""

from fiche_tui.language.typed_hours import shown_hours
from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Group,
    Inline,
    Item,
    Look,
    Paragraph,
    Span,
    inline,
    joined,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.naming import code_of, decision_number, labelled, section
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Capture, CaptureKind


def captures_of(state: State, kind: CaptureKind) -> tuple[Capture, ...]:
    """Return what was written down of one kind, in the order of the meeting."""
    return tuple(capture for capture in state.captures if capture.kind is kind)


def decisions(state: State, words: Words) -> list[Block]:
    """Return what the meeting retains, which is its first decision, then the numbered ones."""
    _ = words._
    kept, found = retained(state), captures_of(state, CaptureKind.DECISION)
    blocks: list[Block] = [section("decisions", _("Décisions"))]
    if kept:
        lead = words.ngettext(
            "La rencontre retient {number} rôle prioritaire :",
            "La rencontre retient {number} rôles prioritaires :",
            len(kept),
            number=Span(words.spelt(len(kept))),
        )
        roles = Bullets(tuple(Item(labelled(role)) for role in kept))
        blocks.append(Group(Look.LEAD, (Paragraph((strong(plain(lead)),)), roles)))
    if found:
        blocks.append(Bullets(tuple(Item(_decision(state, capture, words)) for capture in found)))
    if not kept and not found:
        blocks.append(Paragraph(_("Aucune décision n’est consignée.")))
    return blocks


def _decision(state: State, capture: Capture, words: Words) -> Inline:
    return completed(state, (decision_number(capture.number, words), Span(" "), typed(capture.text)), capture, words)


def completed(state: State, text: Inline, capture: Capture, words: Words) -> Inline:
    """Return the text with what it is about, who answers for it and its term, as far as they were said."""
    _ = words._
    parts = [about(state, text, capture, words)]
    if capture.who:
        parts.append(_("Responsable : {who}", who=capture.who))
    if capture.due:
        parts.append(_("Échéance : {due}", due=capture.due))
    return joined(parts, " — ")


def about(state: State, text: Inline, capture: Capture, words: Words) -> Inline:
    """Return the text with the role or the family that it is about."""
    if not capture.about:
        return text
    code = Span(code_of(state, capture.about))
    if state.family(capture.about):
        return joined([text, words._("au sujet de la famille {code}", code=code)], " — ")
    return joined([text, words._("au sujet du rôle {code}", code=code)], " — ")


def topics(state: State, words: Words) -> list[Block]:
    """Return the topics to come back to; no section without one."""
    found = captures_of(state, CaptureKind.TOPIC)
    if not found:
        return []
    items = tuple(Item(completed(state, inline(typed(topic.text)), topic, words)) for topic in found)
    return [section("sujets-a-reprendre", words._("Sujets à reprendre")), Bullets(items)]


def next_meeting(state: State, words: Words) -> list[Block]:
    """Return when and where the group meets next."""
    _ = words._
    blocks: list[Block] = [section("prochaine-rencontre", _("Prochaine rencontre"))]
    if not (state.next_meeting or state.next_meeting_place):
        return [*blocks, Paragraph(_("Date et lieu à préciser."))]
    when = inline(typed(shown_hours(state.next_meeting, words.lang))) if state.next_meeting else _("date à préciser")
    place = inline(typed(state.next_meeting_place)) if state.next_meeting_place else _("lieu à préciser")
    return [*blocks, Paragraph(joined([when, place], " — "))]
