"""The data: its documented shape, what stays hidden, and figures that can be worked out again from the counts."""

import csv
import io
import json
import statistics
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import fiche_tui.minutes
from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.results import assessed
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Person, Presence
from tests.minutes import samples
from tests.minutes.test_hostile import expected_in_minutes, hostile

SCHEMA = json.loads((Path(fiche_tui.minutes.__file__).parent / "data.schema.json").read_text(encoding="utf-8"))
WARNING = "Ces lignes peuvent permettre de reconnaître une personne."
OPEN = "Un tour est encore ouvert : ses résultats ne paraissent pas ici."


def data(state: State, ballots: dict[int, list[Ballot | Slip]] | None = None) -> dict[str, Any]:
    found = json.loads(minutes_json(state, ballots))
    assert isinstance(found, dict)
    return found


def rows(state: State, ballots: dict[int, list[Ballot | Slip]] | None = None) -> list[dict[str, str]]:
    text = counts_csv(state, ballots)
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True, delimiter=";"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("moment", samples.moments())
def test_the_shape_is_the_documented_one(moment: str) -> None:
    Draft202012Validator(SCHEMA).validate(data(samples.moments()[moment]))


def test_the_shape_of_an_empty_state() -> None:
    Draft202012Validator(SCHEMA).validate(data(State()))
    assert rows(State()) == []


@pytest.mark.parametrize("instrument", Instrument)
def test_the_shape_with_single_ballots(instrument: Instrument) -> None:
    state, ballots = answered(instrument)
    found = data(state, ballots)
    Draft202012Validator(SCHEMA).validate(found)
    assert len(found["rounds"][0]["single"]) == 4
    assert found["notices"] == [WARNING]


def answered(instrument: Instrument) -> tuple[State, dict[int, list[Ballot | Slip]]]:
    """A revealed assessment by three ballots and a tally slip of two people."""
    meeting = samples.adjusted(instrument)
    asked = meeting.state.rounds[-1].asked
    ballots: list[Ballot | Slip] = []
    for number in range(3):
        level: tuple[int | None, ...] = (None if number == 2 else number, 3 - number)
        if instrument is Instrument.CHECK:
            ballots.append(Ballot({asked.subjects[0]: (1, 0), asked.subjects[number + 1]: (0, 1)}))
        else:
            ballots.append(Ballot(dict.fromkeys(asked.subjects, level[-len(asked.questions) :])))
    counted: tuple[tuple[int, ...], ...] = ((0, 2, 0, 0, 0), (0, 0, 1, 0, 1))[-len(asked.questions) :]
    if instrument is Instrument.CHECK:
        counted = ((1,), (0,))
    ballots.append(Slip(2, dict.fromkeys(asked.subjects, counted)))
    meeting.reveal(
        [one for one in ballots if isinstance(one, Ballot)], [one for one in ballots if isinstance(one, Slip)]
    )
    return meeting.state, {1: ballots}


@pytest.mark.parametrize("instrument", [Instrument.FULL, Instrument.WANTED, Instrument.FAMILY])
def test_every_figure_is_worked_out_again_from_the_counts(instrument: Instrument) -> None:
    state, _ballots = answered(instrument)
    one = data(state)["rounds"][0]
    medians: dict[tuple[str, str], float] = {}
    divided: dict[str, bool] = {}
    for row in one["counts"]:
        assert sum(row["levels"]) + row["dont_know"] == one["people"] == 5
        levels = [level for level, number in enumerate(row["levels"]) for _person in range(number)]
        medians[row["code"], row["question"]] = statistics.median(levels)
        if row["question"] == "wanted":
            low, high = sum(row["levels"][:2]), sum(row["levels"][2:])
            divided[row["code"]] = 4 * low >= low + high and 4 * high >= low + high
    assert {row["code"] for row in one["figures"]} == {code for code, _question in medians}
    for row in one["figures"]:
        assert row["wanted"] == medians[row["code"], "wanted"]
        assert row["today"] == medians.get((row["code"], "today"))
        assert row["gap"] == (None if row["today"] is None else row["wanted"] - row["today"])
        assert row["divided"] == divided[row["code"]]
    subjects = assessed(state)
    assert [row["wanted"] for row in one["figures"]] == [figure.wanted for figure in subjects.values()]


