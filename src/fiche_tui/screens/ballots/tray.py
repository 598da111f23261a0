"""The paper on the desk and the box beside it: which number is keyed in, and what the box holds of it."""

from fiche_tui.screens.ballots.kinds import kind_of
from fiche_tui.session.session import Session
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.ballots import Ballot, Round, Slip, is_finished
from fiche_tui.workshop.keying import Keying, next_number
from fiche_tui.workshop.turnout import Turnout
from fiche_tui.workshop.voters import earlier_meeting, voters_of_round


class Tray:
    """One paper at a time, under the number at its corner. ``keying`` is ``None`` while the box cannot be read.

    ``reopened`` says that the box held that number already, ``corrects`` that it held it finished.
    """

    def __init__(self, session: Session, asked: Round) -> None:
        self.session = session
        self.asked = asked
        self.kind = kind_of(session.state, asked)
        self.keying: Keying | None = None
        self.name = ""
        self.reopened = False
        self.corrects = False
        self.names: tuple[str, ...] = ()
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
    def as_in_box(self) -> bool:
        """Whether nothing would be lost by leaving this paper."""
        return self.keying is None or (self.keying.answer() == self._in_box and not self.keying.typed)

    @property
    def unfinished(self) -> bool:
        """Whether the box holds this paper half keyed."""
        return self.name in self.names and self._in_box is not None and not is_finished(self.asked, self._in_box)

    def take(self, name: str = "") -> None:
        """The paper of that number, or a new one under the next free number. Raises ``StoreError``."""
        self.keying = None
        answers = self.session.rounds.answers(self.asked.number)
        self.names = tuple(answers)
        self.reopened = name in answers
        self.name = name if self.reopened else next_number(answers)
        self.keying = self.kind.keying(answers.get(self.name))
        self._in_box = self.keying.answer()
        self.corrects = self.reopened and not self.unfinished

    def put(self, keying: Keying) -> Refusal | None:
        """Put what is keyed in the box. Raises ``StoreError``."""
        answer = keying.answer()
        if answer is None:
            return None
        refusal = self.session.rounds.put(self.asked.number, self.name, answer)
        if refusal is None:
            self._in_box = answer
            self.names = (*(one for one in self.names if one != self.name), self.name)
        return refusal

    def remove(self, name: str) -> Refusal | None:
        """Take a paper out of the box. Raises ``StoreError``."""
        refusal = self.session.rounds.remove(self.asked.number, name)
        if refusal is None:
            self.names = tuple(one for one in self.names if one != name)
        return refusal
