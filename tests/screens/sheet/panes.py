"""A place to mount panes and the adjusting body in, and hostile texts for every field."""

from typing import Any

from textual.app import App, ComposeResult
from textual.screen import Screen

from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop.commands import Command
from fiche_tui.workshop.sheet import Sheet
from tests import hostile, soaked
from tests.screens.body_host import HostDesk
from tests.screens.dressed import Dressed
from tests.workshop.samples import Play

SIZES = soaked.SIZES
HOSTILE = hostile.each(alone=[hostile.WORDS])
NAMES = [f"text{place}" for place in range(len(HOSTILE))]


def roles_sheet() -> Sheet:
    return parse_sheet((content_folder() / "roles-acteur-collectif.md").read_bytes(), "roles-acteur-collectif.md")


def drawn(app: App[Any]) -> str:
    """Everything on screen, as lines of text."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


class BenchDesk(HostDesk):
    """A desk that carries commands out on a workshop that is being played."""

    def __init__(self, bench: "Bench") -> None:
        super().__init__(bench.view)
        self._bench = bench

    def do(self, command: Command, done: str = "") -> Outcome:
        self._bench.asked.append(command)
        self._bench.said.append(done)
        self._bench.play.do(command)
        self._bench.show()
        return Outcome.DONE

    def say(self, sentence: str, *, refused: bool = False) -> None:
        (self._bench.refused if refused else self._bench.said).append(sentence)


class Bench(Dressed):
    """Mounts one body on a workshop that is being played; what the body asks is kept, and carried out."""

    def __init__(self, play: Play, body: StepBody, theme: str = themes.LIGHT) -> None:
        super().__init__()
        self.theme = theme
        self.play = play
        self.body = body
        self.asked: list[Command] = []
        self.said: list[str] = []
        self.refused: list[str] = []

    def get_default_screen(self) -> Screen[None]:
        return BenchDesk(self)

    def compose(self) -> ComposeResult:
        self.body.set_reactive(StepBody.view, self.view())
        yield self.body

    def on_mount(self) -> None:
        self.body.focus()

    def view(self) -> View:
        return View(self.play.state, self.play.at)

    def show(self) -> None:
        self.body.view = self.view()
