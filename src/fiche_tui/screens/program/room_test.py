"""« La dernière rangée lit-elle ceci? »: what to try before the group comes in."""

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.big_clock import BigClock

LEGIBLE_ROWS = 33
"""A terminal of R rows reads up to 200/R image heights: 24 rows reach 8, 33 rows reach 6."""


def size_advice(rows: int) -> str:
    """Return from how far a terminal of that many rows can be read."""
    advice = (
        _("Au-delà de {most} rangées, le fond de la salle ne lit plus : agrandissez la police.")
        if rows > LEGIBLE_ROWS
        else _("À {n} rangées, une salle profonde de {heights} fois la hauteur de l’image peut lire.")
    )
    return advice.format(most=LEGIBLE_ROWS, n=rows, heights=200 // rows)


class RoomTestScreen(FicheScreen[None]):
    """The largest and the smallest text of the program, and whether the font is large enough."""

    HINTS = ("global.display", "global.back")
    BINDINGS = act_bindings("global.back")

    def body(self) -> list[Vertical]:
        """A clock, the question, a line as small as any on the other screens."""
        question = Content(_("La dernière rangée lit-elle ceci?")).stylize("bold")
        return [
            Vertical(
                BigClock("12:34"),
                Static(question, markup=False),
                Static(Content("E2 ▼ " + _("Influencer les décideurs") + "   2 ▮▮▯   3 ▮▮▮   +1"), markup=False),
                Static(id="advice", markup=False),
            )
        ]

    def on_mount(self) -> None:
        """Name the screen and judge the size of the font."""
        self.top.left = _("Essai de lecture")
        rows = self.app.size.height
        self.top.right = _("{n} rangées").format(n=rows)
        self.query_one("#advice", Static).update(Content(size_advice(rows)))

    @act("global.back")
    def back(self) -> None:
        """Back to where it was asked."""
        self.dismiss(None)
