"""What is made of the demonstration or of a rehearsal says so, wherever it goes."""

import io
import json
import re
from dataclasses import replace

import docx
import pytest

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_docx, minutes_html, minutes_markdown
from fiche_tui.minutes.names import Format, Printable, printable_name, suggested_name
from fiche_tui.minutes.printables import printable
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Trial
from tests.minutes import samples


@pytest.fixture(params=[(Trial.EXAMPLE, "EXEMPLE", "exemple"), (Trial.REHEARSAL, "RÉPÉTITION", "repetition")])
def trial(request: pytest.FixtureRequest) -> tuple[State, str, str]:
    kind, mark, name = request.param
    return replace(samples.finished().state, trial=kind), mark, name


@pytest.mark.parametrize("short", [False, True])
def test_every_page_of_the_minutes_says_so(trial: tuple[State, str, str], short: bool) -> None:
    state, mark, _name = trial
    html = minutes_html(state, short=short)
    # The first page has the heading, every other one the title that runs over it.
    assert re.search(rf"<h1><strong>{mark}</strong> · ", html)
    escaped = "".join(letter if letter.isascii() else f"\\{ord(letter):x} " for letter in mark)
    assert f'@top-left {{ content: "{escaped} ' in html
    assert re.search(rf"^# \*\*{mark}\*\* · ", minutes_markdown(state, short=short), re.MULTILINE)
    word = docx.Document(io.BytesIO(minutes_docx(state, short=short)))
    assert mark in word.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("kind", list(Printable))
def test_what_is_printed_says_so(trial: tuple[State, str, str], kind: Printable) -> None:
    state, mark, name = trial
    for form in Format:
        assert mark in printable(state, kind, form)
    assert printable_name(state, kind).startswith(f"{name}-")


def test_every_file_name_and_the_data_say_so(trial: tuple[State, str, str]) -> None:
    state, _mark, name = trial
    for extension in ("md", "html", "docx", "csv", "json"):
        assert suggested_name(state, extension).startswith(f"{name}-")
    assert json.loads(minutes_json(state))["workshop"]["trial"] == state.trial.value


def test_a_real_workshop_says_nothing_of_the_kind() -> None:
    state = samples.finished().state
    for text in (minutes_html(state), minutes_json(state), suggested_name(state)):
        assert not re.search("exemple|répétition|trial", text, re.IGNORECASE)


def test_the_mark_is_in_the_language_of_the_workshop(trial: tuple[State, str, str]) -> None:
    state, mark, _name = trial
    english = replace(state, sheet=replace(state.sheet, lang="en"))
    assert {"EXEMPLE": "EXAMPLE", "RÉPÉTITION": "REHEARSAL"}[mark] in minutes_markdown(english)
