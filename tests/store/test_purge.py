"""Ballots are destroyed as far as this account may, however it is stopped."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from fiche_tui.store.errors import CannotWrite
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.names import PURGING
from fiche_tui.store.purge import finish_purges, leftovers
from fiche_tui.store.sharing_errors import BoxesOfOthers
from fiche_tui.store.workshop import Workshop


@pytest.fixture
def voted(workshop: Workshop, held: Facilitation) -> Workshop:
    """A workshop with a ballot in the box of somebody, and a box that nobody used."""
    workshop.box("k3f9", 1).put("7", {"answers": 1})
    (workshop.folder / "boxes" / "unused").mkdir()
    return workshop


def boxes_of(workshop: Workshop) -> list[str]:
    return sorted(path.name for path in (workshop.folder / "boxes").iterdir())


def refusing(removed: Callable[[str], object]) -> Callable[[str], None]:
    """What deletes a folder of another account: ``removed`` is done first."""

    def refuse(path: str) -> None:
        removed(path)
        raise PermissionError(13, "not yours")

    return refuse


def as_somebody_else(patch: pytest.MonkeyPatch) -> None:
    owner = os.getuid()
    patch.setattr("fiche_tui.store.purge.os.getuid", lambda: owner + 1)


def test_a_box_that_holds_nothing_goes_and_is_not_counted(voted: Workshop) -> None:
    assert voted.purge_ballots("s1") == 1
    assert boxes_of(voted) == []


@pytest.mark.parametrize("said", ["trois", None])
def test_a_mark_that_says_no_number_is_made_again(voted: Workshop, said: object) -> None:
    mark = {"_meta": {"schema": 1, "kind": "purging", "rev": 1}, "boxes": said}
    (voted.folder / PURGING).write_text(json.dumps(mark) + "\n")
    assert voted.purge_ballots("s1") == 1
    assert json.loads((voted.folder / PURGING).read_bytes())["boxes"] == 1


def test_what_one_may_not_delete_of_ones_own_is_an_error(voted: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fiche_tui.store.disk.rmtree", refusing(lambda path: path))
    with pytest.raises(CannotWrite) as caught:
        voted.purge_ballots("s1")
    assert caught.value.reason == "forbidden"
    assert "k3f9" in boxes_of(voted)


def test_the_box_of_somebody_else_is_named_by_its_account(voted: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fiche_tui.store.disk.rmtree", refusing(lambda path: path))
    as_somebody_else(monkeypatch)
    with pytest.raises(BoxesOfOthers) as caught:
        voted.purge_ballots("s1")
    monkeypatch.undo()
    assert caught.value.owners == (Path(voted.folder).owner(),)
    assert boxes_of(voted) == ["k3f9"], "what could go is gone"


def test_the_empty_folder_of_a_box_may_stay(voted: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def emptied(path: str) -> None:
        for inside in Path(path).iterdir():
            inside.unlink()

    monkeypatch.setattr("fiche_tui.store.disk.rmtree", refusing(emptied))
    assert voted.purge_ballots("s1") == 1
    assert boxes_of(voted) == ["k3f9"]
    assert list((voted.folder / "boxes" / "k3f9").iterdir()) == []


def test_only_what_this_account_left_half_deleted_goes(tmp_path: Path) -> None:
    left = tmp_path / ".purging-atelier-1"
    left.mkdir()
    (left / "journal-0001.json").write_bytes(b"x")
    with pytest.MonkeyPatch.context() as patch:
        as_somebody_else(patch)
        finish_purges(tmp_path)
        (found,) = leftovers(tmp_path)
    assert (found.path, found.owners) == (left, (left.owner(),))
    finish_purges(tmp_path)
    assert leftovers(tmp_path) == ()
    assert not left.exists()
