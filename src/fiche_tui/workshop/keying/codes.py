"""A ballot of marks keyed in by codes (« e2 c3 a3 Entrée »): each code is judged as soon as it can be."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal


@dataclass(frozen=True, slots=True)
class CodesKeying:
    """The codes of each list (one a question), in the order typed, and the list being written.

    ``codes`` names what is on the ballot; ``elsewhere`` every other code ever given, with the code that it was merged
    into, or nothing. ``typed`` is a code not ended yet: E1 waits for its end only where an E10 exists.
    """

    asked: Round
    codes: Mapping[str, str]
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    lists: tuple[tuple[str, ...], ...] = ()
    at: int = 0
    typed: str = ""
    asks_blank: bool = False
    fault: Refusal | None = None
    done: bool = False

    @classmethod
    def of(
        cls,
        asked: Round,
        codes: Mapping[str, str],
        elsewhere: Mapping[str, str],
        ballot: Ballot | None = None,
    ) -> "CodesKeying":
        """A new ballot, or one that is reopened, its codes in the order of the list."""
        answers = ballot.answers if ballot else {}
        lists = tuple(
            tuple(code for code, subject in codes.items() if (answers.get(subject) or no_mark(asked))[place])
            for place in range(len(asked.questions))
        )
        return cls(asked, codes, elsewhere, lists)

    @property
    def most(self) -> int:
        """How many codes the list being written may hold."""
        return self.asked.questions[self.at].most

    @property
    def position(self) -> int:
        """The number, from 1, of the code being written in its list."""
        return len(self.lists[self.at]) + 1

    def answer(self) -> Ballot:
        """The marks so far."""
        marks = {}
        for place, codes in enumerate(self.lists):
            for code in codes:
                marks[self.codes[code]] = tuple(int(one == place) for one in range(len(self.lists)))
        return Ballot(marks)

    def pressed(self, key: str) -> "CodesKeying":
        """What this becomes after a key."""
        if self.done:
            return self
        calm = replace(self, fault=None, asks_blank=False)
        if key == "enter":
            return replace(calm, asks_blank=self.asks_blank)._entered()
        if key == "backspace":
            return calm._corrected()
        if key == "space":
            return calm._ended()
        return calm._written(key.upper()) if len(key) == 1 and key.isalnum() else calm

    def _written(self, character: str) -> "CodesKeying":
        before = self
        if self.typed and self.typed[-1].isdigit() and character.isalpha():
            before = self._ended()
            if before.fault:
                return before
        if not before.typed and len(before.lists[before.at]) >= before.most:
            return before._refused("list-full", most=before.most)
        code = before.typed + character
        known = [one for one in (*before.codes, *before.elsewhere) if one.startswith(code)]
        if not known:
            return replace(before, typed="")._refused("unknown-code", code=code)
        written = replace(before, typed=code)
        return written._ended() if known == [code] else written

    def _ended(self) -> "CodesKeying":
        code = self.typed
        if not code:
            return self
        clear = replace(self, typed="")
        into = self.elsewhere.get(code, "")
        if into:
            return clear._refused("merged-code", code=code, into=into)
        if code in self.elsewhere:
            return clear._refused("code-elsewhere", code=code)
        if code not in self.codes:
            return clear._refused("half-a-code", code=code)
        if code in self.lists[self.at]:
            return clear._refused("code-twice", code=code)
        if any(code in codes for codes in self.lists):
            return clear._refused("code-in-both", code=code)
        return clear._with((*self.lists[self.at], code))

    def _entered(self) -> "CodesKeying":
        ended = self._ended()
        if ended.fault:
            return replace(ended, asks_blank=False)
        if ended.at < len(ended.lists) - 1:
            return replace(ended, at=ended.at + 1, asks_blank=False)
        if any(ended.lists) or self.asks_blank:
            return replace(ended, done=True, asks_blank=False)
        return replace(ended, asks_blank=True)._refused("blank")

    def _corrected(self) -> "CodesKeying":
        if self.typed:
            return replace(self, typed=self.typed[:-1])
        if self.lists[self.at]:
            return self._with(self.lists[self.at][:-1])
        return replace(self, at=self.at - 1) if self.at else self

    def _with(self, codes: tuple[str, ...]) -> "CodesKeying":
        return replace(self, lists=(*self.lists[: self.at], codes, *self.lists[self.at + 1 :]))

    def _refused(self, reason: str, **values: object) -> "CodesKeying":
        return replace(self, fault=Refusal(reason, {"position": self.position, **values}))


def no_mark(asked: Round) -> tuple[int, ...]:
    """The answer of a role that bears no mark."""
    return (0,) * len(asked.questions)
