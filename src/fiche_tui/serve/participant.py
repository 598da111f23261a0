"""One person in the meeting: what the room file says, the ballot in hand, and what is asked before it is put in.

A key or a new room file turns one value into another; what must be kept on disk is handed out in ``waiting``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import StrEnum

from fiche_tui.drawing.own_ballot_asked import NOTHING_KEPT, fault_words
from fiche_tui.drawing.paper import Paper, lines_of
from fiche_tui.language.translation import _
from fiche_tui.session.box_marks import mark_of
from fiche_tui.session.meeting_code import plain_code
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.own import OwnKeying, OwnScales, own_keying
from fiche_tui.workshop.keying.paper import strips_in_room
from fiche_tui.workshop.room.values import Room, Way, WayIn
from fiche_tui.workshop.sheet import Sheet


class Page(StrEnum):
    """What a participant has before them."""

    DOOR = "door"
    """Who could read their ballot, before they come in."""
    SHUT = "shut"
    """The facilitator closed the door, or gave the meeting another code."""
    MEETING = "meeting"
    BALLOT = "ballot"
    FINISH = "finish"
    """Whether to put the ballot in, with what is missing."""
    GIVE_UP = "give-up"
    """Whether to leave a ballot that was begun."""


def open_round(room: Room) -> Round | None:
    """Return the round that takes ballots now; ``None`` also while tables or hands are counted."""
    return next((one.asked for one in room.asked if one.status == "open" and not one.asked.by_counts), None)


def paper_of(room: Room, asked: Round) -> Paper:
    """Return a round's ballot as the room file tells it."""
    sheet = Sheet("", "", room.language, "", "", scales=room.scales, item_names=room.item_names)
    return Paper(asked, strips_in_room(room, asked), sheet, False, room.question)


