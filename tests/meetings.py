"""Workshops on disk, and ballots for them, that the tests of the session share."""

from collections.abc import Mapping
from pathlib import Path

from fiche_tui.session.creation import create
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.values import Details, Method
from tests.workshop.samples import START, full_ballot, people, small_sheet


def stored_workshop(folder: Path, title: str = "Tables de quartier", clock: StoppedClock | None = None) -> Workshop:
    """A new workshop on the small sheet, with four voters."""
    made = create(
        Workshops(folder),
        clock or StoppedClock(START),
        small_sheet(),
        b"# Petite fiche\n",
        Details(title),
        preset="90",
        timezone="America/Toronto",
        people=people(4),
    )
    assert not isinstance(made, Refusal)
    return made


def opened(stored: Workshop, clock: StoppedClock | None = None, *, take: bool = False) -> Session:
    """A session on a clock that moves only when told to."""
    return Session.open(stored, clock or StoppedClock(START), "Ana", take=take)


def assessing(session: Session, method: Method | None = None) -> Round:
    """Settle the list and open the assessing round, number 1."""
    assert session.record(f.MethodChosen(method or Method())) is None
    assert session.record(f.ListSettled()) is None
    assert session.do(c.StartStep("evaluer")) is None
    found = pending_round(session.state)
    assert found is not None
    return found.asked


def complete(asked: Round, answers: Mapping[str, tuple[int | None, int | None]] | None = None) -> Ballot:
    """A finished ballot of « Complet »."""
    return full_ballot(answers or {}, asked)


def assert_same_on_disk(session: Session) -> None:
    """Whoever opens the workshop now finds what this session believes."""
    found = read_history(Workshop(session.folder))
    assert found.entries == session.history.entries
    assert found.state == session.state
