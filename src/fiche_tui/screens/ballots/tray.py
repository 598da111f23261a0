"""The paper on the desk and the box beside it: which number is keyed in, and what the box holds of it."""

from fiche_tui.screens.ballots.kinds import kind_of
from fiche_tui.session.drafts import Draft
from fiche_tui.session.session import Session
from fiche_tui.workshop.ballots import Ballot, Round, Slip, is_finished
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.common import Keying, next_number
from fiche_tui.workshop.keying.written import regained
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.voters import earlier_meeting, voters_of_round


class Tray:
    """One paper at a time, under the number at its corner. ``keying`` is ``None`` while the box cannot be read.

    ``reopened`` says that the box held that number already, ``corrects`` that it held it finished, ``regained`` how
    many answers were found again that no box had. With ``rests`` no paper is there, because none is expected any more.
    """

    def __init__(self, session: Session, asked: Round) -> None:
        self.session = session
        self.asked = asked
        self.kind = kind_of(session.state, asked)
        self.keying: Keying | None = None
        self.name = ""
        self.reopened = False
        self.corrects = False
        self.rests = False
        self.regained = 0
        self.names: tuple[str, ...] = ()
        self._drafts = session.rounds.drafts
        self._held: Ballot | Slip | None = None
        self._in_box: Ballot | Slip | None = None

    @property
    def masked(self) -> bool:
        """Whether the room sees this screen."""
        return self.session.state.wall_mirrors

    @property
    def turnout(self) -> Turnout:
        """How far the round is."""
        return self.session.rounds.turnout(self.asked.number)

    @property
    def voters(self) -> int:
        """How many voices the round is asked of."""
        found = self.session.state.round(self.asked.number)
        return voters_of_round(self.session.state, found) if found else 0

    @property
    def earlier(self) -> int:
        """The number of the round's meeting once that is over, else 0."""
        found = self.session.state.round(self.asked.number)
        return earlier_meeting(self.session.state, found) if found else 0

    @property
    def all_in(self) -> bool:
        """Whether nobody's answer is missing, and none is unfinished."""
        turnout, voters = self.turnout, self.voters
        return bool(voters) and turnout.people >= voters and not turnout.unfinished

    @property
    def as_in_box(self) -> bool:
        """Whether the box holds the paper as it is keyed in."""
        return self.keying is None or (self.keying.answer() == self._in_box and not self.keying.typed)

    @property
    def is_safe(self) -> bool:
        """Whether nothing would be lost if the program stopped now."""
        return self.as_in_box or self._drafts.is_safe(self.asked.number, self.name)

    @property
    def unfinished(self) -> bool:
        """Whether the box holds this paper half keyed."""
        return self._held is not None and not is_finished(self.asked, self._held)

    def take(self, name: str = "", *, another: bool = False) -> None:
        """Take the paper of that number, or a new one under the next free number. Raises ``StoreError``.

        One that a kill left half keyed comes before a new one; where nobody's is missing there is no new one, unless
        ``another`` asks for it.
        """
        self.keying, self.rests, self.regained = None, False, 0
        answers, drafts = self.session.rounds.answers(self.asked.number), self._drafts.of(self.asked.number)
        self.names = tuple({**answers, **drafts})
        if name not in self.names:
            name = "" if another else next(iter(drafts), "")
        self.reopened = name in answers
        if not name and not another and self.all_in:
            self.rests, self.name, self._held = True, "", None
            return
        self.name = name or next_number(self.names)
        self._held = answers.get(self.name)
        self.keying = self.kind.keying(self._held)
        self._in_box = self.keying.answer()
        self.corrects = self.reopened and not self.unfinished
        if draft := drafts.get(self.name):
            self._take_up(self.keying, draft)

    def _take_up(self, keying: Keying, draft: Draft) -> None:
        """Go on with what was written on this paper, unless the box has it, or has had another since."""
        found = keying.taken_up(draft.written) if draft.box == self._held else None
        if found is not None:
            self.keying = found
            self.regained = regained(keying.written(), found.written())
        self.remember()

    def remember(self) -> None:
        """Keep what is written where a kill cannot take it, for as long as the box does not have it."""
        if self.keying is None or self.as_in_box:
            self.forget()
        else:
            self._drafts.keep(self.asked.number, self.name, Draft(self.keying.written(), self._held))

    def forget(self) -> None:
        """Let go of what is written and lies in no box."""
        self._drafts.drop(self.asked.number, self.name)

    def put(self, keying: Keying) -> Refusal | None:
        """Put what is keyed in the box. Raises ``StoreError``."""
        answer = keying.answer()
        if answer is None:
            return None
        refusal = self.session.rounds.put(self.asked.number, self.name, answer)
        if refusal is None:
            self._held = self._in_box = answer
            self.names = (*(one for one in self.names if one != self.name), self.name)
        return refusal

    def remove(self, name: str) -> Refusal | None:
        """Take a paper out of the box, or let go of what was written of it. Raises ``StoreError``."""
        number = self.asked.number
        in_box = name in self.session.rounds.answers(number)
        refusal = self.session.rounds.remove(number, name) if in_box or name not in self._drafts.of(number) else None
        if refusal is None:
            self._drafts.drop(number, name)
            self.names = tuple(one for one in self.names if one != name)
        return refusal
