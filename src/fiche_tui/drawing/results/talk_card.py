"""A role that deserves talk, for the whole room: what was answered, why it is here, a question, what was said."""

from collections.abc import Sequence

from fiche_tui.drawing.bars import bar
from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.family_mark import place_of, shape_of
from fiche_tui.drawing.figures import counts_words, gap_words, level_words, levels_heading
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.results.distribution import marked, spread, whole_bar
from fiche_tui.drawing.scale_titles import begun, scale_title
from fiche_tui.drawing.styles import ACCENT, GOOD, QUIET, STRONG, family_style
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.results import shortlist
from fiche_tui.workshop.state import State
from fiche_tui.workshop.talking import Talk, Why, said_about
from fiche_tui.workshop.tally import Figures
from fiche_tui.workshop.values import CaptureKind

LOUD = f"{STRONG} {ACCENT}"

ROOMY_ROWS = 32
"""Rows from which both questions show their bars and blocks stand apart."""

ROOMY_COLUMNS = 90

_BAR = 24
_LEVEL = 26


@frozen
class Card:
    """One role of the pass: its place in it from 1, out of how many."""

    state: State
    talk: Talk
    number: int
    total: int


def talk_lines(card: Card, width: int, height: int) -> list[Line]:
    """Return the card, for a place of that size. What was said comes last, as many of the latest as there is room
    for."""
    roomy = height >= ROOMY_ROWS and width >= ROOMY_COLUMNS
    blocks = [
        _heading(card, width, roomy=roomy),
        _text(card, width),
        *_spreads(card, roomy=roomy),
        [
            *_wrapped(why_words(card), width, STRONG),
            *_wrapped(question_words(card), width, LOUD),
        ],
    ]
    blocks = [block for block in blocks if block]
    said = _said(card, width)
    title = [line((_("CE QUI S’EST DIT"), QUIET))] if said else []
    room = height - sum(len(block) for block in blocks) - len(title)
    # Air as far as it hides nothing but what was said first: under the label, over the why, over what was said.
    air = min(max(0, room - min(len(said), 2)), len(blocks))
    last = len(blocks)
    spaced = [1, last - 1, last, *range(2, last - 1)][:air]
    if len(said) > room - air:
        kept = max(1, room - air - 1)
        said = [line((_("… et {n} avant").format(n=len(said) - kept), QUIET)), *said[-kept:]]
    lines: list[Line] = []
    for place, block in enumerate([*blocks, [*title, *said]]):
        lines += [*([Line()] if place in spaced and block else []), *block]
    return lines


def _heading(card: Card, width: int, *, roomy: bool) -> list[Line]:
    """Return the code in big, beside it the label, the medians and the gap."""
    state, talk = card.state, card.talk
    code, family, label = _named(card)
    colour = _colour(state, family)
    digits = [line((row, colour)) for row in banner(code, 10 if roomy else 5)]
    room = max(16, width - digits[0].width - 3)
    place = line((_("{n} sur {total}").format(n=card.number, total=card.total), QUIET))
    title = line((f"{shape_of(state, family)} ", colour), label).styled(STRONG)
    title = title.fitted(max(8, room - place.width - 2))
    above = [Line()] * (2 if roomy else 0)
    beside = [*above, line(title, "  ", place), _shortlisted(card, room), *_medians(state, talk)]
    beside += [Line()] * (len(digits) - len(beside))
    return [line(left, "   ", right) for left, right in zip(digits, beside, strict=True)]


def _medians(state: State, talk: Talk) -> list[Line]:
    row, lines = talk.figures, []
    questions = (("today", row.today, row.today_counts), ("wanted", row.wanted, row.wanted_counts))
    size = max(len(scale_title(state.sheet, scale)) for scale, _median, _counts in questions)
    for scale, median, counts in questions:
        if counts:
            title = f"{scale_title(state.sheet, scale):<{size}}"
            gap = ""
            if scale == "wanted" and row.gap is not None:
                gap = "   " + _("écart {gap}").format(gap=gap_words(row.gap))
            lines.append(line(title, "   ", (level_words(median, len(counts) - 2), STRONG), (gap, STRONG)))
    return lines


