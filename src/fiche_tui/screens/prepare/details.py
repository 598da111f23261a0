"""The first lines of the minutes: title, collective, objectives, date, hour, place, facilitator."""

from collections.abc import Callable, Mapping

from fiche_tui.language.spoken_days import From
from fiche_tui.language.spoken_hours import parse_hour
from fiche_tui.language.translation import _, language
from fiche_tui.language.written_dates import not_a_date, not_an_hour, parse_date
from fiche_tui.minutes.dates import date_in_words
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.help_with_typing import Names, Understood
from fiche_tui.screens.kit.helped import Help
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.editor import Editor
from fiche_tui.screens.prepare.rows import hours_words
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.short_text import one_line
from fiche_tui.workshop.values import Details
from fiche_tui.workshop.zones import zone_of


class DetailsRows:
    """The rows of details, each a text."""

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What changes each row, by its id."""
        return {
            "title": self._title,
            "collective": self._collective,
            "objectives": self._objectives,
            "date": self._date,
            "hour": self._hour,
            "place": self._place,
            "facilitator": self._facilitator,
        }

    @property
    def _details(self) -> Details:
        return self._desk.state.details

    def _keep(self, **changes: object) -> str:
        return self._desk.keep(c.Record(with_details(self._desk.state, **changes)))

    async def _ask(
        self,
        title: str,
        label: str,
        value: str,
        keep: Callable[[str], str],
        *,
        hint: str = "",
        multiline: bool = False,
        help: Help | None = None,
    ) -> bool:
        dialog = KeptText(title, label, value, keep=keep, hint=hint, multiline=multiline, help=help)
        return await self._desk.ask_kept(dialog)

    async def _title(self) -> bool:
        return await self._ask(_("Titre"), _("Titre"), self._details.title, lambda text: self._keep(title=text))

    async def _collective(self) -> bool:
        label, value = _("Nom du collectif"), self._details.collective
        return await self._ask(_("Collectif"), label, value, lambda text: self._keep(collective=text))

    async def _objectives(self) -> bool:
        def keep(text: str) -> str:
            return self._keep(objectives=tuple(line.strip() for line in text.splitlines() if line.strip()))

        # One objective a line: a line end that came from elsewhere would make two of it.
        value = "\n".join(one_line(text) for text in self._details.objectives)
        title = _("Nos objectifs communs (trois lignes au plus)")
        return await self._ask(title, _("Un par ligne"), value, keep, multiline=True)

    async def _date(self) -> bool:
        now = self._desk.session.clock.now()
        origin = From(now.astimezone(zone_of(self._desk.state.timezone)).date())

        def keep(text: str) -> str:
            day = parse_date(text, origin)
            if text.strip() and day is None:
                return not_a_date(text, origin)
            return self._keep(date=day)

        value = self._details.date.isoformat() if self._details.date else ""
        label, hint = _("Date de la rencontre"), _("jeudi prochain, 28 novembre…")
        kept = await self._ask(
            _("Date"), label, value, keep, hint=hint, help=Understood(lambda text: _day(text, origin))
        )
        if kept and (day := self._details.date):
            # What was read is said back whole: « jeudi prochain » is a day of which month?
            self._read_back(date_in_words(day, language()))
        return kept

    async def _hour(self) -> bool:
        def keep(text: str) -> str:
            start = parse_hour(text)
            if text.strip() and start is None:
                return not_an_hour(text)
            return self._keep(start=start)

        start = self._details.start
        value = f"{start.hour}:{start.minute:02}" if start else ""
        kept = await self._ask(_("Heure"), _("Heure annoncée"), value, keep, hint=_("13 h 30, midi…"))
        if kept and self._details.start:
            self._read_back(hours_words(self._desk.state))
        return kept

    def _read_back(self, words: str) -> None:
        self._desk.say(_("Enregistré : {words}.").format(words=words))

    async def _place(self) -> bool:
        label, value = _("Lieu de la rencontre"), self._details.place
        return await self._ask(_("Lieu"), label, value, lambda text: self._keep(place=text))

    async def _facilitator(self) -> bool:
        label, value = _("Qui anime la rencontre"), self._details.facilitator
        names = Names(self._desk.state.people)
        return await self._ask(_("Animation"), label, value, lambda text: self._keep(facilitator=text), help=names)


def _day(text: str, origin: From) -> str:
    day = parse_date(text, origin)
    return date_in_words(day, language()) if day else ""
