"""Round the table, and a sound at the thresholds: what the clock offers where it is the screen."""

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.time_words import seconds_words
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.workshop.agenda import Countdown, Phase
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.turns import USUAL, again, at_the_table, begun, passed_on, shared_seconds, skipped

KINDS = (StepKind.PLENARY, StepKind.PAIRS)
"""Steps in which people speak one after the other."""


class TurnActions(WorkshopBase):
    """The keys of the round of the table. It is kept across a crash, and nothing of it stays once it is over."""

    _rings = False
    _rang_at: tuple[int, Phase] | None = None

    def action_sound(self) -> None:
        """A sound at each threshold, or no more: in every step, since it rings in every step."""
        self._rings = not self._rings
        self.status.say(
            _("Un signal annoncera la fin qui approche, la dernière minute et la fin.")
            if self._rings
            else _("Il n’y aura plus de signal.")
        )

    def ring_at_a_threshold(self, now: Countdown) -> None:
        """Ring once when the running step enters a later phase; another step, or time given, rings nothing."""
        phases = list(Phase)
        here = (len(self.session.state.runs), now.phase)
        before, self._rang_at = self._rang_at, here
        later = before is not None and before[0] == here[0] and phases.index(here[1]) > phases.index(before[1])
        if self._rings and later and not now.paused:
            self.app.bell()

    async def turn(self, what: str) -> None:
        """What was asked of the round of the table."""
        state, at = self.session.state, self.session.clock.now()
        turns = self.session.turns.current
        if state.run is None:
            return
        if what == "toggle":
            self._end(_("Le tour de table est terminé.")) if turns else self._ask_how_long()
        elif turns and what == "next":
            coming = passed_on(turns, state.run, at)
            if coming is None:
                self._end(_("Le tour de table est fait : tout le monde a eu la parole."))
                return
            self.session.turns.keep(coming)
        elif turns:
            self.session.turns.keep((skipped if what == "skip" else again)(turns, state.run, at))
        self.refresh_state()

    def _ask_how_long(self) -> None:
        state, at = self.session.state, self.session.clock.now()
        people = at_the_table(state)
        if state.step is None or state.run is None or state.step.kind not in KINDS:
            self.status.say(_("Le tour de table se fait dans une étape en plénière."), refused=True)
            return
        if not people:
            self.status.say(_("Aucune présence n’est cochée. y : les présences."), refused=True)
            return
        choices = [("1", _("une minute par personne"), USUAL)]
        if shared := shared_seconds(state.run, len(people), at):
            words = _("le temps qui reste, partagé : {time} par personne").format(time=seconds_words(shared))
            choices.append(("2", words, shared))
        title = ngettext("Tour de table · {n} personne", "Tour de table · {n} personnes", len(people))
        self.app.push_screen(Ask(title.format(n=len(people)), [], choices), self._begin_round)

    def _begin_round(self, seconds: int | None) -> None:
        state = self.session.state
        if seconds:
            self.session.turns.keep(begun(state, at_the_table(state), seconds, self.session.clock.now()))
            self.status.say("")
            self.refresh_state()

    def _end(self, said: str) -> None:
        self.session.turns.keep(None)
        self.status.say(said)
        self.refresh_state()
