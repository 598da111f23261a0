"""The agenda: minutes of each step, what is protected or left aside, and catching up."""

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.catching_up import show_catch_up
from fiche_tui.screens.agenda.plan import PlanActions
from fiche_tui.screens.agenda.rows import agenda_rows, drawn_step, heading, place_words, summary_words
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.schedule import excess, preset_of, sitting_of

SECONDS_BETWEEN_LOOKS = 5
"""While a step runs the projected hours move: they are looked at again this often, and drawn when one changed."""


class AgendaScreen(PlanActions):
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
        "agenda.much_longer",
        "agenda.much_shorter",
        "agenda.insert",
        "agenda.drop",
        "agenda.protect",
        "agenda.earlier",
        "agenda.later",
        "agenda.catch_up",
        "global.back",
        "global.leave",
    )

    def __init__(self, session: Session, *, preparing: bool = False) -> None:
        super().__init__(session)
        self._preparing = preparing
        self._drawn: object = None

    def on_mount(self) -> None:
        """Follow the time."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self._look_again)

    def hint_ids(self) -> tuple[str, ...]:
        """Before the meeting, what shapes the plan; during it, what follows it."""
        if not self._shapes:
            return self.HINTS
        # Too long, the key that shows what would give takes the place of a rarer one.
        rare, wanted = "agenda.protect", "agenda.catch_up"
        too_long = bool(excess(self.session.state))
        return tuple(wanted if one == rare and too_long else one for one in self.HINTS_PREPARING)

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
        self.top.right = place_words(state) if running else total_words(state)
        self.heading.update(heading(self.row_width, running=running))
        shown = agenda_rows(state, at)
        self.show_rows(
            [(row.step.id, drawn_step(row, self.row_width, running=running, air=self.tall)) for row in shown]
        )
        self.detail.update(wrapped(summary_words(state, at), self.row_width, most=2).stylize("bold $text"))
        if self._drawn is None and state.run:
            self.choose(state.run.step)
        self._drawn = self._what_shows()
        self.show_keys()

    def action_go(self) -> None:
        """Go to the chosen step, once it is confirmed; in Prepare, write its minutes."""
        step = self.step
        if step is None:
            return
        if self.session.state.run and self.session.state.run.step == step.id:
            self.status.say(refusal_sentence("already-there", {}), refused=True)
            return
        if self._shapes:
            self.ask_minutes(step)
            return

        def go(agreed: bool | None) -> None:
            if agreed and self.attempt(lambda: self.session.do(c.StartStep(step.id))):
                self.dismiss(None)

        state = self.session.state
        text = (
            _("« {title} » commence; l’étape en cours se termine.")
            if state.run
            else _("« {title} » commence, et l’horloge part.")
        )
        if state.run and step.sitting > sitting_of(state):
            text = _("« {title} » est prévue à la prochaine rencontre; elle se tiendrait dans celle-ci.")
        dialog = Confirm(_("Aller à cette étape?"), text.format(title=step.title), _("y aller"), _("rester"))
        self.app.push_screen(dialog, go)

    def action_catch_up(self) -> None:
        """Show how to end on time, before anything changes."""
        show_catch_up(self, self.session, self._caught_up)

    def _caught_up(self, fact: f.PlanCaughtUp, said: str) -> None:
        self.attempt(lambda: self.session.record(fact), said)
        self.draw()
