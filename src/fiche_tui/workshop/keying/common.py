"""What the keying machines share: their protocol, and the numbers written at the corner of the paper."""

from collections.abc import Iterable
from typing import Protocol

from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.keying.written import Written

AZERTY = str.maketrans("&é\"'(-è_çà", "1234567890")
"""The unshifted digit row of an AZERTY keyboard."""


class Keying(Protocol):
    """One ballot or slip being keyed in: a value that each key turns into another."""

    @property
    def fault(self) -> Refusal | None:
        """What is wrong with the last key, which then changed no answer."""
        ...

    @property
    def done(self) -> bool:
        """Whether the last Enter ended the paper."""
        ...

    @property
    def typed(self) -> str:
        """What is written of an answer that no key has ended yet."""
        ...

    def pressed(self, key: str) -> "Keying":
        """Return what this becomes after a key; a key that means nothing here changes nothing."""
        ...

    def answer(self) -> Ballot | Slip | None:
        """Return what is keyed so far; ``None`` when that cannot be said yet."""
        ...

    def written(self) -> Written:
        """Return what is on the paper, to take it up again."""
        ...

    def taken_up(self, written: Written) -> "Keying | None":
        """Return the same paper with what was written on it before; ``None`` when it does not fit."""
        ...


def number_of(text: str) -> str:
    """Return the number that a person typed for a ballot (the AZERTY row too), as it is kept; empty when it is none."""
    digits = text.strip().translate(AZERTY)
    return str(int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) else ""


def next_number(names: Iterable[str]) -> str:
    """Return the lowest number from 1 that no ballot has."""
    taken = set(names)
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)