def _shortlisted(card: Card, room: int) -> Line:
    """Return whether it is on the shortlist, and at whose request."""
    state, subject = card.state, card.talk.subject
    if subject not in (*shortlist(state).roles, *state.opened_families):
        return Line()
    by = next((who for role, who in state.rescued if role == subject and who), "")
    words = _("► liste courte, demandé par {by}").format(by=by) if by else _("► liste courte")
    return line((words, GOOD)).cut(room)


def _text(card: Card, width: int) -> list[Line]:
    role = card.state.role(card.talk.subject)
    if role is None or role.text == role.label:
        return []
    return line(role.text).wrapped(max(20, width), most=2)


def _spreads(card: Card, *, roomy: bool) -> list[list[Line]]:
    """Return how many people said what: one line a level, the count as a figure and as a bar."""
    state, row, whole, size = card.state, card.talk.figures, whole_bar(card.state), 2 * _BAR if roomy else _BAR
    if row.marks:
        return [_bars(marked(row), whole, size)]
    blocks = []
    for scale, counts in (("today", row.today_counts), ("wanted", row.wanted_counts)):
        if not counts:
            continue
        title = begun(scale_title(state.sheet, scale))
        if scale == "today" and not roomy:
            heading = levels_heading(len(counts))
            told = _("{title} {levels} : {counts}").format(title=title, levels=heading, counts=counts_words(counts))
            blocks.append([line(told)])
        else:
            drawn = [line((title, STRONG)), *_bars(spread(state, scale, counts), whole, size)]
            # Few rows: the line above says today's counts in the same order, with nothing between the two.
            blocks = [[*blocks[0], *drawn]] if blocks and not roomy else [*blocks, drawn]
    return blocks


def _bars(rows: Sequence[tuple[str, int]], whole: int, width: int) -> list[Line]:
    size = min(_LEVEL, max(line(name).width for name, _number in rows))
    return [
        line("  ", line(name).fitted(size), f"  {number:>2} ", (bar(number, whole, width), ACCENT))
        for name, number in rows
    ]


def why_words(card: Card) -> str:
    """Return why this role is here, in a sentence that the counts above prove."""
    row = card.talk.figures
    if card.talk.why is Why.DIVIDED:
        one, other = _sides_words(row)
        return _("↔ Le groupe est partagé : {one}, {other}.").format(one=one, other=other)
    if card.talk.why is Why.UNKNOWN:
        unknown = max(counts[-1] for counts in (row.today_counts, row.wanted_counts) if counts)
        sentence = ngettext("{n} personne ne sait pas.", "{n} personnes ne savent pas.", unknown)
        return sentence.format(n=unknown)
    return {
        Why.GAP: _("C’est parmi les plus grands écarts : {gap}.").format(gap=gap_words(row.gap)),
        Why.WANTED: _("C’est parmi les plus souhaités."),
        Why.REINFORCE: ngettext(
            "C’est parmi les plus cochés : {n} personne le renforcerait.",
            "C’est parmi les plus cochés : {n} personnes le renforceraient.",
            row.marked("reinforce"),
        ).format(n=row.marked("reinforce")),
        Why.LAST_IN: _("Il est au bord : le dernier qui entre, d’après vos réponses."),
        Why.FIRST_OUT: _("Il est au bord : le premier qui n’entre pas, d’après vos réponses."),
        Why.LIGHTEN: _("Le groupe souhaite en faire moins."),
        Why.SAME: _("Le groupe souhaite en faire autant qu’aujourd’hui."),
    }[card.talk.why]


