"""How the meeting goes and how the group answers: agenda, instrument, doors, what is retained, the wall."""

from collections.abc import Mapping
from dataclasses import replace

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.language.written_dates import not_a_count, parse_count
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.columns import cell
from fiche_tui.screens.kit.desk import ListDesk, Outcome
from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.wall import wall_question
from fiche_tui.screens.prepare.editor import Editor
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
from fiche_tui.workshop.values import Method

MOST_RETAINED = 15


class MethodRows:
    """The rows of the method: a choice each, a number, or a screen of its own."""

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    @property
    def editors(self) -> Mapping[str, Editor]:
        """What changes each row, by its id."""
        return {
            "preset": self._preset,
            "steps": self._steps,
            "retain": self._retain,
            "families": self._families,
            "instrument": self._instrument,
            "assess_door": self._assess_door,
            "vote_door": self._vote_door,
            "wall": self._wall,
        }

    async def _preset(self) -> bool:
        # It starts afresh.
        state = self._desk.state
        sheet, preset = state.sheet, preset_of(state)
        lines = [sheet.title]
        if preset and state.plan != plan_of(sheet, preset):
            lines.append(_("Vos minutes et vos étapes changées seront remises comme dans la fiche."))
        options = [(one.id, preset_words(sheet, one)) for one in sheet.presets]
        dialog = Choose(_("Déroulement"), options, lines=lines, selected=state.preset)
        chosen = await self._desk.ask(dialog)
        if chosen is None:
            return False
        if preset and chosen == preset.id:
            return True
        return self._desk.do(c.Record(f.PresetChosen(chosen)), _("Le déroulement est changé.")) is Outcome.DONE

    async def _steps(self) -> bool:
        await self._desk.open(AgendaScreen(self._desk.session, preparing=True))
        return True

    async def _retain(self) -> bool:
        def keep(text: str) -> str:
            roles = parse_count(text, 1, MOST_RETAINED)
            if roles is None:
                return not_a_count(1, MOST_RETAINED)
            return self._desk.keep(c.Record(f.RetainChanged(roles)))

        title, label, value = _("Rôles à retenir"), _("Combien de rôles?"), str(self._desk.state.retain)
        return await self._desk.ask_kept(KeptText(title, label, value, keep=keep))

    async def _families(self) -> bool:
        await self._desk.open(FamiliesScreen(self._desk.session))
        return True

    async def _instrument(self) -> bool:
        method = self._desk.state.method
        options = [(one.value, self._instrument_row(one)) for one in INSTRUMENTS]
        lines = [keying_words(self._desk.state)]
        dialog = Choose(_("Instrument"), options, lines=lines, selected=method.instrument.value)
        chosen = await self._desk.ask(dialog)
        return chosen is not None and self._chosen(replace(method, instrument=Instrument(chosen)))

    def _instrument_row(self, instrument: Instrument) -> Content:
        state = self._desk.state
        minutes = minutes_of(state, instrument, state.method.by_counts)
        return Content.assemble(
            cell(_(INSTRUMENTS[instrument]), 15).stylize("bold"),
            cell(asks_words(state.sheet, instrument), 38),
            cell(_("{n} min").format(n=minutes), 7, right=True),
        )

    async def _assess_door(self) -> bool:
        state, method = self._desk.state, self._desk.state.method
        slow = minutes_of(state, method.instrument, by_counts=False)
        quick = minutes_of(state, method.instrument, by_counts=True)
        dialog = Ask(
            _("Comment les réponses arrivent-elles?"),
            [keying_words(state), "", station_words(state)],
            [
                ("1", _("par bulletin, un par personne : environ {n} min").format(n=slow), False),
                ("2", _("par comptes, les tables comptent : environ {n} min").format(n=quick), True),
            ],
        )
        by_counts = await self._desk.ask(dialog)
        return by_counts is not None and self._chosen(replace(method, by_counts=by_counts))

    async def _vote_door(self) -> bool:
        method = self._desk.state.method
        dialog = Ask(
            _("Comment les points du vote arrivent-ils?"),
            [station_words(self._desk.state)],
            [
                ("1", _("par bulletin : vous saisissez les codes de chaque personne"), False),
                ("2", _("par comptes : des gommettes au mur, vous saisissez les totaux"), True),
            ],
        )
        by_counts = await self._desk.ask(dialog)
        return by_counts is not None and self._chosen(replace(method, vote_by_counts=by_counts))

    def _chosen(self, method: Method) -> bool:
        if method == self._desk.state.method:
            return True
        return self._desk.do(c.Record(f.MethodChosen(method)), _("Enregistré.")) is Outcome.DONE

    async def _wall(self) -> bool:
        wall = await self._desk.ask(wall_question())
        if wall is None:
            return False
        return self._desk.do(c.Record(f.WallDeclared(wall)), _("Enregistré.")) is Outcome.DONE
