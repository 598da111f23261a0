"""Following the plan: going to a step, or writing its minutes before the meeting; catching up."""

from collections.abc import Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.screens.agenda.catching_up import ask_to_catch_up
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.decide import MOST_MINUTES
from fiche_tui.workshop.schedule import sitting_of


class Following:
    """Enter on a step, and the key that ends the meeting on time."""

    def __init__(self, desk: ListDesk, leave: Callable[[], object], *, preparing: bool) -> None:
        """``leave`` goes back to the meeting once a step has begun; ``preparing`` as for the screen."""
        self._desk = desk
        self._leave = leave
        self._preparing = preparing

    @property
    def shapes(self) -> bool:
        """Whether the plan is still being shaped: Enter writes minutes."""
        return self._preparing and not self._desk.state.runs

    @act("agenda.go")
    async def go(self) -> None:
        state = self._desk.state
        step = state.planned_step(self._desk.selected)
        if step is None:
            return
        if state.run and state.run.step == step.id:
            self._desk.say(refusal_sentence("already-there", {}), refused=True)
        elif self.shapes:
            await self._ask_minutes(step)
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

    async def _ask_minutes(self, step: PlannedStep) -> None:
        def keep(text: str) -> str:
            minutes = parse_count(text, 0, MOST_MINUTES)
            if minutes is None:
                return not_a_count(0, MOST_MINUTES)
            return self._desk.keep(c.Record(f.StepPlanned(step.id, minutes, step.protected, step.dropped)))

        await self._desk.ask_kept(KeptText(step.title, _("Minutes"), str(step.minutes), keep=keep))

    @act("agenda.catch_up")
    async def catch_up(self) -> None:
        if accepted := await ask_to_catch_up(self._desk, self._desk.session):
            fact, done = accepted
            self._desk.do(c.Record(fact), done)
