"""What every test can count on: no colours, theme or language of the machine, no cursor that blinks."""

# ruff: noqa: E402 - the environment is set before anything reads it.

import gc
import os

# Read by Textual when it is imported: they must go first. Sub-processes inherit the language.
for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "COLORTERM", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(name, None)
# Whoever runs the tests may sit at another computer, or in front of a browser: neither is the tests' affair.
for name in ("SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"):
    os.environ.pop(name, None)
os.environ["TERM"] = "xterm-256color"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TEXTUAL_ANIMATIONS"] = "none"
# In memory, where there is room: a real disk confirms each write in milliseconds, and a meeting writes thousands of
# times. `make soak` stays on the disk.
if os.environ.get("HYPOTHESIS_PROFILE") != "soak" and os.access("/dev/shm", os.W_OK | os.X_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", "/dev/shm")

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from textual.widgets import Input, TextArea

from fiche_tui.language.translation import name_items, use_language
from tests.at_rest import at_rest
from tests.styles import parse_once

# No deadline: a shared machine is slow at times, which is not a fault in the code.
settings.register_profile("fiche", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", settings.get_profile("fiche"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fiche"))


def pytest_collection_finish() -> None:
    """Look for garbage among what tests make, not again and again among all that was imported: a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def _french_interface() -> Iterator[None]:
    use_language("fr")
    yield
    use_language(None)
    name_items(())


@pytest.fixture(autouse=True)
def _no_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and pauses end when the screen is at rest."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", at_rest)


@pytest.fixture(autouse=True)
def _styles_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parse_once(monkeypatch)


@pytest.fixture(autouse=True)
def _steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor caught in mid-blink would give two pictures of one screen."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _self: None)
