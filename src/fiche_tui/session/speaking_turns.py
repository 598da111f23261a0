"""Round the table: whose turn it is, kept across a crash and dropped at the end of the round."""

from contextlib import suppress
from pathlib import Path

from fiche_tui.session.recorder import Recorder
from fiche_tui.store.errors import StoreError
from fiche_tui.store.turns import read_turns, write_turns
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.turns import Turns, still_valid


class SpeakingTurns:
    """The turns to speak of one workshop, in the hands of its facilitator."""

    def __init__(self, folder: Path, recorder: Recorder) -> None:
        self._folder = folder
        self._recorder = recorder
        self._kept: Turns | None = None
        kept = read_turns(folder)
        if kept is not None:
            with suppress(DecodeError):
                self._kept = from_json(Turns, kept)

    @property
    def current(self) -> Turns | None:
        """Return the turns that go on; those of another step are over."""
        return self._kept if self._kept and still_valid(self._kept, self._recorder.state) else None

    def keep(self, turns: Turns | None) -> None:
        """Go on with these turns; ``None`` ends the round. A disk that refuses costs them only after a crash."""
        self._kept = turns
        with suppress(StoreError):
            write_turns(self._folder, None if turns is None else to_json(turns))
