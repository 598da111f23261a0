"""The guided pass through the roles that deserve talk: one at a time, in the place of the table of results."""

from textual.content import Content

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.results.body import ResultBody
from fiche_tui.screens.results.talk_card import Card, talk_content
from fiche_tui.workshop.presenting import ResultRow, Sort, assessment_results
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.talking import worth_talking
from fiche_tui.workshop.values import Purpose

TABLE_ONLY = ("zoom", "sort", "shortlist", "talk")
PASS_ONLY = ("next", "previous", "rescue", "end")


class TalkPass(ResultBody):
    """A body with a pass over its table. Subclasses put a role on the shortlist and take it off."""

    # Together in one class: a subclass's binding would take the whole key from the one that it stands on.
    BINDINGS = bindings(
        "reveal.zoom",
        "reveal.shortlist",
        "reveal.talk",
        "talk.next",
        "talk.previous",
        "talk.rescue",
        "talk.end",
    )

    def __init__(self) -> None:
        super().__init__()
        self._talked = ""

    @property
    def card(self) -> Card | None:
        """The role that is talked about, ``None`` outside the pass and once it is no longer one of them."""
        if self.view is None or not self._talked or self.pending(self.view.state):
            return None
        talks = worth_talking(self.view.state)
        places = [talk.subject for talk in talks]
        if self._talked not in places:
            return None
        place = places.index(self._talked)
        return Card(self.view.state, talks[place], place + 1, len(talks))

    def about(self) -> str:
        """The role on screen during the pass."""
        card = self.card
        return card.talk.subject if card else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the table belong to the table, those of the pass to the pass."""
        if action in TABLE_ONLY:
            return self.card is None
        return self.card is not None if action in PASS_ONLY else True

    def action_talk(self) -> None:
        """Begin the pass."""
        state = self.view.state if self.view else None
        talks = worth_talking(state) if state and not self.pending(state) else ()
        if talks:
            self._go_to(talks[0].subject)
            self.post_message(self.Say(""))
        else:
            self.post_message(self.Say(_("Rien n’est encore dévoilé : il n’y a pas de rôles à parcourir.")))

    def action_next(self) -> None:
        """The next role; after the last one, the table again."""
        self._step(1)

    def action_previous(self) -> None:
        """The role before."""
        self._step(-1)

    def action_end(self) -> None:
        """Back to the table."""
        self._go_to("")

    def action_rescue(self) -> None:
        """Put the role on screen on the shortlist or take it out, and ask who asks for it."""
        card = self.card
        revealed = revealed_round(card.state, Purpose.ASSESS) if card else None
        if card is None or revealed is None:
            return
        rows = assessment_results(card.state, revealed, Sort.FAMILY).rows
        row = next((row for row in rows if row.subject == card.talk.subject), None)
        if row:
            self.toggle(card.state, row)

    def action_shortlist(self) -> None:
        """Put the chosen role on the shortlist or take it out; of « Par famille », open a family or close it."""
        row = self.results.row
        if self.view is not None and row is not None and self.results.display:
            self.toggle(self.view.state, row)

    def toggle(self, state: State, row: ResultRow) -> None:
        """Put a role on the shortlist or take it out."""
        raise NotImplementedError

    def card_text(self) -> Content | None:
        """The card of the pass, ``None`` outside it."""
        card = self.card
        return talk_content(card, *self.place) if card else None

    def _step(self, step: int) -> None:
        card = self.card
        if card is None or self.view is None:
            return
        talks, place = worth_talking(self.view.state), card.number - 1 + step
        if place >= len(talks):
            self._go_to("")
            self.post_message(self.Say(_("Parcours terminé.")))
        elif place >= 0:
            self._go_to(talks[place].subject)
            # What was just said was about the role before.
            self.post_message(self.Say(""))

    def _go_to(self, subject: str) -> None:
        self._talked = subject
        self.query_one("#hidden").scroll_home(animate=False)
        self.draw()
        self.post_message(self.KeysChanged())
