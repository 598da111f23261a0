"""A list of rows: the bar of the chosen one is as tall as what it says, the air under it is air."""

from textual.app import App, ComposeResult
from textual.content import Content

from fiche_tui.screens.kit.dialog import Picker
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.row_list import RowList


class Listed(App[None]):
    CSS = "RowList > .option-list--option-highlighted { background: blue; }"

    def compose(self) -> ComposeResult:
        yield RowList("rows")

    def on_mount(self) -> None:
        self.query_one(RowList).show([("a", Content("un\n  dessous\n")), ("b", Content("deux\n"))])


async def test_the_air_under_the_chosen_row_is_not_in_its_bar() -> None:
    app = Listed()
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        rows = app.query_one(RowList)
        barred = [
            any(one.style and one.style.bgcolor and one.style.bgcolor.name == "#0000ff" for one in rows.render_line(y))
            for y in range(5)
        ]
        assert [rows.render_line(y).text.strip(" ▸") for y in range(5)] == ["un", "dessous", "", "deux", ""]
        assert barred == [True, True, False, False, False]


class Asking(App[None]):
    def on_mount(self) -> None:
        long = "une réponse bien plus longue que la boîte, qui va donc à la ligne sous sa première lettre"
        self.push_screen(Ask("Question", [], [("1", "courte", "a"), ("2", long, "b")]))


async def test_a_long_answer_goes_on_under_its_own_first_letter() -> None:
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        picker = app.screen.query_one(Picker)

        def shown() -> list[str]:
            return [picker.render_line(y).text.rstrip() for y in range(picker.size.height)]

        first, second, third = shown()
        assert first == "▸ 1  courte"
        assert second.startswith("  2  une réponse")
        assert third.startswith("     ")
        assert third[5:6].isalpha()
        await pilot.press("down")
        await pilot.pause()
        assert shown() == [first.replace("▸", " "), second.replace("  2", "▸ 2"), third]
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert [row[:5] for row in shown()] == ["  1  ", "▸ 2  "]


async def test_a_row_that_is_not_there_leaves_the_choice_where_it_is() -> None:
    app = Listed()
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        rows = app.query_one(RowList)
        rows.choose("b")
        assert rows.selected == "b"
        rows.choose("gone")
        assert rows.selected == "b"
