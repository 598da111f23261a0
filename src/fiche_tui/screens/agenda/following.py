"""Following the plan: going to a step, catching up."""

from collections.abc import Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.catching_up import ask_to_catch_up
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.schedule import sitting_of


class Following:
    """Going to the chosen step, and the key that ends the meeting on time."""

    def __init__(self, desk: ListDesk, leave: Callable[[], object], *, preparing: bool) -> None:
        """``leave`` goes back to the meeting once a step has begun; ``preparing`` as for the screen."""
        self._desk = desk
        self._leave = leave
        self._preparing = preparing

    @property
    def shapes(self) -> bool:
        """Whether the plan is still being shaped: nobody goes to a step yet."""
        return self._preparing and not self._desk.state.runs

    @act("agenda.go")
    async def go(self) -> None:
        state = self._desk.state
        step = state.planned_step(self._desk.selected)
        if step is None:
            return
        if state.run and state.run.step == step.id:
            self._desk.say(refusal_sentence("already-there", {}), refused=True)
        elif await self._agreed(step) and self._desk.do(c.StartStep(step.id)) is Outcome.DONE:
            self._leave()

    async def _agreed(self, step: PlannedStep) -> bool:
        state = self._desk.state
        text = (
            _("« {title} » commence; l’étape en cours se termine.")
            if state.run
            else _("« {title} » commence, et l’horloge part.")
        )
        if state.run and step.sitting > sitting_of(state):
            text = _("« {title} » est prévue à la prochaine rencontre; elle se tiendrait dans celle-ci.")
        dialog = Confirm(_("Aller à cette étape?"), text.format(title=step.title), _("y aller"), _("rester"))
        return await self._desk.ask(dialog) is True

    @act("agenda.catch_up")
    async def catch_up(self) -> None:
        if accepted := await ask_to_catch_up(self._desk, self._desk.session):
            fact, done = accepted
            self._desk.do(c.Record(fact), done)
