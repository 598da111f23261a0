"""What happened to the clock and to the plan."""

from collections.abc import Mapping

from fiche_tui.workshop.facts.base import Fact
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.sheet import Step


@frozen
class StepPlanned(Fact):
    """One step's plan, decided by a person. ``minutes`` is a whole number."""

    step: str
    minutes: int
    protected: bool
    dropped: bool


@frozen
class StepStarted(Fact):
    """A step began, which ends the one before. ``seconds`` is the time given to it, under 0 when it comes back late."""

    step: str
    seconds: int


@frozen
class Paused(Fact):
    """The clock stopped."""


@frozen
class Resumed(Fact):
    """The clock goes on."""


@frozen
class MinutesAdded(Fact):
    """Minutes given to the running step, negative when taken from it."""

    minutes: int


@frozen
class ClockShown(Fact):
    """The clock was shown to the room, or hidden from it."""

    visible: bool


@frozen
class StepInserted(Fact):
    """A step that the sheet does not have (a break), placed before another one, or last when ``before`` is empty."""

    step: Step
    minutes: int
    before: str = ""


@frozen
class StepsReordered(Fact):
    """Coming steps change places among themselves: ``order`` names all those that move, as they follow each other."""

    order: tuple[str, ...]


@frozen
class PlanCaughtUp(Fact):
    """New whole minutes for coming steps, and steps dropped, accepted in one act."""

    minutes: Mapping[str, int]
    dropped: tuple[str, ...] = ()


@frozen
class EndPutOff(Fact):
    """The group agreed that this meeting ends that many whole minutes later than was announced."""

    minutes: int


@frozen
class ClockShifted(Fact):
    """The machine's clock was changed by that many seconds, seen from within: what was dated by it moves along."""

    seconds: float


@frozen
class TimeGivenBack(Fact):
    """A person decided that seconds without the program do not count against the running step."""

    seconds: float


@frozen
class SittingSuspended(Fact):
    """The meeting stopped until the next one."""


@frozen
class SittingResumed(Fact):
    """The next meeting began; the step that follows is started by a fact of its own."""
