"""How long an export works inside the process: 25 people, 26 roles, 200 notes. To hold: under 60 ms.

The figure is read in the table of `make bench`; no test asserts it, since a shared machine is slow at times.
"""

import random
from collections.abc import Callable
from functools import partial

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_docx, minutes_html, minutes_markdown
from fiche_tui.minutes.names import Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.results import retained, unsettled_tie
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind, Carrier, Person, Reservation, TieWay
from tests.minutes.samples import Meeting

PEOPLE, NOTES = 25, 200


def full_workshop(notes: int = NOTES) -> State:
    """The roles sheet played to its end, with as much written down as a long meeting gives."""
    drawn = random.Random(2026)
    source = (content_folder() / "roles-acteur-collectif.md").read_bytes()
    meeting = Meeting(parse_sheet(source, "roles-acteur-collectif.md"))
    people = tuple(Person(f"p{n}", f"Prénom Nom-Composé {n}", f"Organisme {n % 9}") for n in range(PEOPLE))
    meeting.record(f.PeopleAdded(people))
    steps = [step.id for step in meeting.state.plan if not step.dropped]
    for step in steps:
        if step == "evaluer":
            meeting.record(f.ListSettled())
        meeting.step(step, after=8)
        for number in range(notes // len(steps) + 1):
            text = (
                f"Une note assez longue, prise à la volée, avec un chiffre ({number}) et l’essentiel de ce qui est dit."
            )
            meeting.ask(c.Write(f"{step}-{number}", CaptureKind.NOTE, text))
        if step == "devoiler":
            subjects = meeting.state.rounds[-1].asked.subjects
            meeting.reveal(
                Ballot({role: (drawn.randrange(4), drawn.randrange(4)) for role in subjects}) for _one in range(PEOPLE)
            )
        if step == "voter":
            subjects = meeting.state.rounds[-1].asked.subjects
            meeting.reveal(Ballot(dict.fromkeys(drawn.sample(subjects, 3), (1,))) for _one in range(PEOPLE))
            tie = unsettled_tie(meeting.state)
            if tie:
                meeting.ask(c.SettleTie(tie.round.asked.number, TieWay.KEEP_ALL))
    for role in retained(meeting.state):
        meeting.record(f.CarrierRecorded(Carrier(role.id, "Prénom Nom", "Appeler la Ville", "15 janvier")))
    for number in range(10):
        meeting.ask(c.Write(f"d{number}", CaptureKind.DECISION, f"Décision numéro {number}", "Eve", "en mars"))
        meeting.record(f.ReservationRecorded(Reservation(f"r{number}", "Je crains pour nos ressources.", "Denise")))
    meeting.record(f.FingersCounted((0, 0, 1, 8, 10, 6)), f.MinutesFinalised())
    state = meeting.state
    assert (len(state.people), len(state.sheet.families)) == (PEOPLE, 5)
    assert sum(one.kind is CaptureKind.NOTE for one in state.captures) >= notes
    return state


EXPORTS: dict[str, Callable[[State], object]] = {
    "md": minutes_markdown,
    "html": minutes_html,
    "docx": minutes_docx,
    "csv": counts_csv,
    "json": minutes_json,
    "short": partial(minutes_markdown, short=True),
    "ballots": partial(printable, kind=Printable.BALLOTS),
}


@pytest.mark.parametrize("export", EXPORTS)
def test_an_export(benchmark: BenchmarkFixture, export: str) -> None:
    assert benchmark(EXPORTS[export], full_workshop())
