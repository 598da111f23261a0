"""The agenda: minutes of each step, what is protected or left aside, and catching up."""

import secrets

from fiche_tui.i18n import _
from fiche_tui.keys import bindings
from fiche_tui.screens.prepare_list import ListScreen, why_not
from fiche_tui.session import Session
from fiche_tui.widgets.agenda_catch_up import CatchUpPreview
from fiche_tui.widgets.agenda_rows import Place, agenda_rows, drawn_step, heading, place_of, summary_words
from fiche_tui.widgets.dialogs import Confirm, Field
from fiche_tui.widgets.prepare_columns import wrapped
from fiche_tui.widgets.prepare_dates import not_a_count, parse_count
from fiche_tui.widgets.prepare_entry import KeptFields, KeptText
from fiche_tui.widgets.prepare_words import preset_of, slot_minutes, total_words
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep, total_minutes
from fiche_tui.workshop.results import coming_steps, outlook
from fiche_tui.workshop.sheet import Step, StepKind

LONGEST = 600
"""Minutes that a step has at most."""

SECONDS_BETWEEN_LOOKS = 5
"""While a step runs the projected hours move: they are looked at again this often, and drawn when one changed."""

USUAL_BREAK = 10


class AgendaScreen(ListScreen[None]):
    """One row a step. With ``preparing``, Enter asks for minutes instead of going to the step."""

    DEFAULT_CSS = """
    AgendaScreen #detail { height: 2; }
    """
    HINTS = ("agenda.go", "agenda.longer", "agenda.shorter", "agenda.catch_up", "global.back", "global.help")
    HINTS_PREPARING = (
        "agenda.longer",
        "agenda.shorter",
        "agenda.drop",
        "agenda.protect",
        "global.back",
        "global.help",
    )
    BINDINGS = bindings(
        "agenda.go",
        "agenda.longer",
        "agenda.shorter",
        "agenda.insert",
        "agenda.drop",
        "agenda.protect",
        "agenda.catch_up",
        "global.back",
        "global.leave",
    )

    def __init__(self, session: Session, *, preparing: bool = False) -> None:
        super().__init__()
        self.session = session
        self._preparing = preparing
        self._drawn: object = None

    def on_mount(self) -> None:
        """Follow the time."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self._look_again)

    def hint_ids(self) -> tuple[str, ...]:
        """Before the meeting, what shapes the plan; during it, what follows it."""
        return self.HINTS_PREPARING if self._shapes else self.HINTS

    @property
    def _shapes(self) -> bool:
        return self._preparing and not self.session.state.runs

    def _look_again(self) -> None:
        if self._drawn != self._what_shows():
            self.draw()

    def _what_shows(self) -> object:
        state, at = self.session.state, self.session.clock.now()
        return agenda_rows(state, at), summary_words(state, at), self.row_width

    def draw(self) -> None:
        """The rows and the outlook."""
        state, at = self.session.state, self.session.clock.now()
        running = bool(state.runs)
        preset = preset_of(state)
        self.top.left = _("Déroulement · {title}").format(title=preset.title) if preset else _("Déroulement")
        self.top.right = total_words(state)
        self.heading.update(heading(self.row_width, running=running))
        shown = agenda_rows(state, at)
        self.show_rows(
            [(row.step.id, drawn_step(row, self.row_width, running=running, air=self.tall)) for row in shown]
        )
        self.detail.update(wrapped(summary_words(state, at), self.row_width, most=2).stylize("bold $text"))
        if self._drawn is None and state.run:
            self.choose(state.run.step)
        self._drawn = self._what_shows()

    @property
    def _step(self) -> PlannedStep | None:
        return self.session.state.planned_step(self.selected)

    def _coming(self) -> PlannedStep | None:
        """The chosen step when it can still be planned; otherwise it is said why not."""
        step = self._step
        if step and place_of(self.session.state, step) in (Place.COMING, Place.DROPPED):
            return step
        self.status.say(_("Cette étape est commencée ou passée : choisissez une étape à venir."), refused=True)
        return None

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

    def _change_minutes(self, change: int) -> None:
        step, run = self._step, self.session.state.run
        if step and run and run.step == step.id:
            said = _("Une minute de plus.") if change > 0 else _("Une minute de moins.")
            self.attempt(lambda: self.session.record(f.MinutesAdded(change)), said)
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

    def action_go(self) -> None:
        """Go to the chosen step, once it is confirmed; in Prepare, write its minutes."""
        step = self._step
        if step is None:
            return
        if self._shapes:
            self._ask_minutes(step)
            return

        def go(agreed: bool | None) -> None:
            if agreed and self.attempt(lambda: self.session.do(c.StartStep(step.id))):
                self.dismiss(None)

        text = (
            _("« {title} » commence; l’étape en cours se termine.")
            if self.session.state.run
            else _("« {title} » commence, et l’horloge part.")
        )
        dialog = Confirm(_("Aller à cette étape?"), text.format(title=step.title), _("y aller"), _("rester"))
        self.app.push_screen(dialog, go)

    def _ask_minutes(self, step: PlannedStep) -> None:
        def keep(text: str) -> str:
            minutes = parse_count(text, 0, LONGEST)
            if minutes is None:
                return not_a_count(0, LONGEST)
            fact = f.StepPlanned(step.id, minutes, step.protected, step.dropped)
            return why_not(lambda: self.session.record(fact))

        self.app.push_screen(KeptText(step.title, _("Minutes"), str(step.minutes), keep=keep), self._entered)

    def action_insert(self) -> None:
        """Insert a break before the chosen step."""
        before = self._step
        if before and place_of(self.session.state, before) not in (Place.COMING, Place.DROPPED):
            self._coming()
            return

        def keep(typed: dict[str, str]) -> str:
            minutes = parse_count(typed["minutes"], 1, LONGEST)
            if minutes is None:
                return not_a_count(1, LONGEST)
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

    def action_catch_up(self) -> None:
        """Show how to end on time, before anything changes."""
        state = self.session.state
        deficit = self._deficit()
        coming = coming_steps(state)
        if not deficit:
            self.status.say(_("À l’heure : il n’y a rien à rattraper."))
        elif not coming:
            self.status.say(_("Il n’y a plus d’étape à raccourcir."))
        elif deficit < 0 and not any(step.margin for step in coming):
            self.status.say(_("En avance, et il n’y a pas de marge où placer ces minutes."))
        else:
            self.app.push_screen(CatchUpPreview(coming, deficit), self._caught_up)

    def _deficit(self) -> int:
        """Whole minutes to find, negative when there are some to place."""
        ahead = outlook(self.session.state, self.session.clock.now())
        if ahead:
            return round(ahead.behind / 60)
        if self.session.state.runs:
            return 0
        return total_minutes(self.session.state.plan) - slot_minutes(self.session.state)

    def _caught_up(self, fact: f.PlanCaughtUp | None) -> None:
        if fact:
            self.attempt(lambda: self.session.record(fact), _("Le déroulement est rattrapé."))
            self.draw()

    def action_back(self) -> None:
        """Back to where the agenda was opened."""
        self.dismiss(None)

    def action_leave(self) -> None:
        """As Escape: q leaves one screen at a time."""
        self.dismiss(None)
