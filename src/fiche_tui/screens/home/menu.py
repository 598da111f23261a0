"""Behind Enter: what can be done with the chosen workshop, in a numbered menu."""

from collections.abc import Mapping, Sequence

from fiche_tui.keys.acts import Act, act
from fiche_tui.keys.bindings import command
from fiche_tui.language.translation import N_, _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.screens.kit.menu import choose_act, run_to_its_end
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
    *("home.guide", "global.card", "global.settings", "global.doctor", "home.demo"),
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
        row, place = self._desk.chosen, self._desk.place
        if row is not None:
            choices = [(one, words_for(one, row)) for one in choices_for(row, shared=self._shared(row))]
            await choose_act(self._desk, self._acts, row.title, choices, lines=[] if row.damage else [row.state])
        elif place == "home.more":
            await self.more()
        elif place in self._acts:
            await run_to_its_end(self._acts[place])

    @act("home.more")
    async def more(self) -> None:
        choices = [(one, _(command(one).tooltip)) for one in BESIDE]
        await choose_act(self._desk, self._acts, _("Autre chose"), choices)

    def _shared(self, row: HomeRow) -> bool:
        try:
            return self._desk.fiche.workshops.open(row.id).is_shared
        except StoreError:
            return False
