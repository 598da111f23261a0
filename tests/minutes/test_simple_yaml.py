"""What is written without the library is what the library writes."""

from datetime import UTC, date, datetime

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from fiche_tui.minutes.simple_yaml import simple_yaml

WORDS = st.lists(st.sampled_from(["Rôles", "de la", "table", ":", " ", "-", "’", "#", "yes", "12", "É.", "\u00a0"]))
TEXTS = st.one_of(
    st.text(),
    WORDS.map("".join),
    WORDS.map(" ".join),
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.datetimes(timezones=st.just(UTC)).map(lambda at: at.isoformat(timespec="seconds")),
    st.times().map(lambda at: at.isoformat(timespec="minutes")),
)


@given(st.one_of(TEXTS, st.none(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
@example("yes")
@example("Null")
@example("Rôles de la table ")
@example("0b" + "1" * 62)
@example("1" * 64)
@example("09:30")
@example("Compte rendu\u00a0:")
def test_it_is_what_the_library_writes_or_nothing(value: object) -> None:
    written = simple_yaml({"name": value, "other": 1})
    values = {"name": value, "other": 1}
    whole = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=False)
    assert written in (None, whole)


@pytest.mark.parametrize(
    "value",
    [
        *("Rôles de la table", "Compte rendu\u00a0: Rôles de la table", "Table de quartier Saint-Rémi", "fr"),
        *("roles-acteur-collectif", "2026-11-29T18:00:00-05:00", "ab" * 32, "1b" * 32, None, 90, date(2026, 11, 29)),
    ],
)
def test_what_minutes_usually_hold_is_written_without_the_library(value: object) -> None:
    assert simple_yaml({"name": value}) is not None


def test_a_moment_of_python_is_left_to_the_library() -> None:
    assert simple_yaml({"name": datetime(2026, 11, 29, tzinfo=UTC)}) is None
