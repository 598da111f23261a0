"""A driver stops between two acts; then it sets the terminal anew, and not when it was given back meanwhile."""

from asyncio import AbstractEventLoop
from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize

from fiche_tui.terminal.quiet_driver import QuietDriver


class FakeDriver(SimpleNamespace):
    """What ``_take_again`` asks of the driver, in order."""

    def __init__(self, *, runs: bool, in_band: bool) -> None:
        self.asked: list[str] = []
        self.sizes: list[tuple[int, int]] = []
        screen = SimpleNamespace(refresh=lambda: self.asked.append("screen"))
        super().__init__(
            _runs=runs,
            _attributes=None,
            _in_band_window_resize=in_band,
            write=lambda text: self.asked.append("alternate screen" if "?1049h" in text else text),
            _enable_in_band_window_resize=lambda: self.asked.append("in band"),
            _enable_mouse_support=lambda: self.asked.append("mouse"),
            _get_terminal_size=lambda: (100, 30),
            send_message=self._sent,
            _app=SimpleNamespace(refresh=lambda *, layout: self.asked.append("app"), screen_stack=[screen, screen]),
        )

    def _sent(self, event: Resize) -> None:
        self.sizes.append((event.size.width, event.size.height))


@pytest.mark.parametrize("in_band", [True, False])
def test_all_is_set_and_drawn_for_the_size_that_there_is_now(in_band: bool) -> None:
    driver = FakeDriver(runs=True, in_band=in_band)
    QuietDriver._take_again(cast(QuietDriver, driver))
    assert driver.asked == ["alternate screen", *(["in band"] if in_band else []), "mouse", "app", "screen", "screen"]
    assert driver.sizes == [(100, 30)]


def test_a_terminal_that_was_given_back_is_left_alone() -> None:
    driver = FakeDriver(runs=False, in_band=True)
    QuietDriver._take_again(cast(QuietDriver, driver))
    assert (driver.asked, driver.sizes) == ([], [])


@pytest.mark.parametrize(("runs", "at_once"), [(True, []), (False, ["stopped"])])
def test_it_stops_between_two_acts_where_it_runs(
    runs: bool, at_once: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[str] = []
    later: list[Callable[[], None]] = []
    monkeypatch.setattr(LinuxDriver, "_sigtstp_application", lambda _self: stopped.append("stopped"))
    driver = QuietDriver.__new__(QuietDriver)
    driver._runs, driver._loop = runs, cast(AbstractEventLoop, SimpleNamespace(call_soon_threadsafe=later.append))
    driver._sigtstp_application()
    assert stopped == at_once
    for act in later:
        act()
    assert stopped == ["stopped"]
