"""Whole documents, compared with the files of `tests/minutes/golden`.

After a wanted change, write them again and read the difference before committing:

    REWRITE_GOLDEN=1 python -m pytest tests/minutes/test_golden.py && git diff tests/minutes/golden
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from fiche_tui.language.translation import use_language
from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.workshop.sheet import Instrument
from tests.minutes import samples

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        path.write_bytes(text.encode("utf-8"))
    assert text == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("moment", samples.moments())
def test_minutes_at_each_moment(moment: str) -> None:
    compare(f"minutes-{moment}.md", minutes_markdown(samples.moments()[moment]))


def test_minutes_in_english() -> None:
    """The English of the product around people's own words, which stay as they were typed."""
    state = samples.finished().state
    compare("minutes-english.md", minutes_markdown(replace(state, sheet=replace(state.sheet, lang="en-CA"))))


@pytest.mark.parametrize("moment", ["vote-ouvert", "final"])
def test_short_minutes(moment: str) -> None:
    compare(f"short-{moment}.md", minutes_markdown(samples.moments()[moment], short=True))


def test_minutes_of_raised_hands_and_of_what_was_said_about_roles() -> None:
    state = samples.raised().state
    compare("minutes-mains-levees.md", minutes_markdown(state))
    compare("data-mains-levees.csv", counts_csv(state).replace("\r\n", "\n"))


def test_minutes_approved_and_corrected() -> None:
    compare("minutes-approuve.md", minutes_markdown(samples.corrected().state))


@pytest.mark.parametrize("moment", ["vote-ouvert", "final"])
def test_data(moment: str) -> None:
    compare(f"data-{moment}.json", minutes_json(samples.moments()[moment]))
    compare(f"data-{moment}.csv", counts_csv(samples.moments()[moment]).replace("\r\n", "\n"))


def test_minutes_as_html() -> None:
    compare("minutes-final.html", minutes_html(samples.finished().state))


@pytest.mark.parametrize("kind", Printable)
def test_printables(kind: Printable) -> None:
    compare(f"print-{kind.value}.md", printable(samples.prepared().state, kind, Format.MARKDOWN))


@pytest.mark.parametrize("instrument", Instrument)
def test_ballots_follow_the_instrument(instrument: Instrument) -> None:
    compare(
        f"print-ballots-{instrument.value}.html",
        printable(samples.prepared(instrument).state, Printable.BALLOTS, Format.HTML),
    )


def test_the_interface_language_changes_nothing() -> None:
    state = samples.finished().state
    french = minutes_markdown(state)
    use_language("en")
    assert minutes_markdown(state) == french
