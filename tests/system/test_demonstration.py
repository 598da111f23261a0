"""The demonstration, unattended: a hand that only presses the keys that the coach names, in a real terminal."""

from pathlib import Path

import pytest

from fiche_tui.demonstration.script import SCENES, Scene
from fiche_tui.demonstration.seen import Place, Seen
from fiche_tui.keys.bindings import command
from fiche_tui.language.translation import use_language
from fiche_tui.workshop.state import State
from tests.system.playing import Facilitator, flat
from tests.system.terminal import Terminal

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(not Terminal.available(), reason="no tmux"),
]

INSIDE = {
    "add": ("Parler aux voisins", "Enter", "Enter"),
    "settle": ("Enter",),
    "ballot": ("0303", "Enter", "Escape"),
    "reveal": ("Enter",),
    "vote": ("Enter",),
    "late": ("Enter",),
    "carrier": ("Ma", "Down", "Enter", "Enter", "Appeler la mairie", "Enter", "jeudi prochain", "Enter"),
    "fingers": ("0 0 0 2 4 3", "Enter"),
    "reservation": ("Trop vite", "Enter", "1"),
    "minutes": ("Escape",),
}
"""What is pressed and typed in what a scene's key opens."""

KEYS = {"plus": "+", "enter": "Enter"}
"""Keys by the names that tmux has for them, where that is not Textual's."""


def said(scene: Scene, place: Place = Place.MEETING) -> str:
    return flat(scene.line(Seen(State(), place)))


@pytest.mark.parametrize(
    ("lang", "mark", "title", "farewell"),
    [
        ("fr", "EXEMPLE", "Compte rendu", "Vous n’avez rien eu à retaper."),
        ("en", "EXAMPLE", "Minutes", "You had nothing to type again."),
    ],
)
def test_the_keys_that_the_coach_names_lead_to_the_minutes(
    tmp_path: Path, lang: str, mark: str, title: str, farewell: str
) -> None:
    use_language(lang)
    with Terminal(tmp_path) as terminal:
        me = Facilitator(terminal, tmp_path)
        me.start("--lang", lang, "demo")
        for scene in SCENES:
            assert f" {mark} " in me.see(said(scene), mark)
            first = command(scene.command).each_key[0]
            # Wrong keys cost nothing.
            terminal.keys("n" if first != "n" else "F9")
            key = KEYS.get(first, first.upper() if len(first) > 1 else first)
            me.press(key)
            for place, one in enumerate(INSIDE.get(scene.name, ())):
                if place == 0:
                    inside = next(iter(scene.inside))
                    me.see(*said(scene, inside).split()[:3])
                if one in ("Enter", "Escape", "Down", "1"):
                    me.see()
                    terminal.keys(one)
                    terminal.taken()
                else:
                    terminal.type(one)
        me.see(farewell)
        # Nothing of it was ever among the person's own data.
        assert not [path for path in tmp_path.rglob("*") if path.is_file() and "fiche-tui" in str(path)]
        minutes = [screen for screen in me.seen if title.lower() in flat(screen).lower() and mark in screen]
        assert minutes
        assert any("Marie Gagnon" in screen for screen in me.seen)
        me.press("Escape", "CODE=0")
