"""A workshop of a zone that this machine does not know is shown all the same, in UTC."""

from dataclasses import replace
from datetime import UTC, date, time

import pytest

from fiche_tui.screens.kit.time_words import local_hour
from fiche_tui.workshop.closing import last_held_on
from fiche_tui.workshop.earlier_copy import day_of
from fiche_tui.workshop.schedule import promised_end
from fiche_tui.workshop.zones import zone_of
from tests.workshop.samples import START, Play


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "America", "\0"])
def test_an_unknown_zone_is_read_as_utc(name: str) -> None:
    assert zone_of(name) is UTC


def test_nothing_that_tells_an_hour_fails_over_an_unknown_zone() -> None:
    state = replace(Play.assessing().state, timezone="Mars/Olympus")
    assert local_hour(START, state).startswith(str(START.hour))
    assert last_held_on(state) == day_of(state) == START.date()
    announced = replace(state, details=replace(state.details, date=date(2026, 11, 23), start=time(0, 0)))
    assert promised_end(announced) is not None
