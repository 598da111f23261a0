"""``fiche demo`` before any screen, and what is opened one after the other."""

import pytest

from fiche_tui.command_line import trying
from fiche_tui.command_line.failure import Failure
from fiche_tui.demonstration.onward import Onward, Where
from tests.command_line.fiche import Fiche


def test_it_needs_a_terminal_and_leaves_nothing(fiche: Fiche) -> None:
    for name in ("demo", "essayer"):
        done = fiche(name)
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert "Il faut un terminal" in done.err
    assert not fiche.data.exists()


HOME, DEMO, BACK = Onward(Where.HOME), Onward(Where.DEMONSTRATION), Onward(Where.BACK)


class Opened:
    """Notes what is opened in place of screens; each leads to the next of ``answers``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: object) -> None:
        self.seen: list[object] = []
        self._answers = list(answers)
        monkeypatch.setattr(trying, "check_data_folder", lambda: None)
        monkeypatch.setattr(trying, "open_home", self._answer)
        monkeypatch.setattr(trying, "_try", self._answer)
        monkeypatch.setattr(trying, "demonstration", lambda _clock, _zone: "demonstration")
        monkeypatch.setattr(trying, "_rehearse", self._answer)

    def _answer(self, what: object) -> tuple[int, Onward | None]:
        self.seen.append(what)
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        assert answer is None or isinstance(answer, Onward)
        return 0, answer


def test_from_the_shell_leaving_the_example_leads_back_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(monkeypatch, DEMO, BACK)
    assert trying.go_on(DEMO, None) == 0
    assert opened.seen == ["demonstration", "demonstration"]


def test_from_home_it_leads_home_and_so_on(monkeypatch: pytest.MonkeyPatch) -> None:
    new = Onward(Where.NEW)
    opened = Opened(monkeypatch, new, Onward(Where.REHEARSAL, "a"), BACK, None)
    assert trying.go_on(DEMO, None) == 0
    assert opened.seen == ["demonstration", new, "a", HOME]


def test_what_cannot_be_tried_is_said_at_home_or_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearse = Onward(Where.REHEARSAL, "a")
    opened = Opened(monkeypatch, Failure("Trop vieux."), None)
    assert trying.go_on(rehearse, HOME) == 0
    assert opened.seen == ["a", Onward(Where.HOME, said="Trop vieux.")]
    Opened(monkeypatch, OSError(28, "No space left on device"), None)
    assert trying.go_on(DEMO, HOME) == 0
    Opened(monkeypatch, Failure("Trop vieux."))
    with pytest.raises(Failure):
        trying.go_on(rehearse, None)
