"""Hours as people say them, and nothing that is only nearly an hour."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language.spoken_hours import parse_hour


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("midi", time(12)),
        ("Midi et demi", time(12, 30)),
        ("minuit", time(0)),
        ("à 13\u00a0h\u00a030", time(13, 30)),
        ("7 heures et quart", time(7, 15)),
        ("7 h du soir", time(19)),
        ("7 h et demie du matin", time(7, 30)),
        ("2 h de l’après-midi", time(14)),
        ("noon", time(12)),
        ("1:30 pm", time(13, 30)),
        ("7pm", time(19)),
        ("12 a.m.", time(0)),
        ("12 pm", time(12)),
        ("13 pm", None),
        ("13 h du soir", None),
        ("0 am", None),
        ("13", None),
        ("midi 75", None),
        ("7 h et", None),
        ("7:et quart", None),
        ("vers 7 h", None),
        ("٧ h", None),
    ],
)
def test_hours_as_they_are_said(text: str, hour: time | None) -> None:
    assert parse_hour(text) == hour


@given(st.times(), st.sampled_from(["{0}:{1:02}", "{0} h {1:02}", "{0}h{1:02}", "à {0} heures {1:02}"]))
def test_an_hour_that_was_written_is_read_back(hour: time, written: str) -> None:
    assert parse_hour(written.format(hour.hour, hour.minute)) == time(hour.hour, hour.minute)


@given(st.text(max_size=40))
def test_any_text_is_an_hour_or_none(text: str) -> None:
    found = parse_hour(text)
    assert found is None or (found.second, found.microsecond) == (0, 0)
