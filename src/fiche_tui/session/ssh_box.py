"""The box of the SSH server: one thread writes all ballots that wait in one durable transaction.

A hundred people who finish in the same second cost one sync of the file and one of the folder, and no session waits in
the loop that serves the others.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import field
from queue import SimpleQueue
from threading import Thread

from fiche_tui.session.answers import whole_refusal
from fiche_tui.session.ballot_door import BallotDoor
from fiche_tui.store.errors import RoundJustClosed, RoundNotOpen, StoreError
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen

Answered = Future[Refusal | None]


@frozen
class _Waiting:
    """A ballot that waits for the disk."""

    asked: Round
    voter: str
    ballot: Ballot
    answered: Answered = field(default_factory=Future)


class SshBox:
    """The ballots that come through the SSH server of ``stored``, each of a voter that the door admitted."""

    def __init__(self, stored: Workshop) -> None:
        self._stored = stored
        self._queue = SimpleQueue[_Waiting | None]()
        self._writer = Thread(target=self._write, name="ssh-box", daemon=True)
        self._writer.start()

    def kept(self, asked: Round, voter: str) -> Ballot | None:
        """Return the ballot of a voter that is on disk, if there is one. Raises ``StoreError``."""
        return self._door(asked).ballot(voter)

    def put(self, asked: Round, voter: str, ballot: Ballot) -> Answered:
        """Keep the ballot of a voter, in place of the one before.

        The future resolves once it is on disk and counts, with a refusal when it may not be put in, or with the
        ``StoreError`` that kept it out, ``RoundJustClosed`` after which only the seal tells. Putting it again after an
        error never stores it twice.
        """
        waiting = _Waiting(asked, voter, ballot)
        if refusal := whole_refusal(asked, ballot):
            waiting.answered.set_result(refusal)
        else:
            self._queue.put(waiting)
        return waiting.answered

    def close(self) -> None:
        """Wait until every ballot that was put is answered. Nothing may be put afterwards."""
        self._queue.put(None)
        self._writer.join()

    def _write(self) -> None:
        goes_on = True
        while goes_on:
            taken = [self._queue.get()]
            while not self._queue.empty():
                taken.append(self._queue.get())
            goes_on = None not in taken
            by_round: dict[Round, list[_Waiting]] = {}
            for one in taken:
                if one is not None and one.answered.set_running_or_notify_cancel():
                    by_round.setdefault(one.asked, []).append(one)
            for asked, waiting in by_round.items():
                self._write_round(asked, waiting)

    def _write_round(self, asked: Round, waiting: list[_Waiting]) -> None:
        # Of one voter in two terminals, the ballot that came last.
        ballots: Mapping[str, Ballot] = {one.voter: one.ballot for one in waiting}
        try:
            self._stored.check_writer()
            # A round that is over has dropped its key, and must not get another.
            if not self._stored.round_is_open(asked.number):
                raise RoundNotOpen(asked.number)
            self._door(asked).put_all(ballots)
            self._check_still_ours(asked)
        except Exception as error:  # A defect too reaches those who wait, and the thread goes on.
            for one in waiting:
                one.answered.set_exception(error)
            return
        for one in waiting:
            one.answered.set_result(None)

    def _check_still_ours(self, asked: Round) -> None:
        """Raise ``RoundJustClosed`` when the workshop went to another account meanwhile.

        The box of that account begins with what is in ours when it is first written to: a ballot that came later is
        not in it.
        """
        try:
            self._stored.check_writer()
        except StoreError as error:
            raise RoundJustClosed(asked.number) from error

    def _door(self, asked: Round) -> BallotDoor:
        return BallotDoor(self._stored, self._stored.ssh, asked)
