"""A round whose result is hidden: the turnout, big, the question to the room, the keys; nothing of the answers."""

from collections.abc import Collection, Sequence
from itertools import zip_longest

from fiche_tui.drawing.digits import ROWS
from fiche_tui.drawing.family_mark import code_and_shape
from fiche_tui.drawing.figures import dots_words
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.other_ways import other_ways_words
from fiche_tui.drawing.styles import ACCENT, SOON, STRONG
from fiche_tui.drawing.turnout import turnout_lines
from fiche_tui.drawing.turnout_words import more_words
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.state import Role, RoundState, RoundStatus, State
from fiche_tui.workshop.turnout import HANDS, SECRET_FROM, Turnout
from fiche_tui.workshop.values import Door, Purpose
from fiche_tui.workshop.voters import earlier_meeting, voters_of_round

ROOMY_ROWS = 30
"""Rows from which what stands apart stands further apart."""


def pending_lines(
    state: State,
    turnout: Turnout | None,
    pending: RoundState,
    width: int,
    height: int,
    *,
    heights: Sequence[int] = ROWS,
    own_screens: Collection[Door] = (),
) -> list[Line]:
    """Return what the room reads while it answers, as large as the place allows.

    ``heights`` are those of the digits that the terminal can draw, largest first; ``own_screens`` the doors by which
    people may come with a screen of their own.
    """
    ballot = _what_is_voted(state, pending, width) if pending.asked.purpose is Purpose.VOTE else []
    enter = _("saisir les feuilles de compilation") if pending.asked.by_counts else _("saisir les bulletins")
    others = other_ways_words(state, own_screens)
    ways = [("F7", others)] if others else []
    keys = _two_columns(keys_lines([("F9", _("dévoiler, sans retour")), ("b", enter), *ways]), width)
    question = line((left_in_the_room(pending.asked), STRONG))
    warnings = _warnings(state, turnout, pending)
    # Whether one is left is only a question once one is in the box, and until all are.
    people, voters = turnout.people if turnout else 0, voters_of_round(state, pending)
    some_left = people > 0 and not 0 < voters <= people
    asked = [question, Line()] if some_left and pending.status is not RoundStatus.CLOSED else []
    blank = [Line()] * (2 if height >= ROOMY_ROWS or (not ballot and height >= 18) else 1)
    before = [*ballot, *blank] if ballot else []
    after = [*blank, *asked, *warnings, *keys]
    room = height - len(before) - len(after)
    rows = next((rows for rows in heights if rows <= room), 1)
    return [*before, *turnout_lines(state, turnout, pending, rows), *after]


def _two_columns(keys: list[Line], width: int) -> list[Line]:
    """Return the keys after the second one beside the first two where there is room: the turnout needs the rows."""
    first, others = keys[:2], keys[2:]
    size = max(key.width for key in first) + 4
    if len(others) > 2 or any(size + key.width > width for key in others):
        return keys
    pairs = zip_longest(first, others, fillvalue=Line())
    return [line(left.fitted(size), right) for left, right in pairs]


def left_in_the_room(asked: Round) -> str:
    """Return what the room is asked before a reveal."""
    return _("En reste-t-il une dans la salle?") if asked.by_counts else _("En reste-t-il un dans la salle?")


def _warnings(state: State, turnout: Turnout | None, pending: RoundState) -> list[Line]:
    """Return what must be known before the reveal, each on its line."""
    said = []
    if pending.status is RoundStatus.CLOSED:
        said.append(_("Le tour est fermé; F9 le dévoile, b le rouvre."))
    if turnout and HANDS in turnout.unfinished:
        said.append(_("▲ Compte à main levée à terminer avant de dévoiler : F7"))
    papers = [name for name in turnout.unfinished if name != HANDS] if turnout else []
    if papers:
        names = ", ".join(papers[:12])
        sentence = (
            ngettext(
                "▲ Feuille à terminer avant de dévoiler : {names}",
                "▲ Feuilles à terminer avant de dévoiler : {names}",
                len(papers),
            )
            if pending.asked.by_counts
            else ngettext(
                "▲ Bulletin à terminer avant de dévoiler : {names}",
                "▲ Bulletins à terminer avant de dévoiler : {names}",
                len(papers),
            )
        )
        said.append(sentence.format(names=names))
    voters = voters_of_round(state, pending)
    if turnout and voters and turnout.people > voters:
        earlier = earlier_meeting(state, pending)
        said.append(more_words(pending.asked, turnout.people, voters, turnout.at_station, earlier))
    if turnout and turnout.by_hands:
        said.append(_("À main levée : ce tour est public, le compte rendu le dira."))
    elif turnout and 0 < turnout.people < SECRET_FROM:
        said.append(_("À moins de cinq bulletins, le secret est mince."))
    lines = [line((sentence, SOON)) for sentence in said]
    return [*lines, Line()] if lines else []


def _what_is_voted(state: State, pending: RoundState, width: int) -> list[Line]:
    """Return the dots that each person has, and the roles of the ballot in its printed order."""
    asked = pending.asked
    if asked.tie_of:
        title = ngettext(
            "Nouveau vote secret : une place, {roles} rôles à égalité",
            "Nouveau vote secret : {n} places, {roles} rôles à égalité",
            asked.places,
        ).format(n=asked.places, roles=len(asked.subjects))
    else:
        title = question_of(state)
    roles = [role for role in (state.role(subject) for subject in asked.subjects) if role]
    heading = [*line((title, STRONG)).wrapped(max(20, width)), line(dots_words(asked))]
    return [*heading, Line(), *shortlist_lines(state, roles, width)]


def shortlist_lines(state: State, roles: Sequence[Role], width: int) -> list[Line]:
    """Roles as they will be voted on, in two columns as soon as one would be long: down, then across."""
    codes = max((len(role.code) for role in roles), default=2)
    cells = [line(code_and_shape(state, role, codes), " ", line(role.label)) for role in roles]
    columns = 2 if len(roles) > 6 and width >= 72 else 1
    height = -(-len(cells) // columns)
    if columns == 1:
        return [cell.cut(width) for cell in cells]
    # Each column as wide as it needs while both fit; a label is cut only where they do not.
    left, right = _widest(cells[:height]), _widest(cells[height:])
    gap = 2 if left + 2 + right <= width else 1
    left = min(left, max(width - gap - right, (width - gap) // 2))
    first = [cell.fitted(left) for cell in cells[:height]]
    second = [cell.cut(width - gap - left) for cell in cells[height:]]
    return [line(one, " " * gap, other) for one, other in zip_longest(first, second, fillvalue=Line())]


def _widest(cells: Sequence[Line]) -> int:
    return max((cell.width for cell in cells), default=0)


def keys_lines(pairs: Sequence[tuple[str, str]]) -> list[Line]:
    """Keys one a line, verbs aligned, for a body with little else to say."""
    size = max(len(key) for key, _verb in pairs)
    return [line((f"{key:<{size}}", f"{STRONG} {ACCENT}"), f"   {verb}") for key, verb in pairs]
