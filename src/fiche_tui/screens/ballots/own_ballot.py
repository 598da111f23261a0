"""A ballot filled by the person whose it is, at the laptop that is passed around or at a screen of one's own.

Nothing of it leaves this screen but by the envelope that it was given: not to the status line, not to the first row.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum

from textual.events import Key
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.drawing.own_ballot import draw_own, lines_of
from fiche_tui.drawing.paper import Paper
from fiche_tui.keys.bindings import bindings, digit_of, key_name
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.drawing import heading_of
from fiche_tui.screens.ballots.own_veil import OwnVeil
from fiche_tui.screens.ballots.own_words import act_words, ending_words, fault_words, quitting_words
from fiche_tui.screens.ballots.screen import PaperView
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.retrying import PASSING, RETRY_SECONDS
from fiche_tui.store.errors import DurabilityUnknown, StoreError
from fiche_tui.system.clock import Clock
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.keying import OwnKeying, OwnScales, own_keying
from fiche_tui.workshop.sheet import Instrument

IDLE_SECONDS = 120.0
"""Seconds without a key after which a ballot is covered: it may have been left on the table."""

PAPER_KEYS = frozenset(
    {"up", "down", "left", "right", "space", "enter", "backspace", "pageup", "pagedown", "home", "end"}
)


class Left(StrEnum):
    """How a person left the ballot: put in, given up, erased after it was left alone, or nobody knows."""

    PUT = "put"
    GIVEN_UP = "given-up"
    ERASED = "erased"
    UNSURE = "unsure"


class OwnBallotScreen(FicheScreen[Left]):
    """One ballot. ``put`` keeps it, as ``Envelope.put`` does; ``named`` says that the same person may replace it."""

    STEADY_STATUS = True
    SMALLEST = (40, 20)
    BINDINGS = bindings("global.back", "own.finish")

    def __init__(self, paper: Paper, put: Callable[[Ballot], Refusal | None], clock: Clock, *, named: bool) -> None:
        super().__init__()
        self.paper = paper
        self.keying: OwnKeying = own_keying(paper.asked, tuple(line.subject for line in lines_of(paper)))
        self._put = put
        self._named = named
        self._clock = clock
        self._last_key = clock.elapsed()
        self._retry: Timer | None = None
        self._unsure = False

    def body(self) -> Iterable[Widget]:
        """The ballot."""
        yield PaperView()

    def on_mount(self) -> None:
        """Draw it empty, say what becomes of it, and watch whether anybody is there."""
        self.status.say(_("Rien n’est déposé avant la fin."))
        self.draw()
        self.set_interval(1, self.look_for_somebody)

    def on_key(self, event: Key) -> None:
        """Every key of the ballot, here and not by a binding, so that a burst keeps its order."""
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
        """Hand a key to the ballot; while the disk makes it wait, nothing changes any more."""
        if self._retry is not None:
            return
        self.keying = self.keying.pressed(key)
        fault = self.keying.fault
        self.status.say(fault_words(fault, self.paper.asked) if fault else "", refused=bool(fault))
        self.draw()
        if self.keying.ends:
            self._ask_to_end()

    def action_finish(self) -> None:
        """What Enter does, for whoever reads the help."""
        self.press("enter")

    def _ask_to_end(self) -> None:
        words = ending_words(self.keying, named=self._named)

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.put()
            elif isinstance(self.keying, OwnScales) and self.keying.missing:
                self.keying = self.keying.at_gap()
                self.draw()

        self.app.push_screen(Confirm(words.title, words.text, words.yes, words.no), answered)

    def put(self) -> None:
        """Put the ballot in. What the disk refuses stays on screen, and is tried again by itself."""
        try:
            refusal = self._put(self.keying.answer())
        except PASSING as error:
            self._unsure = self._unsure or isinstance(error, DurabilityUnknown)
            reason = error_sentence(error.code, error.values)
            self.status.say(_("Pas encore déposé, nouvel essai… {reason}").format(reason=reason), refused=True)
            self._retry = self._retry or self.set_interval(RETRY_SECONDS, self.put)
            return
        except StoreError as error:
            self._stop_trying()
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return
        self._stop_trying()
        if self.attempt(lambda: refusal):
            self.leave(Left.PUT)

    def _stop_trying(self) -> None:
        if self._retry is not None:
            self._retry.stop()
            self._retry = None

    def action_back(self) -> None:
        """Stop waiting for the disk; else leave without putting anything in, once that was said."""
        if self._retry is not None:
            self._stop_trying()
            self.status.say(_("Pas déposé : vos réponses sont encore à l’écran."), refused=True)
            return
        if self.keying.untouched and not self._unsure:
            self.leave(Left.GIVEN_UP)
            return
        words = quitting_words()

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.leave(Left.UNSURE if self._unsure else Left.GIVEN_UP)

        self.app.push_screen(Confirm(words.title, words.text, words.yes, words.no), answered)

    def look_for_somebody(self) -> None:
        """Cover the ballot once nobody has typed for a while; what covers it lets go of nothing by itself."""
        screens = self.app.screen_stack
        if self not in screens or any(isinstance(one, OwnVeil) for one in screens):
            return
        if self._clock.elapsed() - self._last_key >= IDLE_SECONDS:
            self.app.push_screen(OwnVeil(), self._veil_answered)

    def _veil_answered(self, mine: bool | None) -> None:
        self._last_key = self._clock.elapsed()
        if not mine:
            self.leave(Left.UNSURE if self._unsure else Left.ERASED)

    def leave(self, how: Left) -> None:
        """Close this ballot and whatever is open over it; its answers are let go of first."""
        self._stop_trying()
        if self not in self.app.screen_stack:
            return
        self.keying = own_keying(self.paper.asked, self.keying.subjects)
        self.query_one(PaperView).drawn = None
        while self.app.screen is not self:
            self.app.pop_screen()
        self.dismiss(how)

    def draw(self) -> None:
        """The ballot as it stands, and where the person is in it."""
        paper, keying = self.paper, self.keying
        verb = act_words(paper.asked)
        if isinstance(keying, OwnScales):
            lines = lines_of(paper)
            strip = next((one for one in paper.strips if lines and lines[keying.line] in one.lines), None)
            heading = heading_of(strip).plain if strip and not keying.at_end else ""
            self.top.left = f"{verb} · {heading}" if heading else verb
            self.top.right = _("{n} sur {total}").format(n=keying.line + 1, total=len(lines)) if lines else ""
        else:
            title = paper.title(paper.asked.questions[keying.at])
            self.top.left = f"{verb} · {title}" if len(keying.lists) > 1 else verb
            many = len(keying.lists[keying.at])
            self.top.right = _("{n} sur {total}").format(n=many, total=keying.most)
        self.query_one(PaperView).drawn = lambda width, height: page_of(draw_own(keying, paper, width, height))
        self.show_keys()

    def show_keys(self) -> None:
        """The keys of this kind of ballot, the ones that nobody can do without at both ends."""
        end, quits = (key_name("enter"), _("terminer")), (key_name("escape"), _("quitter"))
        what = _("famille") if self.paper.asked.instrument is Instrument.FAMILY else _("rôle")
        if isinstance(self.keying, OwnScales):
            levels = self.paper.asked.questions[0].levels
            digits = (f"0-{levels - 1}, x", _("au clavier"))
            self.key_line.keys = (("←→", _("évaluer")), ("↑↓", what), digits, quits, end)
            return
        lists = [("←→", _("l’autre liste"))] if len(self.keying.lists) > 1 else []
        if not self.keying.last:
            end = (key_name("enter"), _("continuer"))
        self.key_line.keys = ((key_name("space"), _("cocher")), ("↑↓", what), *lists, quits, end)
