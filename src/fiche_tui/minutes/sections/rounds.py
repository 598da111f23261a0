"""Each round of ballots: who answered, the counts of every role, and how its tie was settled."""

from collections import Counter

from fiche_tui.minutes.document import (
    Block,
    Bullets,
    Counts,
    Inline,
    Item,
    Paragraph,
    Span,
    Table,
    inline,
    joined,
    strong,
)
from fiche_tui.minutes.naming import code_of, codes_and, label_of, part, quoted
from fiche_tui.minutes.words import DASH, Words
from fiche_tui.workshop.ballots import Question
from fiche_tui.workshop.facts import TieSettled
from fiche_tui.workshop.portrait import portrait
from fiche_tui.workshop.results import revealed_round, selection_of, unsettled_tie
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import RoundState, RoundStatus, State, listed_roles
from fiche_tui.workshop.turnout import SECRET_FROM, told_apart
from fiche_tui.workshop.values import Door, Purpose, TieWay


def rounds(state: State, words: Words) -> list[Block]:
    """Return every round in its order; of one that is not revealed, only that it is open."""
    blocks: list[Block] = []
    for one in state.rounds:
        if one.status is RoundStatus.REVEALED:
            blocks += _revealed(state, one, words)
        elif one.status is RoundStatus.CANCELLED:
            blocks += [
                part(_title(one, words)),
                Paragraph(words._("Ce tour a été abandonné : rien n’en est compté.")),
            ]
    if any(one.pending for one in state.rounds):
        blocks.append(Paragraph(pending_notice(words)))
    return blocks


def pending_notice(words: Words) -> Inline:
    """Return what is said of a round whose result is hidden."""
    return words._("Un tour est encore ouvert : ses résultats ne paraissent pas ici.")


def _title(one: RoundState, words: Words) -> Inline:
    _ = words._
    number, public = one.asked.number, one.tally.public
    if public:
        purpose = _("évaluation") if one.asked.purpose is Purpose.ASSESS else _("vote")
        if one.tally.hands < one.tally.people:
            return _("Tour {n} : {purpose} en partie à main levée", n=number, purpose=purpose)
        return _("Tour {n} : {purpose} à main levée", n=number, purpose=purpose)
    if one.asked.purpose is Purpose.ASSESS:
        return _("Tour {n} : évaluation", n=number)
    if one.asked.tie_of:
        return _("Tour {n} : nouveau vote pour départager le tour {first}", n=number, first=one.asked.tie_of)
    return _("Tour {n} : vote caché", n=number)


def _revealed(state: State, one: RoundState, words: Words) -> list[Block]:
    items = [Item(_turnout(state, one, words)), *_doors(one, words), *_remarks(one, words)]
    if one.tie:
        items.append(Item(_tie(state, one, one.tie, words)))
    elif one.asked.number == _waiting(state):
        items.append(Item(words._("Une égalité pour les dernières places attend que le groupe la départage.")))
    blocks: list[Block] = [part(_title(one, words)), Bullets(tuple(items))]
    return blocks if _told(state, one) else [*blocks, _counts(state, one, words)]


def _told(state: State, one: RoundState) -> bool:
    """Return whether the portrait says every count of a round: the points of the last vote, of roles that are listed
    still."""
    if one is not revealed_round(state, Purpose.VOTE) or portrait(state) is None:
        return False
    listed = {role.id for role in listed_roles(state)}
    return listed.issuperset(one.asked.subjects)


def _turnout(state: State, one: RoundState, words: Words) -> Inline:
    """Return « 12 bulletins sur 14 personnes présentes », or what the slips counted.

    Slips count people: where organisations vote, the two are said apart and never compared.
    """
    ballots = words.ngettext("{n} bulletin", "{n} bulletins", one.tally.ballots)
    slips = words.ngettext("{n} feuille de compilation", "{n} feuilles de compilation", one.tally.slips)
    people = words.ngettext("{n} personne a répondu", "{n} personnes ont répondu", one.tally.people)
    voters = words.ngettext("{n} personne présente", "{n} personnes présentes", one.voters)
    if state.per_organisation:
        voters = words.ngettext("{n} organisme présent", "{n} organismes présents", one.voters)
    hands = words.ngettext("{n} personne à main levée", "{n} personnes à main levée", one.tally.hands)
    parts = [ballots] if one.tally.ballots or not (one.tally.slips or one.tally.public) else []
    parts += [slips] if one.tally.slips else []
    parts += [hands] if one.tally.public else []
    if one.tally.slips or (one.tally.public and one.tally.ballots):
        parts.append(people)
    answered = joined(parts, ", ")
    if not one.voters:
        return answered
    if state.per_organisation and (one.tally.slips or one.tally.public):
        return joined([answered, voters], "; ")
    return words._("{answered} sur {voters}", answered=answered, voters=voters)


