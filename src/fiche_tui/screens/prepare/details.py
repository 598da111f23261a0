"""The first lines of the minutes: title, collective, objectives, date, hour, place, facilitator."""

from collections.abc import Callable, Mapping

from fiche_tui.language.spoken_days import From
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_date, not_an_hour, parse_date, parse_hour
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.editor import Editor
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
    ) -> None:
        await self._desk.ask_kept(KeptText(title, label, value, keep=keep, hint=hint, multiline=multiline))

    async def _title(self) -> None:
        await self._ask(_("Titre"), _("Titre"), self._details.title, lambda text: self._keep(title=text))

    async def _collective(self) -> None:
        label, value = _("Nom du collectif"), self._details.collective
        await self._ask(_("Collectif"), label, value, lambda text: self._keep(collective=text))

    async def _objectives(self) -> None:
        def keep(text: str) -> str:
            return self._keep(objectives=tuple(line.strip() for line in text.splitlines() if line.strip()))

        # One objective a line: a line end that came from elsewhere would make two of it.
        value = "\n".join(one_line(text) for text in self._details.objectives)
        title = _("Nos objectifs communs (trois lignes au plus)")
        await self._ask(title, _("Un par ligne"), value, keep, multiline=True)

    async def _date(self) -> None:
        now = self._desk.session.clock.now()
        origin = From(now.astimezone(zone_of(self._desk.state.timezone)).date())

        def keep(text: str) -> str:
            day = parse_date(text, origin)
            if text.strip() and day is None:
                return not_a_date(text, origin)
            return self._keep(date=day)

        value = self._details.date.isoformat() if self._details.date else ""
        await self._ask(_("Date"), _("Date de la rencontre"), value, keep, hint="2026-11-23")

    async def _hour(self) -> None:
        def keep(text: str) -> str:
            start = parse_hour(text)
            if text.strip() and start is None:
                return not_an_hour(text)
            return self._keep(start=start)

        start = self._details.start
        value = f"{start.hour}:{start.minute:02}" if start else ""
        await self._ask(_("Heure"), _("Heure annoncée"), value, keep, hint="13:30")

    async def _place(self) -> None:
        label, value = _("Lieu de la rencontre"), self._details.place
        await self._ask(_("Lieu"), label, value, lambda text: self._keep(place=text))

    async def _facilitator(self) -> None:
        label, value = _("Qui anime la rencontre"), self._details.facilitator
        await self._ask(_("Animation"), label, value, lambda text: self._keep(facilitator=text))
