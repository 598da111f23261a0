"""The roster: who is here, who comes, who leaves, who votes."""

from collections.abc import Iterable

from textual.content import Content

from fiche_tui.keys.bindings import act_bindings, hints
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.lost import working
from fiche_tui.screens.kit.session_desk import SessionDesk
from fiche_tui.screens.roster.people import People
from fiche_tui.screens.roster.rows import (
    count_words,
    drawn_person,
    in_order,
    may_leave,
    roster_title,
    rule_words,
)
from fiche_tui.session.session import Session
from fiche_tui.workshop.values import Person


class RosterScreen(ListScreen[None]):
    """People in alphabetical order. Every change is kept at once; Escape goes back."""

    BINDINGS = act_bindings("roster", "global.back", "global.leave")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = self.writes_in = session

    def act_owners(self) -> Iterable[object]:
        """What is done to people."""
        desk = SessionDesk(self, self.session, self.draw, lambda: self.selected)
        return self, People(desk, self.draw)

    def draw(self) -> None:
        """The rows, or how to begin."""
        state = self.session.state
        self.top.left = roster_title(state)
        self.top.right = count_words(state)
        self.rows.show([(one.id, drawn_person(one, state, self.column.row_width)) for one in in_order(state)])
        welcome = Content.assemble(
            Content(_("Personne dans la liste.")).stylize("bold"),
            "\n\n",
            _("i : coller les noms, une personne par ligne"),
            "\n",
            _("Entrée : dire seulement combien vous êtes"),
        )
        self.column.show_welcome(None if state.people else welcome)
        self.draw_detail()
        self.show_keys()

    def draw_detail(self) -> None:
        """The voting rule; of a name that does not fit, the whole of it."""
        person = self._chosen
        words = rule_words(self.session.state)
        if person and len(person.name) + len(person.organisation) > self.column.row_width // 2:
            words = " · ".join(text for text in (person.name, person.organisation) if text)
        self.detail.update(wrapped(words, self.column.row_width, most=2))

    def show_keys(self) -> None:
        """The digits that mark, where there is somebody to mark."""
        marks: tuple[str, ...] = ("roster.choose", "roster.add", "global.back")
        if self.session.state.people:
            last = "roster.left" if may_leave(self.session.state) else "roster.add"
            marks = ("roster.present", "roster.absent", "roster.excused", last, "roster.voice")
        self.key_line.keys = tuple(hints(*working(self, *marks, "global.help")))

    @property
    def _chosen(self) -> Person | None:
        return self.session.state.person(self.selected)