@frozen
class Participant:
    """``code`` opened the door, ``box`` is the name of this person's box, ``kept`` holds their ballots that are on
    disk, by round.

    Where ``way`` is not their account, the SSH door let them in, and it alone says whether it is still open.

    ``waiting`` is the ballot to be put in, while it is not; ``said`` a sentence about the last key, ``refused`` when it
    was no good. ``left`` once the person goes.
    """

    room: Room
    code: str
    kept: Mapping[int, Ballot] = field(default_factory=dict)
    box: str = ""
    page: Page = Page.DOOR
    paper: Paper | None = None
    keying: OwnKeying | None = None
    waiting: Ballot | None = None
    said: str = ""
    refused: bool = False
    left: bool = False
    way: Way = Way.ACCOUNT

    @property
    def asked(self) -> Round | None:
        """The round that this person may answer now."""
        return None if self.taken_out else open_round(self.room)

    @property
    def taken_out(self) -> str:
        """Why the facilitator took this person's ballot out of the round that is pending; empty where nobody did."""
        pending = next((one for one in self.room.asked if one.status in ("open", "closed")), None)
        return pending.taken_out.get(mark_of(self.box, pending.asked.number), "") if pending else ""

    @property
    def may_enter(self) -> bool:
        """Whether the door is open to this person now."""
        return self.way is not Way.ACCOUNT or opens(self.room, self.code)

    @property
    def has_voted(self) -> bool:
        """Whether the open round holds this person's ballot."""
        return self.asked is not None and self.asked.number in self.kept

    def following(self, room: Room) -> "Participant":
        """Return the person once the room file says ``room``: a ballot appears, or goes with the round's end."""
        after = replace(self, room=room)
        if self.page is Page.DOOR:
            return after
        over = room.header.status == "final"
        if not (over or after.may_enter):
            return replace(after, page=Page.SHUT, waiting=None)
        if self.page is Page.SHUT:
            after = replace(after, page=Page.MEETING)
        asked = after.asked
        if self.paper is not None and (asked is None or asked.number != self.paper.asked.number):
            after = after._without_a_round()
        if asked is not None and after.page is Page.MEETING and _is_news(self.room, asked):
            return after if asked.number in after.kept else after.with_ballot()
        return after

    def _without_a_round(self) -> "Participant":
        """Return the person once their round is closed. What was begun is kept in hand: a round may be reopened."""
        if self.page is Page.MEETING:
            return self
        said = "" if self.untouched or self.taken_out else _("Le tour est fermé : votre bulletin n’a pas été déposé.")
        return replace(self, page=Page.MEETING, waiting=None, said=said, refused=bool(said))

    @property
    def untouched(self) -> bool:
        """Whether the ballot in hand says nothing more than what is on disk."""
        if self.keying is None or self.paper is None or self.keying.untouched:
            return True
        return self.keying.answer() == self.kept.get(self.paper.asked.number)

    def with_ballot(self) -> "Participant":
        """Return the person with the ballot of the open round in hand: the one begun, the one on disk, or a new one."""
        asked = self.asked
        if asked is None:
            return self
        if self.paper is not None and self.paper.asked == asked and self.keying is not None:
            return replace(self, page=Page.BALLOT, said="", refused=False)
        paper = paper_of(self.room, asked)
        keying = own_keying(asked, tuple(one.subject for one in lines_of(paper)))
        if asked.number in self.kept:
            keying = keying.holding(self.kept[asked.number])
        return replace(self, page=Page.BALLOT, paper=paper, keying=keying, said="", refused=False)

    def pressed(self, key: str) -> "Participant":
        """Return what a key makes of it; while the disk makes a ballot wait, only Escape is answered."""
        if self.waiting is not None:
            return replace(self, waiting=None, page=Page.BALLOT, said="") if key == "escape" else self
        calm = replace(self, said="", refused=False)
        match self.page:
            case Page.DOOR:
                return calm._at_door(key)
            case Page.SHUT:
                return replace(calm, left=key in LEAVES)
            case Page.MEETING:
                return self._in_meeting(key)
            case Page.BALLOT:
                return calm._on_ballot(key)
            case Page.FINISH:
                return calm._at_end(key)
            case Page.GIVE_UP:
                return calm._giving_up(key)

    def stored(self) -> "Participant":
        """Return the person once the waiting ballot is on disk."""
        if self.waiting is None or self.paper is None:
            return self
        kept = {**self.kept, self.paper.asked.number: self.waiting}
        said = _("Enregistré. Le groupe ne verra que les totaux.")
        return replace(self, kept=kept, waiting=None, page=Page.MEETING, said=said, refused=False)

    def not_stored(self, reason: str, *, again: bool) -> "Participant":
        """Return the person when the disk refused the ballot, and why; with ``again`` it is still waiting."""
        waiting = self.waiting if again else None
        page = self.page if again else Page.BALLOT
        return replace(self, waiting=waiting, page=page, said=reason, refused=True)

    def _at_door(self, key: str) -> "Participant":
        if key in LEAVES:
            return replace(self, left=True)
        if key != "enter":
            return self
        if not self.may_enter:
            return replace(self, page=Page.SHUT)
        inside = replace(self, page=Page.MEETING)
        return inside if inside.asked is None or inside.has_voted else inside.with_ballot()

    def _in_meeting(self, key: str) -> "Participant":
        """Return the person with a ballot in hand, or gone. Another key leaves what was said of the last one.

        The key that fills a ballot does not open it again: a second Enter would take back, for whoever presses it
        twice, the sentence that it is kept.
        """
        if key in LEAVES:
            return replace(self, left=True)
        return self.with_ballot() if key == (REVIEW if self.has_voted else "enter") else self

    def _on_ballot(self, key: str) -> "Participant":
        if self.keying is None or self.paper is None:
            return self
        if key in LEAVES:
            return replace(self, page=Page.MEETING if self.untouched else Page.GIVE_UP)
        keying = self.keying.pressed(key)
        said = fault_words(keying.fault, self.paper.asked) if keying.fault else ""
        return replace(
            self, keying=keying, said=said, refused=bool(said), page=Page.FINISH if keying.ends else self.page
        )

    def _at_end(self, key: str) -> "Participant":
        if self.keying is None:
            return self
        if key == "enter":
            return replace(self, waiting=self.keying.answer())
        if key in (*LEAVES, "up"):
            gap = isinstance(self.keying, OwnScales) and self.keying.missing
            keying = self.keying.at_gap() if gap and isinstance(self.keying, OwnScales) else self.keying
            return replace(self, page=Page.BALLOT, keying=keying)
        return self

    def _giving_up(self, key: str) -> "Participant":
        if key == "enter":
            nothing = NOTHING_KEPT["given-up"]
            return replace(self, page=Page.MEETING, paper=None, keying=None, said=_(nothing))
        return replace(self, page=Page.BALLOT) if key in LEAVES else self


LEAVES = ("escape", "q")
"""Keys that go back, and out of the meeting."""

REVIEW = "b"
"""The key that opens the ballot that is kept."""


def opens(room: Room, code: str) -> bool:
    """Return whether a code lets accounts of this machine into the meeting now; that of SSH lets in no account."""
    return any(one.by is Way.ACCOUNT for one in _opened(room, code))


def ssh_line(room: Room, code: str) -> str:
    """Return what to type when the code is that of the SSH door, empty when it is not."""
    return next((one.line for one in _opened(room, code) if one.by is not Way.ACCOUNT), "")


def _opened(room: Room, code: str) -> Iterable[WayIn]:
    ways = room.wall.ways_in if room.wall and room.header.status != "final" else ()
    return (one for one in ways if one.code and plain_code(one.code) == plain_code(code))


def _is_news(before: Room, asked: Round) -> bool:
    """Return whether a round was opened, or opened again, since the room file said ``before``."""
    known = open_round(before)
    return known is None or known.number != asked.number
