"""The spine: where the group is and what was written down, in 34 columns; nothing that primes while people answer."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.drawing.spine import WIDTH, spine_lines
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.values import Capture, CaptureKind
from tests.drawing.wall.moments import Meeting

KINDS = [StepKind.PLENARY, StepKind.PAIRS, StepKind.ADJUST, StepKind.CLOSE]


def held(kind: StepKind = StepKind.ADJUST) -> Meeting:
    meeting = Meeting()
    if kind is not StepKind.PLENARY:
        meeting.start(StepKind.PLENARY)
    if kind is StepKind.ASSESS:
        meeting.play.record(f.ListSettled())
    meeting.start(kind)
    meeting.decide(1, "Tenir une assemblée au printemps avec toutes les organisations du quartier")
    meeting.play.record(f.Captured(Capture("a1", CaptureKind.ACTION, "Réserver la salle", who="Ian Smith")))
    meeting.play.record(f.Captured(Capture("t1", CaptureKind.TOPIC, "Le transport des aînés")))
    return meeting


def text(meeting: Meeting, rows: int = 40, *, hours: bool = True, seen: bool = False) -> str:
    lines = spine_lines(meeting.play.state, meeting.play.at, rows, hours=hours, seen=seen)
    return "\n".join(one.text.replace("\u00a0", " ").rstrip() for one in lines)


def test_steps_are_a_timeline_of_what_was_what_is_and_what_comes() -> None:
    page = text(held())
    assert "✓ Accueil, intention,      13 h 30\n  présences\n" in page
    assert "▶ LIRE ET AJUSTER LES      13 h 32\n  FAMILLES\n" in page
    assert "· Évaluer en silence       13 h 47\n" in page
    assert "13 h" not in text(held(), hours=False)


def test_what_was_written_down_hangs_under_its_own_mark() -> None:
    page = text(held())
    assert "CONSIGNÉ" in page
    assert "Déc. 1 Tenir une assemblée au\n       printemps avec toutes les" in page
    assert "☐ Réserver la salle · Ian Smith" in page
    assert "↻ Le transport des aînés" in page


def test_on_a_screen_that_the_room_sees_decisions_alone_are_told() -> None:
    page = text(held(), seen=True)
    assert "Déc. 1" in page
    assert "Réserver" not in page


@pytest.mark.parametrize("kind", [StepKind.ASSESS, StepKind.COUNT, StepKind.VOTE, StepKind.AGREE, StepKind.CLOSE])
def test_while_people_answer_or_read_it_all_back_steps_stand_alone(kind: StepKind) -> None:
    meeting = held(kind if kind is StepKind.ASSESS else StepKind.ADJUST)
    if kind is not StepKind.ASSESS:
        meeting.start(kind)
    assert "CONSIGNÉ" not in text(meeting)
    assert "▶" in text(meeting)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(KINDS), st.integers(1, 60), st.text("ab é漢-", min_size=1, max_size=90), st.booleans())
def test_it_fills_its_place_whatever_was_written(kind: StepKind, rows: int, words: str, hours: bool) -> None:
    meeting = held(kind)
    meeting.play.record(f.Captured(Capture("n1", CaptureKind.NOTE, words or "x")))
    at = meeting.play.at + timedelta(minutes=30)
    lines = spine_lines(meeting.play.state, at, rows, hours=hours)
    assert [one.width for one in lines] == [WIDTH] * rows
    assert any("▶" in one.text for one in lines)
