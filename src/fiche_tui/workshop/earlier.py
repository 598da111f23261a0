"""An earlier workshop of the same collective, as it is kept in a later one: what was promised, what was answered then.

Everything is copied once, as frozen values, so that a workshop never reads another one: its minutes are the same on any
day, whatever becomes of the earlier one. Only what had been revealed is ever copied. Why compare: the roles of a
collective actor change over time (Communagir, « Jouer différents rôles »).
"""

import datetime as dt
from enum import StrEnum

from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Scale


class PromiseKind(StrEnum):
    """What had been said: a role that the group retained, an action, a decision."""

    ROLE = "role"
    ACTION = "action"
    DECISION = "decision"


class Fate(StrEnum):
    """What became of a promise: kept, under way, not done, or no longer called for."""

    KEPT = "kept"
    UNDER_WAY = "under_way"
    NOT_DONE = "not_done"
    MOOT = "moot"


@frozen
class Promise:
    """One thing that the group had said. ``code`` is the role's (E2) or the decision's (D1), empty for an action.

    ``about`` is the text of the role; ``what`` its first action, or what was decided or to be done. ``nobody`` says
    that nobody carried it then.
    """

    id: str
    kind: PromiseKind
    code: str = ""
    about: str = ""
    what: str = ""
    who: str = ""
    due: str = ""
    nobody: bool = False

    @property
    def number(self) -> str:
        """The number of a decision, empty for all else: read by itself its code could be that of a role."""
        return self.code.removeprefix("D") if self.kind is PromiseKind.DECISION else ""


@frozen
class EarlierRole:
    """A role of the earlier list, or a family of it, with the medians of its last revealed assessment.

    ``from_sheet`` says that its id is the sheet's own; a median is ``None`` where nobody gave a level.
    """

    id: str
    code: str
    text: str
    from_sheet: bool = False
    family: bool = False
    today: float | None = None
    wanted: float | None = None


@frozen
class Earlier:
    """What is kept of the earlier workshop. ``people`` is how many had answered its last revealed assessment, 0 when
    there was none; ``scales`` are those of that assessment; ``retained`` holds codes."""

    workshop: str
    title: str
    date: dt.date | None = None
    sheet: str = ""
    people: int = 0
    scales: tuple[Scale, ...] = ()
    roles: tuple[EarlierRole, ...] = ()
    retained: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def holds_something(self) -> bool:
        """Whether there is anything to come back to: a promise, or a revealed assessment."""
        return bool(self.promises) or self.people > 0

    def promise(self, promise_id: str) -> Promise | None:
        """Return the promise of that id, or ``None``."""
        return next((one for one in self.promises if one.id == promise_id), None)


@frozen
class PromiseAnswer:
    """What the group said of a promise, with a word of its own when it added one."""

    promise: str
    fate: Fate
    word: str = ""


@frozen
class Link:
    """Where a workshop stands with an earlier one. ``of`` is what was copied of it, ``None`` while none is linked.

    ``proposed`` is the id of the workshop that this one was made from; ``declined`` says that none is wanted,
    ``offered`` that the start of the meeting asked, ``shown`` that the group saw what had been said.
    """

    of: Earlier | None = None
    proposed: str = ""
    declined: bool = False
    offered: bool = False
    shown: bool = False
    answers: tuple[PromiseAnswer, ...] = ()

    def answer(self, promise_id: str) -> PromiseAnswer | None:
        """Return what was said of the promise of that id, or ``None``."""
        return next((one for one in self.answers if one.promise == promise_id), None)
