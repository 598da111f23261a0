"""« Ce que nous avions dit » in the minutes and in the data: what was copied, and no other workshop."""

import csv
import io
import itertools
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.earlier import Earlier, Fate
from fiche_tui.workshop.earlier_copy import copied
from fiche_tui.workshop.results import revealed_round
from fiche_tui.workshop.sheet import Instrument, Scale
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Purpose
from tests.minutes import samples
from tests.minutes.reading import READERS, visible
from tests.minutes.test_data import SCHEMA
from tests.minutes.test_escape import HOSTILE
from tests.minutes.test_golden import compare
from tests.minutes.test_hostile import filled, html_text
from tests.soaked import rest_in_soak
from tests.workshop import strategies
from tests.workshop.samples import START

TITLE = "Ce que nous avions dit"


def last_year() -> Earlier:
    """The same workshop a year before: some levels were other ones, one role has no counterpart now."""
    kept = copied(samples.finished().state)
    roles = tuple(
        replace(role, today=place % 4 if role.today is not None else None, from_sheet=role.code != "A1")
        for place, role in enumerate(kept.roles)
    )
    gone = replace(roles[0], id="autre", code="Z9", text="Un rôle que personne ne joue plus")
    return replace(kept, workshop="w0", title="Rôles, il y a un an", date=date(2025, 11, 18), roles=(*roles, gone))


def looked_back(earlier: Earlier | None = None) -> State:
    """The workshop of the samples, linked to that one; three promises have an answer."""
    meeting = samples.voted()
    kept = earlier or last_year()
    first, second, third, *_rest = kept.promises
    meeting.record(
        f.EarlierLinked(kept),
        f.EarlierShown(),
        f.PromiseAnswered(first.id, Fate.KEPT, "La Ville a répondu oui"),
        f.PromiseAnswered(second.id, Fate.UNDER_WAY),
        f.PromiseAnswered(third.id, Fate.NOT_DONE, "faute de temps"),
    )
    return meeting.state


TITLES = ("## Ce que nous avions dit", "## What we said")


def section(state: State) -> str:
    """The section of the minutes, down to the next one."""
    written = minutes_markdown(state)
    start = next(written.index(title) for title in TITLES if title in written)
    return written[start : written.index("\n## ", start)]


def lines(state: State) -> list[str]:
    """The lines of the table for a spreadsheet that tell of it."""
    first = ("promesse", "médiane d’alors")
    rows = [line.split(";", 2)[-1] for line in counts_csv(state).split("\r\n") if line]
    return [line for line in rows if line.startswith(first)]


