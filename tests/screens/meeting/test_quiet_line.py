"""A line of words draws again only the letters that change."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widgets import Static

from fiche_tui.screens.meeting.steps.quiet_line import QuietLine


class Page(App[None]):
    CSS = "QuietLine { width: 30; height: auto; }"

    def compose(self) -> ComposeResult:
        yield QuietLine(id="line")


@pytest.mark.parametrize(
    ("before", "after", "regions", "laid_out"),
    [
        ("reste 04:10", "reste 04:09", (Region(9, 0, 2, 1),), False),
        ("reste 04:10", "reste 4", (), False),
        ("日本 1", "日本 2", (), False),
        ("un\ndeux", "un\ntrop", (), True),
        ("long " * 9 + "1", "long " * 9 + "2", (), True),
        ("reste 4", "long " * 9, (), True),
        ("[/b] 1", "[/b] 2", (Region(5, 0, 1, 1),), False),
    ],
)
async def test_only_what_changed_is_drawn(
    monkeypatch: pytest.MonkeyPatch, before: str, after: str, regions: tuple[Region, ...], laid_out: bool
) -> None:
    asked: list[tuple[tuple[Region, ...], bool]] = []
    refresh = Static.refresh

    def spy(line: Static, *found: Region, **options: bool) -> Static:
        asked.append((found, options.get("layout", False)))
        return refresh(line, *found, **options)

    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        line = app.query_one(QuietLine)
        line.show(before)
        await pilot.pause()
        monkeypatch.setattr(Static, "refresh", spy)
        line.show(after)
        assert asked == [(regions, laid_out)]
        line.show(after)
        assert len(asked) == 1
        await pilot.pause()
        drawn = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert after.split("\n")[-1].split(" ")[-1] in drawn
