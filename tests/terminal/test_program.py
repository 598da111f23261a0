"""The app on a terminal: what it says when it ends by a defect, and stock Textual's part where ours cannot be."""

from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen

from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.terminal import parts
from fiche_tui.terminal.parts import PartsCompositor, draw_parts
from fiche_tui.terminal.program import InputStopped, TerminalApp
from fiche_tui.terminal.quiet_driver import QuietDriver

BALLOT = "E2 : 3, le bulletin d’Anne"


async def test_a_defect_is_one_sentence_the_first_one_and_tells_nothing_of_a_ballot() -> None:
    app = TerminalApp[None]()
    first = ValueError(BALLOT)
    app._handle_exception(first)
    app._handle_exception(KeyError(BALLOT))
    (said,) = app._exit_renderables
    assert str(said).startswith("fiche: ")
    assert "Anne" not in str(said)
    assert (app._return_code, app._exception) == (1, first)


async def test_a_thread_that_reads_no_more_keys_ends_the_program_in_the_same_way() -> None:
    app = TerminalApp[None]()
    app.panic(BALLOT)
    assert isinstance(app._exception, InputStopped)
    assert [BALLOT in str(one) for one in app._exit_renderables] == [False]


async def test_whoever_develops_sees_what_textual_says(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(App, "panic", lambda _self, *said: seen.extend(said))
    monkeypatch.setattr(App, "_handle_exception", lambda _self, error: seen.append(error))
    monkeypatch.setattr("fiche_tui.terminal.program.sys", SimpleNamespace(flags=SimpleNamespace(dev_mode=True)))
    app, error = TerminalApp[None](), ValueError(BALLOT)
    app.panic("un")
    app._handle_exception(error)
    assert seen == ["un", error]
    assert app._exit_renderables == []


class OtherDriver(LinuxDriver):
    """The driver of another machine."""


def test_the_quiet_driver_is_of_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def driver_of(stock: type[Driver]) -> type[Driver]:
        monkeypatch.setattr(App, "get_driver_class", lambda _self: stock)
        return TerminalApp[None]().get_driver_class()

    assert driver_of(LinuxDriver) is QuietDriver
    assert driver_of(OtherDriver) is OtherDriver


def test_without_any_part_of_ours_the_program_is_stock(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_module: str, _name: str) -> Any:
        return None

    for module in ("terminal.program", "terminal.screens"):
        monkeypatch.setattr(f"fiche_tui.{module}.ours", nothing)
    monkeypatch.setattr(App, "get_driver_class", lambda _self: LinuxDriver)
    app = TerminalApp[None]()
    assert app.get_driver_class() is LinuxDriver
    app.forget_typed(3600)
    assert not app.more_was_typed
    for screen in (FicheScreen[None](), Show("", "")):
        assert not isinstance(screen._compositor, PartsCompositor)


def test_parts_are_drawn_where_this_textual_is_the_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    known, other = Screen[object](), Screen[object]()
    draw_parts(known)
    assert isinstance(known._compositor, PartsCompositor)
    monkeypatch.setattr(parts, "fits", lambda: False)
    draw_parts(other)
    assert not isinstance(other._compositor, PartsCompositor)
