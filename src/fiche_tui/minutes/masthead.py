"""What begins every document of minutes: whose, what, how far it is, when, where, who came, who took the notes."""

from datetime import datetime

from fiche_tui.minutes.document import (
    Block,
    Facts,
    Group,
    Heading,
    Inline,
    Look,
    Paragraph,
    Span,
    Value,
    begun,
    inline,
    joined,
    plain,
    strong,
    typed,
)
from fiche_tui.minutes.sections.corrections import corrected
from fiche_tui.minutes.sections.people import attendance, note_taker
from fiche_tui.minutes.sections.rounds import pending_notice
from fiche_tui.minutes.timeline import days, hours
from fiche_tui.minutes.words import Words
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.state import State


def masthead(state: State, title: Inline, words: Words) -> Group:
    """Return the title, the collective, the status and the facts of the meeting."""
    _ = words._
    collective = inline(typed(state.details.collective)) if state.details.collective else _("Collectif à préciser")
    pairs: list[tuple[Inline, Inline]] = [
        (_("Date"), begun(days(state, words))),
        (_("Heures"), begun(hours(state, words))),
        (_("Lieu"), inline(typed(state.details.place)) if state.details.place else begun(_("lieu à préciser"))),
    ]
    came, notes = attendance(state, words), note_taker(state, words)
    if plain(came):
        pairs.append((_("Présences"), begun(came)))
    if state.details.facilitator:
        pairs.append((_("Animation"), inline(typed(state.details.facilitator))))
    if plain(notes):
        pairs.append((_("Prise de notes"), notes))
    return Group(
        Look.MASTHEAD,
        (
            Heading(1, title),
            Paragraph(collective),
            Group(Look.STATUS, (Paragraph(_status(state, words)),)),
            Facts(tuple(pairs), words.colon),
        ),
    )


def _status(state: State, words: Words) -> Inline:
    """Return « ADOPTÉ », « FINAL » or « PROVISOIRE », since when, and what is not said yet."""
    _ = words._
    if state.final_at is None:
        return joined([_mark(_("PROVISOIRE")), *_open_ends(state, words)], " ")
    said = [_("Compte rendu arrêté {day} à {hour}.", **_moment(state.final_at, words))]
    mark = _("FINAL")
    if state.approved_on:
        mark, day = _("ADOPTÉ"), words.day(state.approved_on)
        who = one_line(state.approved_by)
        said.append(_("Adopté {day} par {who}.", day=day, who=who) if who else _("Adopté {day}.", day=day))
    if state.corrections:
        count = len(corrected(state, words))
        said.append(words.ngettext("{n} correction depuis.", "{n} corrections depuis.", count))
    return joined([_mark(mark), *said], " ")


def _mark(text: Inline) -> Span:
    return strong(plain(text))


def _open_ends(state: State, words: Words) -> list[Inline]:
    _ = words._
    said = [_("Ce compte rendu peut encore changer.")]
    if not state.runs:
        said.append(_("La rencontre n’est pas commencée."))
    if state.suspended:
        said.append(_("La rencontre est suspendue jusqu’à la prochaine fois."))
    if any(one.pending for one in state.rounds):
        said.append(pending_notice(words))
    return said


def _moment(moment: datetime, words: Words) -> dict[str, Value]:
    return {"day": words.day(words.local(moment).date()), "hour": words.hour(moment)}


def source(state: State, words: Words) -> list[Block]:
    """Return which sheet, and whose list and process they are: the credit in one paragraph."""
    title = typed(state.sheet.title) if state.sheet.title else words._("fiche à préciser")
    said = words._("Fiche : {title}", title=title)
    credit = typed(one_line(state.sheet.credit))
    return [Group(Look.SMALL, (Paragraph(joined([said, credit], " · ")),))]
