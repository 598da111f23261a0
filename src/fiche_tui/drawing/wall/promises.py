"""What the group had said at an earlier meeting: the promise that it looks at in large, the others a line each."""

from fiche_tui.drawing.line import Line, hanging, line
from fiche_tui.drawing.promise_words import FATES, MARKS, first_action, headline, short_line, who_and_when
from fiche_tui.drawing.styles import QUIET, STRONG
from fiche_tui.drawing.wall.layout import Block, Place, said, turned
from fiche_tui.drawing.wall.seen import SILENT, Seen
from fiche_tui.language.translation import _
from fiche_tui.workshop.earlier import Promise, PromiseAnswer
from fiche_tui.workshop.room.values import RoomEarlier


def looked_back(seen: Seen) -> RoomEarlier | None:
    """Return what had been said where the group looks at it now, outside the steps in which people answer."""
    wall, earlier = seen.room.wall, seen.room.earlier
    if not wall or not wall.promise or not earlier or seen.pending or seen.kind in SILENT:
        return None
    return earlier if any(one.id == wall.promise for one in earlier.promises) else None


def promised(seen: Seen, earlier: RoomEarlier, place: Place) -> tuple[list[Block], str]:
    """Return the promise, what became of it, then all of them; and which page of them this is."""
    answers = {one.promise: one for one in earlier.answers}
    chosen = next(one for one in earlier.promises if seen.room.wall and one.id == seen.room.wall.promise)
    large = _large(chosen, answers.get(chosen.id), place.width)
    rows = [_row(one, answers.get(one.id), place.width, here=one is chosen) for one in earlier.promises]
    shown, where = turned(rows, place.rows - len(large) - 2, seen.at)
    return [large, shown], where


def _large(promise: Promise, answer: PromiseAnswer | None, width: int) -> Block:
    rows = said(headline(promise), width, 3, STRONG)
    if first_action(promise):
        rows += said(first_action(promise), width, 2)
    rows += said(who_and_when(promise), width, 2, QUIET)
    if answer is None:
        return [*rows, Line(), line((_("Qu’en est-il aujourd’hui?"), STRONG)).cut(width)]
    fate = line((f"{MARKS[answer.fate]} {_(FATES[answer.fate])}", STRONG))
    return [*rows, Line(), *hanging("", line(fate, f" · {answer.word}" if answer.word else ""), width, 2)]


def _row(promise: Promise, answer: PromiseAnswer | None, width: int, *, here: bool) -> Line:
    mark = MARKS[answer.fate] if answer else "·"
    return line((f"{mark} ", STRONG if answer else QUIET), (short_line(promise), STRONG if here else "")).cut(width)
