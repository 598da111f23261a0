"""What a new kind of step takes: a body, registered; its keys and acts come with it, and no other file changes."""

from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.meeting.steps.bodies import BODIES
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import StepKind
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.stage import Stage


class ToyBody(StepBody):
    """Says the step's title; Enter writes one minute more down."""

    HINTS = ("carry.fill",)
    BINDINGS = act_bindings("carry.fill")

    def compose(self) -> ComposeResult:
        yield Static(id="toy", markup=False)

    def draw(self, view: View) -> None:
        if view.state.step:
            self.query_one("#toy", Static).update(Content(f"Un jouet : {view.state.step.title}"))

    @act("carry.fill")
    def play(self) -> None:
        self.desk.do(c.Record(f.MinutesAdded(1)), "Joué.")


async def test_a_kind_of_step_is_a_body_and_its_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BODIES, StepKind.PLENARY, lambda: ToyBody)
    stage = Stage(tmp_path).until("accueil")
    async with running(stage) as pilot:
        screen = screen_of(pilot)
        assert isinstance(screen.step_body, ToyBody)
        assert str(screen.step_body.query_one("#toy", Static).render()).startswith("Un jouet : Accueil")
        assert screen.key_line.keys[0] == ("Entrée", "remplir")
        before = stage.session.history.head
        await pilot.press("enter")
        assert said(pilot) == "Joué."
        assert stage.session.history.head == before + 1
