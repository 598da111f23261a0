"""What is done to a family before the meeting: another title, one more, one less; behind Enter, all of it."""

import secrets
from collections.abc import Callable, Mapping

from fiche_tui.keys.acts import Act, act
from fiche_tui.keys.bindings import command, key_of
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.desk import ListDesk
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.menu import choose_act
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Command
from fiche_tui.workshop.state import RoleFamily


class FamilyActs:
    """The acts on the chosen family."""

    def __init__(self, desk: ListDesk) -> None:
        self._desk = desk

    @property
    def _chosen(self) -> RoleFamily | None:
        return self._desk.state.family(self._desk.selected)

    @act("families.rename")
    async def rename(self) -> None:
        family = self._chosen
        if family:
            title = _("Famille {letter}").format(letter=family.letter)
            await self._ask(title, family.title, lambda text: c.Record(f.FamilyRenamed(family.id, text)))

    @act("families.add")
    async def add(self) -> None:
        family_id = secrets.token_hex(4)
        await self._ask(_("Nouvelle famille"), "", lambda text: c.AddFamily(family_id, text))

    async def _ask(self, title: str, value: str, command: Callable[[str], Command]) -> None:
        keep = self._desk.keep
        await self._desk.ask_kept(KeptText(title, _("Titre"), value, keep=lambda text: keep(command(text))))

    @act("families.remove")
    async def remove(self) -> None:
        family = self._chosen
        if family is None:
            return
        roles = sum(role.listed for role in self._desk.state.roles_of(family.id))
        hidden = ngettext("{n} rôle sera masqué.", "{n} rôles seront masqués.", roles).format(n=roles)
        text = _("{letter} · {title} : {hidden} Leurs codes ne serviront plus.").format(
            letter=family.letter, title=family.title, hidden=hidden
        )
        if await self._desk.ask(Confirm(_("Retirer cette famille?"), text, _("retirer"), _("la garder"))):
            done = _("La famille {letter} est retirée.").format(letter=family.letter)
            self._desk.do(c.Record(f.FamilyRemoved(family.id)), done)


class FamilyMenu:
    """Runs what is chosen of these acts. Once the meeting has begun, a family is only renamed."""

    def __init__(self, desk: ListDesk, acts: Mapping[str, Act]) -> None:
        self._desk = desk
        self._acts = acts

    @act("families.menu")
    async def menu(self) -> None:
        state = self._desk.state
        family = state.family(self._desk.selected)
        if family is None:
            return
        ids = ["families.rename"] if state.runs else ["families.rename", "families.add", "families.remove"]
        choices = [(one, f"{_(command(one).tooltip)} ({key_of(one)})") for one in ids]
        title = _("Famille {letter}").format(letter=family.letter)
        await choose_act(self._desk, self._acts, title, choices, lines=[family.title])
