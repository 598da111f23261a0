"""A wrapped line hangs under its own text, and what is cut says « … »: every screen, long names in every cell.

Each text is one word of its own, again and again, with wide letters between: where a word stands on screen tells which
text it belongs to, and a word that is not whole tells that it was cut.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from fiche_tui.app import FicheApp
from fiche_tui.language.cells import width_of
from fiche_tui.language.translation import use_language
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.minutes.screen import MinutesScreen
from fiche_tui.screens.prepare.families import FamiliesScreen
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.session.earlier_meetings import kept_of
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.values import CaptureKind, Carrier, Reservation
from tests.earlier import beside
from tests.soaked import rest_in_soak
from tests.stage import Stage

WORD = re.compile(r"Wq\d\d\dxyz", re.IGNORECASE)
CUT = re.compile(r"\bWq(?:\d(?:\d(?:\d(?:x(?:yz?)?)?)?)?)?", re.IGNORECASE)
BETWEEN = "日本🎉 \u00a0"
MARK = re.compile(r"(?:[^\w│]|_|\b[A-Z]\d*\b|\b\d+\b)*")
"""What may stand before a text on its first row; behind a border stands another pane."""

TYPED = re.compile(r" *│.*│ *")
"""A row of a place to type."""

RUN_IN = re.compile(r"[A-Z]\d+ |.*· ")
"""What belongs to the text itself: a code at the beginning of a sentence, what separates its parts."""


class Texts:
    """Texts that tell themselves apart."""

    def __init__(self) -> None:
        self._count = 100

    def word(self) -> str:
        self._count += 1
        return f"Wq{self._count}xyz"

    def long(self) -> str:
        """A text of some hundred cells."""
        word = self.word()
        return " ".join([f"{word} 日本 {word} 🎉"] * 7)

    def label(self) -> str:
        word = self.word()
        return f"{word} 日本 {word} 🎉 {word}"


def filled(tmp_path: Path, step: str, *, revealed: bool = False) -> Stage:
    """A workshop brought to a step, with long texts wherever people type."""
    stage, texts = Stage(tmp_path), Texts()
    state = stage.session.state
    objectives = tuple(texts.long() for _place in range(3))
    details = replace(
        state.details, title=texts.long(), collective=texts.long(), objectives=objectives, place=texts.long()
    )
    stage.do(c.Record(f.DetailsChanged(details)))
    for person in state.people:
        stage.do(c.Record(f.PersonCorrected(person.id, texts.long(), texts.long(), True)))
    for family in state.families:
        stage.do(c.Record(f.FamilyRenamed(family.id, texts.long())))
    for role in state.roles:
        stage.do(c.Record(f.RoleReworded(role.id, texts.long())), c.Record(f.RoleRelabelled(role.id, texts.label())))
    stage.until(step, revealed=revealed)
    for role in retained(stage.session.state)[:-1]:
        carrier = Carrier(role.id, texts.long(), texts.long(), texts.long(), texts.long(), texts.long())
        stage.do(c.Record(f.CarrierRecorded(carrier)))
    for place, kind in enumerate(CaptureKind):
        stage.do(c.Write(f"long{place}", kind, texts.long(), texts.long(), texts.long()))
    if step in ("accord", "relecture"):
        stage.do(c.Record(f.ReservationRecorded(Reservation("r9", texts.long(), texts.long()))))
    stage.do(c.Record(f.NextMeetingSet(texts.long(), texts.long())))
    return stage


@dataclass(frozen=True)
class Run:
    """Words of one text side by side: from which cell, and what stands before them on the row."""

    word: str
    start: int
    before: str


def runs(row: str) -> Iterator[Run]:
    last = -1
    for found in WORD.finditer(row):
        if last >= 0 and not row[last : found.start()].strip(BETWEEN):
            last = found.end()
            continue
        start = found.start()
        # The wide letters before the first word are of the text too.
        head = re.search(r"(?:[日本🎉]+ ?)*$", row[:start])
        start -= len(head[0]) if head else 0
        yield Run(found[0], width_of(row[:start]), row[:start])
        last = found.end()


def left_behind(before: str, cells: int) -> str:
    """What stands on a row between a cell and the text."""
    return next((before[place:] for place in range(len(before) + 1) if width_of(before[:place]) >= cells), "")


def faults(rows: Sequence[str]) -> list[str]:
    """The rows whose text falls to the left of its own text above, with only a mark between; and cuts without « … »."""
    found = []
    for above, below in pairwise(rows):
        for one in runs(above):
            for other in runs(below):
                if one.word == other.word and other.start < one.start:
                    between = left_behind(one.before, other.start)
                    # A column beside another one may hold the same text.
                    if "│" not in between and MARK.fullmatch(between) and not RUN_IN.fullmatch(between):
                        found.append(f"under its mark:\n{above}\n{below}")
    for row in rows:
        for cut in CUT.finditer(row):
            if not WORD.match(row, cut.start()) and row[cut.end() : cut.end() + 1] != "…":
                found.append(f"cut in silence:\n{row}")
    return found


def shown(screen: Screen[Any]) -> list[str]:
    """The rows of a screen, of a dialog its box alone."""
    strips = screen._compositor.render_strips()
    boxes = screen.query(".dialog--box")
    if not boxes:
        return [strip.text for strip in strips]
    box = boxes.first().region
    rows = [strip.crop(box.x + 1, box.right - 1).text for strip in strips[box.y : box.bottom - 1]]
    # A place to type scrolls under its cursor.
    return ["" if TYPED.fullmatch(row) else row for row in rows]


CASES: dict[str, tuple[str, bool, tuple[str, ...], type[Any] | None]] = {
    "home": ("accueil", False, (), None),
    "clock": ("accueil", False, (), None),
    "speaking": ("accueil", False, ("f6", "enter"), None),
    "roster": ("accueil", False, (), RosterScreen),
    "agenda": ("accueil", False, (), AgendaScreen),
    "prepare": ("accueil", False, (), PrepareScreen),
    "families": ("accueil", False, (), FamiliesScreen),
    "help": ("accueil", False, ("question_mark",), None),
    "recap": ("porter", False, ("f5",), None),
    "adjust": ("ajuster", False, (), None),
    "compared": ("ajuster", False, ("adjust.compare",), None),
    "merge": ("ajuster", False, ("enter", "f"), None),
    "assess": ("evaluer", False, (), None),
    "count": ("depouiller", False, (), None),
    "ballot": ("depouiller", False, ("b",), None),
    "table": ("devoiler", True, (), None),
    "families in the table": ("devoiler", True, ("t", "t"), None),
    "pass": ("devoiler", True, ("f6",), None),
    "card": ("devoiler", True, ("enter",), None),
    "hidden vote": ("voter", False, (), None),
    "hands": ("voter", False, ("f7", "3", "enter"), None),
    "vote": ("voter", True, (), None),
    "carry": ("porter", False, (), None),
    "agree": ("accord", False, (), None),
    "close": ("relecture", False, (), None),
    "minutes": ("relecture", False, (), MinutesScreen),
}


MORE: dict[str, tuple[str, bool, tuple[str, ...], type[Any] | None]] = {
    "home menu": ("accueil", False, ("enter",), None),
    "carrier": ("porter", False, ("enter",), None),
    "carrier, more": ("porter", False, ("right",), None),
    "reservation": ("accord", False, ("i", "x", "enter"), None),
    "palette": ("devoiler", True, ("colon",), None),
    "catch up": ("porter", False, ("l",), AgendaScreen),
    "person": ("accueil", False, ("enter",), RosterScreen),
    "promises": ("accueil", False, ("e",), None),
    "wall": ("porter", False, ("f2", "1"), None),
    "wall of the reveal": ("devoiler", True, ("f2", "1"), None),
    "wall of the vote": ("voter", False, ("f2", "1"), None),
    "wall of the agreement": ("accord", False, ("f2", "1"), None),
}
"""The dialogs, what was promised at an earlier meeting, and the room's view."""

