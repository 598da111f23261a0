"""The text of a guide: what a no-break space holds together stays on one line, and is read and copied as it was."""

from pathlib import Path

from textual.widgets.markdown import MarkdownFence

from fiche_tui.app import FicheApp
from fiche_tui.drawing.palettes import PALETTES
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.prose import HELD
from fiche_tui.screens.program.help import GuideScreen
from fiche_tui.settings.values import Palette
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


async def test_a_title_a_paragraph_and_a_list_look_what_they_are(tmp_path: Path) -> None:
    app = FicheApp(Workshops(tmp_path))
    async with app.run_test(size=(80, 48)) as pilot:
        await app.push_screen(GuideScreen("# Titre\n\nUn mot.\n\n- un\n\n```\nfiche\n```\n"))
        await pilot.pause()
        title = app.screen.query_one("MarkdownH1").styles
        paragraph = app.screen.query("MarkdownParagraph").first().styles
        code = app.screen.query_one(MarkdownFence).styles
    assert title.text_style.bold
    assert not paragraph.text_style.bold
    assert paragraph.color != title.color
    assert (title.margin.top, paragraph.margin.top, code.margin.top) == (2, 0, 0)


async def test_what_is_to_be_typed_is_seen_whole_and_in_no_colour_of_alarm(tmp_path: Path) -> None:
    app = FicheApp(Workshops(tmp_path))
    command = 'fiche new "Rôles de la table" --agenda 90 --date 2026-11-23 --time 13:30 --place Bellevue'
    async with app.run_test(size=(80, 48)) as pilot:
        app.theme = themes.LIGHT
        await app.push_screen(GuideScreen(f"Tapez `q`.\n\n```\n{command}\n```\n"))
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
    text = " ".join(" ".join(strip.text for strip in strips).split())
    assert command in text
    (key,) = [one for strip in strips for one in strip if one.text == "q"]
    assert key.style
    assert key.style.bold
    assert key.style.color
    assert key.style.color.get_truecolor().hex == PALETTES[Palette.LIGHT].accent.lower()
