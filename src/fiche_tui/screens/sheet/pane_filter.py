"""Searching in the panes: what is typed leaves only the roles that hold it; Escape brings all of them back."""

from collections.abc import Sequence
from dataclasses import replace

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.sheet.panes import FamilyPanes
from fiche_tui.screens.sheet.shown_roles import ShownFamily
from fiche_tui.workshop.likeness import folded_words

LONGEST = 100
"""Characters that can be searched for."""


def narrowed(families: Sequence[ShownFamily], wanted: str) -> tuple[ShownFamily, ...]:
    """Return the families with only the roles that hold every word of ``wanted``, without regard to accents or case.

    A code finds its role, a note such as « masqué » those that bear it. Families left without a role are left out.
    """
    words = folded_words(wanted)
    signs = "" if words else wanted.strip()
    kept = []
    for family in families:
        roles = tuple(
            role
            for role in family.roles
            if signs in role.text and _holds(f"{role.code} {role.text} {role.note}", words)
        )
        if roles:
            kept.append(replace(family, roles=roles))
    return tuple(kept)


def _holds(text: str, words: Sequence[str]) -> bool:
    held = " ".join(folded_words(text))
    return all(word in held for word in words)


class FilterLine(Horizontal):
    """One row under the panes: what is searched for, and how many roles hold it. Not there until it is asked for."""

    def compose(self) -> ComposeResult:
        """The sign of the key, the place to type, what was found."""
        yield Static(Content(_("Chercher :") + " "), id="filter-sign", markup=False)
        line = Input(id="filter", select_on_focus=False, max_length=LONGEST)
        line.cursor_blink = False
        # A screen gives the focus to the first widget that takes it, shown or not.
        line.can_focus = False
        yield line
        yield Static(id="filter-found", markup=False)


class FilteredPanes(Vertical):
    """The panes over the row of the search. Their owner binds the keys, and calls ``ask`` and ``clear``."""

    panes = getters.query_one(FamilyPanes)
    line = getters.query_one(FilterLine)
    wanted = getters.query_one("#filter", Input)

    def __init__(self, nothing: str) -> None:
        """``nothing`` is the sentence shown in place of a list without roles."""
        super().__init__()
        self._nothing = nothing
        self._families: tuple[ShownFamily, ...] = ()
        self._came_from: Widget | None = None
        self._marked = ""

    def compose(self) -> ComposeResult:
        """The panes, then the row."""
        yield FamilyPanes(self._nothing)
        yield FilterLine()

    @property
    def active(self) -> bool:
        """Whether a search is open or leaves roles out."""
        return self.line.has_class("-shown")

    def show(self, families: Sequence[ShownFamily], role: str = "") -> None:
        """Draw a list; the search goes on in it, unless it would leave out the role that is to be marked."""
        self._families = tuple(families)
        if role and self.active:
            self.clear()
        self._draw(role)

    def ask(self) -> None:
        """Open the row and type in it; what was searched for last is still there."""
        if not self._families:
            return
        if not self.active:
            self._marked = self.panes.cursor.role
            self.line.add_class("-shown")
        if not self.wanted.has_focus:
            self._came_from = self.screen.focused
        self.wanted.can_focus = True
        self.wanted.focus()
        self._draw()

    def clear(self) -> None:
        """Show every role again; the mark stays on its role, or goes back where it was before the search."""
        self.line.remove_class("-shown")
        self.wanted.value = ""
        self._give_back()
        self.wanted.can_focus = False
        self._draw(self.panes.cursor.role or self._marked)

    @on(Input.Changed, "#filter")
    def narrow(self, event: Input.Changed) -> None:
        """Each letter narrows the list."""
        event.stop()
        if self.active:
            self._draw()

    @on(Input.Submitted, "#filter")
    def leave(self, event: Input.Submitted) -> None:
        """Enter goes to the roles that were found; without anything to search for, it closes the row."""
        event.stop()
        if self.wanted.value.strip():
            self._give_back()
        else:
            self.clear()

    def _give_back(self) -> None:
        if self.wanted.has_focus:
            self.screen.set_focus(self._came_from if self._came_from and self._came_from.is_attached else None)

    def _draw(self, role: str = "") -> None:
        wanted = self.wanted.value.strip() if self.active else ""
        shown = narrowed(self._families, wanted) if wanted else self._families
        nothing = _("Aucun rôle ne contient « {text} ».").format(text=wanted) if wanted else self._nothing
        self.panes.nothing = nothing
        self.panes.show(shown, role, every=bool(wanted))
        found = sum(len(family.roles) for family in shown)
        every = sum(len(family.roles) for family in self._families)
        words = ngettext("{found} rôle sur {every}", "{found} rôles sur {every}", found)
        leave = _("{key} tout montrer").format(key=key_name("escape"))
        told = f"{words.format(found=found, every=every)}   {leave}"
        self.query_one("#filter-found", Static).update(Content(told))
