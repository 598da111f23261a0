"""What the acts of home may touch."""

from typing import Protocol

from fiche_tui.screens.kit.base import Program
from fiche_tui.screens.kit.desk import Desk


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
