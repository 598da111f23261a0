"""Who is about to vote: the voices present, so that each has one ballot. A name never meets an answer."""

from collections.abc import Iterable

from textual.content import Content
from textual.events import Key
from textual.widget import Widget

from fiche_tui.drawing.paper import room_of, window
from fiche_tui.keys.bindings import bindings, key_name
from fiche_tui.language.translation import _
from fiche_tui.minutes.dates import collation_key
from fiche_tui.screens.ballots.drawing import CURSOR, QUIET, fitted, page, wrapped
from fiche_tui.screens.ballots.screen import PaperView
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.workshop.voters import Voter

NOBODY = -1
"""No line is chosen at first, so that Enter pressed once too often votes in nobody's name."""

PAGE = 8


class StationNames(FicheScreen[str]):
    """Dismisses the id of the voter chosen, ``None`` on Escape. ``voted`` holds those whose ballot is in the box."""

    SMALLEST = (40, 20)
    BINDINGS = bindings("global.back", "station.begin")

    def __init__(self, voters: Iterable[Voter], voted: frozenset[str]) -> None:
        super().__init__()
        self.voters = sorted(voters, key=lambda one: collation_key(one.name))
        self.voted = voted
        self.place = NOBODY

    def body(self) -> Iterable[Widget]:
        """The names."""
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

    def _go(self, place: int) -> None:
        self.place = place
        self.status.say("")
        self.draw()

    def action_begin(self) -> None:
        """It is this person."""
        if self.place == NOBODY:
            self.status.say(_("Choisissez d’abord votre nom : ↑↓, ou sa première lettre."), refused=True)
        else:
            self.dismiss(self.voters[self.place].id)

    def action_back(self) -> None:
        """Nobody votes now."""
        self.dismiss(None)

    def draw(self) -> None:
        """The names, those who have voted ticked."""
        self.query_one(PaperView).drawn = self._content

    def _content(self, width: int, height: int) -> Content:
        room = room_of(width)
        top = [Content(""), *(line.stylize("bold") for line in wrapped(_("Qui vote maintenant?"), room)), Content("")]
        foot = [Content(""), *wrapped(_("Votre nom n’y est pas? Demandez à l’animation.").replace("? ", "?\n"), room)]
        foot = [line.stylize(QUIET) for line in foot]
        rows = max(3, height - len(top) - len(foot))
        first, last = window(len(self.voters), max(0, self.place), rows)
        lines = [self._row(place, room) for place in range(first, last)]
        return page([*top, *lines], foot, width, height)

    def _row(self, place: int, room: int) -> Content:
        voter, here = self.voters[place], place == self.place
        done = _("✓ déposé") if voter.id in self.voted else ""
        words = f"{voter.name} · {voter.with_whom}" if voter.with_whom and self._shares_name(voter) else voter.name
        name = fitted(words, room - 3 - len(done) - 1)
        mark = (" ▸ ", "bold $text-accent") if here else ("   ", "")
        return Content.assemble(mark, name.stylize(CURSOR if here else ""), " ", (done, QUIET))

    def _shares_name(self, voter: Voter) -> bool:
        return sum(_folded(one.name) == _folded(voter.name) for one in self.voters) > 1


def _folded(text: str) -> str:
    return collation_key(text)[0]
