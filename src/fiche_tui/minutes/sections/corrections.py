"""Corrigé depuis: what was corrected once the minutes were final, when, and what they said until then."""

from datetime import datetime

from fiche_tui.minutes.document import Block, Bullets, Inline, Item, Span, Value, begun, inline
from fiche_tui.minutes.naming import code_of, decision_number, section
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.short_text import shortened
from fiche_tui.workshop.state import LateCorrection, State
from fiche_tui.workshop.values import Capture, CaptureKind

LONGEST = 80
"""Characters by which a corrected line is known."""


def corrections(state: State, words: Words) -> list[Block]:
    """Return every correction of final minutes; no section without one."""
    found = corrected(state, words)
    if not found:
        return []
    return [section("corrections", words._("Corrigé depuis")), Bullets(tuple(Item(text) for text in found))]


def corrected(state: State, words: Words) -> list[Inline]:
    """Return when and what, a line a correction; the same one made twice in a minute reads once."""
    return list(dict.fromkeys(begun(_correction(state, one, words)) for one in state.corrections))


def _correction(state: State, one: LateCorrection, words: Words) -> Inline:
    what, when = _what(state, one, words), _moment(one.at, words)
    if not one.before:
        return words._("{day} à {hour} : {what}", what=what, **when)
    return words._("{day} à {hour} : {what}; auparavant « {before} »", what=what, before=one.before, **when)


def _moment(moment: datetime, words: Words) -> dict[str, Value]:
    return {"day": words.day(words.local(moment).date()), "hour": words.hour(moment)}


def _what(state: State, one: LateCorrection, words: Words) -> Inline:
    _ = words._
    if one.what == "ReservationAmended":
        return _("réserve « {text} »", text=_reserved(state, one.subject))
    capture = next((capture for capture in state.captures if capture.id == one.subject), None)
    if capture:
        return _capture(capture, words)
    if one.what == "CarrierRecorded":
        return _("responsable du rôle {code}", code=Span(code_of(state, one.subject)))
    person = state.person(one.subject)
    if person and one.what == "PersonCorrected":
        return _("nom, organisme ou voix : {name}", name=person.name)
    if person:
        return _("présence : {name}", name=person.name)
    names = {
        "DetailsChanged": _("titre, date, lieu, animation ou objectifs"),
        "NextMeetingSet": _("prochaine rencontre"),
    }
    return names.get(one.what, inline(one.what))


def _reserved(state: State, subject: str) -> str:
    return _known_by(next((kept.text for kept in state.reservations if kept.id == subject), ""))


def _known_by(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    return shortened(text, LONGEST)


def _capture(capture: Capture, words: Words) -> Inline:
    """Return a line that was written down; one without a number is known by its words."""
    _ = words._
    if capture.kind is CaptureKind.DECISION:
        return inline(decision_number(capture.number, words).text)
    text = _known_by(" · ".join(part for part in (capture.text, capture.who, capture.due) if part))
    names = {
        CaptureKind.ACTION: _("suivi « {text} »", text=text),
        CaptureKind.NOTE: _("note « {text} »", text=text),
        CaptureKind.TOPIC: _("sujet à reprendre « {text} »", text=text),
    }
    return names[capture.kind]