def _sides_words(row: Figures) -> tuple[str, str]:
    """Return how many people are on each side of a divided group, and what they say."""
    if row.marks:
        more, less = row.marked("reinforce"), row.marked("lighten")
        return (
            ngettext("{n} le renforcerait", "{n} le renforceraient", more).format(n=more),
            ngettext("{n} l’allégerait", "{n} l’allégeraient", less).format(n=less),
        )
    low, high = sum(row.wanted_counts[:2]), sum(row.wanted_counts[2:-1])
    highest = len(row.wanted_counts) - 2
    levels = _("2 ou {most}").format(most=highest) if highest > 2 else "2"
    return (
        ngettext("{n} dit 0 ou 1", "{n} disent 0 ou 1", low).format(n=low),
        ngettext("{n} dit {levels}", "{n} disent {levels}", high).format(n=high, levels=levels),
    )


def question_words(card: Card) -> str:
    """Return a question to the room. It seeks reasons, never names: people speak if they wish."""
    if card.talk.why is Why.DIVIDED:
        row = card.talk.figures
        if row.marks:
            return _("Qui le renforcerait, et pourquoi? Qui l’allégerait, et pourquoi? Parle qui veut.")
        counts = row.wanted_counts[:-1]
        high = _side(tuple(range(len(counts) - 1, 1, -1)), counts)
        low = _side((0, 1), counts)
        sentence = _("Qui a mis {high}, et pourquoi? Qui a mis {low}, et pourquoi? Parle qui veut.")
        return sentence.format(high=high, low=low)
    return {
        Why.GAP: _("Que faudrait-il pour en faire plus? Qui veut en dire un mot?"),
        Why.WANTED: _("Qu’est-ce que cela changerait pour nous? Qui veut en dire un mot?"),
        Why.REINFORCE: _("Que faudrait-il pour en faire plus? Qui veut en dire un mot?"),
        Why.LAST_IN: _("Qui le garderait, qui le laisserait? Parle qui veut."),
        Why.FIRST_OUT: _("Quelqu’un veut-il le faire entrer, et pourquoi?"),
        Why.LIGHTEN: _("Que pourrions-nous laisser, ou confier, et à qui?"),
        Why.UNKNOWN: _("Qui le connaît, et peut le raconter en une phrase?"),
        Why.SAME: _("Est-ce bien ainsi? Qui veut en dire un mot?"),
    }[card.talk.why]


def _side(levels: Sequence[int], counts: Sequence[int]) -> str:
    """Return the outermost level of a side that at least two people gave, or all its levels: nobody is singled out."""
    shared = next((level for level in levels if counts[level] > 1), None)
    if shared is not None:
        return str(shared)
    *first, last = sorted(levels)
    start = ", ".join(str(level) for level in first)
    return _("{levels} ou {last}").format(levels=start, last=last) if start else str(last)


def _said(card: Card, width: int) -> list[Line]:
    lines = []
    for capture in said_about(card.state, card.talk.subject):
        mark = f"{_('Déc. {n}').format(n=capture.number)} " if capture.kind is CaptureKind.DECISION else "· "
        lines.append(line((mark, STRONG), line(capture.text)).cut(max(8, width)))
    return lines


def about_words(state: State, subject: str) -> str:
    """Return « C3 Enjeux émergents », of a role or a family; empty when there is no such thing."""
    role, family = state.role(subject), state.family(subject)
    if role:
        return f"{role.code} {role.label}"
    return f"{family.letter} {family.title}" if family else ""


def _named(card: Card) -> tuple[str, str, str]:
    """Return the code, the family and the label."""
    role, family = card.state.role(card.talk.subject), card.state.family(card.talk.subject)
    if role:
        return role.code, role.family, role.label
    return (family.letter, family.id, family.title) if family else ("", "", "")


def _colour(state: State, family_id: str) -> str:
    return family_style(place_of(state, family_id))


def _wrapped(text: str, width: int, style: str) -> list[Line]:
    return line((text, style)).wrapped(max(20, width))
