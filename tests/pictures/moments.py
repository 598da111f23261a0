"""Every other moment that is looked at: screens without a committed picture, the projector, participants' pages.

``test_pictures`` holds those whose picture is kept; the page of ``make pictures`` and the contrasts take both.
"""

from collections.abc import Callable, Mapping

from fiche_tui.serve.participant import Participant
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import WallView, Way, WayIn
from tests.pictures.test_pictures import IN_COLUMNS, PICTURES, Picture, at, tied
from tests.serve.people import CODE, filled, room_of, typed
from tests.stage import Stage

Moment = Callable[[Stage], Stage]

WAYS = (WayIn("ssh -p 2222 vote@192.168.1.20", CODE, Way.TOKEN),)


def later(step: str, minutes: float) -> Moment:
    """So many minutes after a step began."""

    def played(stage: Stage) -> Stage:
        at(step)(stage)
        stage.clock.move(seconds=60 * minutes)
        return stage

    return played


def before_it_begins(stage: Stage) -> Stage:
    """People wait, a quarter of an hour late."""
    stage.clock.move(seconds=16 * 60)
    return stage


def over(stage: Stage) -> Stage:
    """The minutes are final."""
    at("relecture")(stage)
    stage.do(c.Record(f.MinutesFinalised()))
    return stage


def shown(moment: Moment, wall: WallView) -> Moment:
    """The same moment with that done to the projector screen."""

    def played(stage: Stage) -> Stage:
        moment(stage)
        stage.session.show_on_wall(wall)
        return stage

    return played


OTHERS: Mapping[str, Picture] = {
    "overtime": Picture(later("accueil", 60)),
    "late-start": Picture(before_it_begins, ("n",)),
    "record": Picture(at("accueil"), ("d", *"Au printemps", "tab", "m")),
    "private-note": Picture(at("accueil"), ("v",)),
    "turns": Picture(at("accueil"), ("f6",)),
    "commands": Picture(at("accueil"), ("colon", "e")),
    "settings": Picture(at("accueil"), ("colon", *"reglages", "enter")),
    "display": Picture(at("accueil"), ("f3",)),
    "reading-test": Picture(at("accueil"), ("f3", "1")),
    "guide": Picture(at("accueil"), ("question_mark", "1")),
    "refused": Picture(at("accueil"), ("question_mark", "end", "enter")),
    "projecting": Picture(at("porter"), ("f2",)),
    "settle": Picture(at("ajuster"), ("f8",)),
    "search": Picture(at("ajuster"), ("slash", *"info")),
    "ways": Picture(at("depouiller"), ("f7",)),
    "door": Picture(at("evaluer"), ("f7", "5")),
    "to-reveal": Picture(at("devoiler"), ("b", "escape", "f9")),
    "zoom": Picture(at("devoiler", revealed=True), ("enter",)),
    "catch-up": Picture(later("porter", 40), ("l",)),
    "carrier": Picture(at("porter"), ("enter", *"An")),
    "final": Picture(over),
    "room": Picture(at("evaluer"), ("f2", "1")),
    "elsewhere": Picture(lambda stage: stage, ("end", "enter"), home=True),
    "sheets": Picture(lambda stage: stage, ("end", "enter", "4"), home=True),
    "sheet": IN_COLUMNS["sheet"],
}
"""Screens that a facilitator sees."""

HERE = ("f2", "1")
ON_THE_WALL: Mapping[str, Picture] = {
    "opening": Picture(lambda stage: stage, HERE),
    **{
        step: Picture(at(step), HERE)
        for step in ("accueil", "ajuster", "depouiller", "devoiler", "voter", "porter", "accord", "relecture")
    },
    "pairs": Picture(at("contexte"), HERE, preset="120"),
    "assess by SSH": Picture(shown(at("evaluer"), WallView(ways_in=WAYS)), HERE),
    "revealed": Picture(at("devoiler", revealed=True), HERE),
    "tie": Picture(tied, HERE),
    "overtime": Picture(later("accueil", 60), HERE),
    "role in large": Picture(at("devoiler", revealed=True), ("f6", *HERE)),
    "decision in large": Picture(at("accord"), ("f2", "6", "enter", *HERE)),
    "recap": Picture(shown(at("accord"), WallView(recap=True)), HERE),
    "curtain": Picture(shown(at("porter"), WallView(curtain=True)), HERE),
    "end": Picture(over, HERE),
}
"""What the room sees, as `fiche project` and F2 draw it."""


def come_in(step: str, *keys: str, revealed: bool = False) -> Callable[[Stage], Participant]:
    """Somebody who came in, at a step, and pressed these keys."""

    def played(stage: Stage) -> Participant:
        at(step, revealed=revealed)(stage)
        return typed(Participant(room_of(stage.session.state), CODE), *keys)

    return played


PARTICIPANTS: Mapping[str, Callable[[Stage], Participant]] = {
    "door": come_in("accueil"),
    "meeting": come_in("accueil", "enter"),
    "ballot": come_in("evaluer", "enter", "2", "3", "x"),
    "leaving": come_in("evaluer", "enter", "2", "enter"),
    "to put in": lambda stage: filled(come_in("evaluer", "enter")(stage)),
    "kept": lambda stage: filled(come_in("evaluer", "enter")(stage)).pressed("enter").stored(),
    "dots": come_in("voter", "enter", "space", "down", "space"),
    "revealed": come_in("devoiler", "enter", revealed=True),
    "decided": come_in("relecture", "enter"),
}
"""Pages of `fiche join` and of `fiche serve`."""

SCREENS: Mapping[str, Picture] = {**PICTURES, **OTHERS}