def _doors(one: RoundState, words: Words) -> list[Item]:
    """Return « 7 bulletins sur papier, 5 sur un poste de vote », where not all came on paper; without figures under
    five."""
    _ = words._
    paper, station, own, ssh = (one.doors.get(door.value, 0) for door in Door)
    if not (station or own or ssh):
        return []
    if not told_apart(paper, station, own, ssh):
        used = (
            *((paper, _("sur papier")), (station, _("à un poste de vote"))),
            *((own, _("chacun à son écran")), (ssh, _("par SSH"))),
        )
        doors = joined([text for number, text in used if number], ", ")
        return [Item(_("bulletins remplis {doors}", doors=doors))]
    told = [
        (paper, words.ngettext("{n} bulletin sur papier", "{n} bulletins sur papier", paper)),
        (station, words.ngettext("{n} bulletin sur un poste de vote", "{n} bulletins sur un poste de vote", station)),
        (own, words.ngettext("{n} bulletin à l’écran de la personne", "{n} bulletins chacun à son écran", own)),
        (ssh, words.ngettext("{n} bulletin par SSH", "{n} bulletins par SSH", ssh)),
    ]
    return [Item(joined([text for number, text in told if number], ", "))]


def _remarks(one: RoundState, words: Words) -> list[Item]:
    _ = words._
    items = []
    dots = next((question for question in one.asked.questions if question.id == "dots"), None)
    if dots:
        items.append(
            Item(
                words.ngettext(
                    "{n} point par personne, un seul par rôle", "{n} points par personne, un seul par rôle", dots.most
                )
            )
        )
    if one.late:
        items.append(
            Item(
                words.ngettext(
                    "{n} bulletin reçu après le dévoilement, non compté",
                    "{n} bulletins reçus après le dévoilement, non comptés",
                    one.late,
                )
            )
        )
    if one.removed:
        items.append(
            Item(
                words.ngettext(
                    "{n} bulletin retiré avant le dévoilement",
                    "{n} bulletins retirés avant le dévoilement",
                    one.removed,
                )
            )
        )
    for reason, boxes in Counter(one.taken_out.values()).items():
        items.append(
            Item(
                words.ngettext(
                    "{n} bulletin retiré par l’animation, devant le groupe : {reason}",
                    "{n} bulletins retirés par l’animation, devant le groupe : {reason}",
                    boxes,
                    reason=quoted(words, reason),
                )
            )
        )
    if one.left_out:
        items.append(
            Item(
                words.ngettext(
                    "{n} urne illisible écartée avant le dévoilement",
                    "{n} urnes illisibles écartées avant le dévoilement",
                    one.left_out,
                )
            )
        )
    if one.tally.public:
        items.append(Item(_("Tour public : les mains levées se voyaient de toute la salle")))
    elif 0 < one.tally.people < SECRET_FROM:  # A row of answers is easily recognised then.
        items.append(Item(_("Moins de cinq réponses : quelqu’un pourrait être reconnu")))
    if one.revealed_at:
        items.append(Item(_("Dévoilé à {hour}", hour=words.hour(one.revealed_at))))
    return items


def _counts(state: State, one: RoundState, words: Words) -> Table:
    """Return the counts by role and question, from which every figure can be worked out again."""
    _ = words._
    rows = []
    for subject in one.asked.subjects:
        counts = one.tally.counts.get(subject, ())
        cells = [_levels(levels) for levels in counts] or [(Span(DASH),)] * len(one.asked.questions)
        rows.append(((strong(code_of(state, subject)),), label_of(state, subject), *cells))
    headings = [question_name(question, words) for question in one.asked.questions]
    about = _("Famille") if one.asked.instrument is Instrument.FAMILY else _("Rôle")
    return Table((_("Code"), about, *headings), tuple(rows), len(headings))


def _levels(counts: tuple[int, ...]) -> Inline:
    return (Counts(counts),) if len(counts) > 1 else (Span(str(counts[0])),)


def question_name(question: Question, words: Words) -> Inline:
    """Return what a question asks, in a word or two."""
    _ = words._
    names = {
        "today": words.scale("today", begins=True),
        "wanted": words.scale("wanted", begins=True),
        "reinforce": _("À renforcer"),
        "lighten": _("À alléger"),
        "dots": _("Points"),
    }
    return names.get(question.id, inline(question.id))


def _waiting(state: State) -> int:
    waiting = unsettled_tie(state)
    return waiting.round.asked.number if waiting else 0


def _tie(state: State, one: RoundState, tie: TieSettled, words: Words) -> Inline:
    """Between whom, for how many places, and how the group settled it."""
    _ = words._
    edge = selection_of(state, one, one.asked.places or state.retain).cut
    kept = codes_and(state, tie.kept, words)
    between = _("Égalité pour les dernières places")
    if edge.tied:
        between = words.ngettext(
            "Égalité entre {codes} pour {n} place",
            "Égalité entre {codes} pour {n} places",
            edge.places_left,
            codes=codes_and(state, edge.tied, words),
        )
    if tie.way is TieWay.KEEP_ALL:
        return _("{tie} : le groupe les garde tous.", tie=between)
    if tie.way is TieWay.REVOTE:
        return _("{tie} : nouveau vote, secret.", tie=between)
    if tie.way is TieWay.SHOW_OF_HANDS:
        counted = tie.hands or {}
        told = [
            _("{heading} : {figure}", heading=role.code, figure=counted[role.id])
            for role in state.roles
            if role.id in counted
        ]
        return _(
            "{tie} : départagée à main levée ({hands}); le groupe garde {kept}.",
            tie=between,
            hands=joined(told, ", "),
            kept=kept,
        )
    return _(
        "{tie} : tranchée par le groupe; le groupe garde {kept}. Raison : {reason}",
        tie=between,
        kept=kept,
        reason=quoted(words, tie.reason),
    )
