"""How the meeting goes and how the group answers: agenda, instrument, doors, what is retained, the wall."""

from dataclasses import replace

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.kit.wall import wall_question
from fiche_tui.screens.prepare.base import PrepareBase
from fiche_tui.screens.prepare.families import FamiliesScreen
from fiche_tui.screens.prepare.words import (
    INSTRUMENTS,
    asks_words,
    keying_words,
    minutes_of,
    preset_words,
    station_words,
)
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import plan_of
from fiche_tui.workshop.schedule import preset_of
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Method, Wall

MOST_RETAINED = 15


class MethodRows(PrepareBase):
    """One editor a row; each is called by the id of its row."""

    def edit_preset(self) -> None:
        """Another agenda of the sheet; it starts afresh."""
        sheet = self.state.sheet
        preset = preset_of(self.state)

        def chosen(preset_id: str | None) -> None:
            if preset_id is not None and (preset is None or preset_id != preset.id):
                self.store_fact(f.PresetChosen(preset_id), _("Le déroulement est changé."))

        lines = [sheet.title]
        if preset and self.state.plan != plan_of(sheet, preset):
            lines.append(_("Vos minutes et vos étapes changées seront remises comme dans la fiche."))
        options = [(one.id, preset_words(sheet, one)) for one in sheet.presets]
        dialog = Choose(_("Déroulement"), options, lines=lines, selected=self.state.preset)
        self.app.push_screen(dialog, chosen)

    def edit_steps(self) -> None:
        """The steps, one by one."""
        self.app.push_screen(AgendaScreen(self.session, preparing=True), lambda _result: self.draw())

    def edit_retain(self) -> None:
        """How many roles will be carried."""

        def keep(text: str) -> str:
            roles = parse_count(text, 1, MOST_RETAINED)
            if roles is None:
                return not_a_count(1, MOST_RETAINED)
            return self.keep(c.Record(f.RetainChanged(roles)))

        self.ask_text(_("Rôles à retenir"), _("Combien de rôles?"), str(self.state.retain), keep)

    def edit_families(self) -> None:
        """The families, one by one."""
        self.app.push_screen(FamiliesScreen(self.session), lambda _result: self.draw())

    def edit_instrument(self) -> None:
        """What a person answers, with the time that it takes to key in."""
        method = self.state.method

        def chosen(instrument: str | None) -> None:
            if instrument is not None:
                self._choose_method(replace(method, instrument=Instrument(instrument)))

        options = [(one.value, self._instrument_row(one)) for one in INSTRUMENTS]
        lines = [keying_words(self.state)]
        dialog = Choose(_("Instrument"), options, lines=lines, selected=method.instrument.value)
        self.app.push_screen(dialog, chosen)

    def _instrument_row(self, instrument: Instrument) -> Content:
        minutes = minutes_of(self.state, instrument, self.state.method.by_counts)
        return Content.assemble(
            cell(_(INSTRUMENTS[instrument]), 15).stylize("bold"),
            cell(asks_words(self.state.sheet, instrument), 38),
            cell(_("{n} min").format(n=minutes), 7, right=True),
        )

    def edit_assess_door(self) -> None:
        """How the answers of the assessment come in."""
        method = self.state.method
        slow = minutes_of(self.state, method.instrument, by_counts=False)
        quick = minutes_of(self.state, method.instrument, by_counts=True)

        def chosen(by_counts: bool | None) -> None:
            if by_counts is not None:
                self._choose_method(replace(method, by_counts=by_counts))

        self.app.push_screen(
            Ask(
                _("Comment les réponses arrivent-elles?"),
                [keying_words(self.state), "", station_words(self.state)],
                [
                    ("1", _("par bulletin, un par personne : environ {n} min").format(n=slow), False),
                    ("2", _("par comptes, les tables comptent : environ {n} min").format(n=quick), True),
                ],
            ),
            chosen,
        )

    def edit_vote_door(self) -> None:
        """How the dots of the vote come in."""
        method = self.state.method

        def chosen(by_counts: bool | None) -> None:
            if by_counts is not None:
                self._choose_method(replace(method, vote_by_counts=by_counts))

        self.app.push_screen(
            Ask(
                _("Comment les points du vote arrivent-ils?"),
                [station_words(self.state)],
                [
                    ("1", _("par bulletin : vous saisissez les codes de chaque personne"), False),
                    ("2", _("par comptes : des gommettes au mur, vous saisissez les totaux"), True),
                ],
            ),
            chosen,
        )

    def _choose_method(self, method: Method) -> None:
        if method != self.state.method:
            self.store_fact(f.MethodChosen(method))

    def edit_wall(self) -> None:
        """What the projector shows."""

        def said(wall: Wall | None) -> None:
            if wall is not None:
                self.store_fact(f.WallDeclared(wall))

        self.app.push_screen(wall_question(), said)
