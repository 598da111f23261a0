"""One person's attendance: the meeting followed, their ballots put in their box."""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, name_items
from fiche_tui.serve.participant import Participant, open_round
from fiche_tui.session.retrying import PASSING, RETRY_SECONDS
from fiche_tui.store.errors import StoreError
from fiche_tui.system.clock import Clock
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.room.values import Room


class Meeting(Protocol):
    """The meeting as it is followed: see ``Following``."""

    @property
    def room(self) -> Room:
        """What the room may see, the same value until it changes."""
        ...

    @property
    def away(self) -> bool:
        """Whether nobody facilitates now."""
        ...

    @property
    def patience(self) -> float:
        """Seconds until the next look, unless a change is told before."""
        ...

    def look(self) -> None:
        """Notice what changed."""
        ...


class Answer(Protocol):
    """What becomes of a ballot that was put in a box."""

    def done(self) -> bool:
        """Say whether it is known."""
        ...

    def result(self) -> Refusal | None:
        """Return nothing once the ballot is on disk, or why it was refused. Raises ``StoreError``."""
        ...


class Box(Protocol):
    """Where one person's ballots go."""

    def ballot(self, asked: Round) -> Ballot | None:
        """Return this person's ballot of a round, if it is on disk. Raises ``StoreError``."""
        ...

    def put(self, asked: Round, ballot: Ballot) -> Answer:
        """Keep this person's ballot of a round, in place of the one before."""
        ...


def kept_ballots(box: Box, asked: Round | None) -> Mapping[int, Ballot]:
    """Return the ballot of the open round by its number, if one is in the box. Raises ``StoreError``."""
    found = box.ballot(asked) if asked else None
    return {asked.number: found} if asked and found else {}


class Attendance:
    """``one`` in a meeting, with their box. Raises ``StoreError`` when the box does not read."""

    def __init__(self, meeting: Meeting, box: Box, one: Participant, clock: Clock) -> None:
        self.clock = clock
        self._meeting = meeting
        self._box = box
        name_items(one.room.item_names)
        self.one = replace(one, kept=kept_ballots(box, open_round(one.room)))
        self.away = False
        self._answer: Answer | None = None
        self._tried_at = -math.inf

    @property
    def busy(self) -> Answer | None:
        """What the disk has not answered yet: until then no key means anything."""
        return self._answer

    @property
    def patience(self) -> float:
        """Seconds until the next look, unless a change of the meeting is told before."""
        return self._meeting.patience

    def look(self) -> bool:
        """Notice what changed, and try a waiting ballot again; return whether there is something else to show."""
        before, away = self.one, self.away
        self._meeting.look()
        self._settle()
        if self._meeting.room is not self.one.room:
            self._follow()
        self.away = self._meeting.away
        if self.one.waiting is not None and self.clock.elapsed() - self._tried_at >= RETRY_SECONDS:
            self._put()
        return self.one is not before or self.away is not away

    def press(self, key: str) -> None:
        """Hand the participant a key. A ballot that it puts in is on disk, or said not to be, unless ``busy``."""
        self.one = self.one.pressed(key)
        if self.one.waiting is not None:
            self._put()

    def tell(self, sentence: str) -> None:
        """Say something to the person, until their next key."""
        self.one = replace(self.one, said=sentence, refused=True)

    def read_again(self) -> None:
        """Take note of a ballot that the same person put in elsewhere."""
        asked = self.one.asked
        with suppress(StoreError):
            self.one = replace(self.one, kept={**self.one.kept, **kept_ballots(self._box, asked)})

    def _follow(self) -> None:
        room, kept = self._meeting.room, self.one.kept
        asked = open_round(room)
        if asked and asked.number not in kept:
            with suppress(StoreError):
                kept = {**kept, **kept_ballots(self._box, asked)}
        name_items(room.item_names)
        self.one = replace(self.one, kept=kept).following(room)

    def _put(self) -> None:
        ballot, paper = self.one.waiting, self.one.paper
        if ballot is None or paper is None or self._answer is not None:
            return
        self._tried_at = self.clock.elapsed()
        self._answer = self._box.put(paper.asked, ballot)
        self._settle()

    def _settle(self) -> None:
        """Say what became of the ballot, once it is known."""
        answer = self._answer
        if answer is None or not answer.done():
            return
        self._answer = None
        try:
            refusal = answer.result()
        except PASSING as error:
            reason = _("Pas encore déposé, nouvel essai… {reason}").format(
                reason=error_sentence(error.code, error.values)
            )
            self.one = self.one.not_stored(reason, again=True)
        except StoreError as error:
            self.one = self.one.not_stored(error_sentence(error.code, error.values), again=False)
        else:
            if refusal:
                reason = refusal_sentence(refusal.code, refusal.values)
                self.one = self.one.not_stored(reason, again=False)
            else:
                self.one = self.one.stored()
