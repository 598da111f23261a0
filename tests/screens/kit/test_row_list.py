"""A list of rows: the bar of the chosen one is as tall as what it says, the air under it is air."""

from textual.app import App, ComposeResult
from textual.content import Content

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
