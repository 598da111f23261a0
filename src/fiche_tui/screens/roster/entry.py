"""What is typed about people, in Prepare and in the roster alike: a pasted list, a number without a list."""

from collections.abc import Callable
from typing import Any

from fiche_tui.language.translation import _, ngettext
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.language.written_people import PeopleReading, read_people
from fiche_tui.screens.kit.base import FicheScreen, why_not
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.roster.pasted import LONGEST_PASTE, already_there, as_typed, people_of, reading_lines
from fiche_tui.session.session import Session
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.values import Person


class PeoplePaste:
    """People typed or pasted one per line, over a screen; ``then`` runs once they are on disk.

    Two people may bear one name, so what is already in the list is asked about. Escape there gives the text back.
    """

    def __init__(self, screen: FicheScreen[Any], session: Session, then: Callable[[], None]) -> None:
        self._screen = screen
        self._session = session
        self._then = then
        self._reading = PeopleReading(())
        self._people: tuple[Person, ...] = ()
        self._twice: tuple[Person, ...] = ()

    def ask(self, text: str = "") -> None:
        """Open the place to paste."""
        dialog = KeptText(
            _("Personnes"),
            _("Une par ligne"),
            text,
            keep=self._keep,
            multiline=True,
            max_length=LONGEST_PASTE,
            hint=_("Nom; Organisme"),
        )
        self._screen.app.push_screen(dialog, self._answered)

    def _keep(self, text: str) -> str:
        self._reading = read_people(text)
        self._people = people_of(self._reading)
        self._twice = already_there(self._people, self._session.state.people)
        if not self._people:
            return _("Il n’y a pas de nom. Écrivez une personne par ligne : Nom; Organisme.")
        return "" if self._twice or self._reading.questions else self._store(self._people)

    def _store(self, people: tuple[Person, ...]) -> str:
        return why_not(lambda: self._session.record(f.PeopleAdded(people)))

    def _answered(self, text: str | None) -> None:
        if text is None:
            return
        if self._reading.questions:
            self._ask_how(text)
        elif self._twice:
            self._ask_about_names(text)
        else:
            self._done(len(self._people))

    def _ask_how(self, text: str) -> None:
        """Show once how the lines were read; otherwise than right, they come back one person a line."""

        def answered(right: bool | None) -> None:
            if right is None:
                self.ask(text)
            elif not right:
                self.ask(as_typed(self._reading))
            elif self._twice:
                self._ask_about_names(text)
            elif sentence := self._store(self._people):
                self._screen.status.say(sentence, refused=True)
                self.ask(text)
            else:
                self._done(len(self._people))

        answers = [("1", _("oui, les ajouter"), True), ("2", _("non, corriger ces lignes"), False)]
        self._screen.app.push_screen(Ask(_("Est-ce bien ainsi?"), reading_lines(self._reading), answers), answered)

    def _ask_about_names(self, text: str) -> None:
        def answered(both: bool | None) -> None:
            if both is None:
                self.ask(text)
                return
            people = tuple(person for person in self._people if both or person not in self._twice)
            sentence = self._store(people) if people else ""
            if sentence:
                self._screen.status.say(sentence, refused=True)
                self.ask(text)
            else:
                self._done(len(people))

        count = len(self._twice)
        names = ", ".join(person.name for person in self._twice[:3]) + ("…" if count > 3 else "")
        known = ngettext("{n} nom est déjà dans la liste", "{n} noms sont déjà dans la liste", count).format(n=count)
        line = _("{known} : {names}").format(known=known, names=names)
        answers = [("1", _("les laisser de côté"), False), ("2", _("les ajouter aussi : ce sont d’autres gens"), True)]
        self._screen.app.push_screen(Ask(_("Des noms déjà là"), [line], answers), answered)

    def _done(self, count: int) -> None:
        words = ngettext("{n} personne ajoutée.", "{n} personnes ajoutées.", count).format(n=count)
        self._screen.status.say(words if count else _("Personne de nouveau : la liste n’a pas changé."))
        self._then()


def ask_headcount(screen: FicheScreen[Any], session: Session, then: Callable[[], None]) -> None:
    """Ask how many people vote where no list is kept; 0 goes back to the list."""

    def keep(text: str) -> str:
        count = parse_count(text or "0", 0, MOST_PEOPLE)
        if count is None:
            return not_a_count(0, MOST_PEOPLE)
        return why_not(lambda: session.record(f.HeadcountStated(count)))

    def answered(text: str | None) -> None:
        if text is not None:
            screen.status.say(_("Enregistré."))
            then()

    dialog = KeptText(
        _("Personnes sans liste"),
        _("Combien de personnes votent?"),
        str(session.state.headcount or ""),
        keep=keep,
        hint=_("0 : revenir à la liste"),
    )
    screen.app.push_screen(dialog, answered)
