"""What the acts of home may touch."""

from collections.abc import Callable, Sequence
from typing import Protocol

from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.screens.kit.base import Program
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.plain_desk import PlainDesk


class HomeDesk(Desk, Protocol):
    """The desk of the list of workshops."""

    @property
    def fiche(self) -> Program:
        """The program, with its workshops and its clock."""
        ...

    @property
    def selected(self) -> str:
        """The id of the chosen workshop, empty when there is none."""
        ...

    @property
    def chosen(self) -> HomeRow | None:
        """The chosen workshop as the list shows it."""
        ...

    @property
    def place(self) -> str:
        """The id of the chosen row, which may be a command and no workshop."""
        ...

    def choose(self, row_id: str) -> None:
        """Choose a workshop."""
        ...

    def read_list(self) -> None:
        """Read the list of workshops again."""
        ...


class ScreenHomeDesk(PlainDesk):
    """The desk over the screen of the list; ``read_list`` and the ``rows`` that it read are the screen's."""

    def __init__(
        self, screen: ListScreen[None], read_list: Callable[[], None], rows: Callable[[], Sequence[HomeRow]]
    ) -> None:
        super().__init__(screen)
        self._list = screen
        self._rows = rows
        self.read_list = read_list

    @property
    def fiche(self) -> Program:
        """The program, with its workshops and its clock."""
        return self._list.fiche

    @property
    def selected(self) -> str:
        """The id of the chosen workshop, empty when there is none."""
        return self.chosen.id if self.chosen else ""

    @property
    def chosen(self) -> HomeRow | None:
        """The chosen workshop as the list shows it."""
        return next((row for row in self._rows() if row.id == self.place), None)

    @property
    def place(self) -> str:
        """The id of the chosen row, which may be a command and no workshop."""
        return self._list.selected

    def choose(self, row_id: str) -> None:
        """Choose a workshop."""
        self._list.rows.choose(row_id)
