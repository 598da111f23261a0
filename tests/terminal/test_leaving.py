"""Ctrl+Q and Ctrl+C, and keys that wait while the program leaves, in the real program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from tests.soaked import rest_in_soak
from tests.terminal.line import PATIENCE, Line
from tests.terminal.meeting import Meeting

CTRL_C, CTRL_Q = "\x03", "\x11"
ASKED = "Quitter le programme?"


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A meeting in its first step, on a line."""
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown() as line:
        line.until("Étape 1 sur", "suivante")
        yield line


def left(line: Line) -> bytes:
    """Wait until the program has ended well; what it sent since the screen was given back."""
    line.wait(lambda: line.process.poll() is not None)
    line.read(0.2)
    assert line.process.wait(PATIENCE) == 0
    return b"".join(line.seen).rpartition(b"\x1b[?1049l")[2]


def test_ctrl_q_leaves_at_once_where_nothing_would_be_lost(line: Line) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    line.type(CTRL_Q)
    assert b"Traceback" not in left(line)


def test_ctrl_q_asks_over_half_a_note_and_enter_alone_stays(line: Line) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    line.type("Une demi-note")
    line.type(CTRL_Q)
    line.until(ASKED, "Le texte que vous écrivez n’est pas encore enregistré.")
    line.type(CTRL_Q)  # Asked once, not twice.
    line.type("\r")
    line.gone(ASKED)
    line.until("Une demi-note")
    line.type(" entière")
    line.until("Une demi-note entière")
    line.type(CTRL_Q)
    line.until(ASKED)
    line.type("2")
    left(line)


def test_ctrl_c_says_how_to_leave_in_our_words(line: Line) -> None:
    line.type(CTRL_C)
    line.until("Pour quitter le programme : Ctrl+Q.")
    line.type("d")
    line.until("Nous décidons de…")
    line.type(f"Une demi-note{CTRL_C}")
    line.until("Une demi-note")
    line.read(0.5)
    sent = b"".join(line.seen)
    assert b"Press" not in sent
    assert b"quit" not in sent.replace(b"Pour quitter le programme", b"")
    assert line.process.poll() is None


@pytest.mark.parametrize(
    "keys", rest_in_soak(["qq" + "nnn" * 20, CTRL_Q + "dnnn", CTRL_Q * 3, "q" + CTRL_Q + "q?"], kept=2)
)
def test_keys_that_wait_when_the_program_leaves_harm_nothing(line: Line, keys: str) -> None:
    line.type(keys)
    said = left(line)
    assert b"fiche:" not in said
    assert b"Traceback" not in said


LONG = {"one word": "a" * 300, "words": "mot " * 200, "wide": "日本" * 100}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_the_caret_is_in_sight_after_a_long_paste(line: Line, text: str) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    line.paste(f"{text}FIN".encode())
    line.until("FIN")
    line.type("x")
    line.until("FINx")


def test_ctrl_q_leaves_a_ballot_half_keyed_and_it_is_found_again(tmp_path: Path) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"), c.Record(f.ListSettled()), c.StartStep("evaluer"))
    with meeting.shown() as line:
        line.until("ÉVALUER EN SILENCE")
        line.type("b")
        line.until("bulletin 1")
        line.type("123")
        line.until("3 chiffres sur 12")
        line.type(CTRL_Q)
        left(line)
    with meeting.shown() as line:
        line.until("ÉVALUER EN SILENCE")
        line.type("b")
        line.until("bulletin 1", "Bulletin 1 : 3 chiffres repris.", "3 chiffres sur 12")
