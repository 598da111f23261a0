"""What one fact of somebody else's backup may hold at most; whole backups are in ``tests/session/test_importing``."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.history import Entry
from fiche_tui.workshop.soundness import unsound
from fiche_tui.workshop.values import Person
from tests.workshop.samples import START, created, people, steps

MEETING = created()


def on(day: date) -> f.WorkshopCreated:
    return replace(MEETING, details=replace(MEETING.details, date=day))


def arrived(year: int) -> f.PeopleAdded:
    return f.PeopleAdded((Person("p1", "Ana", arrived_at=datetime(year, 5, 1, tzinfo=UTC)),))


@pytest.mark.parametrize(
    ("may_be", "cannot_be"),
    [
        (f.HeadcountStated(2_000), f.HeadcountStated(2_001)),
        (f.HeadcountStated(0), f.HeadcountStated(-1)),
        (f.FingersCounted((0, 0, 0, 0, 0, 2_000)), f.FingersCounted((0, 0, 0, 0, 1, 2_000))),
        (f.MeetingRated((0, 0, 0, 1_000, 1_000)), f.MeetingRated((1, 0, 0, 1_000, 1_000))),
        (f.PeopleAdded(people(2_000)), f.PeopleAdded(people(2_001))),
        (arrived(1970), arrived(1969)),
        (arrived(2199), arrived(2200)),
        (on(date(2000, 1, 1)), on(date(1999, 12, 31))),
        (f.StepPlanned("vote", 600, True, False), f.StepPlanned("vote", 601, True, False)),
        (f.StepInserted(steps()[0], 600), f.StepInserted(steps()[0], 601)),
        (f.MinutesAdded(-600), f.MinutesAdded(-601)),
        (f.EndPutOff(600), f.EndPutOff(601)),
        (f.ClockShifted(-86_400.0), f.TimeGivenBack(-1.0)),
    ],
    ids=lambda fact: type(fact).__name__,
)
def test_the_most_that_a_fact_may_hold(may_be: f.Fact, cannot_be: f.Fact) -> None:
    first = Entry(1, 1, START, MEETING)
    assert unsound((first, Entry(2, 2, START, may_be))) is None
    assert unsound((first, Entry(2, 2, START, cannot_be))) == 2