def test_what_is_written() -> None:
    state = looked_back()
    data = json.loads(minutes_json(state))["earlier"]
    compare("earlier.md", section(state))
    compare("earlier.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    compare("earlier.csv", "\n".join([*lines(state), ""]))


def test_in_english() -> None:
    state = looked_back()
    compare("earlier-english.md", section(replace(state, sheet=replace(state.sheet, lang="en"))))


def test_without_a_link_there_is_no_word_of_it() -> None:
    for state in samples.moments().values():
        assert TITLE not in minutes_markdown(state)
        assert "earlier" not in json.loads(minutes_json(state))
        assert "promesse" not in counts_csv(state)


def test_before_the_reveal_the_promises_stand_and_no_level_of_then() -> None:
    meeting = samples.adjusted()
    meeting.record(f.EarlierLinked(last_year()))
    written = minutes_markdown(meeting.state)
    assert TITLE in written
    assert "Sans réponse." in written
    assert "Alors et maintenant" not in written
    assert json.loads(minutes_json(meeting.state))["earlier"]["levels"] is None
    assert "médiane d’alors" not in counts_csv(meeting.state)


def test_a_changed_scale_is_told_instead() -> None:
    earlier = last_year()
    shorter = tuple(Scale(one.id, one.title, one.levels[:-1]) for one in earlier.scales)
    written = minutes_markdown(looked_back(replace(earlier, scales=shorter)))
    assert "a changé depuis" in written
    assert "alors → maintenant" not in written


def test_where_nothing_corresponds_it_is_said() -> None:
    written = minutes_markdown(looked_back(replace(last_year(), roles=())))
    assert "Rien de ce qui y était évalué ne correspond à ce qui l’est aujourd’hui." in written


def test_the_table_has_every_role_of_the_list() -> None:
    data = json.loads(minutes_json(looked_back()))
    assert data["earlier"]["without_match"] == ["A1", "Z9"] or data["earlier"]["without_match"] == ["Z9"]
    codes = {level["code"] for level in data["earlier"]["levels"]}
    assert codes <= {role["code"] for role in data["roles"] if role["status"] == "listed"}
    Draft202012Validator(SCHEMA).validate(data)


def test_the_lines_of_the_spreadsheet() -> None:
    rows = list(csv.DictReader(io.StringIO(counts_csv(looked_back()).removeprefix("\ufeff")), delimiter=";"))
    promises = [row for row in rows if row["Ligne"] == "promesse"]
    assert len(promises) == len(last_year().promises)
    assert promises[0]["Remarque"] == "Tenue — La Ville a répondu oui"
    assert {row["Question"] for row in rows if row["Ligne"] == "médiane d’alors"} == {"aujourd’hui", "souhaité"}


def test_what_was_typed_is_never_run_as_a_formula() -> None:
    kept = last_year()
    promises = (replace(kept.promises[0], what="=1+1"), *kept.promises[1:])
    assert "'=1+1" in counts_csv(looked_back(replace(kept, promises=promises)))


@pytest.mark.parametrize("hostile", rest_in_soak(HOSTILE, kept=20, spread=True), ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_it_was_typed(hostile: str) -> None:
    written: list[str] = []
    state = looked_back()
    state = replace(state, earlier=filled(state.earlier, hostile, itertools.count(1), written))
    typed = [text for text in written if text]
    assert len(typed) > 10
    markdown = minutes_markdown(state)
    for reader in READERS:
        shown = "\n".join(visible(markdown, reader))
        # A table cell and a title hold one line.
        assert [text for text in typed if " ".join(text.split()) not in " ".join(shown.split())] == []
    shown = " ".join("".join(html_text(minutes_html(state)).parts).split())
    assert [text for text in typed if " ".join(text.split()) not in shown] == []
    data = json.loads(minutes_json(state))["earlier"]
    assert (
        [one.what for one in state.earlier.of.promises] == [one["what"] for one in data["promises"]]
        if (state.earlier.of)
        else False
    )


@settings(max_examples=60)
@given(strategies.KINDS["EarlierLinked"])
def test_whatever_was_copied_the_minutes_are_written_and_the_same(fact: f.Fact) -> None:
    assert isinstance(fact, f.EarlierLinked)
    fact = f.EarlierLinked(replace(fact.earlier, people=abs(fact.earlier.people)))
    meeting = samples.voted()
    meeting.history = meeting.history.extended(meeting.history.recorded((fact,), START))
    assert revealed_round(meeting.state, Purpose.ASSESS) is not None
    assert minutes_markdown(meeting.state) == minutes_markdown(meeting.state)
    Draft202012Validator(SCHEMA).validate(json.loads(minutes_json(meeting.state)))
    counts_csv(meeting.state)


def test_families_then_and_now_side_by_side() -> None:
    meeting = samples.adjusted(Instrument.FAMILY)
    subjects = meeting.state.rounds[-1].asked.subjects
    meeting.reveal([Ballot(dict.fromkeys(subjects, (1, 3)))] * 2)
    kept = replace(copied(meeting.state), workshop="w0")
    nobody_knew = tuple(replace(one, today=None) if one.code == "A" else one for one in kept.roles)
    again = samples.adjusted(Instrument.FAMILY)
    again.record(f.EarlierLinked(replace(kept, roles=nobody_knew)))
    again.reveal([Ballot(dict.fromkeys(subjects, (2, None)))] * 2)
    table = [line for line in section(again.state).replace("\u00a0", " ").splitlines() if line.startswith("|")]
    assert table == [
        "| Famille | Aujourd’hui | Souhaité |",
        "| --- | ---: | ---: |",
        "| **A** · Réseautage et communication | – → 2 | 3 → – |",
        "| **B** · Cohérence et complémentarité | 1 → 2 | 3 → – |",
        "| **C** · Projets à plusieurs | 1 → 2 | 3 → – |",
    ]
    assert "Codes d’alors sans correspondance" not in section(again.state)
    # A level that nobody gave then is no line of the spreadsheet.
    assert [tuple(line.split(";")[4:7:2]) for line in lines(again.state)] == [
        *(("A", "souhaité"), ("B", "aujourd’hui"), ("B", "souhaité"), ("C", "aujourd’hui"), ("C", "souhaité"))
    ]


def test_families_are_compared_where_families_are_assessed() -> None:
    meeting = samples.prepared(Instrument.FAMILY)
    kept = replace(last_year(), people=3)
    meeting.record(f.EarlierLinked(kept))
    assert TITLE in minutes_markdown(meeting.state)
