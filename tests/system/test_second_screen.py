"""Two real terminals: the facilitator's in one, the room's view in the other, through a whole small meeting."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.playing import FICHE, Facilitator
from tests.system.terminal import Terminal

pytestmark = [pytest.mark.soak, pytest.mark.skipif(not Terminal.available(), reason="tmux is not installed")]

TITLE = "Deux écrans"


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Facilitator]:
    with Terminal(tmp_path) as terminal:
        me = Facilitator(terminal, tmp_path)
        assert me.run("new", TITLE, "--agenda", "90").returncode == 0
        open_the_meeting(me)
        yield me


def open_the_meeting(me: Facilitator) -> None:
    me.start("run", TITLE)
    me.see("L’écran projeté montre-t-il")
    me.press("2", "Qui prend les notes")
    me.press("Enter", "Tout est prêt")


def test_the_second_screen_follows_the_first_through_everything(me: Facilitator, tmp_path: Path) -> None:
    with Terminal(tmp_path, 100, 30) as second:
        wall = Facilitator(second, tmp_path)
        wall.start("project")
        wall.see("Accueil, intention, présences", "Deux écrans")
        me.press("n", "Étape 1 sur 10")
        wall.see("ACCUEIL, INTENTION, PRÉSENCES", "Il reste")
        me.press("F4", "Le rideau est tiré")
        wall.see("Deux écrans", gone="ACCUEIL, INTENTION")
        me.press("F4", "Le rideau est ouvert")
        wall.see("ACCUEIL, INTENTION, PRÉSENCES")
        me.press("c", "Ce qui est dit")
        me.write("Ceci reste entre nous", "Note consignée.")
        me.terminal.kill()
        wall.see("L’animation reprend dans un instant.", "ACCUEIL, INTENTION")
        me.start("run", TITLE)
        me.see("Étape 1 sur 10")
        wall.see("ACCUEIL, INTENTION", gone="L’animation reprend")
        second.resize(80, 24)
        wall.see("ACCUEIL, INTENTION", "Étape 1 sur 10")
        me.press("q", "Deux écrans")
        wall.see("L’animation reprend dans un instant.")
        assert me.run("purge", TITLE, "--yes").returncode == 0
        wall.see("Cet atelier n’est plus là")
        wall.press("q", "CODE=0")
        assert all("entre nous" not in screen for screen in wall.seen)


@pytest.mark.parametrize(
    ("columns", "told"), [(120, "dans la fenêtre « fiche » de tmux"), (200, "à droite, dans tmux")]
)
def test_inside_tmux_it_opens_by_itself_and_there_may_be_several(
    me: Facilitator, tmp_path: Path, columns: int, told: str
) -> None:
    me.terminal.resize(columns, 30)
    me.terminal.start([FICHE, "run", TITLE], {**me.environment, **me.terminal.inside})
    me.see("Tout est prêt")
    with Terminal(tmp_path) as second:
        wall = Facilitator(second, tmp_path)
        wall.start("project")
        wall.see("Accueil, intention, présences")
        me.press("F2", "fiche project deux-ecrans", "2 l’ouvrir à côté, dans tmux")
        me.press("2", told)
        me.press("n", "Étape 1 sur 10")
        wall.see("ACCUEIL, INTENTION, PRÉSENCES")
        me.terminal.until(
            lambda _screen: ["ACCUEIL, INTENTION, PRÉSENCES" in one for one in me.terminal.elsewhere()] == [True],
            "the view beside to follow",
        )
        # « q » leaves the one where it is typed; the other goes on.
        wall.press("q", "CODE=0")
        me.press("F4", "Le rideau est tiré")
        me.terminal.until(
            lambda _screen: ["ACCUEIL" in one for one in me.terminal.elsewhere()] == [False], "the curtain beside"
        )


def test_a_line_that_drops_ends_the_view(me: Facilitator, tmp_path: Path) -> None:
    with Terminal(tmp_path) as second:
        wall = Facilitator(second, tmp_path)
        wall.start("project")
        wall.see("Accueil, intention, présences")
        process = second.process()
        second.close()
        me.terminal.until(lambda _screen: not Path(f"/proc/{process}").exists(), "the view to end with its terminal")
