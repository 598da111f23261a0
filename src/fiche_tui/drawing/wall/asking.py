"""While people answer: what is asked and how, how many have answered, how to come in; never a result."""

from collections.abc import Sequence

from fiche_tui.drawing.assessing import check_words
from fiche_tui.drawing.columns import columns_of
from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.figures import dots_words
from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.scale_boxes import levels_of, scale_boxes
from fiche_tui.drawing.styles import ACCENT, QUIET, STRONG
from fiche_tui.drawing.turnout_words import beside_number, taken_out_words, turnout_words
from fiche_tui.drawing.wall.clock import clock_block
from fiche_tui.drawing.wall.layout import Block, Place, said, turned
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.room.values import AskedRound, Way
from fiche_tui.workshop.sheet import Instrument, Scale
from fiche_tui.workshop.values import Purpose


def answering(seen: Seen, asked: AskedRound, place: Place) -> tuple[list[Block], str]:
    """Return the question, what it is about, the words of the scale, the ways in, and the clock where rows are left."""
    words = _how(seen, asked, place.width)
    question = said(_title(seen, asked), place.width, 3, STRONG)
    width = max((len(seen.named(one).code) for one in asked.asked.subjects), default=2)
    cells = [seen.named(one).line(width) for one in asked.asked.subjects]
    rows = place.rows - len(question) - len(words)
    listed, ways, room = _whole_names(cells, _ways(seen, place.width), place.width, rows)
    boxes = scale_boxes(_scales(seen, asked), place.width) if place.wide else []
    if boxes and len(listed) <= room - len(boxes) + len(words):
        words = boxes
    shown, where = turned(listed, room, seen.at)
    left = place.rows - sum(len(one) + 1 for one in (question, words, ways, shown) if one)
    return [clock_block(seen, place.width, left), question, shown, words, ways], where


def _whole_names(cells: Sequence[Line], ways: Sequence[Block], width: int, rows: int) -> tuple[Block, Block, int]:
    """Return the names in columns, the ways in, the rows that names have: the first of the ways that leaves them whole.

    Where none does, names are cut as long as one page then holds all of them.
    """
    widest = max((cell.width for cell in cells), default=0)
    for one in ways:
        for air in (2, 1):
            room = rows - len(one) - air
            listed = columns_of(cells, width, room, narrow=widest)
            if len(listed) <= room:
                return listed, one, room
    room = rows - len(ways[0]) - 2
    cut = columns_of(cells, width, room)
    if len(cut) <= room:
        return cut, ways[0], room
    return columns_of(cells, width, rows, narrow=widest), ways[-1], rows - len(ways[-1]) - 2


def counting(seen: Seen, asked: AskedRound, place: Place) -> list[Block]:
    """Return how many answered in big digits, and a question to talk about in pairs while the ballots are counted."""
    rows = place.digits
    talk = _to_talk_about(seen, asked, place.width)
    ways = ways_in(seen, place.width) if asked.status == "open" else []
    closed = [line((_("Le tour est fermé : plus rien ne s’ajoute."), QUIET))] if asked.status == "closed" else []
    taken_out = [line((words, QUIET)) for words in [taken_out_words(len(asked.taken_out))] if words]
    return [turnout_digits(asked, rows, place.width), [*closed, *taken_out], talk, ways]


def turnout_digits(asked: AskedRound, rows: int, width: int) -> Block:
    """Return the turnout: a number in big digits, and beside it what it counts and out of how many."""
    people, voters = asked.answered, asked.voters
    what, of = beside_number(people, voters, counted=asked.counts_people)
    middle = rows // 2
    beside = {middle: what, middle + 1: of}
    return [
        line((digits, ACCENT), "   ", (beside.get(row, ""), STRONG)).cut(width)
        for row, digits in enumerate(banner(str(people), rows))
    ]


def turnout_in_head(asked: AskedRound) -> tuple[Line, ...]:
    """Return « 9 bulletins sur 12 personnes présentes » for the first row; then « 9 bulletins sur 12 »."""
    whole = turnout_words(asked.answered, asked.voters, counted=asked.counts_people)
    answered = turnout_words(asked.answered, 0, counted=asked.counts_people)
    short = _("{ballots} sur {present}").format(ballots=answered, present=asked.voters) if asked.voters else answered
    return line((whole, STRONG)), line((short, STRONG))


def ways_in(seen: Seen, width: int) -> Block:
    """Return how people come in with a screen of their own, a line and a code each, and who could read a ballot."""
    return _ways(seen, width)[0]


def _ways(seen: Seen, width: int) -> tuple[Block, Block]:
    """Return the ways in; then those lines alone, since the door tells each person who could read a ballot."""
    ways = seen.room.wall.ways_in if seen.room.wall else ()
    whole, lines = Block(), Block()
    for one in ways[:2]:
        parts = [one.line]
        if one.code and one.code not in one.line:
            parts.append(_("code {code}").format(code=one.code))
        if one.by is Way.TOKEN:
            parts.append(_("votre jeton"))
        entrance = hanging(("→ ", f"{STRONG} {ACCENT}"), line((" · ".join(parts), STRONG)), width, 2)
        lines += entrance
        whole += [*entrance, *(said(_who_could_read(one.by), width, 3, QUIET) if one.code else [])]
    return whole, lines


def _who_could_read(by: Way) -> str:
    """Return what a way in keeps secret, and from whom it does not: one row of 76 cells each."""
    if by is Way.TOKEN:
        return _("Rien ne dit qui a quel jeton; l’administration pourrait lire le bulletin.")
    if by is Way.CONNECTION:
        return _("Sans jeton : une connexion, une voix. Rien n’empêche de voter deux fois.")
    return _("Un compte est lié à son bulletin; l’administration pourrait le lire.")


def _title(seen: Seen, asked: AskedRound) -> str:
    if asked.asked.tie_of:
        return ngettext(
            "Nouveau vote secret : une place, {roles} rôles à égalité",
            "Nouveau vote secret : {n} places, {roles} rôles à égalité",
            asked.asked.places,
        ).format(n=asked.asked.places, roles=len(asked.asked.subjects))
    return seen.room.question


def _how(seen: Seen, asked: AskedRound, width: int) -> Block:
    """Return what a person answers: so many dots, codes to write, or the words of the levels."""
    if asked.asked.purpose is Purpose.VOTE:
        return said(dots_words(asked.asked), width, 2)
    if asked.asked.instrument is Instrument.CHECK:
        return said(check_words(), width, 2)
    words = [f"{value}\u00a0{' / '.join(texts)}" for value, texts in levels_of(_scales(seen, asked)).items()]
    unknown = _("x je ne sais pas").replace(" ", "\u00a0", 1)
    return said(" · ".join([*words, unknown]), width, 5) if words else []


def _scales(seen: Seen, asked: AskedRound) -> list[Scale]:
    questions = {one.id for one in asked.asked.questions}
    return [scale for scale in seen.room.scales if scale.id in questions]


def _to_talk_about(seen: Seen, asked: AskedRound, width: int) -> Block:
    questions = seen.room.talk
    if not questions:
        return []
    question = questions[asked.answered % len(questions)]
    return [line((_("Parlez-en à deux"), QUIET)), *said(question, width, 4, STRONG)]
