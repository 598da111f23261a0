"""What can be corrected in the minutes, one line each: what it is, what it says now, and the fact that corrects it."""

from collections.abc import Callable, Mapping
from datetime import date

from textual.content import Content

from fiche_tui.language.deadlines import amended_deadline
from fiche_tui.language.spoken_days import From
from fiche_tui.language.spoken_hours import parse_hour
from fiche_tui.language.translation import N_, _
from fiche_tui.language.written_dates import not_a_count, not_a_date, not_an_hour, parse_count, parse_date
from fiche_tui.screens.kit.columns import cut
from fiche_tui.screens.kit.entry import Field
from fiche_tui.screens.kit.help_with_typing import Deadlines, Names
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import carrier_of, retained
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import Role, State
from fiche_tui.workshop.values import Capture, CaptureKind, Carrier, Reservation

PEOPLE = "people"
"""The id of the line that opens the roster, where names and presences are corrected."""

Answers = Mapping[str, str]
Made = f.Fact | str
"""The fact that corrects, or the sentence that says why there is none."""


@frozen
class Correctable:
    """One line. ``fields`` is what may be typed anew, ``made`` turns it into a fact; the roster's line has neither."""

    id: str
    head: str
    text: str
    fields: tuple[Field, ...] = ()
    made: Callable[[Answers], Made] | None = None

    @property
    def first(self) -> str:
        """A text of this line by which it is found in the minutes."""
        return next((field.value for field in self.fields if str(field.value).strip()), "")


KINDS: Mapping[CaptureKind, str] = {
    CaptureKind.DECISION: N_("Décision"),
    CaptureKind.ACTION: N_("Suivi"),
    CaptureKind.TOPIC: N_("Sujet à reprendre"),
    CaptureKind.NOTE: N_("Note"),
}


def correctables(state: State, today: date) -> tuple[Correctable, ...]:
    """Return every line in the order of the minutes: decisions, actions, carriers, reservations, topics, notes, the
    rest. Deadlines are counted from ``today``."""
    captures = {kind: [one for one in state.captures if one.kind is kind] for kind in KINDS}
    assigned = (*captures[CaptureKind.DECISION], *captures[CaptureKind.ACTION])
    lines = [_capture(one, state, today) for one in assigned]
    lines += [_carrier(state, role, today) for role in retained(state)]
    lines += [_reservation(one, state) for one in state.reservations]
    lines += [_capture(one, state, today) for one in captures[CaptureKind.TOPIC]]
    lines += [_capture(one, state, today) for one in captures[CaptureKind.NOTE]]
    names = ", ".join(person.name for person in state.people)
    return (*lines, _next_meeting(state), _details(state), Correctable(PEOPLE, _("Noms et présences"), names))


def correctable_row(line: Correctable, width: int) -> Content:
    """Return two rows of that many cells: what it is, and under it what it says, cut with an ellipsis."""
    text = one_line(line.text) or _("rien encore")
    head = cut(line.head, width)
    said = cut(text, max(0, width - 2))
    return Content.assemble(head.stylize("bold"), "\n    ", said)


def _capture(capture: Capture, state: State, today: date) -> Correctable:
    head = _(KINDS[capture.kind]) + (f" {capture.number}" if capture.number else "")
    fields = [Field("text", _("Ce qui est écrit"), capture.text)]
    if capture.kind in (CaptureKind.DECISION, CaptureKind.ACTION):
        fields += [
            Field("who", _("Qui?"), capture.who, help=Names(state.people)),
            Field("due", _("Pour quand?"), capture.due, help=Deadlines(today, state.sheet.lang)),
        ]

    def made(answers: Answers) -> Made:
        due = amended_deadline(answers.get("due", ""), capture.due, today, state.sheet.lang)
        return f.CaptureAmended(capture.id, answers["text"], answers.get("who", ""), due)

    return Correctable(capture.id, head, _together(capture.text, capture.who, capture.due), tuple(fields), made)


def _carrier(state: State, role: Role, today: date) -> Correctable:
    known = carrier_of(state, role)
    fields = (
        Field("who", _("Qui porte?"), known.who, help=Names(state.people)),
        Field("action", _("Première action?"), known.action),
        Field("due", _("Pour quand?"), known.due, help=Deadlines(today, state.sheet.lang)),
        Field("partners", _("Avec qui?"), known.partners, help=Names(state.people)),
        Field("resources", _("Avec quelles ressources?"), known.resources),
    )

    def made(answers: Answers) -> Made:
        carrier = Carrier(
            role.id,
            answers["who"],
            answers["action"],
            amended_deadline(answers["due"], known.due, today, state.sheet.lang),
            answers["partners"],
            answers["resources"],
            known.stance,
            known.nobody and not answers["who"].strip(),
        )
        return f.CarrierRecorded(carrier)

    text = _together(
        known.who or (_("aucun responsable pour l’instant") if known.nobody else ""), known.action, known.due
    )
    return Correctable(role.id, f"{role.code} {role.label}", text, fields, made)


def _reservation(reservation: Reservation, state: State) -> Correctable:
    fields = (
        Field("text", _("Mot pour mot"), reservation.text),
        Field("name", _("Nom"), reservation.name, _("vide : sans nom"), Names(state.people)),
    )

    def made(answers: Answers) -> Made:
        return f.ReservationAmended(reservation.id, answers["text"], answers["name"])

    text = _together(reservation.text, reservation.name)
    return Correctable(f"reservation-{reservation.id}", _("Réserve"), text, fields, made)


def _next_meeting(state: State) -> Correctable:
    fields = (
        Field("when", _("Date et heure"), state.next_meeting),
        Field("place", _("Lieu"), state.next_meeting_place),
    )

    def made(answers: Answers) -> Made:
        return f.NextMeetingSet(answers["when"], answers["place"])

    text = _together(state.next_meeting, state.next_meeting_place)
    return Correctable("next", _("Prochaine rencontre"), text, fields, made)


def _details(state: State) -> Correctable:
    details = state.details
    day = details.date.isoformat() if details.date else ""
    hour = f"{details.start.hour}:{details.start.minute:02}" if details.start else ""
    fields = (
        Field("title", _("Titre"), details.title),
        Field("collective", _("Collectif"), details.collective),
        Field("date", _("Date de la rencontre"), day, "2026-11-23"),
        Field("start", _("Heure annoncée"), hour, "13:30"),
        Field("place", _("Lieu de la rencontre"), details.place),
        Field("facilitator", _("Animation"), details.facilitator, help=Names(state.people)),
        Field("quorum", _("Quorum"), str(details.quorum)),
    )

    def made(answers: Answers) -> Made:
        origin = From(details.date) if details.date else None
        held, start = parse_date(answers["date"], origin), parse_hour(answers["start"])
        if answers["date"].strip() and held is None:
            return not_a_date(answers["date"], origin)
        if answers["start"].strip() and start is None:
            return not_an_hour(answers["start"])
        quorum = parse_count(answers["quorum"], 0, MOST_PEOPLE)
        if quorum is None:
            return not_a_count(0, MOST_PEOPLE)
        words = {name: answers[name] for name in ("title", "collective", "place", "facilitator")}
        return with_details(state, date=held, start=start, quorum=quorum, **words)

    text = _together(details.title, details.collective, day, hour, details.place)
    return Correctable("details", _("Titre, date, lieu, animation"), text, fields, made)


def _together(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
