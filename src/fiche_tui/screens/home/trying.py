"""Trying before a real meeting: the demonstration, and the rehearsal of a workshop. Both have screens of their own."""

from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.keys.acts import act
from fiche_tui.screens.home.desk import HomeDesk


class Trying:
    """What closes this list for a while; it opens again when the trial is left."""

    def __init__(self, desk: HomeDesk) -> None:
        self._desk = desk

    @act("home.demo")
    def demonstrate(self) -> None:
        self._desk.fiche.leave_for(Onward(Where.DEMONSTRATION))

    @act("home.rehearse")
    def rehearse(self) -> None:
        if chosen := self._desk.selected:
            self._desk.fiche.leave_for(Onward(Where.REHEARSAL, chosen))
