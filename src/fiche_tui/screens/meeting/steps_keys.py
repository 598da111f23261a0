"""Going from step to step, by hand only, and changing the time of the running one."""

from textual.timer import Timer

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.agenda.catching_up import show_catch_up
from fiche_tui.screens.kit.dialogs import Confirm, Show
from fiche_tui.screens.kit.time_words import minutes_changed
from fiche_tui.screens.kit.undoing import ask_to_undo
from fiche_tui.screens.meeting.steps.waiting import next_step_of
from fiche_tui.screens.meeting.wall import WallQuestion
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import listed_roles
from fiche_tui.workshop.values import Wall

GRACE_SECONDS = 3
"""How long a presentation clicker's key waits, so that a button pressed by mistake can be taken back."""


class StepActions(WallQuestion):
    """The keys of time and of the agenda. Nothing here reveals or closes a round."""

    _grace: Timer | None = None
    _grace_left = 0

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        paused = self.session.state.run is not None and self.session.state.run.paused_at is not None
        self.attempt_then_show(c.TogglePause(), _("L’horloge repart.") if paused else _("L’horloge est arrêtée."))

    def action_add_minute(self) -> None:
        """A minute more."""
        self._change_minutes(1)

    def action_remove_minute(self) -> None:
        """A minute less."""
        self._change_minutes(-1)

    def action_add_five_minutes(self) -> None:
        """Five minutes more."""
        self._change_minutes(5)

    def action_remove_five_minutes(self) -> None:
        """Five minutes less."""
        self._change_minutes(-5)

    def _change_minutes(self, minutes: int) -> None:
        self.attempt_then_show(c.Record(f.MinutesAdded(minutes)), minutes_changed(minutes))

    def action_catch_up(self) -> None:
        """Show how to end on time, before anything changes."""

        def keep(fact: f.PlanCaughtUp, said: str) -> None:
            self.attempt_then_show(c.Record(fact), said)

        show_catch_up(self, self.session, keep)

    def action_hide_clock(self) -> None:
        """Hide the clock from the room, or show it again."""
        visible = not self.session.state.clock_visible
        if visible:
            said = _("L’horloge est montrée.")
        elif self.session.state.wall_mirrors:
            said = _("L’horloge est cachée; le temps court toujours.")
        else:
            said = _("L’horloge est cachée à la salle; vous la voyez encore.")
        self.attempt_then_show(c.Record(f.ClockShown(visible)), said)

    def action_next(self) -> None:
        """The next step; what ends a step for good is asked first."""
        self._end_grace()
        state = self.session.state
        if state.final_at:
            self.status.say(_("Le compte rendu est final. q : revenir à l’accueil."))
            return
        coming = next_step_of(state)
        if coming is None:
            self.status.say(_("C’est la dernière étape. F8 : arrêter le compte rendu."))
        elif state.step and coming.sitting > state.step.sitting:
            self._ask_to_suspend()
        elif not state.settled and listed_roles(state) and self._assesses_from(coming):
            self._ask_to_settle(coming)
        else:
            self._start(coming)

    def _assesses_from(self, coming: PlannedStep) -> bool:
        """Whether the list must be settled now: the step that comes assesses it, or ends its adjusting."""
        step = self.session.state.step
        return coming.kind is StepKind.ASSESS or (step is not None and step.kind is StepKind.ADJUST)

    def _ask_to_settle(self, coming: PlannedStep) -> None:
        roles = len(listed_roles(self.session.state))
        text = ngettext(
            "{n} rôle sera évalué. Ajouter ou fusionner ne sera plus possible sans rouvrir la liste.",
            "{n} rôles seront évalués. Ajouter ou fusionner ne sera plus possible sans rouvrir la liste.",
            roles,
        )

        def settle(agreed: bool | None) -> None:
            if agreed and self.attempt_then_show(c.Record(f.ListSettled()), _("La liste est arrêtée.")):
                self._start(coming)

        self.app.push_screen(
            Confirm(_("Arrêter la liste?"), text.format(n=roles), _("arrêter et continuer"), _("continuer d’ajuster")),
            settle,
        )

    def _ask_to_suspend(self) -> None:
        def suspend(agreed: bool | None) -> None:
            if agreed:
                self.attempt_then_show(c.Record(f.SittingSuspended()), _("Suspendu. Tout est gardé."))

        self.app.push_screen(
            Confirm(
                _("Suspendre jusqu’à la prochaine rencontre?"),
                _("L’horloge s’arrête. Les bulletins se saisissent au calme, puis la rencontre suivante reprend ici."),
                _("suspendre"),
                _("rester ici"),
            ),
            suspend,
        )

    def _start(self, step: PlannedStep) -> None:
        self.attempt_then_show(c.StartStep(step.id))

    def action_previous(self) -> None:
        """Back to the step before, with the time that it had left."""
        self._end_grace()
        state = self.session.state
        ids = [step.id for step in state.plan if not step.dropped]
        if state.step is None or state.step.id not in ids or ids.index(state.step.id) == 0:
            self.status.say(_("Il n’y a pas d’étape avant celle-ci."))
            return
        self.attempt_then_show(c.StartStep(ids[ids.index(state.step.id) - 1]))

    def action_next_in_a_moment(self) -> None:
        """The next step after a short grace; a second press goes now."""
        self._begin_grace(forward=True)

    def action_previous_in_a_moment(self) -> None:
        """The previous step after a short grace."""
        self._begin_grace(forward=False)

    def _begin_grace(self, *, forward: bool) -> None:
        if self._grace:
            self._end_grace()
            return
        self._grace_left = GRACE_SECONDS
        self._grace = self.set_interval(1, lambda: self._count_grace(forward))
        self._say_grace(forward)

    def _count_grace(self, forward: bool) -> None:
        self._grace_left -= 1
        if self._grace_left > 0:
            self._say_grace(forward)
            return
        self._end_grace()
        if self.app.screen is self:
            (self.action_next if forward else self.action_previous)()

    def _say_grace(self, forward: bool) -> None:
        words = (
            _("Étape suivante dans {n} s · Échap pour annuler")
            if forward
            else _("Étape précédente dans {n} s · Échap pour annuler")
        )
        self.status.say(words.format(n=self._grace_left))

    def _end_grace(self) -> bool:
        """Stop a grace that runs; whether there was one."""
        if self._grace is None:
            return False
        self._grace.stop()
        self._grace = None
        self.status.say("")
        return True

    def on_screen_suspend(self) -> None:
        """What opens over this screen takes a grace back: its key was pressed for something else."""
        self._end_grace()

    def action_back(self) -> None:
        """Escape takes a grace back, and the sentence away; it never leaves the workshop."""
        if not self._end_grace() and not self.writing.give_up():
            self.status.say("")

    def action_undo(self) -> None:
        """Say what would be taken back, then take it back."""
        facts = self.session.undoable()
        if not facts:
            self.status.say(_("Il n’y a rien à annuler ici : ce qui est dévoilé ou déposé ne se défait pas."))
            return
        ask_to_undo(self, facts, self.session.state, lambda done: self.attempt_act(self.session.undo, done))

    def action_private_note(self) -> None:
        """The step's private note, never on a wall that shows this screen."""
        step = self.session.state.step
        if step is None or not step.note:
            self.status.say(_("Cette étape n’a pas de note privée."))
        else:
            self.knowing_the_wall(self._show_private_note)

    def _show_private_note(self) -> None:
        state = self.session.state
        if state.wall is Wall.SAME:
            self.status.say(_("Le mur montre cet écran : la note est sur votre feuille d’animation imprimée."))
        elif state.wall_mirrors:
            self.status.say(_("Le mur montre peut-être cet écran : la note reste fermée. v : répondre."))
        elif state.step is not None:
            self.app.push_screen(Show(_("Note privée · {step}").format(step=state.step.title), state.step.note))
