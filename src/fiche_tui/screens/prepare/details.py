"""The first lines of the minutes: title, collective, objectives, date, hour, place."""

from fiche_tui.language.spoken_days import From
from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_date, not_an_hour, parse_date, parse_hour
from fiche_tui.screens.prepare.base import PrepareBase
from fiche_tui.workshop.zones import zone_of


class DetailsRows(PrepareBase):
    """One editor a row; each is called by the id of its row."""

    def edit_title(self) -> None:
        """The workshop's title."""
        self.ask_text(_("Titre"), _("Titre"), self.state.details.title, lambda text: self.keep_details(title=text))

    def edit_collective(self) -> None:
        """Who meets."""
        label = _("Nom du collectif")
        value = self.state.details.collective
        self.ask_text(_("Collectif"), label, value, lambda text: self.keep_details(collective=text))

    def edit_objectives(self) -> None:
        """What the group is for, three lines at most."""

        def keep(text: str) -> str:
            objectives = tuple(line.strip() for line in text.splitlines() if line.strip())
            return self.keep_details(objectives=objectives)

        # One objective a line: a line end that came from elsewhere would make two of it.
        value = "\n".join(" ".join(text.split()) for text in self.state.details.objectives)
        self.ask_text(_("Nos objectifs communs (trois lignes au plus)"), _("Un par ligne"), value, keep, multiline=True)

    def edit_date(self) -> None:
        """The day of the meeting; nothing written takes it back."""
        origin = From(self.session.clock.now().astimezone(zone_of(self.state.timezone)).date())

        def keep(text: str) -> str:
            day = parse_date(text, origin)
            if text.strip() and day is None:
                return not_a_date(text, origin)
            return self.keep_details(date=day)

        value = self.state.details.date.isoformat() if self.state.details.date else ""
        self.ask_text(_("Date"), _("Date de la rencontre"), value, keep, hint="2026-11-23")

    def edit_hour(self) -> None:
        """The announced hour; nothing written takes it back."""

        def keep(text: str) -> str:
            start = parse_hour(text)
            if text.strip() and start is None:
                return not_an_hour(text)
            return self.keep_details(start=start)

        start = self.state.details.start
        value = f"{start.hour}:{start.minute:02}" if start else ""
        self.ask_text(_("Heure"), _("Heure annoncée"), value, keep, hint="13:30")

    def edit_place(self) -> None:
        """Where."""
        value = self.state.details.place
        self.ask_text(_("Lieu"), _("Lieu de la rencontre"), value, lambda text: self.keep_details(place=text))
