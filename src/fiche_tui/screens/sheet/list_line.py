"""The list of roles as a whole: how many, what the group changed, whether it is settled; in words, and as a row."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.columns import cut
from fiche_tui.workshop.state import State, listed_roles

_MOST_CODES = 4


def size_words(state: State) -> str:
    """Return « 27 rôles dans 5 familles », families without a role on the list left out."""
    listed = listed_roles(state)
    families = len({role.family for role in listed})
    roles = ngettext("{n} rôle", "{n} rôles", len(listed)).format(n=len(listed))
    among = ngettext("{n} famille", "{n} familles", families).format(n=families)
    return _("{roles} dans {families}").format(roles=roles, families=among)


def changes_words(state: State) -> str:
    """Return « 1 ajouté (E6), 1 reformulé », empty while the list is as the sheet has it."""
    listed = listed_roles(state)
    added = [role for role in listed if role.added]
    reworded = sum(role.reworded for role in listed)
    moved = sum(role.moved for role in listed)
    hidden = sum(role.hidden and not role.absorbed_by for role in state.roles)
    merged = sum(bool(role.absorbed_by) for role in state.roles)
    parts = [
        _with_codes(ngettext("{n} ajouté", "{n} ajoutés", len(added)), [role.code for role in added]),
        ngettext("{n} reformulé", "{n} reformulés", reworded).format(n=reworded) if reworded else "",
        ngettext("{n} déplacé", "{n} déplacés", moved).format(n=moved) if moved else "",
        ngettext("{n} masqué", "{n} masqués", hidden).format(n=hidden) if hidden else "",
        ngettext("{n} fusionné", "{n} fusionnés", merged).format(n=merged) if merged else "",
    ]
    return ", ".join(part for part in parts if part)


def settled_words(state: State, room: int) -> str:
    """Return « ✓ liste arrêtée · 27 rôles dans 5 familles », without the numbers where there is no room for them."""
    whole = _("✓ liste arrêtée · {size}").format(size=size_words(state))
    return whole if len(whole) <= room else _("✓ liste arrêtée")


def _with_codes(words: str, codes: list[str]) -> str:
    if not codes:
        return ""
    told = words.format(n=len(codes))
    return f"{told} ({', '.join(codes)})" if len(codes) <= _MOST_CODES else told


class ListLine(Widget):
    """The row under the panes: « liste arrêtée » at the left, what the group changed at the right."""

    state: reactive[State | None] = reactive(None)

    def render(self) -> Content:
        """Both texts on one row; the mark of a settled list is the one that stays whole."""
        if self.state is None:
            return Content("")
        width = self.content_size.width
        changes = changes_words(self.state)
        settled = settled_words(self.state, width - len(changes) - 2) if self.state.settled else ""
        left = Content(settled).stylize("bold $text-success")
        room = max(0, width - left.cell_length)
        right = cut(changes, max(0, room - 2))
        return Content.assemble(left, " " * (room - right.cell_length), right)
