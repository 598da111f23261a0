"""Paper ballots at the keyboard: one after the other, the eye on the paper, each in the box as soon as it is done."""

from collections.abc import Callable, Iterable

from textual.app import RenderResult
from textual.events import Key
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.i18n import _
from fiche_tui.keys import bindings, digit_bindings, digit_of
from fiche_tui.screens.ballot_drawing import Paper
from fiche_tui.screens.ballot_reopen import Chosen, ReopenBallot
from fiche_tui.screens.ballot_tray import Tray
from fiche_tui.screens.ballot_words import (
    Asked,
    absent_words,
    all_in_words,
    box_words,
    corner_words,
    fault_sentence,
    kept_words,
    leaving_words,
    removal_words,
    title_words,
)
from fiche_tui.screens.base import FicheScreen
from fiche_tui.session import Session
from fiche_tui.widgets.count_body import unfinished_words
from fiche_tui.widgets.dialogs import Confirm
from fiche_tui.widgets.time_words import short_clock
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.values import Wall

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


class BallotScreen(FicheScreen[None]):
    """Keys in the papers of a round, whatever its instrument and its door. ``name`` reopens one at once.

    What is finished is in the box before the next paper shows; of a ballot of scales, each family is. What could not
    be kept stays as typed, and Enter tries again.
    """

    # The status keeps its row, so that nothing jumps under the eyes of whoever looks up from the paper.
    DEFAULT_CSS = """
    BallotScreen > StatusLine, BallotScreen > StatusLine.-empty { display: block; min-height: 1; }
    """
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

    def __init__(self, session: Session, round_number: int, name: str = "") -> None:
        super().__init__()
        found = session.state.round(round_number)
        if found is None:
            raise ValueError(f"no round {round_number}")
        self.session = session
        self.tray = Tray(session, found.asked)
        self._wanted = name
        self._come_back_to = ""

    def body(self) -> Iterable[Widget]:
        """The paper."""
        yield PaperView()

    def on_mount(self) -> None:
        """Take the first paper, and look at the clock each second."""
        wanted, self._wanted = self._wanted, ""
        if self._take(wanted) and wanted and not self.tray.reopened:
            self.status.say(absent_words(self.tray.asked, wanted), refused=True)
        elif not wanted and (left := self.tray.turnout.unfinished):
            self.status.say(unfinished_words(left))
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
            self._take(self._wanted)
            return
        after = tray.keying.pressed(key)
        ends = key == "enter" and after.fault is None and (after.done or tray.desk.KEEPS_UNFINISHED)
        if ends and not self.attempt(lambda: tray.put(after)):
            return
        if after.fault:
            masked = self.session.state.wall is Wall.SAME
            self.status.say(fault_sentence(after.fault, tray.desk.strips, masked=masked), refused=True)
        elif not ends:
            self.status.say("")
        tray.keying = after
        if after.done:
            self._next_paper()
        self._draw()

    def action_back(self) -> None:
        """Back to the step; what is half keyed is kept where it can be, and said there."""

        def leave() -> None:
            self.dismiss(None)

        below = self.app.screen_stack[-2]
        self._leave_paper(leave, below if isinstance(below, FicheScreen) else self)

    def action_reopen(self) -> None:
        """Ask for the number of a paper, to reopen it or to take it out of the box."""

        def chosen(answer: Chosen | None) -> None:
            if answer and answer.remove:
                self._ask_to_remove(answer.name)
            elif answer and answer.name != self.tray.name:
                self._leave_paper(lambda: self._reopen(answer.name), self)

        self.app.push_screen(ReopenBallot(self.tray.asked, self.tray.names), chosen)

    def _reopen(self, name: str) -> None:
        self._come_back_to = self.tray.name if self.tray.unfinished else ""
        self._take(name)

    def _ask_to_remove(self, name: str) -> None:
        tray, words = self.tray, removal_words(self.tray.asked, name)

        def remove() -> None:
            if self.attempt(lambda: tray.remove(name), words.said):
                self._come_back_to = "" if self._come_back_to == name else self._come_back_to
                # The paper being keyed in stays, unless it is the one that went.
                if name == tray.name:
                    self._take("")
                self._draw()

        self._confirm(words, remove)

    def _confirm(self, words: Asked, act: Callable[[], None]) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                act()

        self.app.push_screen(Confirm(words.title, words.text, words.yes, words.no), answered)

    def _take(self, name: str) -> bool:
        """Take a paper, and draw it; whether the box could be read."""

        def take() -> Refusal | None:
            self.tray.take(name)
            return None

        try:
            taken = self.attempt(take)
        except DecodeError:
            taken = False
            self.status.say(_("Un bulletin de la boîte est illisible; rien n’y a été touché."), refused=True)
        self._wanted = "" if taken else name
        self._draw()
        return taken

    def _next_paper(self) -> None:
        tray = self.tray
        said = [kept_words(tray.asked, tray.name, corrected=tray.corrects)]
        said.append(all_in_words(tray.asked, tray.turnout, tray.voters))
        come_back, self._come_back_to = self._come_back_to, ""
        if self._take(come_back):
            self.status.say(" ".join(words for words in said if words))

    def _leave_paper(self, go: Callable[[], None], screen: "FicheScreen[None]") -> None:
        """Go elsewhere once what is half keyed is kept (``screen`` then says so), or given up in so many words."""
        tray, keying = self.tray, self.tray.keying
        words = leaving_words(tray.asked, tray.name)
        kept = tray.as_in_box
        if keying and not kept and tray.desk.KEEPS_UNFINISHED:
            kept = self.attempt(lambda: tray.put(keying))
        if not kept:
            self._confirm(words, go)
            return
        said = words.said if tray.unfinished else ""
        go()
        if said:
            screen.status.say(said)

    def _draw(self) -> None:
        state, tray, keying = self.session.state, self.tray, self.tray.keying
        if keying is None:
            return
        asked, turnout = tray.asked, tray.turnout
        self.top.left = title_words(asked, tray.name, tray.voters)
        talk = state.sheet.talk[turnout.ballots % len(state.sheet.talk)] if state.sheet.talk else ""
        corner = corner_words(asked, tray.name, reopened=tray.reopened)
        foot = f"{box_words(asked, turnout, tray.voters)} · {corner}"
        paper = Paper(asked, tray.desk.strips, state.sheet.scales, state.wall is Wall.SAME, foot, talk)
        self.query_one(PaperView).drawn = lambda width, height: tray.desk.draw(keying, paper, width, height)

    def _show_time(self) -> None:
        run = self.session.state.run
        if run and self.is_attached:
            self.top.right = short_clock(countdown(run, self.session.clock.now()), self.session.state)
