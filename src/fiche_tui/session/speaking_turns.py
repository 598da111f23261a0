"""Round the table: whose turn it is, kept across a crash and forgotten at the end of the round."""

from contextlib import suppress
from pathlib import Path

from fiche_tui.store.errors import StoreError
from fiche_tui.store.turns import read_turns, write_turns
from fiche_tui.workshop import State
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.turns import Turns, still_valid


class Table:
    """The turns of one workshop, in the hands of whoever facilitates it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns: Turns | None = None
        kept = read_turns(folder)
        if kept is not None:
            with suppress(DecodeError):
                self._turns = from_json(Turns, kept)

    def turns(self, state: State) -> Turns | None:
        """The turns that go on; those of another step are over."""
        return self._turns if self._turns and still_valid(self._turns, state) else None

    def keep(self, turns: Turns | None) -> None:
        """Go on with these turns; ``None`` ends the round. A disk that refuses costs them only after a crash."""
        self._turns = turns
        with suppress(StoreError):
            write_turns(self._folder, None if turns is None else to_json(turns))