def test_the_lines_of_the_ballots_add_up_to_their_total() -> None:
    for instrument in Instrument:
        state, ballots = answered(instrument)
        sums: dict[tuple[str, str], list[int]] = {}
        totals: dict[tuple[str, str], list[int]] = {}
        numbers = ("0", "1", "2", "3", "Je ne sais pas", "Nombre")
        for row in rows(state, ballots):
            key, values = (row["Code"], row["Question"]), [int(row.get(name) or 0) for name in numbers]
            if row["Ligne"] in ("bulletin", "feuille de compilation"):
                sums[key] = [a + b for a, b in zip(sums.get(key, [0] * 6), values, strict=True)]
            elif row["Ligne"] == "total":
                totals[key] = values
        assert sums == totals
        assert totals


def test_the_table_of_counts_is_that_of_the_minutes() -> None:
    found = rows(samples.finished().state)
    line = next(row for row in found if (row["Ligne"], row["Code"], row["Question"]) == ("total", "C3", "Souhaité"))
    assert [line[name] for name in ("0", "1", "2", "3", "Je ne sais pas")] == ["0", "0", "1", "2", "1"]
    dots = {row["Code"]: row["Nombre"] for row in found if row["Question"] == "Points"}
    assert dots == {"A1": "2", "B1": "1", "C1": "3", "C3": "2", "C4": "0"}
    hands = {row["Code"]: row["Nombre"] for row in found if row["Ligne"] == "mains levées"}
    assert hands == {"A1": "1", "C3": "3"}
    fingers = [[row[str(level)] for level in range(6)] for row in found if row["Ligne"] == "doigts levés"]
    assert fingers == [["0", "1", "0", "2", "1", "0"], ["0", "0", "1", "2", "1", "0"]]
    turnout = {row["Question"]: row["Nombre"] for row in found if (row["Ligne"], row["Tour"]) == ("tour", "1")}
    assert turnout["bulletins"] == "4"
    assert turnout["voix présentes"] == "5"
    assert turnout["bulletins reçus après le dévoilement"] == "1"


@pytest.mark.parametrize("closed", [False, True])
def test_a_round_that_is_not_revealed_is_left_out_and_said_so(closed: bool) -> None:
    meeting = samples.revealed()
    if closed:
        meeting.record(f.RoundClosed(2))
    state = meeting.state
    found = data(state)
    assert [one["number"] for one in found["rounds"]] == [1]
    status = "closed" if closed else "open"
    assert found["rounds_left_out"] == [{"number": 2, "purpose": "vote", "status": status}]
    assert found["notices"] == [OPEN]
    table = rows(state)
    assert {row["Tour"] for row in table} == {"", "1"}
    assert [row["Remarque"] for row in table if row["Remarque"]] == [OPEN]


@pytest.mark.parametrize("instrument", Instrument)
def test_a_hidden_tally_changes_no_byte(instrument: Instrument) -> None:
    state = samples.adjusted(instrument).state
    asked = state.rounds[-1].asked
    levels = 5 if asked.questions[0].is_scale else 1
    counts = {subject: ((7919,) * levels,) * len(asked.questions) for subject in asked.subjects}
    tally = replace(state.rounds[-1].tally, people=7919, ballots=7919, counts=counts)
    hidden = replace(state, rounds=(replace(state.rounds[-1], tally=tally),))
    ballots: dict[int, list[Ballot | Slip]] = {1: [Ballot(dict.fromkeys(asked.subjects, (3, 3)))]}
    assert minutes_json(hidden) == minutes_json(state)
    assert counts_csv(hidden) == counts_csv(state)
    assert minutes_json(hidden, ballots) == minutes_json(state, {})
    assert counts_csv(hidden, ballots) == counts_csv(state, {})


def test_single_ballots_only_when_asked_for_and_never_without_their_warning() -> None:
    state, ballots = answered(Instrument.FULL)
    assert "single" not in data(state)["rounds"][0]
    assert WARNING not in minutes_json(state) + counts_csv(state)
    assert rows(state, ballots)[0]["Remarque"] == WARNING
    assert {row["Ligne"] for row in rows(state)} == {"tour", "total"}


