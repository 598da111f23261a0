"""A ballot of marks keyed in by codes (« e2 c3 a3 Entrée »): each code is judged as soon as it can be."""

from collections.abc import Mapping
from dataclasses import field, replace

from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.keying.written import Written

LONGEST_CODE = 8
"""Characters of a code that is not ended yet, far more than any has."""

STAYS = frozenset({"code-elsewhere", "code-in-both", "code-twice", "list-full", "merged-code", "unknown-code"})
"""Faults of a code, which stays where it is written until it is taken back."""


@frozen
class CodesKeying:
    """The codes of each list (one a question), in the order typed, and the list being written.

    ``codes`` names what is on the ballot; ``elsewhere`` every other code ever given, with the code that it was merged
    into, or nothing. ``typed`` is a code not ended yet: E1 waits for its end only where an E10 exists; or one that is
    refused, which the next Backspace takes back whole. Until then every other key says again what is wrong: the eye is
    on the paper, and neither the codes that follow nor the Enter that ends it may pass over one that does not count.
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
        """Return a new ballot, or one that is reopened, its codes in the order of the list."""
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
    def refused(self) -> bool:
        """Whether the code being written is refused."""
        return self.fault is not None and self.fault.code in STAYS

    @property
    def position(self) -> int:
        """The number, from 1, of the code being written in its list."""
        return len(self.lists[self.at]) + 1

    def answer(self) -> Ballot:
        """Return the marks so far."""
        marks = {}
        for place, codes in enumerate(self.lists):
            for code in codes:
                marks[self.codes[code]] = tuple(int(one == place) for one in range(len(self.lists)))
        return Ballot(marks)

    def written(self) -> Written:
        """Return what is on the paper, a row per list."""
        return Written(self.lists, self.at, typed=self.typed)

    def taken_up(self, written: Written) -> "CodesKeying | None":
        """Return the same paper with what was written on it before; ``None`` when it does not fit."""
        codes = [code for row in written.rows for code in row]
        if len(written.rows) != len(self.lists) or not 0 <= written.at < len(self.lists):
            return None
        if len(set(codes)) < len(codes) or not self.codes.keys() >= set(codes):
            return None
        if any(len(row) > question.most for row, question in zip(written.rows, self.asked.questions, strict=True)):
            return None
        again = replace(self, lists=written.rows, at=written.at, typed="")
        # Typed again, so that a code that was refused still is.
        for character in written.typed[:LONGEST_CODE]:
            again = again.pressed(character)
        return again

    def pressed(self, key: str) -> "CodesKeying":
        """Return what this becomes after a key."""
        if self.done or (self.refused and key != "backspace"):
            return self
        calm = replace(self, fault=None, asks_blank=False)
        if key == "enter":
            return replace(calm, asks_blank=self.asks_blank)._entered()
        if key == "backspace":
            return replace(calm, typed="") if self.refused else calm._corrected()
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
            return replace(before, typed=character)._refused("list-full", most=before.most)
        code = before.typed + character
        known = [one for one in (*before.codes, *before.elsewhere) if one.startswith(code)]
        if not known:
            return replace(before, typed=code)._refused("unknown-code", code=code)
        written = replace(before, typed=code)
        return written._ended() if known == [code] else written

    def _ended(self) -> "CodesKeying":
        code = self.typed
        if not code:
            return self
        into = self.elsewhere.get(code, "")
        if into:
            return self._refused("merged-code", code=code, into=into)
        if code in self.elsewhere:
            return self._refused("code-elsewhere", code=code)
        if code not in self.codes:
            return self._refused("half-a-code", code=code)
        if code in self.lists[self.at]:
            return self._refused("code-twice", code=code)
        if any(code in codes for codes in self.lists):
            return self._refused("code-in-both", code=code)
        return replace(self, typed="")._with((*self.lists[self.at], code))

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
    """Return the answer of a role without a mark."""
    return (0,) * len(asked.questions)
