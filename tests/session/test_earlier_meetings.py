"""Finding the earlier meetings of a collective in a data folder."""

from datetime import date
from pathlib import Path

import pytest

from fiche_tui.session.creation import create
from fiche_tui.session.duplication import duplicate
from fiche_tui.session.earlier_meetings import Meeting, kept_of, meetings_before
from fiche_tui.session.stored_history import read_history
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.store.errors import NotFound
from fiche_tui.store.names import JOURNAL, ROOM
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.earlier import Earlier
from fiche_tui.workshop.results import retained
from fiche_tui.workshop.values import Details
from tests.earlier import beside, meeting_of, with_last_year
from tests.stage import Stage


def found(stage: Stage) -> list[str]:
    return [one.id for one in meetings_before(stage.workshops, stage.session.state, stage.clock.now())]


def test_the_same_collective_however_it_was_typed(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    (meeting,) = meetings_before(stage.workshops, stage.session.state, stage.clock.now())
    assert (meeting.title, meeting.day) == ("Rôles de la table", date(2025, 11, 18))


@pytest.mark.parametrize("collective", ["Table de quartier", "", "  "])
def test_another_collective_or_none_is_not_offered(tmp_path: Path, collective: str) -> None:
    stage = Stage(tmp_path / "now")
    beside(stage, meeting_of(tmp_path / "then", collective=collective))
    assert found(stage) == []
    stage.do(c.Record(with_details(stage.session.state, collective=collective)))
    # Nobody in particular is no collective.
    assert bool(found(stage)) is bool(collective.strip())


def test_the_most_recent_comes_first_and_a_later_one_not_at_all(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "now")
    older = beside(stage, meeting_of(tmp_path / "a", day=date(2024, 3, 1)))
    newer = beside(stage, meeting_of(tmp_path / "b", day=date(2025, 11, 18)))
    beside(stage, meeting_of(tmp_path / "c", day=date(2027, 1, 1)))
    assert found(stage) == [newer, older]


def test_what_has_nothing_revealed_nor_decided_is_not_offered(tmp_path: Path) -> None:
    stage = Stage(tmp_path / "now")
    beside(stage, meeting_of(tmp_path / "then", "depouiller"))
    assert found(stage) == []


def test_a_folder_that_cannot_be_read_offers_nothing(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    (known,) = found(stage)
    (stage.workshops.folder / known / ROOM).write_bytes(b'{"_meta": 1}\n')
    assert found(stage) == []
    (stage.workshops.folder / known / ROOM).unlink()
    assert found(stage) == []


def test_what_is_kept_is_what_was_revealed(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    (known,) = found(stage)
    kept = kept_of(stage.workshops, known)
    then = read_history(stage.workshops.open(known)).state
    assert (kept.workshop, kept.people, kept.date) == (known, 12, date(2025, 11, 18))
    assert kept.retained == tuple(role.code for role in retained(then))
    assert {"Réserver la salle", "Écrire à la mairie"} <= {one.what for one in kept.promises}
    with pytest.raises(NotFound):
        kept_of(stage.workshops, "parti-1234")


def test_a_linked_workshop_never_reads_the_other_one_again(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    (known,) = found(stage)
    stage.do(c.Record(f.EarlierLinked(kept_of(stage.workshops, known))))
    before = stage.session.state
    (stage.workshops.folder / known / JOURNAL).unlink()
    assert stage.reopen().state == before
    assert before.earlier.of is not None
    assert before.earlier.of.people == 12


def test_a_copy_proposes_what_it_was_made_from(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    (known,) = found(stage)
    newer = beside(stage, meeting_of(tmp_path / "newer", day=date(2026, 5, 1)))
    made = duplicate(stage.workshops, stage.clock, stage.workshops.open(known))
    assert not isinstance(made, Refusal)
    state = read_history(made).state
    assert state.earlier.proposed == known
    assert [one.id for one in meetings_before(stage.workshops, state, stage.clock.now())] == [known, newer]
    # Even where the collective has no name.
    nameless = state.__class__(id=made.id, earlier=state.earlier)
    assert meetings_before(stage.workshops, nameless, stage.clock.now()) == (
        Meeting(known, "Rôles de la table", date(2025, 11, 18)),
    )


def test_a_workshop_is_made_linked_or_not_at_all(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    source = (content_folder() / "roles-acteur-collectif.md").read_bytes()
    sheet = parse_sheet(source, "roles-acteur-collectif.md")

    def made(earlier: Earlier) -> object:
        details = Details("Suite")
        return create(
            stage.workshops, stage.clock, sheet, source, details, preset="90", timezone="UTC", earlier=earlier
        )

    known = stage.workshops.ids()
    assert isinstance(made(Earlier("w0", "Vide")), Refusal)
    assert stage.workshops.ids() == known
    assert not isinstance(made(kept_of(stage.workshops, found(stage)[0])), Refusal)
    assert len(stage.workshops.ids()) == len(known) + 1
