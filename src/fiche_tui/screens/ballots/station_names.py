"""Who is about to vote: the voices present, so that each has one ballot. A name never meets an answer."""

from collections import Counter
from collections.abc import Iterable

from textual.events import Click, Key
from textual.widget import Widget

from fiche_tui.drawing.station import draw_names, name_at
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, key_name
from fiche_tui.language.translation import _
from fiche_tui.minutes.dates import collation_key
from fiche_tui.screens.ballots.paper_view import PaperView
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.workshop.voters import Voter

NOBODY = -1
"""No line is chosen at first, so that Enter pressed once too often votes in nobody's name."""

PAGE = 8


class StationNames(FicheScreen[str]):
    """Dismisses the id of the voter chosen, ``None`` on Escape. ``voted`` holds those whose ballot is in the box."""

    SMALLEST = (40, 20)
    BINDINGS = act_bindings("global.back", "station.begin")

    def __init__(self, voters: Iterable[Voter], voted: frozenset[str]) -> None:
        super().__init__()
        self.voters = sorted(voters, key=lambda one: collation_key(one.name))
        self.voted = voted
        self.place = NOBODY
        names = Counter(_folded(one.name) for one in self.voters)
        self._twins = frozenset(one.id for one in self.voters if names[_folded(one.name)] > 1)

    def body(self) -> Iterable[Widget]:
        yield PaperView()

    def on_mount(self) -> None:
        """Say what is asked."""
        self.top.left = _("Poste de vote · votre nom")
        self.top.right = _("{n} sur {total}").format(n=len(self.voted), total=len(self.voters))
        self.key_line.keys = (
            ("↑↓", _("trouver son nom")),
            (key_name("escape"), _("revenir")),
            (key_name("enter"), _("c’est moi")),
        )
        self.draw()

    def on_key(self, event: Key) -> None:
        """Walk through the names; a letter goes to the next name that begins with it."""
        last = len(self.voters) - 1
        steps = {"up": -1, "down": 1, "pageup": -PAGE, "pagedown": PAGE, "home": -last - 1, "end": last + 1}
        letter = _folded(event.character or "")
        if event.key in steps:
            start = self.place if self.place != NOBODY or steps[event.key] > 0 else len(self.voters)
            self._go(min(max(0, start + steps[event.key]), last))
        elif letter.isalpha() and len(letter) == 1:
            order = [(self.place + 1 + step) % len(self.voters) for step in range(len(self.voters))]
            found = [place for place in order if _folded(self.voters[place].name).startswith(letter)]
            self._go(found[0] if found else self.place)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: Click) -> None:
        """Choose the name that is clicked on."""
        view = self.query_one(PaperView)
        offset = event.get_content_offset(view)
        if offset is not None:
            place = name_at(offset.y, len(self.voters), self.place, *view.content_size)
            if place is not None:
                self._go(place)

    def _go(self, place: int) -> None:
        self.place = place
        self.status.say("")
        self.draw()

    @act("station.begin")
    def begin(self) -> None:
        """It is this person."""
        if self.place == NOBODY:
            self.status.say(_("Choisissez d’abord votre nom : ↑↓, ou sa première lettre."), refused=True)
        else:
            self.dismiss(self.voters[self.place].id)

    @act("global.back")
    def back(self) -> None:
        """Nobody votes now."""
        self.dismiss(None)

    def draw(self) -> None:
        """Draw the names, those who have voted ticked."""
        voters, place, voted, twins = self.voters, self.place, self.voted, self._twins
        self.query_one(PaperView).drawn = lambda width, height: draw_names(voters, place, voted, twins, width, height)


def _folded(text: str) -> str:
    return collation_key(text)[0]
