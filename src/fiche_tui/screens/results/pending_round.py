"""A round whose result is hidden: the turnout, big, the question to the room, the keys; nothing of the answers."""

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.family_mark import code_and_shape
from fiche_tui.screens.kit.figures import dots_words
from fiche_tui.screens.kit.step_body import View
from fiche_tui.screens.kit.turnout import turnout_content
from fiche_tui.screens.kit.turnout_words import more_words
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.hands import HANDS, hands_refusal
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.state import Role, RoundState, RoundStatus, State
from fiche_tui.workshop.turnout import SECRET_FROM
from fiche_tui.workshop.values import Purpose
from fiche_tui.workshop.voters import earlier_meeting, station_offered, voters_of_round

ROOMY_ROWS = 30
"""Rows from which what stands apart stands further apart."""


def pending_content(view: View, pending: RoundState, width: int, height: int) -> Content:
    """What the room reads while it answers, as large as the place allows."""
    ballot = _what_is_voted(view.state, pending, width) if pending.asked.purpose is Purpose.VOTE else []
    enter = _("saisir les feuilles de compilation") if pending.asked.by_counts else _("saisir les bulletins")
    station = [("F2", _("poste de vote : passer cet ordinateur"))] if station_offered(view.state) else []
    hands = [("F7", _("compter à main levée, en public"))] if hands_refusal(view.state) is None else []
    keys = _two_columns(keys_content([("F9", _("dévoiler, sans retour")), ("b", enter), *station, *hands]), width)
    question = Content(left_in_the_room(pending.asked)).stylize("bold")
    warnings = _warnings(view, pending)
    # Whether one is left is only a question once one is in the box.
    some = view.turnout is not None and view.turnout.people > 0
    asked = [question, Content("")] if some and pending.status is not RoundStatus.CLOSED else []
    blank = [Content("")] * (2 if height >= ROOMY_ROWS or (not ballot and height >= 18) else 1)
    before = [*ballot, *blank] if ballot else []
    after = [*blank, *asked, *warnings, *keys]
    turnout = turnout_content(view, pending, _rows_of_digits(height - len(before) - len(after)))
    return Content("\n").join([*before, *turnout, *after])


def _two_columns(keys: list[Content], width: int) -> list[Content]:
    """The keys after the second one beside the first two where there is room: the turnout needs the rows."""
    first, others = keys[:2], keys[2:]
    size = max(line.cell_length for line in first) + 4
    if len(others) > 2 or any(size + line.cell_length > width for line in others):
        return keys
    pairs = zip_longest(first, others, fillvalue=Content(""))
    return [Content.assemble(left.truncate(size, pad=True), right) for left, right in pairs]


def left_in_the_room(asked: Round) -> str:
    """What the room is asked before a reveal."""
    return _("En reste-t-il une dans la salle?") if asked.by_counts else _("En reste-t-il un dans la salle?")


def _rows_of_digits(room: int) -> int:
    return next((rows for rows in (10, 5, 3) if rows <= room), 1)


def _warnings(view: View, pending: RoundState) -> list[Content]:
    """What must be known before the reveal, each on its line."""
    turnout = view.turnout
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
    voters = voters_of_round(view.state, pending)
    if turnout and voters and turnout.people > voters:
        earlier = earlier_meeting(view.state, pending)
        said.append(more_words(pending.asked, turnout.people, voters, turnout.at_station, earlier))
    if turnout and turnout.by_hands:
        said.append(_("À main levée : ce tour est public, le compte rendu le dira."))
    elif turnout and 0 < turnout.people < SECRET_FROM:
        said.append(_("À moins de cinq bulletins, le secret est mince."))
    lines = [one_line(sentence).stylize("$text-warning") for sentence in said]
    return [*lines, Content("")] if lines else []


def _what_is_voted(state: State, pending: RoundState, width: int) -> list[Content]:
    """The dots that each person has, and the roles of the ballot in its printed order."""
    asked = pending.asked
    if asked.tie_of:
        title = ngettext(
            "Revote secret : une place, {roles} rôles à égalité",
            "Revote secret : {n} places, {roles} rôles à égalité",
            asked.places,
        ).format(n=asked.places, roles=len(asked.subjects))
    else:
        title = question_of(state)
    roles = [role for role in (state.role(subject) for subject in asked.subjects) if role]
    heading = [*Content(title).stylize("bold").wrap(max(20, width)), Content(dots_words(asked))]
    return [*heading, Content(""), *shortlist_lines(state, roles, width)]


def shortlist_lines(state: State, roles: Sequence[Role], width: int) -> list[Content]:
    """Roles as they will be voted on, in two columns as soon as one would be long: down, then across."""
    codes = max((len(role.code) for role in roles), default=2)
    cells = [Content.assemble(code_and_shape(state, role, codes), " ", one_line(role.label)) for role in roles]
    columns = 2 if len(roles) > 6 and width >= 72 else 1
    height = -(-len(cells) // columns)
    if columns == 1:
        return [cell.truncate(width, ellipsis=True) for cell in cells]
    # Each column as wide as it needs while both fit; a label is cut only where they do not.
    left, right = _widest(cells[:height]), _widest(cells[height:])
    gap = 2 if left + 2 + right <= width else 1
    left = min(left, max(width - gap - right, (width - gap) // 2))
    first = [cell.truncate(left, ellipsis=True, pad=True) for cell in cells[:height]]
    second = [cell.truncate(width - gap - left, ellipsis=True) for cell in cells[height:]]
    return [Content(" " * gap).join(pair) for pair in zip_longest(first, second, fillvalue=Content(""))]


def _widest(cells: Sequence[Content]) -> int:
    return max((cell.cell_length for cell in cells), default=0)


def keys_content(pairs: Sequence[tuple[str, str]]) -> list[Content]:
    """Keys one a line, verbs aligned, for a body with little else to say."""
    size = max(len(key) for key, _verb in pairs)
    return [Content.assemble((f"{key:<{size}}", "bold $text-accent"), f"   {verb}") for key, verb in pairs]
