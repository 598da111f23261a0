"""Round the table: who speaks. It is kept across a crash, and nothing of it stays once it is over."""

from collections.abc import Callable, Mapping
from datetime import datetime

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import seconds_words
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.agenda import Run
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.turns import USUAL, Turns, again, at_the_table, begun, passed_on, shared_seconds, skipped

KINDS = (StepKind.PLENARY, StepKind.PAIRS)
"""Steps in which people speak one after the other."""


CHANGES: Mapping[str, Callable[[Turns, Run, datetime], Turns | None]] = {
    "next": passed_on,
    "skip": skipped,
    "again": again,
}
"""What becomes of the turns, by what was chosen."""


class SpeakingTurns:
    """What the clock offers where it is the screen."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    async def change(self, what: str) -> None:
        """Change the round of the table: ``choose``, ``next``, ``skip`` or ``again``."""
        if what == "choose":
            await self._choose()
        else:
            self._hand_on(CHANGES[what])

    async def _choose(self) -> None:
        """Begin a round of the table; while one runs, ask what to do about it."""
        if self._desk.state.run is None:
            return
        if self._desk.session.turns.current is None:
            await self._begin()
            return
        choices = [
            ("1", _("personne suivante"), "next"),
            ("2", _("passer son tour : la personne parlera à la fin"), "skip"),
            ("3", _("recommencer le tour de la même personne"), "again"),
            ("4", _("terminer le tour de table"), "end"),
        ]
        what = await self._desk.ask(Ask(_("Tour de table"), [], choices))
        if what == "end":
            self._end(_("Le tour de table est terminé."))
        elif what:
            self._hand_on(CHANGES[what])

    def _hand_on(self, change: Callable[[Turns, Run, datetime], Turns | None]) -> None:
        turns, run = self._desk.session.turns.current, self._desk.state.run
        if turns is None or run is None:
            return
        coming = change(turns, run, self._desk.session.clock.now())
        if coming is None:
            self._end(_("Le tour de table est fait : tout le monde a eu la parole."))
            return
        self._desk.session.turns.keep(coming)
        self._desk.refresh_state()

    async def _begin(self) -> None:
        state, clock = self._desk.state, self._desk.session.clock
        people = at_the_table(state)
        if state.step is None or state.run is None or state.step.kind not in KINDS:
            self._desk.say(_("Le tour de table se fait dans une étape en plénière."), refused=True)
            return
        if not people:
            self._desk.say(_("Aucune présence n’est cochée. y : les présences."), refused=True)
            return
        choices = [("1", _("une minute par personne"), USUAL)]
        if shared := shared_seconds(state.run, len(people), clock.now()):
            words = _("le temps qui reste, partagé : {time} par personne").format(time=seconds_words(shared))
            choices.append(("2", words, shared))
        title = ngettext("Tour de table · {n} personne", "Tour de table · {n} personnes", len(people))
        seconds = await self._desk.ask(Ask(title.format(n=len(people)), [], choices))
        # Another session may have gone to another step meanwhile.
        if not seconds or self._desk.state.step is None or self._desk.state.step.id != state.step.id:
            return
        now = self._desk.state
        self._desk.session.turns.keep(begun(now, at_the_table(now), seconds, clock.now()))
        self._desk.say("")
        self._desk.refresh_state()

    def _end(self, said: str) -> None:
        self._desk.session.turns.keep(None)
        self._desk.say(said)
        self._desk.refresh_state()
