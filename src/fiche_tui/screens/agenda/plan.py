"""Shaping the plan: minutes of a coming step, its place, leaving it aside, protecting it, a break before it."""

import secrets

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.screens.agenda.rows import Place, place_of
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.entry import Field
from fiche_tui.screens.kit.kept_entry import KeptFields, KeptText
from fiche_tui.screens.kit.time_words import minutes_changed
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.decide import MOST_MINUTES
from fiche_tui.workshop.schedule import movable_steps
from fiche_tui.workshop.sheet import Step, StepKind

USUAL_BREAK = 10


class Planning:
    """The acts that change the plan of the chosen step. A step that began or passed is not planned any more."""

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    @property
    def _step(self) -> PlannedStep | None:
        return self._desk.state.planned_step(self._desk.selected)

    def _coming(self) -> PlannedStep | None:
        # The chosen step when it can still be planned; otherwise why not is said.
        step = self._step
        if step and place_of(self._desk.state, step) in (Place.COMING, Place.DROPPED):
            return step
        self._refuse()
        return None

    def _refuse(self) -> None:
        self._desk.say(refusal_sentence("step-begun", {}), refused=True)

    def _plan(self, step: PlannedStep, done: str, *, minutes: int, protected: bool, dropped: bool) -> None:
        self._desk.do(c.Record(f.StepPlanned(step.id, minutes, protected, dropped)), done)

    @act("agenda.minutes")
    async def write_minutes(self) -> None:
        step = self._coming()
        if step is None:
            return

        def keep(text: str) -> str:
            minutes = parse_count(text, 0, MOST_MINUTES)
            if minutes is None:
                return not_a_count(0, MOST_MINUTES)
            return self._desk.keep(c.Record(f.StepPlanned(step.id, minutes, step.protected, step.dropped)))

        await self._desk.ask_kept(KeptText(step.title, _("Minutes"), str(step.minutes), keep=keep))

    @act("agenda.longer")
    def longer(self) -> None:
        self._change_minutes(1)

    @act("agenda.shorter")
    def shorter(self) -> None:
        self._change_minutes(-1)

    @act("agenda.much_longer")
    def much_longer(self) -> None:
        self._change_minutes(5)

    @act("agenda.much_shorter")
    def much_shorter(self) -> None:
        self._change_minutes(-5)

    def _change_minutes(self, change: int) -> None:
        step, run = self._step, self._desk.state.run
        if step and run and run.step == step.id:
            self._desk.do(c.Record(f.MinutesAdded(change)), minutes_changed(change))
            return
        coming = self._coming()
        if coming and coming.dropped:
            self._desk.say(_("Cette étape est de côté. m : la garder."), refused=True)
        elif coming:
            minutes = coming.minutes + change
            self._plan(coming, "", minutes=minutes, protected=coming.protected, dropped=False)

    @act("agenda.drop")
    def drop(self) -> None:
        step = self._coming()
        if step:
            said = _("L’étape est gardée.") if step.dropped else _("L’étape est laissée de côté.")
            self._plan(step, said, minutes=step.minutes, protected=step.protected, dropped=not step.dropped)

    @act("agenda.protect")
    def protect(self) -> None:
        step = self._coming()
        if step:
            said = _("Rattraper peut la raccourcir.") if step.protected else _("Rattraper ne la raccourcira pas.")
            self._plan(step, said, minutes=step.minutes, protected=not step.protected, dropped=step.dropped)

    @act("agenda.earlier")
    def earlier(self) -> None:
        self._move(-1)

    @act("agenda.later")
    def later(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        order, chosen = [step.id for step in movable_steps(self._desk.state)], self._desk.selected
        if chosen not in order:
            self._refuse()
            return
        place = order.index(chosen)
        if not 0 <= place + by < len(order):
            self._desk.say(_("Il n’y a pas d’étape à venir de ce côté."), refused=True)
            return
        order[place], order[place + by] = order[place + by], order[place]
        self._desk.do(c.Record(f.StepsReordered(tuple(order))), _("L’ordre est changé."))

    @act("agenda.insert")
    async def insert(self) -> None:
        before = self._step
        if before and place_of(self._desk.state, before) not in (Place.COMING, Place.DROPPED):
            self._refuse()
            return

        def keep(typed: dict[str, str]) -> str:
            minutes = parse_count(typed["minutes"], 1, MOST_MINUTES)
            if minutes is None:
                return not_a_count(1, MOST_MINUTES)
            title = typed["title"].strip() or _("Pause")
            step = Step(f"pause-{secrets.token_hex(4)}", title, StepKind.BREAK, {}, {}, optional=True)
            return self._desk.keep(c.Record(f.StepInserted(step, minutes, before.id if before else "")))

        where = _("Avant « {title} »").format(title=before.title) if before else ""
        fields = [Field("title", _("Titre"), _("Pause")), Field("minutes", _("Minutes"), str(USUAL_BREAK))]
        lines = [where] if where else []
        await self._desk.ask_kept(KeptFields(_("Insérer une pause"), fields, keep=keep, lines=lines))
