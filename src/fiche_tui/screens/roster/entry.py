"""What is typed about people, in Prepare and in the roster alike: a pasted list, a number without a list."""

from fiche_tui.language.people_read import PeopleReading
from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.language.written_people import read_people
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.roster.look import look
from fiche_tui.screens.roster.pasted import LONGEST_PASTE, already_there, as_typed, people_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.values import Person


class PeoplePaste:
    """People typed or pasted in any shape, or only how many there are.

    How a list was read is looked at once before it is kept; Escape there gives it back one person a line. Two people
    may share a name, so names already in the list are asked about in the same look.
    """

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    async def ask(self) -> bool:
        """Ask for people until they are on disk; return whether they are, once that is said."""
        text = ""
        while (typed := await self._desk.ask(self._dialog(text))) is not None:
            count = parse_count(typed, 1, MOST_PEOPLE)
            if count is not None:
                return self._desk.do(c.Record(f.HeadcountStated(count)), _("Enregistré.")) is Outcome.DONE
            reading = read_people(typed)
            people = await self._looked_at(reading)
            if people is None:
                text = as_typed(reading)
            elif self._keep(people) is Outcome.DONE:
                return True
            else:
                text = typed
        return False

    def _dialog(self, text: str) -> KeptText:
        return KeptText(
            _("Personnes"),
            _("Une par ligne, ou la liste comme vous l’avez"),
            text,
            keep=self._why_not,
            multiline=True,
            max_length=LONGEST_PASTE,
            hint=_("Nom; Organisme, ou un nombre"),
        )

    def _why_not(self, text: str) -> str:
        if parse_count(text, 1, MOST_PEOPLE) is not None:
            return ""
        people = len(read_people(text).people)
        if not people:
            return _("Il n’y a pas de nom. Écrivez une personne par ligne : Nom; Organisme.")
        if people > MOST_PEOPLE:
            return _("{n} personnes : une liste en tient {most} au plus.").format(n=people, most=MOST_PEOPLE)
        return ""

    async def _looked_at(self, reading: PeopleReading) -> tuple[Person, ...] | None:
        # The people to keep, None to correct the lines.
        people = people_of(reading)
        known = already_there(people, self._desk.state.people)
        if known:
            new = tuple(person for person in people if person not in known)
            answers = [
                ("1", _("garder seulement les nouvelles personnes : {n}").format(n=len(new)), new),
                ("2", _("les garder toutes : ce sont d’autres gens du même nom"), people),
            ]
            return await self._desk.ask(Ask(_("Est-ce bien ainsi?"), [look(reading, known)], answers))
        if len(people) == 1 and not reading.questions and not reading.nobody:
            return people
        dialog = Confirm(_("Est-ce bien ainsi?"), look(reading), _("garder"), _("corriger"))
        return people if await self._desk.ask(dialog) else None

    def _keep(self, people: tuple[Person, ...]) -> Outcome:
        if not people:
            self._desk.say(_("Personne de nouveau : la liste n’a pas changé."))
            return Outcome.DONE
        count = len(people)
        done = ngettext("{n} personne ajoutée.", "{n} personnes ajoutées.", count).format(n=count)
        return self._desk.do(c.Record(f.PeopleAdded(people)), done)


async def ask_headcount(desk: ListDesk) -> bool:
    """Ask how many people vote where no list is kept, 0 to go back to the list; return whether it was answered."""

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
    return await desk.ask_kept(dialog)
