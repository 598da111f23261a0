"""What the preview shows is what people typed."""

from pathlib import Path

import pytest

from fiche_tui.minutes import minutes_markdown
from fiche_tui.widgets.minutes_preview import preview
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind
from tests.stage import Stage

TYPED = [
    "[/b] [x]",
    "a|b # c",
    "<b>gras</b>",
    "deux  espaces",
    "&lt; &amp;",
    "1. un",
    "- tiret",
    "🙂 שלום",
    "**non**",
    "\\",
]


@pytest.mark.parametrize("text", TYPED)
def test_a_decision_is_read_as_typed(tmp_path: Path, text: str) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.Write("d1", CaptureKind.DECISION, text))
    shown = preview(minutes_markdown(stage.session.state)).plain
    assert f"D1 {text}" in shown


def test_front_matter_and_anchors_stay_in_the_file(tmp_path: Path) -> None:
    shown = preview(minutes_markdown(Stage(tmp_path).session.state)).plain
    assert "sheet_sha256" not in shown
    assert "<a id" not in shown
    assert shown.lstrip().startswith("COMPTE RENDU")
