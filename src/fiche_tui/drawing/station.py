"""The laptop that is passed around, between two people: the turnout, the words to the next person, the names."""

from collections.abc import Collection, Sequence

from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.paper import page, room_of, window, wrapped
from fiche_tui.drawing.styles import ACCENT, CURSOR, QUIET, STRONG
from fiche_tui.language.translation import _, ngettext
from fiche_tui.workshop.voters import Voter


def draw_handover(people: int, voters: int, begin: str, end: str, width: int, height: int) -> list[Line]:
    """Return « À la personne suivante », and the turnout in big digits: « 6 bulletins sur 12 ».

    ``begin`` and ``end`` are the keys for the next person and for the facilitator, as written on screen.
    """
    room = room_of(width)
    all_in = bool(voters) and people >= voters
    beside = {2: ngettext("bulletin", "bulletins", people), 3: _("sur {n}").format(n=voters) if voters else ""}
    rows = 10 if height >= 36 and width >= 110 else 5
    digits = [
        line((row, ACCENT), "   ", (beside.get(place - (rows // 2 - 2), ""), STRONG))
        for place, row in enumerate(banner(str(people), rows))
    ]
    if all_in:
        first, then = _("Tous les bulletins sont déposés."), _("Rendez l’ordinateur à la personne qui anime.")
    else:
        first, then = _("À la personne suivante."), _("Personne d’autre ne regarde l’écran.")
    key = end if all_in else begin
    sentence = _("{key} : fin du poste") if all_in else _("{key} : commencer")
    words = sentence.format(key=key)
    rest = words.removeprefix(key)
    goes_on = line((key, f"{STRONG} {ACCENT}"), rest) if rest != words else line(words)
    lines = [*wrapped((first, STRONG), room), *wrapped(then, room), Line(), *digits, Line(), goes_on]
    air = [Line()] * max(1, (height - len(lines)) // 3)
    indent = "" if width < 60 else " " * 6
    return page([*air, *(line(indent, one) for one in lines)], [], width, height)


def draw_names(
    voters: Sequence[Voter], place: int, voted: Collection[str], twins: Collection[str], width: int, height: int
) -> list[Line]:
    """Return the names, those of ``voted`` ticked, the one at ``place`` under the cursor (none below 0).

    ``twins`` are the ids of those who share their name with another.
    """
    room = room_of(width)
    top, foot, first, last = _around_names(len(voters), place, room, height)
    lines = [
        _name(one, room, here=first + row == place, voted=one.id in voted, twin=one.id in twins)
        for row, one in enumerate(voters[first:last])
    ]
    return page([*top, *lines], foot, width, height)


def name_at(row: int, voters: int, place: int, width: int, height: int) -> int | None:
    """Return the place of the name that ``draw_names`` draws on a row, from 0; ``None`` where there is no name."""
    top, _foot, first, last = _around_names(voters, place, room_of(width), height)
    found = first + row - len(top)
    return found if first <= found < last else None


def _around_names(voters: int, place: int, room: int, height: int) -> tuple[list[Line], list[Line], int, int]:
    """Return the lines over and under the names, and which names stand between: from, to."""
    top = [Line(), *wrapped((_("Qui vote maintenant?"), STRONG), room), Line()]
    foot = [Line(), *wrapped((_("Votre nom n’y est pas? Demandez à l’animation."), QUIET), room)]
    return (top, foot, *window(voters, max(0, place), max(3, height - len(top) - len(foot))))


def _name(voter: Voter, room: int, *, here: bool, voted: bool, twin: bool) -> Line:
    done = _("✓ déposé") if voted else ""
    words = f"{voter.name} · {voter.with_whom}" if voter.with_whom and twin else voter.name
    name = line(words).fitted(room - 3 - len(done) - 1)
    mark = (" ▸ ", f"{STRONG} {ACCENT}") if here else ("   ", "")
    return line(mark, name.styled(CURSOR if here else ""), " ", (done, QUIET))
