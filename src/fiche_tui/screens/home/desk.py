"""What the acts of home may touch."""

from collections.abc import Callable
from typing import Protocol

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

    def choose(self, row_id: str) -> None:
        """Choose a workshop."""
        ...

    def read_list(self) -> None:
        """Read the list of workshops again."""
        ...


class ScreenHomeDesk(PlainDesk):
    """The desk over the screen of the list; ``read_list`` is the screen's."""

    def __init__(self, screen: ListScreen[None], read_list: Callable[[], None]) -> None:
        super().__init__(screen)
        self._list = screen
        self.read_list = read_list

    @property
    def fiche(self) -> Program:
        """The program, with its workshops and its clock."""
        return self._list.fiche

    @property
    def selected(self) -> str:
        """The id of the chosen workshop, empty when there is none."""
        return self._list.selected

    def choose(self, row_id: str) -> None:
        """Choose a workshop."""
        self._list.rows.choose(row_id)
