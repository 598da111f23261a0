"""The text of a guide: what a no-break space holds together stays on one line, and is read and copied as it was."""

from pathlib import Path

from fiche_tui.app import FicheApp
from fiche_tui.screens.kit.prose import HELD
from fiche_tui.screens.program.help import GuideScreen
from fiche_tui.store.workshops import Workshops

WORDS = "mot " * 18 + "13\u00a0h\u00a030\u00a0: " + "mot " * 18
TEXT = f"# {WORDS}\n\n{WORDS}\n\n- {WORDS}\n\n> {WORDS}\n\n```\n14\u00a0h\n```\n\n| 15\u00a0h |\n|---|\n| 16\u00a0h |\n"


async def test_no_break_spaces_hold_in_titles_paragraphs_and_lists(tmp_path: Path) -> None:
    app = FicheApp(Workshops(tmp_path))
    async with app.run_test(size=(80, 48)) as pilot:
        await pilot.pause()
        for columns in range(80, 100):
            await pilot.resize_terminal(columns, 48)
            await app.push_screen(GuideScreen(TEXT))
            await pilot.pause()
            await pilot.pause()
            rows = [strip.text for strip in app.screen._compositor.render_strips()]
            assert sum(row.count("13\u00a0h\u00a030\u00a0:") for row in rows) == 4, columns
            assert HELD not in "".join(rows)
            app.pop_screen()
