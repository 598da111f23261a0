"""The first and last rows of all screens: where I am and the time that matters; the keys that matter now."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.cells import cell_len
from textual.app import RenderResult
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from fiche_tui.screens.kit.big_clock import changed_regions
from fiche_tui.screens.kit.columns import cell, wrapped
from fiche_tui.screens.kit.dialog import key_row, press_clicked
from fiche_tui.screens.kit.prose import Prose

MESSAGE_SECONDS = 8
"""How long a message is shown at most, refusals apart."""

ROWS, REFUSED_ROWS = 2, 3
"""Rows that a message takes at most, and a refusal, which says what to do as well."""

MOST = 6
"""A row holds at most that many keys; the rest is in the help."""


PHASES: Mapping[str, str] = {"soon": "$text-warning", "last": "bold $text-error", "over": "bold $text-error"}
"""How the time of a phase is written in the first row."""


class TopLine(Widget):
    """Where I am (left) and the time that matters (right), over a thin rule. The left is cut first."""

    left: reactive[str] = reactive("", repaint=False)
    right: reactive[str] = reactive("", repaint=False)
    mark: reactive[str] = reactive("")
    """What comes before everything else in this row: that nothing here is real."""
    phase: reactive[str] = reactive("")
    """Where the time on the right stands: ``soon``, ``last``, ``over``, or empty; words say it beside the colour."""

    def __init__(self) -> None:
        super().__init__()
        self._drawn = Content("")

    def watch_left(self) -> None:
        """Draw what changed."""
        self._draw_change()

    def watch_right(self) -> None:
        """Draw what changed: of a clock, a digit or two."""
        self._draw_change()

    def _draw_change(self) -> None:
        if not self._drawn:
            return  # Nothing is there yet: the first drawing draws everything.
        before, after = self._drawn, self._row()
        if before.spans != after.spans or len(before) != len(after) or cell_len(after.plain) != len(after):
            self.refresh()
        elif regions := changed_regions((before.plain,), (after.plain,)):
            self.refresh(*regions)

    def render(self) -> RenderResult:
        """The two texts, the right one whole."""
        row = self._row()
        self._drawn = row
        return row

    def _row(self) -> Content:
        width = self.content_size.width
        right = self.right
        mark = f" {self.mark} " if self.mark else ""
        room = max(0, width - len(right) - 2 - len(mark) - bool(mark))
        left = cell(self.left, room)
        own = " · ".join(right.split(" · ")[:2]) if self.phase else ""
        # The time and its word; whether the meeting is late is another matter, with a word of its own.
        coloured = Content(own).stylize(PHASES.get(self.phase, ""))
        marked = (Content(mark).stylize("bold").stylize("reverse"), " ") if mark else ()
        return Content.assemble(*marked, left.stylize("bold"), "  ", coloured, right[len(own) :])


class KeyLine(Widget):
    """The keys that matter now, verb beside each, at most six. What does not fit goes from the middle.

    The ``last`` keys stay: help, and those that a screen cannot do without now.
    """

    keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    last: reactive[int] = reactive(1)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        press_clicked(self, event, self.keys)

    def render(self) -> RenderResult:
        """« key verb » pairs in one row."""
        return key_row(fitting(self.keys, self.content_size.width, self.last))


class StatusLine(Prose):
    """One quiet sentence above the keys: what was just stored, or why something was refused."""

    def __init__(self, *, lasting: bool = False) -> None:
        """``lasting`` keeps a message until something else is said: where the eye is on paper, it may be read late."""
        super().__init__(classes="-empty")
        self._sentence = ""
        self._lasting = lasting
        self._leaving: Timer | None = None

    @property
    def sentence(self) -> str:
        """The sentence shown, empty when there is none."""
        return self._sentence

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Show a sentence in place of the last one; an empty one clears the line.

        A message leaves after ``MESSAGE_SECONDS`` or at the next act; a refusal stays until something else is said.
        """
        if self._leaving:
            self._leaving.stop()
        leaves = bool(sentence) and not refused and not self._lasting
        self._leaving = self.set_timer(MESSAGE_SECONDS, self.leave) if leaves else None
        self._sentence = sentence
        self.set_class(not sentence, "-empty")
        self.set_class(refused, "-refused")
        # Of a sentence in the rows of the one before, nothing but itself is drawn; the classes see to the rest.
        self.refresh(layout=len(self.render().plain.splitlines()) != self.size.height)

    @contextmanager
    def making_way(self) -> Iterator[None]:
        """A message leaves with what is done meanwhile; another one that is said then takes its place at once."""
        before = self._leaving
        yield
        if self._leaving is before:
            self.leave()

    def leave(self) -> None:
        """Take a message away; a refusal stays, and so does what is said to last."""
        if self._leaving:
            self.say("")

    def render(self) -> Content:
        """The sentence, with a mark when it refuses: colour is never alone. « … » ends one that has no room."""
        width = self.app.size.width - 2  # A cell of air at each side.
        if self.has_class("-refused"):
            return wrapped(f"✗ {self._sentence}", width, most=REFUSED_ROWS)
        return wrapped(self._sentence, width, most=ROWS)


def _width(keys: Sequence[tuple[str, str]], gap: int) -> int:
    return sum(len(key) + 1 + len(label) for key, label in keys) + gap * max(0, len(keys) - 1)


def fitting(keys: Sequence[tuple[str, str]], width: int, last: int = 1) -> tuple[tuple[str, str], ...]:
    """Return the keys that fit on one row of that width, at most ``MOST``; the first and the ``last`` ones stay
    longest."""
    start, end = list(keys[: len(keys) - last]), list(keys[len(keys) - last :])
    del start[max(0, MOST - len(end)) :]
    while len(start) > 1 and _width([*start, *end], 3) > width:
        del start[-1]
    return (*start, *end)
