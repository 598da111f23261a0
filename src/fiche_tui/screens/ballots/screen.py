"""Paper ballots at the keyboard: one after the other, the eye on the paper, each in the box as soon as it is done."""

from collections.abc import Callable, Iterable

from textual.app import RenderResult
from textual.events import Key
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.drawing.paper import Paper
from fiche_tui.keys.bindings import bindings, digit_bindings, digit_of
from fiche_tui.screens.ballots.papers import PaperChanging
from fiche_tui.screens.ballots.words import (
    absent_words,
    box_words,
    corner_words,
    fault_sentence,
    title_words,
)
from fiche_tui.screens.kit.time_in_title import show_time
from fiche_tui.screens.kit.turnout_words import unfinished_words

ARROWS = frozenset({"up", "down", "left", "right"})


class PaperView(Widget):
    """The paper being keyed in."""

    DEFAULT_CSS = """
    PaperView { height: 1fr; width: 1fr; }
    """
    drawn: reactive[Callable[[int, int], RenderResult] | None] = reactive(None, always_update=True)

    def render(self) -> RenderResult:
        """Drawn for the room there is."""
        return self.drawn(*self.content_size) if self.drawn else ""


class BallotScreen(PaperChanging):
    """Keys in the papers of a round, whatever its instrument and its door. ``name`` reopens one at once.

    What is finished is in the box before the next paper shows; of a ballot of scales, each family is. What could not
    be kept stays as typed, and Enter tries again.
    """

    STEADY_STATUS = True
    BINDINGS = [
        *bindings(
            "global.back",
            "count.reopen",
            "ballot.reopen",
            "ballot.unknown",
            "ballot.correct",
            "ballot.next_family",
        ),
        *digit_bindings(),
    ]

    def body(self) -> Iterable[Widget]:
        """The paper."""
        yield PaperView()

    def on_mount(self) -> None:
        """Take the first paper, and look at the clock each second."""
        wanted, self.wanted = self.wanted, ""
        if self.take(wanted) and wanted and not self.tray.reopened:
            self.status.say(absent_words(self.tray.asked, wanted), refused=True)
        elif not wanted and (left := self.tray.turnout.unfinished):
            self.status.say(unfinished_words(left, slips=self.tray.asked.by_counts))
        self._show_time()
        self.set_interval(1, self._show_time)

    def hint_ids(self) -> tuple[str, ...]:
        """The keys of this kind of paper."""
        return self.tray.desk.HINTS

    def on_key(self, event: Key) -> None:
        """Hand the paper every key of its own, here and not by a binding.

        A binding answers later than this handler does: shared out between the two, keys that come in a burst (a slow
        line, a disk that makes the screen wait) would be written in another order than they were typed.
        """
        key = self._key_of_paper(event)
        if key:
            event.stop()
            event.prevent_default()
            self.press(key)

    def _key_of_paper(self, event: Key) -> str:
        """What the paper is handed for a key; empty for the keys of the screen."""
        digit, letter = digit_of(event.key), (event.character or "").lower()
        if digit is not None:
            return str(digit)
        if event.key in ARROWS or event.key in ("space", "enter", "backspace"):
            return event.key
        if letter == "z" and not self.tray.desk.LETTERS:
            if event.key != "z":
                # Caps Lock is on: no binding would answer.
                event.stop()
                self.action_reopen()
            return ""
        return letter if letter.isalpha() else ""

    def action_digit(self, digit: int) -> None:
        """A digit of the paper."""
        self.press(str(digit))

    def action_unknown(self) -> None:
        """« Je ne sais pas »."""
        self.press("x")

    def action_correct(self) -> None:
        """Take the last answer back."""
        self.press("backspace")

    def action_next_family(self) -> None:
        """What is written here is right: go on."""
        self.press("enter")

    def press(self, key: str) -> None:
        """Hand a key to the paper; keep what it ends, and say what is wrong."""
        tray = self.tray
        if tray.keying is None:
            # The box could not be read: any key tries again.
            self.take(self.wanted)
            return
        after = tray.keying.pressed(key)
        ends = key == "enter" and after.fault is None and (after.done or tray.desk.KEEPS_UNFINISHED)
        if ends and not self.attempt(lambda: tray.put(after)):
            return
        if after.fault:
            masked = self.session.state.wall_mirrors
            self.status.say(fault_sentence(after.fault, tray.desk.strips, masked=masked), refused=True)
        elif not ends:
            self.status.say("")
        tray.keying = after
        if after.done:
            self.next_paper()
        self.draw()

    def draw(self) -> None:
        """The paper as it stands, its title and its foot."""
        state, tray, keying = self.session.state, self.tray, self.tray.keying
        if keying is None:
            return
        asked, turnout = tray.asked, tray.turnout
        self.top.left = title_words(asked, tray.name, tray.voters)
        talk = state.sheet.talk[turnout.ballots % len(state.sheet.talk)] if state.sheet.talk else ""
        corner = corner_words(asked, tray.name, reopened=tray.reopened)
        foot = f"{box_words(asked, turnout, tray.voters)} · {corner}"
        paper = Paper(asked, tray.desk.strips, state.sheet, state.wall_mirrors, foot, talk)
        self.query_one(PaperView).drawn = lambda width, height: tray.desk.draw(keying, paper, width, height)

    def _show_time(self) -> None:
        if self.is_attached:
            show_time(self.top, self.session.state, self.session.clock.now())
