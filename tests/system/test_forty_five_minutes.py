"""The 45-minute preset with « Cocher » entered by counts: two tables count, the facilitator keys their slips."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from tests.minutes.reading import visible
from tests.system import ninety
from tests.system.playing import ROLES, Facilitator, flat
from tests.system.terminal import Terminal

pytestmark = pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")

STRENGTHEN = ({"E2": 5, "C3": 4, "A3": 3, "D4": 3, "B2": 2}, {"E2": 4, "C3": 3, "A3": 3, "D4": 3, "B2": 2})
LIGHTEN = ({"A5": 4, "E1": 1}, {"A5": 3})
HIDDEN = re.compile(r"^.*\b[A-E]\d\b.*█|✓ retenu|À ALLÉGER|égalité", re.MULTILINE)


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Facilitator]:
    with Terminal(tmp_path) as terminal:
        yield Facilitator(terminal, tmp_path)


def slip(people: int, strengthen: Mapping[str, int], lighten: Mapping[str, int]) -> str:
    """The keys of one slip: every number and its Enter; Enter alone is 0."""
    numbers = [str(people)]
    for code in ROLES:
        numbers += [str(counts.get(code, "")) for counts in (strengthen, lighten)]
    return "".join(f"{number}\r" for number in numbers)


@pytest.mark.soak
def test_forty_five_minutes_by_counts(me: Facilitator) -> None:
    me.start()
    ninety.create(me, "45 minutes")
    ninety.prepare(me)
    me.choose("Évaluation")
    me.press("Enter", "par comptes, les tables comptent")
    me.press("2", "Évaluation par comptes", gone="Comment les réponses")
    ninety.begin(me, wall="1")
    ninety.welcome(me)
    ninety.adjust(me)
    me.press("n", "Arrêter la liste?")
    me.press("Enter", "12 personnes votent")
    codes = "Écrivez jusqu’à 7 codes à renforcer, et jusqu’à 3 codes à alléger."
    me.press("Enter", "ÉVALUER EN SILENCE", codes, gone="corriger les présences")
    me.press("n", "saisir les feuilles de compilation", "sur 12 présentes")
    me.press("b", "Dépouillement · feuille 1", "Personnes comptées sur cette feuille")
    for number in (1, 2):
        me.terminal.type(slip(6, STRENGTHEN[number - 1], LIGHTEN[number - 1]))
        me.see(f"Feuille {number} déposée.", f"{6 * number} personnes comptées sur 12")
    me.press("Escape", "saisir les feuilles de compilation", gone="cette feuille")
    me.press("n", "F9 dévoiler, sans retour", "personnes comptées")
    for screen in me.seen:
        assert not HIDDEN.search(screen), screen
    (room,) = me.home.rglob("room.json")
    (asked,) = json.loads(room.read_text(encoding="utf-8"))["room"]["asked"]
    assert "tally" not in asked
    assert not HIDDEN.search(me.run("export", ninety.TITLE, "--output", "-").stdout)
    me.press("F9", "Dévoiler?", "12 personnes comptées sur 12 : tous y sont.")
    me.press("Enter", "12 personnes comptées sur 12 présentes", "1 les garder tous", gone="Échap attendre")
    me.press("1", "Tous les rôles à égalité sont gardés.", "4 rôles retenus")
    ninety.carry(me)
    ninety.agree(me)
    ninety.close(me)
    check(ninety.export(me))


def check(minutes: str) -> None:
    """The minutes say that people were counted by tables, and every role is there."""
    front = yaml.safe_load(minutes.split("\n---\n", 1)[0])
    assert (front["status"], front["planned_minutes"]) == ("final", 45)
    text = "\n".join(flat(line) for block in visible(minutes, "gfm") for line in block.splitlines())
    portrait = text[text.index("Portrait des rôles") : text.index("Annexe : méthode et chiffres")]
    for code in ROLES:
        assert re.search(rf"^{code}\b", portrait, re.MULTILINE), f"{code} is missing from the portrait"
    priority = portrait[portrait.index("Prioritaires") : portrait.index("Souhaités, non retenus cette fois")]
    assert re.findall(r"^([A-E]\d)$", priority, re.MULTILINE) == ["E2", "C3", "A3", "D4"]
    assert "Égalité entre A3 et D4" in text
    assert "Évaluation à cocher" in text
    assert "2 feuilles de compilation, 12 personnes ont répondu sur 12 personnes présentes" in text
