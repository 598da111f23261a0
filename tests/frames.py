"""Every frame that the program paints, as text."""

import pytest
from textual.screen import Screen

from fiche_tui.app import FicheApp


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list in which every frame is kept from now on."""
    frames: list[str] = []
    display = FicheApp._display

    def seen(self: FicheApp, screen: Screen[object], what: object) -> None:
        display(self, screen, what)  # type: ignore[arg-type]
        frames.append(_shown(screen))

    monkeypatch.setattr(FicheApp, "_display", seen)
    return frames


def _shown(screen: Screen[object]) -> str:
    return "\n".join(strip.text for strip in screen._compositor.render_strips())
