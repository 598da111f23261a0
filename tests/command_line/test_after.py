"""« fiche new --after »: a workshop linked to an earlier one from the command line."""

import pytest

from fiche_tui.session.stored_history import read_history
from fiche_tui.store.names import JOURNAL
from fiche_tui.store.workshops import Workshops
from fiche_tui.workshop.earlier import Earlier
from tests.command_line.fiche import Fiche
from tests.earlier import meeting_of
from tests.stage import Stage


def last_year(fiche: Fiche, until: str = "relecture") -> Stage:
    """A played workshop in the data folder of the command."""
    return meeting_of(fiche.data.parent, until)


def earlier_of(fiche: Fiche, known_id: str) -> Earlier | None:
    return read_history(Workshops(fiche.data).open(known_id)).state.earlier.of


@pytest.mark.parametrize("option", ["--after", "--apres"])
def test_an_id_or_a_title_links_it(fiche: Fiche, option: str) -> None:
    then = last_year(fiche)
    for text in (then.id, then.id[:-1], "rôles de la TABLE"):
        linked = earlier_of(fiche, fiche.new("Un an plus tard", option, text))
        assert linked is not None
        assert (linked.workshop, linked.people) == (then.id, 12)
        assert linked.promises


def test_without_it_nothing_is_linked(fiche: Fiche) -> None:
    last_year(fiche)
    assert earlier_of(fiche, fiche.new("Un an plus tard")) is None


def test_what_cannot_be_linked_is_said_in_one_sentence_and_makes_nothing(fiche: Fiche) -> None:
    then = last_year(fiche, "depouiller")
    before = fiche.folders()
    assert "parti" in fiche.refused("new", "Suite", "--after", "parti")
    assert "n’a rien de dévoilé ni de promis" in fiche.refused("new", "Suite", "--after", then.id)
    (fiche.data / then.id / JOURNAL).write_text("{}", "utf-8")
    fiche.refused("new", "Suite", "--after", then.id)
    assert fiche.folders() == before
