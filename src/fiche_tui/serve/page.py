"""The page of a participant, from a telephone's 40 columns up: where one is, what is asked, what the keys do."""

from collections.abc import Sequence
from datetime import datetime

from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.own_ballot import draw_own
from fiche_tui.drawing.own_ballot_head import head_of
from fiche_tui.drawing.paper import page as whole
from fiche_tui.drawing.paper import room_of, wrapped
from fiche_tui.drawing.styles import ACCENT, LATE, QUIET, STRONG
from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _
from fiche_tui.serve.asking import door_words, question_words
from fiche_tui.serve.beside import beside_words
from fiche_tui.serve.participant import REVIEW, Page, Participant
from fiche_tui.workshop.keying.own import OwnScales
from fiche_tui.workshop.sheet import Instrument

LARGEST = (240, 80)
"""Columns and rows that are drawn at most: a terminal that claims more is shown this much."""

SMALLEST = (20, 6)


def draw_page(one: Participant, at: datetime, columns: int, rows: int, *, away: bool = False) -> list[Line]:
    """Return exactly ``rows`` lines: what the person sees at that moment. ``away``: nobody facilitates now."""
    columns, rows = min(columns, LARGEST[0]), min(rows, LARGEST[1])
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return _wall(one, at, columns, rows)
    below = _below(one, columns, rows)
    height = rows - len(below)
    match one.page:
        case Page.MEETING:
            above = _wall(one, at, columns, height, away=away)
        case Page.BALLOT:
            above = [_head(one, columns), *_ballot(one, columns, height - 1)]
        case Page.DOOR | Page.SHUT:
            above = _sentences(door_words(one), columns, height)
        case Page.FINISH | Page.GIVE_UP:
            asked = question_words(one)
            above = _sentences((asked.title, asked.text), columns, height)
    drawn = [*above[:height], *[Line()] * (height - len(above)), *below]
    return [row.cut(columns) for row in drawn]


def _wall(one: Participant, at: datetime, columns: int, rows: int, *, away: bool = False) -> list[Line]:
    # Loaded once somebody follows the meeting: neither the door nor a ballot shows any of it.
    from fiche_tui.drawing.wall.seen import Seen
    from fiche_tui.drawing.wall.whole import draw_wall

    return draw_wall(Seen(one.room, at, away), columns, rows)


def keys_of(one: Participant) -> Sequence[tuple[str, str]]:
    """Return the keys that matter now, with what each does."""
    enter, escape = key_name("enter"), key_name("escape")
    if one.waiting is not None:
        return ((escape, _("ne plus attendre")),)
    match one.page:
        case Page.DOOR:
            return ((enter, _("entrer")), ("q", _("quitter")))
        case Page.SHUT:
            return (("q", _("quitter")),)
        case Page.MEETING:
            ballot = (REVIEW, _("revoir votre bulletin")) if one.has_voted else (enter, _("remplir votre bulletin"))
            return (*((ballot,) if one.asked else ()), ("q", _("quitter")))
        case Page.FINISH | Page.GIVE_UP:
            asked = question_words(one)
            return ((enter, asked.yes), (escape, asked.no))
        case Page.BALLOT:
            return _ballot_keys(one)


def _ballot_keys(one: Participant) -> Sequence[tuple[str, str]]:
    enter, escape = (key_name("enter"), _("terminer")), (key_name("escape"), _("quitter"))
    if isinstance(one.keying, OwnScales):
        what = _("famille") if one.keying.asked.instrument is Instrument.FAMILY else _("rôle")
        levels = one.keying.asked.questions[0].levels
        return (enter, (f"←→ 0-{levels - 1} x", _("évaluer")), ("↑↓", what), escape)
    if one.keying is not None and not one.keying.last:
        enter = (key_name("enter"), _("continuer"))
    return (enter, (key_name("space"), _("cocher")), ("↑↓", _("rôle")), escape)


def _below(one: Participant, columns: int, rows: int) -> list[Line]:
    """Return what is said, and the keys. A reason that somebody typed may be long: it has a third of the page."""
    told = one.said or beside_words(one)
    loud = LATE if one.refused or not one.said else ACCENT
    said = line((told, f"{STRONG} {loud}")).wrapped(columns - 2, max(3, rows // 3)) if told else []
    return [*(line(" ", row) for row in said), _key_line(keys_of(one), columns)]


def _key_line(keys: Sequence[tuple[str, str]], columns: int) -> Line:
    """Return the row of keys; on a narrow terminal, as many as fit, the first ones."""
    drawn = Line()
    for key, words in keys:
        longer = line(drawn, "   " if drawn.spans else " ", (key, f"{STRONG} {ACCENT}"), f" {words}")
        if longer.width > columns and drawn.spans:
            break
        drawn = longer
    return drawn.cut(columns)


def _head(one: Participant, columns: int) -> Line:
    if one.paper is None or one.keying is None:
        return Line()
    left, right = head_of(one.keying, one.paper)
    return line(" ", line((left, STRONG)).fitted(max(1, columns - len(right) - 3)), " ", (right, QUIET))


def _ballot(one: Participant, columns: int, height: int) -> list[Line]:
    if one.paper is None or one.keying is None:
        return []
    return draw_own(one.keying, one.paper, columns, height)


def _sentences(texts: Sequence[str], columns: int, height: int) -> list[Line]:
    room = room_of(columns)
    blocks = [wrapped((text, STRONG if place == 0 else ""), room) for place, text in enumerate(texts)]
    rows = [row for block in blocks for row in (*block, Line())]
    air = [Line()] * max(1, (height - len(rows)) // 3)
    return whole([*air, *rows], [], columns, height)