QUIET = ("help", "agenda", "count", "catch up", "palette", "reservation")
"""Where a text of the workshop may be out of sight, or is shown nowhere."""


async def looked_at(tmp_path: Path, case: str, sizes: Sequence[tuple[int, int]]) -> None:
    """Assert that a screen is sound at each of those sizes."""
    step, revealed, keys, opened = {**CASES, **MORE}[case]
    stage = filled(tmp_path, step, revealed=revealed)
    if case == "promises":
        before = filled(tmp_path / "earlier", "relecture")
        before.session.close()
        earlier = beside(stage, before)
        stage.do(c.Record(f.EarlierLinked(kept_of(stage.workshops, earlier))))
    home = case.startswith("home")
    if home:
        stage.session.close()
    app = FicheApp(stage.workshops, stage.clock, None if home else stage.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        if opened is not None:
            app.push_screen(opened(stage.session))
            await pilot.pause()
        for key in keys:
            if "." in key:
                app.screen.step_body.action_run(key)  # type: ignore[attr-defined]
            else:
                await pilot.press(key)
            await pilot.pause()
        seen = 0
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            rows = shown(app.screen)
            seen += sum(bool(WORD.search(row)) for row in rows)
            assert not faults(rows), "\n".join([f"{case}, {size}", *faults(rows)])
        assert seen or case in QUIET


@pytest.mark.parametrize("widths", rest_in_soak([(80,), (93, 120, 147, 160, 200)]), ids=str)
@pytest.mark.parametrize("case", CASES)
async def test_a_wrapped_line_hangs_under_its_own_text(tmp_path: Path, case: str, widths: tuple[int, ...]) -> None:
    await looked_at(tmp_path, case, [(width, 24 if width < 120 else 45) for width in widths])


@pytest.mark.parametrize("case", rest_in_soak(list(MORE), kept=3, spread=True))
async def test_so_it_does_in_dialogs_and_on_the_wall(tmp_path: Path, case: str) -> None:
    await looked_at(tmp_path, case, [(80, 24)])


@pytest.mark.soak
@pytest.mark.parametrize("tongue", ["fr", "en"])
@pytest.mark.parametrize("case", [*CASES, *MORE])
async def test_nor_is_anything_cut_in_silence_at_any_size(tmp_path: Path, case: str, tongue: str) -> None:
    chance = random.Random(f"{case} {tongue}")
    sizes = [(80, 24), (200, 60), *((chance.randint(80, 200), chance.randint(24, 60)) for _more in range(6))]
    use_language(tongue)
    try:
        await looked_at(tmp_path, case, sizes)
    finally:
        use_language(None)


def test_the_faults_are_found() -> None:
    assert faults(["  ▸ E2 Wq101xyz", "  Wq101xyz 日本"]) == ["under its mark:\n  ▸ E2 Wq101xyz\n  Wq101xyz 日本"]
    assert faults(["  ▸ E2 Wq101xyz", "       日本 Wq101xyz"]) == []
    assert faults(["  Titre : Wq101xyz", "  日本 Wq101xyz"]) == []
    assert faults(["Wq101xyz Wq10 │"]) == ["cut in silence:\nWq101xyz Wq10 │"]
    assert faults(["Wq101xyz Wq10… │ Wq102xyz"]) == []
