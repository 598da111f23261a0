"""What somebody else wrote never acts on the terminal: escapes fed through every door, looked for in what is sent."""

import json
import sys
from pathlib import Path

import pytest
from rich.segment import Segment
from textual._compositor import InlineUpdate
from textual.strip import Strip

from fiche_tui.store.workshops import Workshops
from fiche_tui.terminal.printable import shown_only
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind
from tests.command_line.fiche import Fiche, fiche_in
from tests.command_line.test_backup import contents, described, zipped
from tests.stage import Stage
from tests.terminal.line import Line, Sent

ACTING = "\x1b]52;c;UFdO\x07\x1b]0;PWN\x07\x1b[31mPWN\x9d52;c;UFdO\x9c\x9b31m\x9b2J\x7f\x08\u202ePWN\u2066\x00"
"""Puts on the clipboard, retitles the window, colours, clears, deletes and turns around, in seven and eight bits."""

TITLE = f"Rôles {ACTING}de la table"
SHOWN = "Rôles ]52;c;UFdO]0;PWN[31mPWN52;c;UFdO31m2JPWNde la table"


def acts(data: bytes) -> list[str]:
    """Return what in some output acts on a terminal as only the text of somebody else would."""
    text = data.decode(errors="replace")
    found = [one for one in ("\x1b]52", "\x1b]0;PWN", "\x1b[31mPWN", "\u202e", "\u2066", "\x7f", "\x00") if one in text]
    return found + sorted({repr(one) for one in text if "\x80" <= one <= "\x9f"})


def test_what_is_looked_for_is_there_to_be_found() -> None:
    assert len(acts(ACTING.encode())) == 10


class KeptLine(Line):
    """A program on a terminal, with all that it sent."""

    sent = b""

    def __enter__(self) -> "KeptLine":
        return self

    def _read_once(self, patience: float) -> Sent | None:
        one = super()._read_once(patience)
        self.sent += one.data if one else b""
        return one


@pytest.fixture
def planted(tmp_path: Path) -> Fiche:
    """A workshop whose room file somebody else wrote, with escapes in every text."""
    stage = Stage(tmp_path).until("accueil")
    stage.session.close()
    path = stage.workshops.open(stage.id).folder / "room.json"
    whole = path.read_text().replace("Rôles de la table", json.dumps(TITLE)[1:-1])
    path.write_text(whole.replace("Table de quartier", json.dumps(f"Table {ACTING}")[1:-1]))
    assert Workshops(tmp_path / "data").headers()[0].error is None
    return fiche_in(tmp_path)


def fiche_on_a_terminal(fiche: Fiche, *arguments: str) -> KeptLine:
    return KeptLine([sys.executable, "-m", "fiche_tui.cli", *arguments], fiche.environment, columns=120, rows=40)


@pytest.mark.parametrize("arguments", [("list",), ("list", "--json"), ("export", "autre"), ("purge", "roles")])
def test_a_planted_room_file_acts_on_no_terminal_of_the_command_line(
    planted: Fiche, arguments: tuple[str, ...]
) -> None:
    done = planted(*arguments)
    assert acts(f"{done.out}{done.err}".encode()) == []
    if arguments[0] == "list":
        assert "]0;PWN" in done.out
    if "--json" in arguments:
        assert [row["title"] for row in json.loads(done.out)] == [SHOWN]


def test_a_planted_room_file_acts_on_no_terminal_at_home(planted: Fiche) -> None:
    with fiche_on_a_terminal(planted) as line:
        line.until("]0;PWN")
        line.type("\r")
        line.settled()
        assert acts(line.sent) == []


@pytest.fixture
def imported(tmp_path: Path) -> Fiche:
    """A workshop from a backup whose facts hold escapes."""
    stage = Stage(tmp_path / "elsewhere").until("accueil")
    stage.do(c.Write("n1", CaptureKind.NOTE, "Une note"))
    stage.session.close()
    files = contents(stage.workshops.open(stage.id).packed())
    journal = json.loads(files["journal-0001.json"])
    for record in journal["facts"].values():
        record.pop("sum", None)
    told = json.dumps(journal, ensure_ascii=False)
    for text in ("Rôles de la table", "Table de quartier", "Accueil", "Une note", "Anne Lavoie", "13 h 30"):
        told = told.replace(text, json.dumps(text + ACTING, ensure_ascii=False)[1:-1])
    path = tmp_path / "x.fiche"
    path.write_bytes(zipped(described(files | {"journal-0001.json": told.encode() + b"\n"})))
    fiche = fiche_in(tmp_path)
    assert fiche("import", str(path)).code == 0
    return fiche


def test_an_imported_workshop_acts_on_no_terminal(imported: Fiche) -> None:
    (known_id,) = imported.folders()
    for arguments in (("list", "--json"), ("export", known_id, "--output", "-"), ("run", known_id)):
        done = imported(*arguments)
        assert acts(f"{done.out}{done.err}".encode()) == []
    with fiche_on_a_terminal(imported, "run", known_id) as line:
        line.until("]0;PWN")
        for key in ("\x1bOP", "\x1b", ":", "\x1b"):
            line.type(key)
            line.settled()
        assert acts(line.sent) == []


def test_what_is_typed_with_escapes_in_eight_bits_is_echoed_as_text(tmp_path: Path) -> None:
    fiche = fiche_in(tmp_path)
    fiche.new("Un")
    with fiche_on_a_terminal(fiche) as line:
        line.until("Un")
        line.type("i")
        line.gone("i nouveau")
        line.settled()
        before = len(line.sent)
        line.paste("Salut \x9d52;c;UFdO\x9c\x9b31m\u202efin".encode())
        line.until("Salut")
        line.settled()
        assert (len(line.sent) > before, acts(line.sent)) == (True, [])


SHEET = f"""# Fiche {ACTING}

## A. Famille {ACTING}

- Rôle {ACTING}
"""


@pytest.mark.parametrize(
    "arguments", [("sheet", "show"), ("sheet", "check"), ("new", f"Titre {ACTING.replace(chr(0), '')}", "--sheet")]
)
def test_a_sheet_and_a_title_act_on_no_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    fiche = fiche_in(tmp_path)
    path = fiche.here / "fiche.md"
    path.write_text(SHEET.replace("\x00", ""))
    done = fiche(*arguments, str(path))
    assert acts(f"{done.out}{done.err}".encode()) == []
    assert acts(fiche("list").out.encode()) == []


def test_an_update_of_a_part_is_made_printable_as_a_whole_one_is() -> None:
    update = InlineUpdate([Strip([Segment("un\x1b]0;PWN\x07\u202e")]), Strip([Segment("deux")])])
    shown = shown_only(update)
    assert shown is update
    assert [strip.text for strip in update.strips] == ["un]0;PWN", "deux"]
    assert shown_only(None) is None
