"""What the preview shows is what people typed."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import ComposeResult

from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.screens.minutes.pane import MinutesPane
from fiche_tui.screens.minutes.preview import laid_out, preview, preview_lines
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind
from tests.minutes import samples
from tests.screens.dressed import Dressed
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
    assert f"Déc.\u00a01 {text}" in shown


def test_front_matter_and_anchors_stay_in_the_file(tmp_path: Path) -> None:
    shown = preview(minutes_markdown(Stage(tmp_path).session.state)).plain
    assert "sheet_sha256" not in shown
    assert "<a id" not in shown
    assert shown.lstrip().startswith("COMPTE RENDU")


def test_each_figure_of_a_table_stands_after_its_heading() -> None:
    state = samples.finished().state
    shown = preview(minutes_markdown(state)).plain.replace("\u00a0", " ")
    figures = "Aujourd’hui : 0,5 — Souhaité : 3 — Écart : +2,5 — Réponses : 0 · 0 · 1 · 3 · 0 — Points : 3"
    assert f"\nPrioritaires\n\nC1 Monter des projets ensemble\n  {figures}\nC3 Répondre" in shown
    assert (
        "\nMarge\n  Minutes prévues : 5 — Minutes réelles : non utilisée\nTotal\n  Minutes prévues : 90 — Minutes"
        in shown
    )
    assert "Code" not in shown
    assert "---" not in shown
    english = replace(state, sheet=replace(state.sheet, lang="en"))
    assert "  Today: 0.5 — Wanted: 3 — Gap: +2.5" in preview(minutes_markdown(english)).plain.replace("\u00a0", " ")
    before = preview(minutes_markdown(samples.prepared().state)).plain
    assert "\nA1 Mettre en relation les individus et les organisations\nA2 Animer des espaces de dialogue\n" in before


@pytest.mark.parametrize("text", TYPED)
def test_a_role_is_read_as_typed_in_its_table(text: str) -> None:
    meeting = samples.prepared().ask(c.AddRole("new", "reseautage", f"{text} §"))
    assert f"A4 {text} §" in preview(minutes_markdown(meeting.state)).plain


def test_figures_that_take_two_rows_stay_under_each_other() -> None:
    lines = preview_lines(minutes_markdown(samples.finished().state))
    figures = next(line for line in lines if line.plain.startswith("  Aujourd"))
    rows = [row.plain for row in laid_out(figures, 60)]
    assert len(rows) > 1
    assert all(row.startswith("  ") and len(row) <= 60 for row in rows)


def test_an_hour_never_parts_at_the_end_of_a_line() -> None:
    line = preview("Table de quartier · de 7\u00a0h\u00a059 à 8\u00a0h 06 · Salle")
    for width in range(20, 60):
        rows = [row.plain for row in laid_out(line, width)]
        assert not any(row.startswith("06") for row in rows), rows


class Beside(Dressed):
    def compose(self) -> ComposeResult:
        yield MinutesPane()


async def test_the_pane_follows_the_last_state_and_breaks_its_lines_for_its_width(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    stage.do(c.Write("d1", CaptureKind.DECISION, "Tenir une assemblée publique au printemps avec tout le quartier"))
    first = stage.session.state
    stage.do(c.Write("d2", CaptureKind.DECISION, "Écrire à la mairie"))
    second = stage.session.state
    app = Beside()
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.query_one(MinutesPane)
        pane.show(first)
        pane.show(second)
        await pilot.pause()
        assert any("Déc.\u00a02 Écrire à la mairie" in line for line in pane.lines)
        wide = pane.rows
        # Nothing of what was undone and done again is to be read: the rows stay those that are drawn.
        pane.show(replace(second))
        await pilot.pause()
        assert pane.rows == wide
        await pilot.resize_terminal(50, 30)
        await pilot.pause()
        assert max(map(len, pane.rows)) <= 50 < max(map(len, wide))
        assert "".join(pane.rows).replace(" ", "").count("assemblée") == "".join(wide).count("assemblée")
