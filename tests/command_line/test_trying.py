"""``fiche demo`` before any screen, and what is opened one after the other."""

from argparse import Namespace
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fiche_tui.command_line import start, trying
from fiche_tui.command_line.failure import Failure
from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.demonstration.trials import NotRehearsable
from fiche_tui.store.errors import CannotWrite
from fiche_tui.workshop.codec import DecodeError
from fiche_tui.workshop.commands import Refusal
from tests.command_line.fiche import Fiche


def test_it_needs_a_terminal_and_leaves_nothing(fiche: Fiche) -> None:
    for name in ("demo", "essayer"):
        done = fiche(name)
        assert (done.code, done.err.count("\n")) == (1, 1)
        assert "Il faut un terminal" in done.err
    assert not fiche.data.exists()


HOME, DEMO, BACK = Onward(Where.HOME), Onward(Where.DEMONSTRATION), Onward(Where.BACK)


FULL = CannotWrite(Path("/data"), "full")


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
        if isinstance(answer, int):
            return answer, DEMO
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


def test_a_full_disk_is_said_at_home_in_the_words_of_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(monkeypatch, FULL, None)
    assert trying.go_on(DEMO, HOME) == 0
    said = "Impossible d’écrire /data\u00a0: le disque est plein. Libérez de l’espace."
    assert opened.seen == ["demonstration", Onward(Where.HOME, said=said)]


def test_a_screen_that_fails_ends_the_program_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(monkeypatch, HOME, 70, None)
    assert trying.go_on(DEMO, None) == 70
    assert opened.seen == ["demonstration", HOME]


@pytest.mark.parametrize("named", [True, False])
def test_the_command_begins_with_the_example_or_with_the_workshop_that_is_named(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    known = fiche.new("Table de quartier")
    begun: list[tuple[Onward, Onward | None]] = []

    def go_on(onward: Onward, back: Onward | None) -> int:
        begun.append((onward, back))
        return 9

    monkeypatch.setattr(trying, "check_terminal", lambda: None)
    monkeypatch.setattr(trying, "go_on", go_on)
    done = fiche("demo", *(["Table de quartier"] if named else []))
    assert (done.code, done.err) == (9, "")
    assert begun == [(Onward(Where.REHEARSAL, known) if named else DEMO, None)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NotRehearsable(Refusal("no-title")), "titre"),
        (DecodeError("RoleReworded: expected str, found int"), "atelier-1"),
    ],
)
def test_a_workshop_that_cannot_be_rehearsed_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    @contextmanager
    def rehearsal(*_: object) -> Any:
        raise error
        yield

    monkeypatch.setattr(trying, "workshops", lambda: SimpleNamespace(open=lambda known: known))
    monkeypatch.setattr(trying, "rehearsal", rehearsal)
    with pytest.raises(Failure) as failed:
        trying.go_on(Onward(Where.REHEARSAL, "atelier-1"), None)
    assert said in failed.value.sentence


def test_a_trial_is_shown_as_it_was_prepared_and_leads_where_the_person_went(monkeypatch: pytest.MonkeyPatch) -> None:
    ready = SimpleNamespace(workshops="data", clock="clock", session="session", guide="guide")
    shown: list[object] = []

    class App:
        return_code = None

        def __init__(self, *parts: object, guide: object) -> None:
            shown.extend([*parts[:3], guide])

        def run(self) -> Onward:
            return BACK

    monkeypatch.setattr("fiche_tui.app.FicheApp", App)
    assert trying._try(nullcontext(ready)) == (0, BACK)  # type: ignore[arg-type]
    assert shown == ["data", "clock", "session", "guide"]


@pytest.mark.parametrize(("answer", "code"), [((4, None), 4), ((0, DEMO), 9)])
def test_home_ends_the_program_or_leads_on(
    fiche: Fiche, monkeypatch: pytest.MonkeyPatch, answer: tuple[int, Onward | None], code: int
) -> None:
    begun: list[tuple[Onward, Onward | None]] = []

    def go_on(onward: Onward, back: Onward | None) -> int:
        begun.append((onward, back))
        return 9

    monkeypatch.setenv("FICHE_DATA", str(fiche.data))
    monkeypatch.setattr(start, "check_terminal", lambda: None)
    monkeypatch.setattr(start, "open_home", lambda: answer)
    monkeypatch.setattr(trying, "go_on", go_on)
    assert start.run_home(Namespace()) == code
    assert begun == ([] if answer[1] is None else [(DEMO, HOME)])
