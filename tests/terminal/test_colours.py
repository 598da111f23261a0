"""What a terminal of sixteen colours is sent can be read on it."""

import re
from pathlib import Path

import pytest
from rich._palettes import STANDARD_PALETTE, WINDOWS_PALETTE
from rich.palette import Palette
from textual.color import Color

from fiche_tui.workshop import commands as c
from tests.contrast import XTERM, contrast
from tests.soaked import rest_in_soak
from tests.terminal.meeting import Meeting

F3 = b"\x1b[13~"
SIXTEEN = {**{30 + n: n for n in range(8)}, **{90 + n: n + 8 for n in range(8)}}


def pairs(sent: bytes) -> set[tuple[int, int]]:
    """The (text, background) pairs, as numbers from 0 to 15, of every text that was sent."""
    found = set()
    text = ground = None
    bold = reverse = False
    for parameters, written in re.findall(r"\x1b\[([0-9;]*)m([^\x1b]*)", sent.decode(errors="replace")):
        numbers = [int(one or 0) for one in parameters.split(";")]
        assert 38 not in numbers
        assert 48 not in numbers
        for number in numbers:
            if number == 0:
                text = ground = None
                bold = reverse = False
            bold, reverse = bold or number == 1, reverse or number == 7
            text = SIXTEEN.get(number, text)
            ground = SIXTEEN.get(number - 10, ground)
        if written.strip() and text is not None and ground is not None:
            assert not reverse
            # Bold is the bright colour: on xterm of the first eight, on the Linux console of all.
            found.add((text | 8 if bold else text, ground))
    return found


def ratio(palette: Palette, text: int, ground: int) -> float:
    return contrast(Color(*palette[text]).hex, Color(*palette[ground]).hex)


@pytest.mark.parametrize("term", rest_in_soak(["linux", "screen"]))
def test_every_text_of_the_first_screens_can_be_read(tmp_path: Path, term: str) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(around={"TERM": term}) as line:
        line.until("Étape 1 sur", "suivante")
        line.type("d")
        line.until("Nous décidons de…")
        line.type("Une décision\r\r\r")
        line.until("consignée")
        line.type("?")
        line.gone("consignée")
        found = pairs(b"".join(line.seen))
        assert len(found) >= 2
        faint = {
            pair
            for pair in found
            for palette in (Palette(XTERM), STANDARD_PALETTE, WINDOWS_PALETTE)
            if ratio(palette, *pair) < 4.5
        }
        assert not faint


@pytest.mark.parametrize("around", rest_in_soak([{"NO_COLOR": "1"}, {"TERM": "vt100"}]))
def test_no_colour_is_sent_where_none_is_shown(tmp_path: Path, around: dict[str, str]) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(around=around) as line:
        line.until("Étape 1 sur", "suivante")
        line.send(F3)
        line.until("essai de lecture")
        sent = b"".join(line.seen).decode(errors="replace")
    set_once = {int(one or 0) for found in re.findall(r"\x1b\[([0-9;]*)m", sent) for one in found.split(";")}
    # Bold, reversed, and the two colours that are the terminal's own.
    assert {1, 7} <= set_once <= {0, 1, 7, 39, 49}
    assert re.search(r"\x1b\[[0-9;]*7[0-9;]*m[^\x1b]*essai de lecture", sent)


def test_choosing_a_palette_offers_what_can_be_read(tmp_path: Path) -> None:
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    with meeting.shown(around={"TERM": "linux"}) as line:
        line.until("Étape 1 sur", "suivante")
        line.send(F3)
        line.until("essai de lecture")
        line.type("2")
        line.until("Ce terminal n'a que 16 couleurs", "1", "contraste élevé", "2", "monochrome, sans aucune couleur")
        line.type("2")
        line.until("monochrome, sans aucune couleur.")
