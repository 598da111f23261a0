"""The turnout of a pending round, big: a number, and beside it what it counts and out of how many. Never a result."""

from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import ACCENT, STRONG
from fiche_tui.drawing.turnout_words import beside_number
from fiche_tui.language.translation import _
from fiche_tui.workshop.state import RoundState, State
from fiche_tui.workshop.turnout import Turnout, told_apart
from fiche_tui.workshop.voters import voters_of_round


def turnout_lines(
    state: State, turnout: Turnout | None, pending: RoundState, rows: int, *, station: bool = False
) -> list[Line]:
    """Return the turnout on that many rows: 1 is a line of text, 3 and more are big digits with words in the middle.

    It says whether hands were raised where a row is left for it; with ``station``, and a row more for each, how many
    ballots were filled at the laptop that is passed around, came by accounts of the server, or over SSH.
    """
    people = turnout.people if turnout else 0
    by_hands = turnout.by_hands if turnout else 0
    at_station = turnout.at_station if turnout and station else 0
    on_own = turnout.on_own if turnout and station else 0
    by_ssh = turnout.by_ssh if turnout and station else 0
    if not told_apart(at_station, on_own, by_ssh, people - by_hands - at_station - on_own - by_ssh):
        at_station = on_own = by_ssh = 0
    voters = voters_of_round(state, pending)
    what, of = beside_number(people, voters, counted=(turnout or Turnout()).counts_people(pending.asked))
    if rows == 1:
        return [line((str(people), f"{STRONG} {ACCENT}"), " ", (" ".join([what, of]).strip(), STRONG))]
    more = [_("dont {n} au poste de vote").format(n=at_station)] if at_station else []
    more += [_("dont {n} par les comptes du serveur").format(n=on_own)] if on_own else []
    more += [_("dont {n} par SSH").format(n=by_ssh)] if by_ssh else []
    more += [_hands_words(by_hands, people)] if by_hands else []
    middle = rows // 2
    room = rows - middle - 2
    words = ["" for _row in range(middle)] + [what, of, *(more[-room:] if room > 0 else [])]
    return [
        line((digits, ACCENT), "   ", (words[place] if place < len(words) else "", STRONG))
        for place, digits in enumerate(banner(str(people), rows))
    ]


def _hands_words(by_hands: int, people: int) -> str:
    """That these people raised their hands: all of them, or how many."""
    return _("à main levée") if by_hands == people else _("dont {n} à main levée").format(n=by_hands)
