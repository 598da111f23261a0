"""Correcting a line of the minutes, final ones too, and writing down that the group adopted them."""

from collections.abc import Callable
from datetime import date

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.dialogs import Choose
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.minutes.adoption import ask_adoption
from fiche_tui.screens.minutes.lines import PEOPLE, Correctable, correctable_row, correctables
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.state import State

DIALOG = 58
"""Cells of a line in a dialog."""


class Correcting:
    """The acts on what the minutes say. ``beside`` tells whether the lines are shown, one of them chosen."""

    def __init__(self, desk: ListDesk, beside: Callable[[], bool], draw: Callable[[], None]) -> None:
        self._desk = desk
        self._beside = beside
        self._draw = draw

    @act("minutes.correct")
    async def correct(self) -> None:
        """Ask what is wrong where the lines are not shown, then what it becomes."""
        if self._beside():
            await self.correct_chosen()
            return
        lines = correctables(self._desk.state, self._desk.today)
        options = [(line.id, correctable_row(line, DIALOG)) for line in lines]
        chosen = await self._desk.ask(Choose(_("Corriger"), options, lines=[_("Qu’est-ce qui est inexact?")]))
        await self._correct(line_of(self._desk.state, self._desk.today, chosen or ""))

    @act("minutes.correct_chosen")
    async def correct_chosen(self) -> None:
        if self._beside():
            await self._correct(line_of(self._desk.state, self._desk.today, self._desk.selected))

    async def _correct(self, line: Correctable | None) -> None:
        if line is None:
            return
        made = line.made
        if line.id == PEOPLE or made is None:
            from fiche_tui.screens.roster.screen import RosterScreen

            await self._desk.open(RosterScreen(self._desk.session))
            return

        def keep(answers: dict[str, str]) -> str:
            fact = made(answers)
            return fact if isinstance(fact, str) else self._desk.keep(c.Record(fact))

        title = _("Corriger · {what}").format(what=line.head)
        await self._desk.ask_kept(KeptFields(title, list(line.fields), keep=keep), _("C’est corrigé."))

    @act("minutes.adopt")
    async def adopt(self) -> None:
        if await ask_adoption(self._desk, self._desk.session):
            self._desk.say(_("L’adoption est notée."))
            self._draw()


def line_of(state: State, today: date, line_id: str) -> Correctable | None:
    """Return the line of that id, ``None`` when the minutes have none."""
    return next((line for line in correctables(state, today) if line.id == line_id), None)
