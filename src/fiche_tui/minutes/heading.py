"""What begins and ends every document of minutes: the first line, how far they are, where the list comes from."""

from datetime import date, datetime

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Group,
    Inline,
    Item,
    Look,
    Paragraph,
    Span,
    Value,
    begun,
    inline,
    joined,
    on_one_line,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.naming import code_of, or_to_settle, section
from fiche_tui.minutes.sections.rounds import pending_notice
from fiche_tui.minutes.timeline import when
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.state import LateCorrection, State
from fiche_tui.workshop.values import Capture, CaptureKind

LONGEST = 80
"""Characters by which a corrected line is known."""


def first_line(state: State, words: Words) -> Inline:
    """The collective, the date in words, the hours and the place."""
    _ = words._
    collective = (typed(state.details.collective),) if state.details.collective else _("collectif à préciser")
    place = (typed(state.details.place),) if state.details.place else _("lieu à préciser")
    return joined([collective, when(state, words), place], " · ")


def marks(state: State, words: Words, *, short: bool = False) -> list[Block]:
    """That the minutes are provisional, final or approved, what was corrected since, and that a round is left out.

    ``short`` says how much was corrected, not what.
    """
    _ = words._
    if state.final_at:
        said = [_("Compte rendu final, arrêté {day} à {hour}.", **_when(state.final_at, words))]
        if state.approved_on:
            said.append(_approved(state, state.approved_on, words))
        told = list(dict.fromkeys(begun(_told(state, one, words)) for one in state.corrections))
        if told and short:
            said.append(_how_many(len(told), words))
        blocks: list[Block] = [Paragraph(joined(said, " "))]
        if told and not short:
            blocks += [Paragraph(_("Corrigé depuis :")), Bullets(tuple(Item(text) for text in told))]
        return blocks
    mark = strong(plain(_("Provisoire")))
    said = [_("{mark} : ce compte rendu peut encore changer.", mark=mark)]
    if not state.runs:
        said.append(_("La rencontre n’est pas commencée."))
    if state.suspended:
        said.append(_("La rencontre est suspendue jusqu’à la prochaine fois."))
    if any(one.pending for one in state.rounds):
        said.append(pending_notice(words))
    return [Paragraph(joined(said, " "))]


def _approved(state: State, day: date, words: Words) -> Inline:
    if state.approved_by:
        return words._("Adopté {day} par {who}.", day=words.day(day), who=on_one_line(state.approved_by))
    return words._("Adopté {day}.", day=words.day(day))


def _when(moment: datetime, words: Words) -> dict[str, Value]:
    return {"day": words.day(words.local(moment).date()), "hour": words.hour(moment)}


def _how_many(corrections: int, words: Words) -> Inline:
    return words.ngettext(
        "{n} correction depuis : le compte rendu dit laquelle.",
        "{n} corrections depuis : le compte rendu dit lesquelles.",
        corrections,
    )


def _told(state: State, one: LateCorrection, words: Words) -> Inline:
    """When and what; and what the minutes said until then, so that whoever read them finds the difference. The same
    correction made twice in a minute reads alike."""
    what, when = _what(state, one, words), _when(one.at, words)
    if not one.before:
        return words._("{day} à {hour} : {what}", what=what, **when)
    return words._("{day} à {hour} : {what}; auparavant « {before} »", what=what, before=one.before, **when)


def _what(state: State, one: LateCorrection, words: Words) -> Inline:
    _ = words._
    if one.what == "ReservationAmended":
        return _("réserve « {text} »", text=_reserved(state, one.subject))
    capture = next((capture for capture in state.captures if capture.id == one.subject), None)
    if capture:
        return _capture(capture, words)
    if one.what == "CarrierRecorded":
        return _("qui porte {code}", code=Span(code_of(state, one.subject)))
    person = state.person(one.subject)
    if person:
        corrected = one.what == "PersonCorrected"
        return (
            _("nom, organisme ou voix : {name}", name=person.name)
            if corrected
            else _("présence : {name}", name=person.name)
        )
    names = {"DetailsChanged": _("titre, date, lieu ou objectifs"), "NextMeetingSet": _("prochaine rencontre")}
    return names.get(one.what, inline(one.what))


def _reserved(state: State, subject: str) -> str:
    return _known_by(next((kept.text for kept in state.reservations if kept.id == subject), ""))


def _known_by(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = on_one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _capture(capture: Capture, words: Words) -> Inline:
    """A line that was written down; one without a number is known by its words."""
    _ = words._
    if capture.kind is CaptureKind.DECISION:
        return _("décision {number}", number=Span(f"D{capture.number}"))
    text = _known_by(" · ".join(part for part in (capture.text, capture.who, capture.due) if part))
    names = {
        CaptureKind.ACTION: _("action « {text} »", text=text),
        CaptureKind.NOTE: _("note « {text} »", text=text),
        CaptureKind.TOPIC: _("sujet à reprendre « {text} »", text=text),
    }
    return names[capture.kind]


def source(state: State, words: Words) -> list[Block]:
    """Which sheet, and whose list and process they are."""
    _ = words._
    blocks: list[Block] = [section("source", _("Source"))]
    blocks.append(Paragraph(_("Fiche : {title}", title=or_to_settle(words, state.sheet.title))))
    if state.sheet.credit:
        blocks.append(Paragraph((typed(state.sheet.credit),)))
    return blocks


def small_source(state: State, words: Words) -> Group:
    """The same in small print and without a heading, for the foot of a single page."""
    title = words._("Fiche : {title}", title=or_to_settle(words, state.sheet.title))
    credit = typed(on_one_line(state.sheet.credit))
    return Group(Look.SMALL, (Paragraph(joined([title, credit], " · ")),))
