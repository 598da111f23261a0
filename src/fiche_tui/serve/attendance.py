"""One person's attendance: the room file followed, their ballots put in their own box."""

import math
from dataclasses import replace

from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, name_items
from fiche_tui.serve.own_box import OwnBox, kept_ballots
from fiche_tui.serve.participant import Participant, open_round
from fiche_tui.session.retrying import PASSING, RETRY_SECONDS
from fiche_tui.store.errors import StoreError
from fiche_tui.store.names import ROOM
from fiche_tui.store.presence import is_facilitated
from fiche_tui.store.room import read_room_of_owner
from fiche_tui.store.watch import RoomWatcher
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.clock import Clock
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.room.reading import room_from_json
from fiche_tui.workshop.room.values import Room

LOOK = 0.25
"""Seconds between two looks at the room file: a step that is seen a quarter of a second late is seen in time."""

PRESENCE = 2.0
"""Seconds between two looks at who facilitates."""


def room_in(stored: Workshop) -> Room:
    """Return what the room may see of a workshop. Raises ``StoreError`` or ``DecodeError``."""
    return room_from_json(read_room_of_owner(stored.folder))


class Attendance:
    """A participant in the workshop ``stored``, let in by ``code``. Raises ``StoreError`` or ``DecodeError``."""

    def __init__(self, stored: Workshop, box: OwnBox, code: str, clock: Clock) -> None:
        self.clock = clock
        self._stored = stored
        self._box = box
        self._watcher = RoomWatcher(stored.folder / ROOM)
        room = room_in(stored)
        name_items(room.item_names)
        self.one = Participant(room, code, kept_ballots(box, open_round(room)))
        self.away = False
        self._looked_at = self._tried_at = -math.inf

    def look(self) -> bool:
        """Notice what changed, and try a waiting ballot again; return whether there is something else to show.

        A room file that cannot be read for a moment changes nothing.
        """
        now, before, away = self.clock.elapsed(), self.one, self.away
        if self._watcher.changed(now):
            self._follow()
        if now - self._looked_at >= PRESENCE:
            self._looked_at = now
            self.away = not is_facilitated(self._stored.folder)
        if self.one.waiting is not None and now - self._tried_at >= RETRY_SECONDS:
            self._put()
        return self.one is not before or self.away is not away

    def press(self, key: str) -> None:
        """Hand the participant a key; a ballot that it puts in is on disk on return, or said not to be."""
        self.one = self.one.pressed(key)
        if self.one.waiting is not None:
            self._put()

    def _follow(self) -> None:
        try:
            room, kept = room_in(self._stored), self.one.kept
            asked = open_round(room)
            if asked and asked.number not in kept:
                kept = {**kept, **kept_ballots(self._box, asked)}
        except (StoreError, DecodeError):
            return
        name_items(room.item_names)
        self.one = replace(self.one, kept=kept).following(room)

    def _put(self) -> None:
        ballot, paper = self.one.waiting, self.one.paper
        if ballot is None or paper is None:
            return
        self._tried_at = self.clock.elapsed()
        try:
            refusal = self._box.put(paper.asked, ballot)
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
