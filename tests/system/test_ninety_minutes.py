"""The 90-minute preset, from an empty home to final minutes, through the keys alone, in a real terminal of 80x24."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.minutes.reading import visible
from tests.system import ninety
from tests.system.playing import DOTS, PEOPLE, ROLES, Facilitator, flat
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Facilitator]:
    with Terminal(tmp_path) as terminal:
        yield Facilitator(terminal, tmp_path)


ASSESSED = (
    re.compile(r"▮"),
    re.compile(r"trié par|écart :", re.IGNORECASE),
    re.compile(r"médiane :", re.IGNORECASE),
    re.compile(r"\d+ ?· ?\d+ ?· ?\d+ ?· ?\d+"),
    re.compile(r"^.*\b[A-E]\d +[●■▲◆▼] .*\d\s*$", re.MULTILINE),
)
"""What only an assessment looks like once told: levels in blocks, gaps, medians, counts by level."""

VOTED = (
    re.compile(r"✓ retenu|Rôles retenus :"),
    re.compile(r"\bpoints :", re.IGNORECASE),
    re.compile(r"^.*\b[A-E]\d\b.*█", re.MULTILINE),
    re.compile(r"^.*\b[A-E]\d +[●■▲◆▼] .*█.*\d\s*$", re.MULTILINE),
    re.compile(r"égalité", re.IGNORECASE),
)
"""What only a vote looks like once told: who is retained, dots in bars, ties."""


def assert_hidden(what: str, text: str, patterns: Iterable[re.Pattern[str]]) -> None:
    """No result stands in this text."""
    for pattern in patterns:
        found = pattern.search(text)
        assert not found, f"{what} shows {found.group()!r}:\n{text}"


def assert_nothing_told(me: Facilitator, screens: list[str], patterns: tuple[re.Pattern[str], ...]) -> None:
    """No screen, no export by another process, not the room, not the window title tells a hidden result."""
    for screen in screens:
        assert_hidden("a screen", screen, patterns)
    exported = me.run("export", ninety.TITLE, "--output", "-")
    assert exported.returncode == 0, exported.stderr
    assert "Un tour est encore ouvert : ses résultats ne paraissent pas ici." in flat(exported.stdout)
    assert_hidden("the export", exported.stdout, patterns)
    (room,) = me.home.rglob("room.json")
    *_before, asked = json.loads(room.read_text(encoding="utf-8"))["room"]["asked"]
    # The twelve ballots may show, nothing of them.
    assert asked.pop("answered") == 12
    assert asked.keys() == {"asked", "status", "voters"}
    assert_hidden("the window title", me.terminal.title(), patterns)


def test_a_whole_workshop_through_the_keys(me: Facilitator) -> None:
    me.start()
    ninety.create(me)
    ninety.prepare(me)
    ninety.begin(me, wall="1")
    ninety.welcome(me)
    ninety.adjust(me)
    ninety.settle(me)
    ninety.count(me, masked=True)
    assert_nothing_told(me, me.seen, ASSESSED + VOTED)
    revealed = len(me.seen)
    ninety.reveal(me)
    assert " 0  0  0 12  0" in me.last
    ninety.vote(me)
    assert_nothing_told(me, me.seen[revealed:], VOTED)
    ninety.tie(me)
    for scene in (ninety.carry, ninety.agree, ninety.close):
        scene(me)
    minutes = ninety.export(me)
    check(minutes)
    # The same file comes from the command line, and the terminal kept none of the meeting's words to itself.
    assert me.run("export", ninety.TITLE, "--output", "-").stdout == minutes


def check(minutes: str) -> None:
    """The minutes tell the whole meeting."""
    front = yaml.safe_load(minutes.split("\n---\n", 1)[0])
    assert front["status"] == "final"
    assert front["planned_minutes"] == 90
    assert front["start"] < front["end"]
    lines = [flat(line) for text in visible(minutes, "gfm") for line in text.splitlines()]
    text = "\n".join(lines)
    assert lines[1] == "Table de quartier Saint-Rémi"
    assert re.search(r"Heures : De \d+ h(?: \d\d)? à \d+ h(?: \d\d)?", text)
    assert "Lieu : Salle Bellevue" in text
    portrait = text[text.index("Portrait des rôles") : text.index("Annexe : méthode et chiffres")]
    for code in ROLES:
        assert re.search(rf"^{code}\b", portrait, re.MULTILINE), f"{code} is missing from the portrait"
    assert "B6" not in portrait
    assert f"E6 {ninety.ADDED} — ajouté".replace("’", "'") in text.replace("’", "'")
    assert f"D5 {ninety.REWORDED} — reformulé" in text
    assert "« Produire de nouvelles connaissances »" in text
    assert "A6 et B6 fusionnés" in text
    assert "Égalité entre B2 et D4 pour 1 place : départagée à main levée (B2 : 5, D4 : 7); le groupe garde D4." in text
    priority = portrait[portrait.index("Prioritaires") : portrait.index("Souhaités, non retenus cette fois")]
    assert re.findall(r"^([A-E]\d)$", priority, re.MULTILINE) == ["E2", "C3", "A3", "D4"]
    for code, (who, action, due) in ninety.CARRIED.items():
        assert f"{code} {action} — Responsable : {who} — Échéance : {due}" in text
        row = rf"^{code}\n[^\n]+\n(?:[^\n]+\n){{4}}{DOTS[code]}$"
        assert re.search(row, priority, re.MULTILINE), f"{code} has not its dots"
    decisions = text[text.index("Décisions") : text.index("Portrait des rôles")]
    assert "Déc. 1 Tenir une assemblée publique au printemps — Responsable : Denise Roy — Échéance : avril" in decisions
    assert "Réserver la salle — Responsable : Ian Smith — Échéance : 1er décembre" in decisions
    assert "Inviter les organismes absents — Responsable : Line Morin — Échéance : janvier" in decisions
    assert "« Le calendrier est serré pour les petits groupes » — sans nom" in text
    assert "Niveau atteint — 12 personnes — 2 doigts : 1 · 3 doigts : 3 · 4 doigts : 5 · 5 doigts : 3" in text
    assert "Karim arrive à 14 h" in text
    assert ninety.NEXT in text
    for person in PEOPLE:
        assert person.replace(";", ",") in text
    # Ballot 7 was corrected after it was in: one person more at 2, one less at 1.
    assert re.search(r"A1\nMettre en relation\n4 · 3 · 5 · 0 · 0\n0 · 11 · 0 · 0 · 1", text)
