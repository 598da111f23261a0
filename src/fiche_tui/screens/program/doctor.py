"""« Qu’est-ce qui n’irait pas ce soir? »: the lines of ``fiche doctor``, without leaving the program."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

from fiche_tui.doctor.facts import Facts
from fiche_tui.doctor.verdict import Mark, Verdict, summary, word_of
from fiche_tui.doctor.verdicts import verdicts_on
from fiche_tui.drawing.line import Line, line
from fiche_tui.drawing.styles import GOOD, LATE, SOON, STRONG
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.language.cells import width_of
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.drawn import page_of

_STYLES = {Mark.GOOD: GOOD, Mark.NOTE: f"{STRONG} {SOON}", Mark.WRONG: f"{STRONG} {LATE}"}
_AIR = 8
"""Columns beside the text: the margins and the bar that scrolls."""


class DoctorScreen(FicheScreen[None]):
    """Gathers the facts once, apart from the screen: a disk of the network may take its time."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = act_bindings("global.back", "global.leave")

    def __init__(self, gather: Callable[[], Facts]) -> None:
        super().__init__()
        self._gather = gather
        self._verdicts: Sequence[Verdict] = ()

    def body(self) -> list[VerticalScroll]:
        """The lines in a place that scrolls."""
        return [VerticalScroll(Static(Content(_("Un instant…")), id="verdicts", markup=False))]

    def on_mount(self) -> None:
        """Name the screen, and begin to look."""
        self.top.left = _("Vérification")
        self.watch(self.query_one(VerticalScroll), "show_vertical_scrollbar", self.show_keys)
        self.run_worker(self._look())

    def show_keys(self) -> None:
        """Name the arrows where there is more to read than is in sight."""
        longer = self.query_one(VerticalScroll).show_vertical_scrollbar
        self.key_line.keys = ((("↑↓", _("lire la suite")),) if longer else ()) + tuple(hints("global.back"))

    async def _look(self) -> None:
        self._verdicts = verdicts_on(await asyncio.to_thread(self._gather))
        self._draw()

    def on_resize(self, _event: Resize) -> None:
        """Cut the lines anew."""
        self._draw()

    def _draw(self) -> None:
        if self._verdicts:
            self.query_one("#verdicts", Static).update(page_of(drawn(self._verdicts, max(20, self.size.width - _AIR))))

    @act("global.back", "global.leave")
    def back(self) -> None:
        """Back to where it was asked."""
        self.dismiss(None)


def drawn(verdicts: Sequence[Verdict], width: int) -> Iterator[Line]:
    """Yield the lines of the verdicts in that many columns, each sentence under itself, then what they come to."""
    widest = max(width_of(word_of(mark)) for mark in Mark) + 2
    for one in verdicts:
        head = line((word_of(one.mark), _STYLES[one.mark]))
        for row in line(one.sentence).wrapped(width - widest):
            yield line(head.fitted(widest), row)
            head = line()
    yield line()
    yield from line((summary(verdicts), STRONG)).wrapped(width)
