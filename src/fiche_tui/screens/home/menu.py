"""Behind Enter: what can be done with the chosen workshop, in a numbered menu."""

from collections.abc import Awaitable, Mapping, Sequence
from inspect import isawaitable

from fiche_tui.keys.acts import Act, act
from fiche_tui.keys.bindings import command
from fiche_tui.language.translation import N_, _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.store.errors import StoreError

OPENING: Mapping[str, tuple[str, str]] = {
    "prepared": (N_("commencer"), N_("Commencer la rencontre")),
    "running": (N_("reprendre"), N_("Reprendre la rencontre")),
    "suspended": (N_("reprendre"), N_("Reprendre la rencontre")),
    "final": (N_("ouvrir"), N_("Ouvrir la rencontre")),
}
"""What opening a workshop means in each state: beside its key, and in the menu."""

UNREADABLE = ("home.open", "home.backup", "home.archive", "home.purge")
"""What may still be tried with a workshop that the list cannot read."""

BESIDE = (
    *("home.new", "home.import", "home.archived", "home.sheets"),
    *("home.guide", "global.settings", "global.doctor", "home.demo"),
)
"""What is about no workshop in particular."""


def choices_for(row: HomeRow, *, shared: bool) -> Sequence[str]:
    """Return the ids of what can be done with a workshop; the first six keep their places whatever its state."""
    if row.damage:
        return UNREADABLE
    final = row.status == "final"
    ids = ["home.open", "home.adopt" if final else "home.prepare"]
    ids += ["home.print", "home.minutes", "home.backup", "home.duplicate"]
    if row.status == "prepared":
        ids.append("home.rehearse")
    if shared:
        ids.append("home.hand_over")
    return [*ids, "home.archive", "home.purge"]


def words_for(command_id: str, row: HomeRow) -> str:
    """Return what a choice does, in words."""
    if command_id != "home.open":
        return _(command(command_id).tooltip)
    if row.damage:
        return _("Essayer de l’ouvrir")
    return _(OPENING[row.status][1]) if row.status in OPENING else _("Ouvrir la rencontre")


class RowMenu:
    """Runs what is chosen; ``acts`` are those of the other objects of home."""

    def __init__(self, desk: HomeDesk, acts: Mapping[str, Act]) -> None:
        self._desk = desk
        self._acts = acts

    @act("home.menu")
    async def menu(self) -> None:
        row = self._desk.chosen
        if row is None:
            await self.run(self._desk.place)
            return
        choices = [(one, words_for(one, row)) for one in choices_for(row, shared=self._shared(row))]
        lines = [] if row.damage else [row.state]
        if chosen := await self._desk.ask(numbered(row.title, choices, lines=lines)):
            await self.run(chosen)

    @act("home.more")
    async def more(self) -> None:
        choices = [(one, _(command(one).tooltip)) for one in BESIDE]
        if chosen := await self._desk.ask(numbered(_("Autre chose"), choices)):
            await self.run(chosen)

    async def run(self, command_id: str) -> None:
        """Run the act of a command to its end; nothing for what is no command of home."""
        one = self.more if command_id == "home.more" else self._acts.get(command_id)
        outcome: Awaitable[None] | None = one() if one else None
        if isawaitable(outcome):
            await outcome

    def _shared(self, row: HomeRow) -> bool:
        try:
            return self._desk.fiche.workshops.open(row.id).is_shared
        except StoreError:
            return False
