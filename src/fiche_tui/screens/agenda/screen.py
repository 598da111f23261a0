"""The agenda: minutes of each step, what is protected or left aside, and catching up."""

from collections.abc import Iterable

from fiche_tui.keys.acts import acts_of
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.agenda.beside import beside
from fiche_tui.screens.agenda.following import Following
from fiche_tui.screens.agenda.menu import StepMenu
from fiche_tui.screens.agenda.plan import Planning
from fiche_tui.screens.agenda.rows import agenda_rows, drawn_step, heading, place_words, summary_words
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.session.session import Session
from fiche_tui.workshop.schedule import excess, preset_of

SECONDS_BETWEEN_LOOKS = 5
"""While a step runs the projected hours move: they are looked at again this often, and drawn when one changed."""


class AgendaScreen(ListScreen[None]):
    """One row per step, and a menu behind Enter. With ``preparing``, nobody goes to a step before the meeting."""

    PARTED = True
    HINTS = ("agenda.menu", "agenda.longer", "agenda.shorter", "agenda.catch_up", "global.back", "global.help")
    HINTS_PREPARING = (
        "agenda.menu",
        "agenda.longer",
        "agenda.shorter",
        "agenda.drop",
        "global.back",
        "global.help",
    )
    BINDINGS = act_bindings("agenda", "global.back", "global.leave")

    def __init__(self, session: Session, *, preparing: bool = False) -> None:
        super().__init__()
        self.session = self.writes_in = session
        self._desk = SessionDesk(self, session, self.draw, lambda: self.selected)
        self._following = Following(self._desk, lambda: self.dismiss(None), preparing=preparing)
        self._drawn: object = None

    def act_owners(self) -> Iterable[object]:
        """What shapes the plan, what follows it, and the menu of both."""
        planning = Planning(self._desk)
        menu = StepMenu(self._desk, acts_of(planning, self._following), lambda: self._following.shapes)
        return self, planning, self._following, menu

    def on_mount(self) -> None:
        """Follow the time."""
        self.set_interval(SECONDS_BETWEEN_LOOKS, self._look_again)

    def hint_ids(self) -> tuple[str, ...]:
        """Before the meeting, what shapes the plan; during it, what follows it."""
        if not self._following.shapes:
            return self.HINTS
        # Too long, the key that shows what would give takes the place of a rarer one.
        rare, wanted = "agenda.drop", "agenda.catch_up"
        too_long = bool(excess(self.session.state))
        return tuple(wanted if one == rare and too_long else one for one in self.HINTS_PREPARING)

    def _look_again(self) -> None:
        if self._drawn != self._what_shows():
            self.draw()

    def _what_shows(self) -> object:
        state, at = self.session.state, self.session.clock.now()
        return agenda_rows(state, at), summary_words(state, at), self.column.row_width

    def draw_detail(self) -> None:
        """The outlook; beside the list, also what the chosen step asks."""
        state, at = self.session.state, self.session.clock.now()
        step = state.planned_step(self.selected)
        if (width := self.column.beside) and step:
            self.detail.update(beside(state, step, at, width))
        else:
            words = wrapped(summary_words(state, at), self.column.row_width, most=2)
            self.detail.update(words.stylize("bold $text"))

    def draw(self) -> None:
        """The rows and the outlook."""
        state, at = self.session.state, self.session.clock.now()
        running = bool(state.runs)
        preset = preset_of(state)
        self.top.left = _("Déroulement · {title}").format(title=preset.title) if preset else _("Déroulement")
        self.top.right = place_words(state) if running else total_words(state)
        self.heading.update(heading(self.column.row_width, running=running))
        shown = agenda_rows(state, at)
        self.rows.show(
            [
                (row.step.id, drawn_step(row, self.column.row_width, running=running, air=self.column.tall))
                for row in shown
            ]
        )
        if self._drawn is None and state.run:
            self.rows.choose(state.run.step)
        self.draw_detail()
        self._drawn = self._what_shows()
        self.show_keys()
