"""Taking part with an account of the machine: one's own look at the room file, one's own box on disk."""

from pathlib import Path

from fiche_tui.serve.attendance import Attendance
from fiche_tui.serve.following import Following
from fiche_tui.serve.own_box import OwnBox
from fiche_tui.serve.participant import Participant
from fiche_tui.store.errors import StoreError
from fiche_tui.system.clock import Clock
from fiche_tui.system.folder_changes import FolderChanges
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen


@frozen
class _Answered:
    """What is known at once."""

    refusal: Refusal | None = None
    error: StoreError | None = None

    def done(self) -> bool:
        return True

    def result(self) -> Refusal | None:
        if self.error is not None:
            raise self.error
        return self.refusal


class _AtOnce:
    """A box whose disk is waited for: one person's ballot takes a few milliseconds."""

    def __init__(self, box: OwnBox) -> None:
        self._box = box

    def ballot(self, asked: Round) -> Ballot | None:
        return self._box.ballot(asked)

    def put(self, asked: Round, ballot: Ballot) -> _Answered:
        try:
            return _Answered(self._box.put(asked, ballot))
        except StoreError as error:
            return _Answered(error=error)


def attend(folder: Path, box: OwnBox, code: str, clock: Clock, changes: FolderChanges | None = None) -> Attendance:
    """Return the attendance of this account in the workshop in ``folder``, which ``code`` opened.

    Where ``changes`` tells of the folder, the meeting is looked at when it does.

    Raises ``StoreError`` or ``DecodeError``.
    """
    meeting = Following(folder, clock, changes)
    return Attendance(meeting, _AtOnce(box), Participant(meeting.room, code, box=box.id), clock)