def test_private_notes_are_not_data() -> None:
    assert "Dites l’heure de fin." not in minutes_json(samples.prepared().state)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", 'a"b,c\nd;', "é😀\u202e"])
def test_what_was_typed_is_found_again(text: str) -> None:
    state, _written = hostile(text)
    found = minutes_json(state)
    strings = set(texts_of(json.loads(found)))
    assert not [typed for typed in expected_in_minutes(state) if typed not in strings | {state.keyboard, ""}]
    labels = {role.label for role in state.roles}
    for row in rows(state):
        assert row["Étiquette"] in labels or row["Étiquette"].removeprefix("'") in labels or not row["Étiquette"]
        assert not row["Étiquette"].startswith(("=", "+", "-", "@"))


def texts_of(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for inner in values for text in texts_of(inner)]


def test_counts_stand_on_one_line() -> None:
    assert '"levels": [0, 0, 1, 2],\n' in minutes_json(samples.finished().state)


def test_the_data_of_an_english_workshop_speaks_english() -> None:
    state = samples.finished().state
    english = replace(state, sheet=replace(state.sheet, lang="en"))
    assert counts_csv(english) != counts_csv(state)
    assert minutes_json(english).replace('"lang": "en"', '"lang": "fr"') == minutes_json(state)


def two_meetings(*before: f.Fact) -> samples.Meeting:
    """A first meeting that was suspended, and a second one a week later, begun."""
    meeting = samples.Meeting(samples.SHEET).record(*before).step("accueil")
    meeting.record(f.SittingSuspended(), after=3)
    meeting.at = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
    return meeting


def test_each_meeting_has_its_own_presences() -> None:
    meeting = two_meetings(f.PeopleAdded((Person("x1", "Ana Roy"), Person("x2", "Bo Gil"))))
    meeting.record(f.PresenceMarked("x1", Presence.EXCUSED)).step("porter")
    found = data(meeting.state)
    Draft202012Validator(SCHEMA).validate(found)
    told = [(one["number"], [person["presence"] for person in one["people"]]) for one in found["sittings"]]
    assert told == [(1, ["present", "present"]), (2, ["excused", "present"])]
    assert [person["presence"] for person in found["people"]] == ["excused", "present"]
    assert found["sittings"][0]["ended_at"] is not None
    assert found["sittings"][1]["ended_at"] is None
    assert {one["headcount"] for one in found["sittings"]} == {None}


def test_each_meeting_has_its_own_number_of_people() -> None:
    meeting = two_meetings(f.HeadcountStated(12)).record(f.HeadcountStated(9)).step("porter")
    assert [one["headcount"] for one in data(meeting.state)["sittings"]] == [12, 9]
    markdown = minutes_markdown(meeting.state).replace("\u00a0", " ")
    assert "Rencontre 1 : 12 personnes votantes" in markdown
    assert "rencontre 2 : 9 personnes votantes" in markdown


def test_raised_hands_are_a_line_of_their_own_among_single_answers() -> None:
    state = samples.raised().state
    subjects = state.rounds[-1].asked.subjects
    slip = Slip(3, dict.fromkeys(subjects, ((1,),)))
    found = rows(state, {2: [Ballot({"role-c1": (1,)}), slip, replace(slip, hands=True)]})
    lines = [(row["Ligne"], row["Bulletin"]) for row in found if row["Bulletin"] and row["Code"] == "C1"]
    assert lines == [("bulletin", "1"), ("feuille de compilation", "2"), ("mains levées", "3")]


def test_boxes_left_out_are_counted_where_there_are_any() -> None:
    state = samples.raised().state
    assert [row for row in rows(state) if row["Question"] == "urnes illisibles écartées"] == []
    first, second = state.rounds
    left = rows(replace(state, rounds=(first, replace(second, left_out=2))))
    told = [(row["Tour"], row["Nombre"]) for row in left if row["Question"] == "urnes illisibles écartées"]
    assert told == [("2", "2")]
