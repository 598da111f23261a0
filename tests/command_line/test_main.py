"""What a command that fails comes to: one sentence and a code; a traceback for developers alone."""

import sys
from types import SimpleNamespace

import pytest

from fiche_tui.command_line import main as module
from fiche_tui.command_line.output import drop
from tests.command_line.fiche import Fiche


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("fiche_tui.command_line.places.data_folder", fail)
    monkeypatch.setattr("fiche_tui.command_line.doctor.data_folder", fail)


def test_a_defect_is_a_sentence_and_in_development_a_traceback(fiche: Fiche, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ValueError("au fond"))
    said = fiche.refused("doctor", "--folders")
    assert "ValueError" in said
    monkeypatch.setattr(module, "sys", SimpleNamespace(flags=SimpleNamespace(dev_mode=True), stdout=None))
    with pytest.raises(ValueError, match="au fond"):
        fiche("doctor", "--folders")


def test_a_defect_is_said_where_there_is_no_output_left(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = SimpleNamespace(flags=sys.flags, stdout=None)
    monkeypatch.setattr(module, "sys", closed)
    assert "ValueError" in module._what_happened(ValueError("au fond"))
    drop(None)


def test_an_interrupted_command_says_so(fiche: Fiche, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert fiche.refused("doctor", "--folders") == "fiche: Interrompu."
