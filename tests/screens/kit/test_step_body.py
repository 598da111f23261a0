"""The body of a step draws a view once it has both a view and parts to draw it on."""

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from fiche_tui.screens.kit.step_body import StepBody, View
from tests.workshop.samples import START, Play


class Drawn(StepBody):
    """Notes the title of each view that it draws, and shows it."""

    def __init__(self) -> None:
        super().__init__()
        self.titles: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static(id="title", markup=False)

    def draw(self, view: View) -> None:
        self.titles.append(view.state.details.title)
        self.query_one("#title", Static).update(Content(view.state.details.title))


VIEW = View(Play.prepared().state, START)


def test_a_body_without_parts_draws_no_view() -> None:
    body = Drawn()
    body.set_reactive(StepBody.view, VIEW)
    body.watch_view()
    assert body.titles == []


async def test_a_view_that_came_before_the_parts_is_drawn_with_them() -> None:
    body = Drawn()
    body.set_reactive(StepBody.view, VIEW)

    class Host(App[None]):
        def compose(self) -> ComposeResult:
            yield body

    async with Host().run_test() as pilot:
        await pilot.pause()
        assert set(body.titles) == {VIEW.state.details.title}
        assert str(body.query_one("#title", Static).render()) == VIEW.state.details.title


async def test_a_body_draws_each_view_as_it_comes_and_none_when_there_is_none() -> None:
    body = Drawn()

    class Host(App[None]):
        def compose(self) -> ComposeResult:
            yield body

    async with Host().run_test() as pilot:
        body.view = None
        await pilot.pause()
        assert body.titles == []
        body.view = VIEW
        await pilot.pause()
        assert body.titles == [VIEW.state.details.title]
