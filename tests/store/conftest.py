from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.store.durable import DataFile
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.workshop import Workshop
from tests.store.makers import hold, make_workshop


@pytest.fixture
def file(tmp_path: Path) -> DataFile:
    """A TinyDB file that is not there yet."""
    return DataFile(tmp_path / "votes.json", "votes", limit=1 << 20)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A workshop of two facts whose first round is open."""
    return make_workshop(tmp_path / "data", r1="open")


@pytest.fixture
def held(workshop: Workshop) -> Iterator[Facilitation]:
    """The facilitation of that workshop, for session s1."""
    facilitation = hold(workshop)
    yield facilitation
    facilitation.release()
