"""The roster: who is here, who comes, who leaves, who votes."""

from textual.content import Content

from fiche_tui.keys.bindings import bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import why_not
from fiche_tui.screens.kit.columns import wrapped
from fiche_tui.screens.kit.dialogs import Confirm, Field
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.roster.entry import PeoplePaste, ask_headcount
from fiche_tui.screens.roster.rows import (
    count_words,
    drawn_person,
    in_order,
    next_presence,
    presence_words,
    roster_title,
    rule_words,
)
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Person


class RosterScreen(ListScreen[None]):
    """People in alphabetical order. Every change is kept at once; Escape goes back."""

    DEFAULT_CSS = """
    RosterScreen #detail { height: 2; }
    """
    HINTS = ("roster.mark", "roster.add", "roster.correct", "roster.voice", "global.back", "global.help")
    BINDINGS = bindings(
        "roster.mark",
        "roster.add",
        "roster.correct",
        "roster.remove",
        "roster.voice",
        "roster.headcount",
        "global.back",
        "global.leave",
    )

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def draw(self) -> None:
        """The rows, or how to begin."""
        state = self.session.state
        self.top.left = roster_title(state)
        self.top.right = count_words(state)
        self.show_rows([(one.id, drawn_person(one, state, self.row_width)) for one in in_order(state)])
        welcome = Content.assemble(
            Content(_("Personne dans la liste.")).stylize("bold"),
            "\n\n",
            _("i : coller les noms, une personne par ligne"),
            "\n",
            _("F7 : dire seulement combien vous êtes"),
        )
        self.show_welcome(None if state.people else welcome)
        self.draw_detail()

    def draw_detail(self) -> None:
        """The voting rule; of a name that does not fit, the whole of it."""
        person = self._chosen
        words = rule_words(self.session.state)
        if person and len(person.name) + len(person.organisation) > self.row_width // 2:
            words = " · ".join(text for text in (person.name, person.organisation) if text)
        self.detail.update(wrapped(words, self.row_width, most=2))

    @property
    def _chosen(self) -> Person | None:
        return self.session.state.person(self.selected)

    def _record(self, fact: f.Fact, done: str) -> None:
        self.attempt(lambda: self.session.record(fact), done)
        self.draw()

    def action_mark(self) -> None:
        """Go round presence, absence, excused absence, departure."""
        person, state = self._chosen, self.session.state
        if person is None:
            return
        presence = next_presence(person.presence, begun=bool(state.runs) and not state.suspended)
        if self.attempt(lambda: self.session.record(f.PresenceMarked(person.id, presence))):
            self._say_presence(person.id)
        self.draw()

    def _say_presence(self, person_id: str) -> None:
        person = self.session.state.person(person_id)
        if person:
            words = presence_words(person, self.session.state)
            self.status.say(_("{name} : {presence}").format(name=_short(person.name), presence=words))

    def action_voice(self) -> None:
        """Give the chosen person a voice, or take it: an observer does not vote."""
        person = self._chosen
        if person is None:
            return
        votes = not person.votes
        done = _("{name} a une voix.") if votes else _("{name} observe, sans voter.")
        fact = f.PersonCorrected(person.id, person.name, person.organisation, votes)
        self._record(fact, done.format(name=_short(person.name)))

    def action_correct(self) -> None:
        """Correct a name or an organisation."""
        person = self._chosen
        if person is None:
            return

        def keep(typed: dict[str, str]) -> str:
            # A person of an earlier screen: presence and voice may have changed since.
            votes = (self.session.state.person(person.id) or person).votes
            fact = f.PersonCorrected(person.id, typed["name"], typed["organisation"], votes)
            return why_not(lambda: self.session.record(fact))

        def answered(typed: dict[str, str] | None) -> None:
            if typed is not None:
                self.status.say(_("Enregistré."))
                self.draw()

        fields = [
            Field("name", _("Nom"), _line(person.name)),
            Field("organisation", _("Organisme"), _line(person.organisation)),
        ]
        self.app.push_screen(KeptFields(_("Corriger"), fields, keep=keep), answered)

    def action_remove(self) -> None:
        """Take a line out, once it is confirmed."""
        person = self._chosen
        if person is None:
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._record(f.PersonRemoved(person.id), _("{name} n’est plus dans la liste.").format(name=name))

        name = _short(person.name)
        text = _("{name} ne paraîtra pas au compte rendu. Pour une absence, faites plutôt Entrée.").format(name=name)
        self.app.push_screen(Confirm(_("Retirer de la liste?"), text, _("retirer"), _("garder")), answered)

    def action_add(self) -> None:
        """Paste people."""
        PeoplePaste(self, self.session, self.draw).ask()

    def action_headcount(self) -> None:
        """Say how many people vote, without a list."""
        ask_headcount(self, self.session, self.draw)


def _line(text: str) -> str:
    return " ".join(text.split())


def _short(name: str) -> str:
    words = _line(name)
    return words if len(words) <= 40 else f"{words[:39]}…"
