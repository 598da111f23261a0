"""The lines of the doctor on a screen: all of them can be read, and Escape leaves."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from fiche_tui.app import FicheApp
from fiche_tui.doctor.facts import SheetFacts
from fiche_tui.doctor.verdicts import verdicts_on
from fiche_tui.screens.program.doctor import DoctorScreen, drawn
from fiche_tui.store.workshops import Workshops
from tests.doctor.healthy import FOLDER, HEALTHY
from tests.hostile import each
from tests.stage import Stage

FAULTY = replace(HEALTHY, sheets=tuple(SheetFacts(f"fiche {n}.md", 1, 0) for n in range(30)))


def shown(app: FicheApp) -> str:
    return str(app.screen.query("#verdicts").first().render()).replace("\u00a0", " ")


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_it_scrolls_and_escape_leaves(tmp_path: Path, size: tuple[int, int]) -> None:
    app = FicheApp(Workshops(tmp_path))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(DoctorScreen(lambda: FAULTY))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert shown(app).splitlines()[0] == "✓ bien      Taille : 120 colonnes et 40 rangées."
        assert shown(app).endswith("réglez d’abord ce qui est marqué ✗.")
        scroll = app.screen.query_one(VerticalScroll)
        await pilot.press("end")
        await pilot.pause()
        assert scroll.scroll_y == scroll.max_scroll_y > 0
        assert "lire la suite" in dict(app.screen.key_line.keys).values()  # type: ignore[attr-defined]
        await pilot.press("escape")
        assert not isinstance(app.screen, DoctorScreen)


async def test_leaving_before_anything_was_found_is_no_trouble(tmp_path: Path) -> None:
    app = FicheApp(Workshops(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(DoctorScreen(lambda: HEALTHY))
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, DoctorScreen)
    assert app.return_code in (0, None)


@pytest.mark.parametrize("text", each())
async def test_hostile_names_are_text(tmp_path: Path, text: str) -> None:
    app = FicheApp(Workshops(tmp_path))
    facts = replace(HEALTHY, folder=replace(FOLDER, path=text))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(DoctorScreen(lambda: facts))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "".join(text.split()) in "".join(shown(app).split())


@pytest.mark.parametrize("width", [20, 72, 150])
def test_lines_stay_inside_with_the_sentences_under_themselves(width: int) -> None:
    lines = list(drawn(verdicts_on(HEALTHY), width))
    assert max(one.width for one in lines) <= width
    first = [one.text for one in lines if one.text.startswith("✓ bien")]
    assert len(first) == len(verdicts_on(HEALTHY))
    assert all(one.text[:1] in "✓ " or not one.text.startswith(" ") for one in lines)


async def test_home_opens_it_on_its_own_folder(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    app = FicheApp(stage.workshops, stage.clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.action_run("global.doctor")  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(app.screen, DoctorScreen)
        facts = app.screen._gather()
        assert facts.folder.path == str(stage.workshops.folder)
        assert facts.zone.now == stage.clock.now()


async def test_the_arrows_are_not_named_where_everything_is_in_sight(tmp_path: Path) -> None:
    app = FicheApp(Workshops(tmp_path))
    async with app.run_test(size=(160, 45)) as pilot:
        await pilot.pause()
        app.push_screen(DoctorScreen(lambda: HEALTHY))
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert [words for _key, words in app.screen.key_line.keys] == ["revenir"]  # type: ignore[attr-defined]
