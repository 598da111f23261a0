"""What terminals send beside keys: unknown sequences, releases of keys, pastes; the real program goes on."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.workshop import commands as c
from tests.soaked import rest_in_soak
from tests.terminal.line import PATIENCE, Line
from tests.terminal.meeting import Meeting

PASTE_BOLD = b"titre \x1b[1mn\x1b[0m u\x1b[2m u n\n"


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A meeting in its first step, on a line."""
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown() as line:
        line.until("Étape 1 sur", "suivante")
        yield line


UNREADABLE = {
    "release in the kitty protocol": b"\x1b[13;1:3u",
    "release of a letter that would act": b"\x1b[110;1:3u\x1b[110::110;1:3;110u",
    "release of an arrow": b"\x1b[1;1:3A\x1b[3;1:3~",
    "modifier alone": b"\x1b[57441;2u\x1b[57441;1:3u\x1b[57358u",
    "key that is no character": b"\x1b[99999999999;1u\x1b[0;;55296u\x1b[0;;99999999999u",
    "report that nobody asked for": b"\x1b[?62;22c\x1b[>41;354;0c\x1b[4;384;640t\x1b[24;80R",
    "colours and names": b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b]0;nnn\x07\x1bP1+r6e6e6e\x1b\\\x1b_Gnnn\x1b\\",
    "sequence that nobody knows": b"\x1b[1;2;3;4;5;6;7;8;9;10n\x1b[<1;2;3;4x\x1b[?7n\x1b[110$n",
    "sequence cut short by another": b"\x1b[12;\x1b[1;1:3A",
    "mouse without numbers": b"\x1b[M nn",
    "window of no size": b"\x1b[48;24;80;0;0t\x1b[<35;10;10M",
    "bytes that are no characters": b"\xff\xfe\xc3\x28\x80",
}


@pytest.mark.parametrize("sent", rest_in_soak(list(UNREADABLE.values()), kept=3, spread=True), ids=UNREADABLE)
def test_what_cannot_be_read_is_ignored_and_the_next_key_works(line: Line, sent: bytes) -> None:
    line.send(sent)
    line.send(b"d")
    line.until("Nous décidons de…")
    assert "Étape 1 sur" in line.screen.text
    assert line.process.poll() is None


def test_a_sequence_that_is_never_finished_holds_no_key_back_for_long(line: Line) -> None:
    line.send(b"\x1b[1;")
    line.read(1.5)  # As long as a slow line may need for the rest.
    line.send(b"d")
    line.until("Nous décidons de…")


KEYPAD = {
    "with its text": (b"\x1b[57413;;43u", b"\x1b[57412;;45u"),
    "without its text": (b"\x1b[57413u", b"\x1b[57412u"),
    "under Num Lock": (b"\x1b[57413;129;43u", b"\x1b[57412;129;45u"),
    "pressed and released": (b"\x1b[57413;1:1;43u\x1b[57413;1:3u", b"\x1b[57412;1:1;45u\x1b[57412;1:3u"),
}


@pytest.mark.parametrize(("plus", "minus"), rest_in_soak(list(KEYPAD.values()), several=True), ids=KEYPAD)
def test_plus_and_minus_of_the_keypad_in_the_kitty_protocol(line: Line, plus: bytes, minus: bytes) -> None:
    line.send(plus)
    line.until("Une minute de plus.")
    line.send(minus)
    line.until("Une minute de moins.")


def test_a_paste_on_a_running_step_is_no_key(line: Line) -> None:
    before = re.sub(r"\d", "0", line.screen.text)
    line.paste(PASTE_BOLD)
    line.paste(b"n u \x1b[13;1:3u \x1b]0;x\x07 n\r u\r\x1b[A \x03 \x11 q")
    line.paste(b"n\x1b[201~n u q")
    line.read(1.5)
    assert "Étape 1 sur" in line.screen.text
    assert len(before.splitlines()) == len(line.screen.lines)
    line.type("d")
    line.until("Nous décidons de…", "Étape 1 sur")


HELD = {
    "bold": (PASTE_BOLD, "titre"),
    "end of a paste": (b"avant \x1b[201~ milieu", "milieu"),
    "every control byte": (bytes(range(32)) + b"apres", "apres"),
    "bytes that are no characters": (b"\xff\xfe avant", "avant"),
}


@pytest.mark.parametrize(
    ("pasted", "shown"), rest_in_soak(list(HELD.values()), kept=2, several=True, spread=True), ids=HELD
)
def test_a_paste_in_a_note_is_text_whatever_it_holds(line: Line, pasted: bytes, shown: str) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    line.paste(pasted)
    line.until(shown, "Nous décidons de…")
    line.type("FIN")
    line.until("FIN", "Nous décidons de…")


def test_a_paste_that_comes_in_pieces_is_one(line: Line) -> None:
    line.type("d")
    line.until("Nous décidons de…")
    for piece in (b"\x1b[20", b"0~un ", b"deux n\r", b"tr\xc3", b"\xa9s\x1b", b"[20", b"1~"):
        line.send(piece)
        time.sleep(0.01)  # So that each piece is read by itself; the result is the same if it is not.
    line.until("un deux n", "trés", "Nous décidons de…")


BREAKS = {
    "our reader": "from fiche_tui.terminal import keys_read as m; m.KeyReader.tick = lambda _self: 1 / 0",
    "Textual's own": (
        "from textual.drivers import linux_driver as m; m.LinuxDriver.run_input_thread = lambda self, more=0: 1 / 0"
    ),
}


@pytest.mark.parametrize("broken", BREAKS.values(), ids=BREAKS)
def test_a_failing_input_thread_is_one_sentence_and_exit_code_1(tmp_path: Path, broken: str) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(before=broken) as line:
        line.send(b"d")
        data = b""
        deadline = time.monotonic() + PATIENCE
        while line.process.poll() is None and time.monotonic() < deadline:
            data += b"".join(one.data for one in line.read(0.2))
        data += b"".join(one.data for one in line.read(0.2))
        assert line.process.wait(PATIENCE) == 1
    said = data.decode().rpartition("\x1b[?1049l")[2]
    assert "fiche: Une erreur du programme l’a arrêté" in said
    assert "Traceback" not in said
