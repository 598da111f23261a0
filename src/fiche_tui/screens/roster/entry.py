"""What is typed about people, in Prepare and in the roster alike: a pasted list, a number without a list."""

from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.language.written_people import PeopleReading, read_people
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.roster.pasted import LONGEST_PASTE, already_there, as_typed, people_of, reading_lines
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.values import Person


class PeoplePaste:
    """People typed or pasted one per line.

    Two people may share a name, so names already in the list are asked about. Escape there gives the text back.
    """

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk
        self._reading = PeopleReading(())
        self._people: tuple[Person, ...] = ()
        self._twice: tuple[Person, ...] = ()

    async def ask(self) -> bool:
        """Ask for people until they are on disk; return whether they are, once that is said."""
        text: str | None = ""
        while text is not None:
            typed = await self._desk.ask(self._dialog(text))
            if typed is None:
                return False
            text = await self._settle(typed)
        return True

    def _dialog(self, text: str) -> KeptText:
        return KeptText(
            _("Personnes"),
            _("Une par ligne"),
            text,
            keep=self._keep,
            multiline=True,
            max_length=LONGEST_PASTE,
            hint=_("Nom; Organisme"),
        )

    def _keep(self, text: str) -> str:
        self._reading = read_people(text)
        self._people = people_of(self._reading)
        self._twice = already_there(self._people, self._desk.state.people)
        if not self._people:
            return _("Il n’y a pas de nom. Écrivez une personne par ligne : Nom; Organisme.")
        return "" if self._twice or self._reading.questions else self._store(self._people)

    def _store(self, people: tuple[Person, ...]) -> str:
        return self._desk.keep(c.Record(f.PeopleAdded(people)))

    async def _settle(self, typed: str) -> str | None:
        # Returns the text to give back, None once the people are on disk.
        people = self._people
        if self._reading.questions:
            right = await self._ask_how()
            if not right:
                return typed if right is None else as_typed(self._reading)
        elif not self._twice:
            self._say(len(people))
            return None
        if self._twice:
            both = await self._ask_about_names()
            if both is None:
                return typed
            people = tuple(person for person in people if both or person not in self._twice)
        if sentence := self._store(people) if people else "":
            self._desk.say(sentence, refused=True)
            return typed
        self._say(len(people))
        return None

    async def _ask_how(self) -> bool | None:
        # How the lines were read; otherwise than right, they come back one person a line.
        answers = [("1", _("oui, les ajouter"), True), ("2", _("non, corriger ces lignes"), False)]
        return await self._desk.ask(Ask(_("Est-ce bien ainsi?"), reading_lines(self._reading), answers))

    async def _ask_about_names(self) -> bool | None:
        count = len(self._twice)
        names = ", ".join(person.name for person in self._twice[:3]) + ("…" if count > 3 else "")
        known = ngettext("{n} nom est déjà dans la liste", "{n} noms sont déjà dans la liste", count).format(n=count)
        line = _("{known} : {names}").format(known=known, names=names)
        answers = [("1", _("les laisser de côté"), False), ("2", _("les ajouter aussi : ce sont d’autres gens"), True)]
        return await self._desk.ask(Ask(_("Des noms déjà là"), [line], answers))

    def _say(self, count: int) -> None:
        words = ngettext("{n} personne ajoutée.", "{n} personnes ajoutées.", count).format(n=count)
        self._desk.say(words if count else _("Personne de nouveau : la liste n’a pas changé."))


async def ask_headcount(desk: ListDesk) -> None:
    """Ask how many people vote where no list is kept; 0 goes back to the list."""

    def keep(text: str) -> str:
        count = parse_count(text or "0", 0, MOST_PEOPLE)
        if count is None:
            return not_a_count(0, MOST_PEOPLE)
        return desk.keep(c.Record(f.HeadcountStated(count)))

    dialog = KeptText(
        _("Personnes sans liste"),
        _("Combien de personnes votent?"),
        str(desk.state.headcount or ""),
        keep=keep,
        hint=_("0 : revenir à la liste"),
    )
    await desk.ask_kept(dialog)
