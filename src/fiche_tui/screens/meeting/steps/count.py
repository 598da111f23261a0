"""Counting: how many papers are in, what remains to key, and something to talk about meanwhile. Never a result."""

import math

from textual.content import Content

from fiche_tui.drawing.other_ways import other_ways_words
from fiche_tui.drawing.turnout import turnout_lines
from fiche_tui.drawing.turnout_words import more_words, taken_out_words, unfinished_words
from fiche_tui.keys.bindings import hints
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import in_rows
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.drawn import content_of
from fiche_tui.screens.kit.step_body import ROOMY, StepBody, View
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.keying.pace import seconds_to_key
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.results import may_assess, pending_round
from fiche_tui.workshop.state import RoundState, RoundStatus, State
from fiche_tui.workshop.voters import earlier_meeting, voters_of_round

LOUD = "bold $text-accent"
QUIET = "$text-muted"

SMALL_DIGITS, LARGE_DIGITS = 5, 10
"""Rows of the turnout's digits: at a projector's 80x24, and where there is room."""


class CountBody(StepBody):
    """The turnout, big; what is not finished; what remains; a question to talk about in pairs; how to go on."""

    def hints(self) -> tuple[str, ...]:
        """Keying in as long as a round waits; then the key that the text names, besides the next step's."""
        state = self.view.state if self.view else None
        if state and pending_round(state):
            return ("count.ballots", "count.ways", "count.reopen")
        if state is None or _is_revealed(state):
            return ("workshop.pause",)
        return ("workshop.round" if may_assess(state) else "workshop.previous", "workshop.pause")

    def render(self) -> Content:
        """Drawn for the room there is."""
        width, height = self.content_size
        return count_content(self.view, width, height) if self.view else Content("")


def count_content(view: View, width: int, height: int) -> Content:
    """Everything from the loudest to the quietest, for a place of that size."""
    roomy = width >= ROOMY and height >= 30
    margin = " " * (24 if roomy else 3)
    room = width - len(margin) - 3
    pending = pending_round(view.state)
    if pending is None:
        lines = ["", *_nothing_lines(view.state, room)]
    else:
        air = ["", ""] if roomy else [""]
        digits = LARGE_DIGITS if roomy else SMALL_DIGITS
        lines = [
            *air,
            *map(content_of, turnout_lines(view.state, view.turnout, pending, digits, station=True)),
            *air,
            *_remaining_lines(view, pending, room),
            *air,
            *_talk_lines(view, room),
            *_key_lines(view, pending),
        ]
    return Content("\n").join([Content.assemble(margin, line) for line in lines[:height]])


Lines = list[Content | str]


def _people(view: View) -> int:
    return view.turnout.people if view.turnout else 0


def _remaining_lines(view: View, pending: RoundState, room: int) -> Lines:
    """Return what is not finished, and what is still to come; once all is in, what to do."""
    people, voters = _people(view), voters_of_round(view.state, pending)
    unfinished = view.turnout.unfinished if view.turnout else ()
    lines: Lines = []
    if pending.status is RoundStatus.CLOSED:
        lines += _wrapped(_("Le tour est fermé : b le rouvre pour saisir un bulletin."), room, "bold")
    lines += _wrapped(taken_out_words(len(pending.taken_out)), room, "bold") if pending.taken_out else []
    if unfinished:
        lines += _wrapped(unfinished_words(unfinished, slips=pending.asked.by_counts), room, "bold $text-warning")
    if voters and people > voters:
        earlier = earlier_meeting(view.state, pending)
        words = more_words(pending.asked, people, voters, view.turnout.at_station if view.turnout else 0, earlier)
        lines += _wrapped(words, room, "bold $text-warning")
    elif voters and people == voters and not unfinished:
        counted = view.turnout is not None and view.turnout.counts_people(pending.asked)
        done = _("Tout le monde est compté.") if counted else _("Tous les bulletins sont saisis.")
        lines.append(Content.assemble((done, "bold"), "  ", (_("n : étape suivante"), LOUD)))
    elif people < voters:
        lines += _wrapped(remaining_words(view.state, pending.asked, voters - people), room)
    return lines


def remaining_words(state: State, asked: Round, left: int) -> str:
    """Return what remains to key and about how long it takes; how many slips there are to come cannot be known."""
    seconds = seconds_to_key(asked, len(strips_of(state, asked)))
    if asked.by_counts:
        people = ngettext("Encore {n} personne à compter", "Encore {n} personnes à compter", left).format(n=left)
        return _("{people}, environ {minutes} min par feuille").format(people=people, minutes=_minutes(seconds))
    ballots = ngettext("Encore {n} bulletin", "Encore {n} bulletins", left).format(n=left)
    return _("{ballots}, environ {minutes} min").format(ballots=ballots, minutes=_minutes(seconds * left))


def _minutes(seconds: float) -> int:
    return max(1, math.floor(seconds / 60 + 0.5))


def _talk_lines(view: View, room: int) -> Lines:
    talk = view.state.sheet.talk
    if not talk:
        return []
    question = talk[(view.turnout.ballots if view.turnout else 0) % len(talk)]
    return [Content(_("EN ATTENDANT, À DEUX")).stylize(QUIET), *_wrapped(question, room, "bold"), ""]


def _key_lines(view: View, pending: RoundState) -> Lines:
    (enter, _b), (again, _z) = hints("count.ballots", "count.reopen")
    slips = pending.asked.by_counts
    rows = [
        (enter, _("saisir les feuilles de compilation") if slips else _("saisir les bulletins")),
        (again, _("rouvrir une feuille par son numéro") if slips else _("rouvrir un bulletin par son numéro")),
    ]
    if ways := other_ways_words(view.state, view.own_screens):
        ((menu, _w),) = hints("count.ways")
        rows.append((menu, ways))
    widest = max(len(key) for key, _words in rows)
    return [Content.assemble((f"{key:<{widest}}", LOUD), f"  {words}") for key, words in rows]


def _nothing_lines(state: State, room: int) -> Lines:
    """No round waits: why, and what to do."""
    if _is_revealed(state):
        why, key, act = _("Il n’y a rien à saisir : le tour est dévoilé."), "n", _("étape suivante")
    elif not state.settled:
        why = _("Aucun tour n’est ouvert : la liste n’est pas arrêtée.")
        key, act = "p", _("revenir à l’étape où elle s’arrête (F8)")
    else:
        why, key, act = _("Aucun tour n’est ouvert : il n’y a rien à saisir."), "o", _("ouvrir le tour")
    return [*_wrapped(why, room, "bold"), "", Content.assemble((key, LOUD), f"  {act}")]


def _is_revealed(state: State) -> bool:
    return any(one.status is RoundStatus.REVEALED for one in state.rounds)


def _wrapped(text: str, room: int, style: str = "") -> Lines:
    return list(in_rows(one_line(text).stylize(style), max(20, room)))
