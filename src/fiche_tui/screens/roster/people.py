"""What is done to the people of the roster."""

from collections.abc import Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.entry import Field
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.roster.entry import PeoplePaste, ask_headcount
from fiche_tui.screens.roster.rows import may_leave, person_question, presence_words
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.short_text import one_line, shortened
from fiche_tui.workshop.values import Person, Presence

LONGEST_NAME = 40
"""Characters of a name that a sentence shows at most."""


class People:
    """Who is here, who votes, how they are called."""

    def __init__(self, desk: ListDesk, draw: Callable[[], None]) -> None:
        self._desk = desk
        self._draw = draw

    @property
    def _chosen(self) -> Person | None:
        return self._desk.state.person(self._desk.selected)

    @act("roster.choose")
    async def choose(self) -> None:
        """Ask what to do about the chosen person; where nobody is listed, how many people there are."""
        person = self._chosen
        if person is None:
            await self.headcount()
            return
        question = person_question(person, self._desk.state)
        chosen = await self._desk.ask(question)
        if isinstance(chosen, Presence):
            self._mark(chosen)
        elif chosen == "roster.voice":
            self.voice()
        elif chosen == "roster.correct":
            await self.correct()
        elif chosen == "roster.remove":
            await self.remove()
        elif chosen == "roster.headcount":
            await self.headcount()

    @act("roster.present")
    def mark_present(self) -> None:
        self._mark(Presence.PRESENT)

    @act("roster.absent")
    def mark_absent(self) -> None:
        self._mark(Presence.ABSENT)

    @act("roster.excused")
    def mark_excused(self) -> None:
        self._mark(Presence.EXCUSED)

    @act("roster.left")
    def mark_left(self) -> None:
        self._mark(Presence.LEFT)

    def _mark(self, presence: Presence) -> None:
        person, state = self._chosen, self._desk.state
        if person is None:
            return
        if presence is Presence.LEFT and not may_leave(state):
            self._desk.say(_("La rencontre n’a pas commencé : personne n’en est parti."), refused=True)
        elif presence is person.presence:
            self._say(person)
        elif self._desk.do(c.Record(f.PresenceMarked(person.id, presence))) is Outcome.DONE:
            self._say(self._desk.state.person(person.id) or person)

    def _say(self, person: Person) -> None:
        words = presence_words(person, self._desk.state)
        self._desk.say(_("{name} : {presence}").format(name=shortened(person.name, LONGEST_NAME), presence=words))

    @act("roster.voice")
    def voice(self) -> None:
        person = self._chosen
        if person is None:
            return
        votes = not person.votes
        done = _("{name} a une voix.") if votes else _("{name} observe, sans voter.")
        fact = f.PersonCorrected(person.id, person.name, person.organisation, votes)
        self._desk.do(c.Record(fact), done.format(name=shortened(person.name, LONGEST_NAME)))

    @act("roster.correct")
    async def correct(self) -> None:
        person = self._chosen
        if person is None:
            return

        def keep(typed: dict[str, str]) -> str:
            # A person of an earlier screen: presence and voice may have changed since.
            votes = (self._desk.state.person(person.id) or person).votes
            return self._desk.keep(c.Record(f.PersonCorrected(person.id, typed["name"], typed["organisation"], votes)))

        fields = [
            Field("name", _("Nom"), one_line(person.name)),
            Field("organisation", _("Organisme"), one_line(person.organisation)),
        ]
        await self._desk.ask_kept(KeptFields(_("Corriger"), fields, keep=keep))

    @act("roster.remove")
    async def remove(self) -> None:
        person = self._chosen
        if person is None:
            return
        name = shortened(person.name, LONGEST_NAME)
        text = _("{name} ne paraîtra pas au compte rendu. Pour une absence, faites plutôt 2.").format(name=name)
        if await self._desk.ask(Confirm(_("Retirer de la liste?"), text, _("retirer"), _("garder"))):
            self._desk.do(c.Record(f.PersonRemoved(person.id)), _("{name} n’est plus dans la liste.").format(name=name))

    @act("roster.add")
    async def add(self) -> None:
        if await PeoplePaste(self._desk).ask():
            self._draw()

    @act("roster.headcount")
    async def headcount(self) -> None:
        await ask_headcount(self._desk)
