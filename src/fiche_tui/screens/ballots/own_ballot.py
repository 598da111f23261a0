"""A ballot filled by the person whose it is, at the laptop that is passed around or at a screen of one's own.

Nothing of it leaves this screen but by the envelope that it was given: not to the status line, not to the first row.
"""

from collections.abc import Callable, Iterable

from textual.events import Key
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.drawing.own_ballot import draw_own
from fiche_tui.drawing.own_ballot_head import head_of
from fiche_tui.drawing.paper import Paper
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, digit_of, key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.own_filling import Left, OwnFilling
from fiche_tui.screens.ballots.own_veil import OwnVeil
from fiche_tui.screens.ballots.paper_view import PaperView
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.system.clock import Clock
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.own import OwnKeying, OwnScales
from fiche_tui.workshop.sheet import Instrument

IDLE_SECONDS = 120.0
"""Seconds without a key after which a ballot is covered: it may have been left on the table."""

PAPER_KEYS = frozenset(
    {"up", "down", "left", "right", "space", "enter", "backspace", "pageup", "pagedown", "home", "end"}
)


class ScreenOwnDesk(PlainDesk):
    """The desk over one ballot; ``draw`` and ``leave_as`` are its screen's."""

    def __init__(self, screen: FicheScreen[Left], draw: Callable[[], None], leave_as: Callable[[Left], None]) -> None:
        super().__init__(screen)
        self.draw = draw
        self.leave_as = leave_as

    def every(self, seconds: float, act: Callable[[], object]) -> Timer:
        """Return a timer that runs ``act`` every so often."""
        return self._screen.set_interval(seconds, act)


class OwnBallotScreen(FicheScreen[Left]):
    """One ballot; ``put`` and ``named`` as for ``OwnFilling``."""

    STEADY_STATUS = True
    SMALLEST = (40, 20)
    # Enter is answered by ``on_key``; its command stands here for the help.
    BINDINGS = act_bindings("global.back", "own.finish")

    def __init__(self, paper: Paper, put: Callable[[Ballot], Refusal | None], clock: Clock, *, named: bool) -> None:
        super().__init__()
        self.paper = paper
        self.filling = OwnFilling(ScreenOwnDesk(self, self.draw, self.leave_as), paper, put, named=named)
        self._clock = clock
        self._last_key = clock.elapsed()

    def act_owners(self) -> Iterable[object]:
        return self, self.filling

    @property
    def keying(self) -> OwnKeying:
        """The ballot as it stands."""
        return self.filling.keying

    def body(self) -> Iterable[Widget]:
        yield PaperView()

    def on_mount(self) -> None:
        """Draw it empty, say what becomes of it, and watch whether anybody is there."""
        self.status.say(_("Rien n’est déposé avant la fin."))
        self.draw()
        self.set_interval(1, self.look_for_somebody)

    def on_key(self, event: Key) -> None:
        """Hand the ballot every key of its own, here and not by a binding, so that a burst keeps its order."""
        self._last_key = self._clock.elapsed()
        key = self._key_of_paper(event)
        if key:
            event.stop()
            event.prevent_default()
            self.press(key)

    def _key_of_paper(self, event: Key) -> str:
        digit = digit_of(event.key)
        if digit is not None:
            return str(digit)
        if event.key in PAPER_KEYS:
            return event.key
        return "x" if event.key in ("x", "X", "upper_x") else ""

    def press(self, key: str) -> None:
        """Hand a key to the ballot."""
        if self.filling.press(key):
            self.acting.run(self.filling.finish)

    @act("own.finish")
    def finish(self) -> None:
        self.press("enter")

    def look_for_somebody(self) -> None:
        """Cover the ballot once nobody has typed for a while; what covers it lets go of nothing by itself."""
        screens = self.app.screen_stack
        if self not in screens or any(isinstance(one, OwnVeil) for one in screens):
            return
        if self._clock.elapsed() - self._last_key >= IDLE_SECONDS:
            # No act: it covers a question that waits for its answer too.
            self.app.push_screen(OwnVeil(), self._veil_answered)

    def _veil_answered(self, mine: bool | None) -> None:
        self._last_key = self._clock.elapsed()
        if not mine:
            self.filling.erase()

    def leave_as(self, how: Left) -> None:
        """Close this ballot and whatever is open over it; its answers are let go of first."""
        self.filling.let_go()
        if self not in self.app.screen_stack:
            return
        self.query_one(PaperView).drawn = None
        while self.app.screen is not self:
            # The act that waits for an answer there ends with this screen.
            self.app.pop_screen()
        self.dismiss(how)

    def draw(self) -> None:
        """Draw the ballot as it stands, and where the person is in it."""
        paper, keying = self.paper, self.keying
        self.top.left, self.top.right = head_of(keying, paper)
        self.query_one(PaperView).drawn = lambda width, height: draw_own(keying, paper, width, height)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of this kind of ballot, those that nobody can do without at both ends."""
        end, quits = (key_name("enter"), _("terminer")), (key_name("escape"), _("quitter"))
        what = _("famille") if self.paper.asked.instrument is Instrument.FAMILY else _("rôle")
        if isinstance(self.keying, OwnScales):
            levels = self.paper.asked.questions[0].levels
            self.key_line.keys = ((f"←→ 0-{levels - 1} x", _("évaluer")), ("↑↓", what), quits, end)
            return
        lists = [("←→", _("l’autre liste"))] if len(self.keying.lists) > 1 else []
        if not self.keying.last:
            end = (key_name("enter"), _("continuer"))
        self.key_line.keys = ((key_name("space"), _("cocher")), ("↑↓", what), *lists, quits, end)
