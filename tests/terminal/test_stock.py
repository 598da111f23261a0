"""A Textual that is not the one that this was written for: stock Textual does the work, and the program starts."""

from pathlib import Path

import pytest

from fiche_tui.terminal.stock import ours, speaks_of, takes
from fiche_tui.workshop import commands as c
from tests.soaked import rest_in_soak
from tests.terminal.meeting import Meeting

CHANGED = {
    "narrow": (
        "from textual.app import App; old = App._display; "
        "App._display = lambda self, screen, what: old(self, screen, what)"
    ),
    "behind": (
        "from textual.screen import Screen; old = Screen._compositor_refresh; "
        "Screen._compositor_refresh = lambda self, when=None: old(self)"
    ),
    "one_paint": (
        "from textual.screen import Screen; old = Screen._on_timer_update; "
        "Screen._on_timer_update = lambda self, when=None: old(self)"
    ),
    "quiet_driver": (
        "from textual.drivers.linux_driver import LinuxDriver as D; old = D.run_input_thread; "
        "D.run_input_thread = lambda self, loop=None: old(self)"
    ),
    "quiet_driver, keys": (
        "from textual._xterm_parser import XTermParser as P; "
        "P._timeout_time = property(lambda self: None, lambda self, value: None)"
    ),
    "tinted": (
        "from textual.widget import Widget; old = Widget._render_content; "
        "Widget._render_content = lambda self, rows=None: old(self)"
    ),
    "type_ahead": (
        "from textual.app import App; old = App.on_event; App.on_event = lambda self, event, how=None: old(self, event)"
    ),
    "type_ahead, moved": (
        "import sys, types, fiche_tui.app, textual.drivers.linux_driver, textual.widgets._text_area; "
        "sys.modules['textual._time'] = types.ModuleType('textual._time')"
    ),
}
"""By module of ours, Python that changes what it relies on."""


@pytest.mark.parametrize("change", rest_in_soak(list(CHANGED), kept=2, spread=True))
def test_a_changed_textual_costs_bytes_and_not_the_start(tmp_path: Path, change: str) -> None:
    module = change.partition(",")[0]
    meeting = Meeting(tmp_path)
    meeting.play(c.StartStep("accueil"))
    seen = f"from fiche_tui.terminal.stock import ours; assert ours({module!r}, 'fits') is None"
    with meeting.shown(before=f"{CHANGED[change]}\n{seen}") as line:
        line.until("Étape 1 sur", "suivante")
        line.type("d")
        line.until("Nous décidons de…")
        line.type("Une décision")
        line.until("Une décision")


@pytest.mark.parametrize("module", ["behind", "narrow", "one_paint", "parts", "quiet_driver", "tinted", "type_ahead"])
def test_this_textual_is_the_one_that_each_was_written_for(module: str) -> None:
    assert ours(module, "fits") is not None


def test_what_a_function_takes_and_speaks_of() -> None:
    class One:
        def act(self, other: int) -> None:
            self.other = other

    assert takes(One.act, "self", "other")
    assert not takes(One.act, "self")
    assert speaks_of(One.act, "other")
    assert not speaks_of(One.act, "another")
    assert ours("nothing_of_that_name", "fits") is None
