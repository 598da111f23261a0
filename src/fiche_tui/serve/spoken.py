"""The meeting as plain sentences, one under the other: for screen readers, pipes and terminals that cannot draw.

Nothing here is a column, a bar or a sign that has to be seen.
"""

from collections.abc import Mapping, Sequence

from fiche_tui.drawing.figures import gap_words, number_words
from fiche_tui.drawing.scale_titles import scale_in_words
from fiche_tui.drawing.turnout_words import turnout_words
from fiche_tui.drawing.wall.seen import SILENT, Seen
from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.typed_hours import shown_hours
from fiche_tui.serve.aloud import signed
from fiche_tui.workshop.agenda import Phase
from fiche_tui.workshop.room.values import AskedRound, RoomResult
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.tally import Figures, Tally, figures
from fiche_tui.workshop.values import Purpose

Topics = Mapping[str, Sequence[str]]
"""Sentences by what they are about: those of a topic are said once, and again when they change."""


def topics_of(seen: Seen) -> Topics:
    """Return everything that the room may hear now, in the order in which it is said."""
    found: dict[str, Sequence[str]] = {}
    room = seen.room
    if room.wall and room.wall.curtain:
        return {"curtain": [_("L’animation a fermé le rideau un moment.")]}
    found["step"] = _step(seen)
    found["time"] = _time(seen)
    for one in room.asked:
        if one.status == "closed":
            turnout = turnout_words(one.answered, one.voters, counted=one.counts_people)
            words = _("Le tour est fermé. {turnout}.").format(turnout=turnout)
            found[f"closed {one.asked.number}"] = [words]
    for purpose in Purpose:
        if revealed := seen.revealed(purpose):
            found[f"result {revealed[0].asked.number}"] = _result(seen, *revealed)
    if seen.kind not in SILENT:
        for decision in room.decisions:
            words = _("Décision {n} : {text}").format(n=decision.number, text=one_line(decision.text))
            found[f"decision {decision.id or decision.number}"] = [words]
        found["retained"] = _retained(seen)
    if room.next_meeting:
        found["next"] = [_("Prochaine rencontre : {when}").format(when=one_line(shown_hours(room.next_meeting)))]
    return found


def _step(seen: Seen) -> list[str]:
    room = seen.room
    if room.clock is None:
        words = {
            "prepared": _("La rencontre n’a pas commencé."),
            "suspended": _("La rencontre est suspendue jusqu’à la prochaine fois."),
        }
        return [words.get(room.header.status, _("La rencontre est terminée. Merci."))]
    where = _("Étape {n} sur {total} : {title}.")
    title = one_line(room.clock.title)
    instruction = [one_line(row) for row in room.clock.instruction.splitlines() if row.strip()]
    return [where.format(n=room.clock.number, total=room.clock.steps, title=title), *instruction]


def _time(seen: Seen) -> list[str]:
    """Return the time left, at the thresholds alone: a voice that counts minutes covers the people in the room."""
    countdown = seen.countdown
    if countdown is None or countdown.paused or countdown.phase is Phase.RUNNING:
        return []
    if countdown.phase is Phase.OVER:
        return [_("Le temps de l’étape est écoulé.")]
    if countdown.phase is Phase.LAST:
        return [_("Dernière minute.")]
    return [_("La fin de l’étape approche.")]


def _result(seen: Seen, asked: AskedRound, result: RoomResult) -> list[str]:
    known = {row.subject: row for row in figures(asked.asked, asked.tally or Tally())}
    people = asked.tally.people if asked.tally else 0
    turnout = turnout_words(people, asked.voters, counted=asked.counts_people)
    head = _("Les résultats sont dévoilés. {turnout}.").format(turnout=turnout)
    rows = [head]
    # Where this result retains, no vote follows for which a shortlist would be made.
    retains = any(one.what == "cut" for one in result.lines)
    for one in result.lines:
        if one.subject in known:
            listed = one.shortlisted and not retains
            mark = _(", retenu") if one.retained else _(", liste courte") if listed else ""
            named = seen.named(one.subject)
            rows.append(f"{named.code}, {one_line(named.label)} : {_figures(seen, asked, known[one.subject])}{mark}.")
        elif one.what == "cut" and one.tie:
            tie = ngettext(
                "{tied} rôles sont à égalité pour une seule place.",
                "{tied} rôles sont à égalité pour {n} places.",
                one.places_left,
            )
            rows.append(tie.format(tied=one.tie, n=one.places_left))
    return rows


def _figures(seen: Seen, asked: AskedRound, row: Figures) -> str:
    words = []
    for question in asked.asked.questions:
        if question.id == "dots":
            dots = row.marked("dots")
            words.append(ngettext("{n} point", "{n} points", dots).format(n=dots))
        elif not question.is_scale:
            name = _("à renforcer") if question.id == "reinforce" else _("à alléger")
            words.append(f"{row.marked(question.id)} {name}")
        else:
            scale = next((one.title for one in seen.room.scales if one.id == question.id), "")
            value = row.today if question.id == "today" else row.wanted
            level = number_words(value) if value is not None else _("personne ne sait")
            words.append(f"{scale_in_words(question.id, scale)} {level}")
    if row.gap is not None:
        words.append(_("écart {gap}").format(gap=signed(gap_words(row.gap), row.gap)))
    if row.divided:
        words.append(_("le groupe est partagé"))
    return ", ".join(words)


def _retained(seen: Seen) -> list[str]:
    carriers = {one.role: one for one in seen.room.carriers}
    rows = []
    for role in seen.room.retained:
        named, found = seen.named(role), carriers.get(role)
        nobody = _("aucun responsable pour l’instant")
        told = [nobody if found.nobody else found.who, found.action, found.due] if found else []
        words = ", ".join(one_line(part) for part in told if part)
        rows.append(f"{named.code}, {one_line(named.label)}{' : ' if words else ''}{words}.")
    return [_("Rôles retenus :"), *rows] if rows else []
