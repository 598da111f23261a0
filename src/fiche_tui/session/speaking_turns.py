"""Round the table: whose turn it is, kept across a crash and dropped at the end of the round."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from fiche_tui.session.recorder import Recorder
from fiche_tui.store.errors import StoreError
from fiche_tui.store.turns import read_turns, write_turns
from fiche_tui.workshop.codec import DecodeError, from_json, to_json
from fiche_tui.workshop.room.values import RoomTurn
from fiche_tui.workshop.state import State
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
        shown = turn_in_room(turns, self._recorder.state) if turns else None
        if shown != self._recorder.wall.turn:
            self._recorder.wall = replace(self._recorder.wall, turn=shown)
            with suppress(StoreError):
                self._recorder.publish()


def turn_in_room(turns: Turns, state: State) -> RoomTurn | None:
    """Return whose turn it is as the room may see it; ``None`` where the person is no longer known."""
    speaker, following = state.person(turns.speaker), state.person(turns.following)
    if speaker is None:
        return None
    after = following.name if following else ""
    return RoomTurn(speaker.name, after, turns.place, len(turns.order), turns.seconds, turns.started, turns.run)
