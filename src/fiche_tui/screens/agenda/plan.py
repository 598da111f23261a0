"""Shaping the plan: minutes of a coming step, its place, leaving it aside, protecting it, a break before it."""

import secrets

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.screens.agenda.rows import Place, place_of
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.dialogs import Field
from fiche_tui.screens.kit.kept_entry import KeptFields, KeptText
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.time_words import minutes_changed
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.decide import MOST_MINUTES
from fiche_tui.workshop.schedule import movable_steps
from fiche_tui.workshop.sheet import Step, StepKind

USUAL_BREAK = 10


class PlanActions(ListScreen[None]):
    """The keys that change the plan of the chosen step. A step that began or passed is not planned any more."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def step(self) -> PlannedStep | None:
        """The chosen step."""
        return self.session.state.planned_step(self.selected)

    def _coming(self) -> PlannedStep | None:
        """The chosen step when it can still be planned; otherwise it is said why not."""
        step = self.step
        if step and place_of(self.session.state, step) in (Place.COMING, Place.DROPPED):
            return step
        self._refuse()
        return None

    def _refuse(self) -> None:
        self.status.say(refusal_sentence("step-begun", {}), refused=True)

    def _plan(self, step: PlannedStep, done: str, *, minutes: int, protected: bool, dropped: bool) -> None:
        fact = f.StepPlanned(step.id, minutes, protected, dropped)
        self.attempt(lambda: self.session.record(fact), done)
        self.draw()

    def action_longer(self) -> None:
        """A minute more."""
        self._change_minutes(1)

    def action_shorter(self) -> None:
        """A minute less."""
        self._change_minutes(-1)

    def action_much_longer(self) -> None:
        """Five minutes more."""
        self._change_minutes(5)

    def action_much_shorter(self) -> None:
        """Five minutes less."""
        self._change_minutes(-5)

    def _change_minutes(self, change: int) -> None:
        step, run = self.step, self.session.state.run
        if step and run and run.step == step.id:
            self.attempt(lambda: self.session.record(f.MinutesAdded(change)), minutes_changed(change))
            self.draw()
            return
        coming = self._coming()
        if coming and coming.dropped:
            self.status.say(_("Cette étape est de côté. m : la garder."), refused=True)
        elif coming:
            minutes = coming.minutes + change
            self._plan(coming, "", minutes=minutes, protected=coming.protected, dropped=False)

    def action_drop(self) -> None:
        """Leave the chosen step aside, or keep it after all."""
        step = self._coming()
        if step:
            said = _("L’étape est gardée.") if step.dropped else _("L’étape est laissée de côté.")
            self._plan(step, said, minutes=step.minutes, protected=step.protected, dropped=not step.dropped)

    def action_protect(self) -> None:
        """Protect the chosen step from catching up, or not any more."""
        step = self._coming()
        if step:
            said = _("Rattraper peut la raccourcir.") if step.protected else _("Rattraper ne la raccourcira pas.")
            self._plan(step, said, minutes=step.minutes, protected=not step.protected, dropped=step.dropped)

    def action_earlier(self) -> None:
        """One place earlier among the coming steps."""
        self._move(-1)

    def action_later(self) -> None:
        """One place later."""
        self._move(1)

    def _move(self, by: int) -> None:
        order = [step.id for step in movable_steps(self.session.state)]
        if self.selected not in order:
            self._refuse()
            return
        place = order.index(self.selected)
        if not 0 <= place + by < len(order):
            self.status.say(_("Il n’y a pas d’étape à venir de ce côté."), refused=True)
            return
        order[place], order[place + by] = order[place + by], order[place]
        self.attempt(lambda: self.session.record(f.StepsReordered(tuple(order))), _("L’ordre est changé."))
        self.draw()

    def ask_minutes(self, step: PlannedStep) -> None:
        """Write the minutes of a step."""

        def keep(text: str) -> str:
            minutes = parse_count(text, 0, MOST_MINUTES)
            if minutes is None:
                return not_a_count(0, MOST_MINUTES)
            fact = f.StepPlanned(step.id, minutes, step.protected, step.dropped)
            return why_not(lambda: self.session.record(fact))

        self.app.push_screen(KeptText(step.title, _("Minutes"), str(step.minutes), keep=keep), self._entered)

    def action_insert(self) -> None:
        """Insert a break before the chosen step."""
        before = self.step
        if before and place_of(self.session.state, before) not in (Place.COMING, Place.DROPPED):
            self._coming()
            return

        def keep(typed: dict[str, str]) -> str:
            minutes = parse_count(typed["minutes"], 1, MOST_MINUTES)
            if minutes is None:
                return not_a_count(1, MOST_MINUTES)
            title = typed["title"].strip() or _("Pause")
            step = Step(f"pause-{secrets.token_hex(4)}", title, StepKind.BREAK, {}, {}, optional=True)
            return why_not(lambda: self.session.record(f.StepInserted(step, minutes, before.id if before else "")))

        where = _("Avant « {title} »").format(title=before.title) if before else ""
        fields = [Field("title", _("Titre"), _("Pause")), Field("minutes", _("Minutes"), str(USUAL_BREAK))]
        self.app.push_screen(
            KeptFields(_("Insérer une pause"), fields, keep=keep, lines=[where] if where else []), self._entered
        )

    def _entered(self, typed: object) -> None:
        if typed is not None:
            self.status.say(_("Enregistré."))
            self.draw()
