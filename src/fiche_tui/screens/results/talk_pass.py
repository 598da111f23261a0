"""The guided pass through the roles that deserve talk: one at a time, in the place of the table of results."""

from collections.abc import Callable

from fiche_tui.drawing.results.talk_card import Card
from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import BodyDesk
from fiche_tui.screens.results.acts import Pending
from fiche_tui.workshop.presenting import ResultRow, Sort, assessment_results
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.talking import worth_talking
from fiche_tui.workshop.values import Purpose

TABLE_ONLY = ("reveal.zoom", "reveal.sort", "reveal.shortlist", "reveal.talk", "vote.retain")
PASS_ONLY = ("talk.next", "talk.previous", "talk.rescue", "talk.end")


class TalkPass:
    """Where the pass is; ``show`` draws it from the top of its card, or the table again."""

    def __init__(self, desk: BodyDesk, pending: Pending, show: Callable[[], None]) -> None:
        self._desk = desk
        self._pending = pending
        self._show = show
        self._talked = ""

    def card(self, state: State) -> Card | None:
        """Return the role that is talked about; ``None`` outside the pass and once it is no longer one of them."""
        if not self._talked or self._pending(state):
            return None
        talks = worth_talking(state)
        places = [talk.subject for talk in talks]
        if self._talked not in places:
            return None
        place = places.index(self._talked)
        return Card(state, talks[place], place + 1, len(talks))

    def row(self, state: State) -> ResultRow | None:
        """Return the figures of the role that is talked about."""
        card, revealed = self.card(state), revealed_round(state, Purpose.ASSESS)
        if card is None or revealed is None:
            return None
        rows = assessment_results(state, revealed, Sort.FAMILY).rows
        return next((row for row in rows if row.subject == card.talk.subject), None)

    @act("reveal.talk")
    def begin(self) -> None:
        state = self._desk.state
        talks = worth_talking(state) if not self._pending(state) else ()
        if talks:
            self._go_to(talks[0].subject)
            self._desk.say("")
        else:
            self._desk.say(_("Rien n’est encore dévoilé : il n’y a pas de rôles à parcourir."))

    @act("talk.next")
    def next(self) -> None:
        """Go to the next role; after the last one, to the table."""
        self._step(1)

    @act("talk.previous")
    def previous(self) -> None:
        self._step(-1)

    @act("talk.end")
    def end(self) -> None:
        self._go_to("")

    def _step(self, step: int) -> None:
        card = self.card(self._desk.state)
        if card is None:
            return
        talks, place = worth_talking(self._desk.state), card.number - 1 + step
        if place >= len(talks):
            self._go_to("")
            self._desk.say(_("Parcours terminé."))
        elif place >= 0:
            self._go_to(talks[place].subject)
            # What was just said was about the role before.
            self._desk.say("")

    def _go_to(self, subject: str) -> None:
        self._talked = subject
        self._desk.zoom(subject)
        self._show()
        self._desk.show_keys()
