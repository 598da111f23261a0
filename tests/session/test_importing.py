"""A backup comes from anyone: what cannot be true is refused in one sentence, and nothing is made of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.command_line.main import main
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.soundness import unsound
from tests.command_line.test_backup import contents, described, with_manifest, zipped
from tests.stage import Stage

Change = Callable[[list[dict[str, Any]]], None]
HUGE = 10**12


def fact(records: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """What the first fact of that kind holds."""
    found: dict[str, Any] = next(record["data"] for record in records if record["fact"] == kind)
    return found


def tally(records: list[dict[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = fact(records, "RoundRevealed")["tally"]
    return found


def first_counts(records: list[dict[str, Any]]) -> list[list[int]]:
    counts: list[list[int]] = next(iter(tally(records)["counts"].values()))
    return counts


def of_another_role(records: list[dict[str, Any]]) -> None:
    tally(records)["counts"]["r-elsewhere"] = first_counts(records)


CHANGES: dict[str, Change] = {
    "a negative count": lambda records: first_counts(records)[0].__setitem__(0, -3),
    "a count of a million millions": lambda records: first_counts(records)[0].__setitem__(0, HUGE),
    "a thousand million people": lambda records: tally(records).update(people=10**9),
    "more answers than people": lambda records: tally(records).update(people=1),
    "more ballots than people": lambda records: tally(records).update(ballots=500),
    "a level too many": lambda records: first_counts(records)[0].append(1),
    "a question too many": lambda records: first_counts(records).append([1, 0, 0, 0, 0]),
    "a role that was not asked about": of_another_role,
    "minus one voter": lambda records: fact(records, "RoundRevealed").update(voters=-1),
    "an unknown round": lambda records: fact(records, "RoundRevealed").update(round=7),
    "the year 1": lambda records: records[3].update(at="0001-01-01T00:00:00Z"),
    "the year 9999": lambda records: records[3].update(at="9999-12-31T23:59:59Z"),
    "a meeting in the year 1": lambda records: fact(records, "WorkshopCreated")["details"].update(date="0001-01-01"),
    "an act to come": lambda records: records[3].update(act=4000),
    "minutes under zero": lambda records: fact(records, "StepStarted").update(seconds=-5),
    "a number too long to say": lambda records: fact(records, "StepStarted").update(seconds=10**400),
}


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setenv("FICHE_DATA", str(tmp_path / "other"))
    return Stage(tmp_path).until("voter")


def changed(stage: Stage, change: Change) -> bytes:
    files = contents(stage.workshops.open(stage.id).packed())
    whole = json.loads(files["journal-0001.json"])
    for record in whole["facts"].values():
        record.pop("sum", None)  # Whoever lies about a fact leaves its sum out, or makes it anew.
    change(list(whole["facts"].values()))
    return zipped(described(files | {"journal-0001.json": json.dumps(whole).encode() + b"\n"}))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_cannot_be_true_is_refused_in_one_sentence(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Change
) -> None:
    path = tmp_path / "x.fiche"
    path.write_bytes(changed(stage, change))
    capsys.readouterr()
    assert main(["import", str(path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "rien n’a été importé" in said.err or "autre chose que des faits" in said.err or "abîmé" in said.err
    assert Workshops(tmp_path / "other").ids() == ()


def test_a_meeting_that_was_played_is_sound_at_every_fact(stage: Stage) -> None:
    entries = stage.session.history.entries
    assert all(unsound(entries[:length]) is None for length in range(len(entries) + 1))


def test_a_backup_under_the_name_of_another_workshop_is_refused(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = contents(stage.workshops.open(stage.id).packed())
    path = tmp_path / "x.fiche"
    path.write_bytes(zipped(with_manifest(files, workshop="autre-1234")))
    assert main(["import", str(path)]) == 1
    assert "autre chose que des faits" in capsys.readouterr().err
    assert Workshops(tmp_path / "other").ids() == ()


def test_what_a_backup_shows_the_room_is_derived_and_not_believed(stage: Stage, tmp_path: Path) -> None:
    files = contents(stage.workshops.open(stage.id).packed())
    lying = files["room.json"].replace("Rôles de la table".encode(), b"Tout autre chose")
    assert lying != files["room.json"]
    path = tmp_path / "x.fiche"
    path.write_bytes(zipped(described(files | {"room.json": lying})))
    assert main(["import", str(path)]) == 0
    made = Workshops(tmp_path / "other").open(stage.id)
    assert made.room()["header"]["title"] == "Rôles de la table"
    assert {**made.room(), "_rev": 0} == {**stage.workshops.open(stage.id).room(), "_rev": 0}


@pytest.mark.parametrize("people", [10**9, 10**10, HUGE])
def test_a_slip_of_a_million_millions_is_told_at_once_and_left_aside(stage: Stage, people: int) -> None:
    stored, session = stage.workshops.open(stage.id), stage.session
    (asked,) = (one.asked for one in session.state.rounds if one.pending)
    stage.cast(5)
    counts = {subject: [[people]] for subject in asked.subjects}
    stored.box("bob-8c1d", asked.number).put("1", {"kind": "slip", "people": people, "counts": counts})
    assert session.rounds.refresh_turnout(asked.number).people == 5
    assert list(session.rounds.unreadable(asked.number)) == ["bob-8c1d"]
    assert session.rounds.reveal(asked.number, ("bob-8c1d",)) is None
    assert session.state.rounds[-1].tally.people == 5
