"""Which boxes are the facilitator's own: by their name and by their account, never by the name alone."""

import os

import pytest

from fiche_tui.store import disk
from fiche_tui.store.boxes import make_box
from fiche_tui.store.desks import earlier_desks, is_desk
from fiche_tui.store.errors import Damaged
from fiche_tui.store.names import KEYBOARD
from fiche_tui.store.workshop import Workshop


def test_the_box_of_a_participant_is_no_desk_and_goes_on_from_none(workshop: Workshop) -> None:
    for box in ("ana-1234", KEYBOARD):
        workshop.box(box, 1).put("1", {})
    assert [is_desk(workshop.folder, box) for box in ("ana-1234", KEYBOARD, f"{KEYBOARD}-2")] == [False, True, False]
    assert earlier_desks(workshop.folder, "ana-1234") == ()
    assert earlier_desks(workshop.folder, f"{KEYBOARD}-2") == (KEYBOARD,)


def test_a_box_that_somebody_else_made_takes_no_ballot(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    make_box(workshop.folder, "ana-1234", set())
    owner = os.getuid()
    monkeypatch.setattr("fiche_tui.store.boxes.os.getuid", lambda: owner + 1)
    with pytest.raises(Damaged) as caught:
        make_box(workshop.folder, "ana-1234", set())
    assert (caught.value.path, caught.value.reason) == (workshop.folder / "boxes" / "ana-1234", "owner")
    # Known to be ours, it is not looked at again.
    make_box(workshop.folder, "ana-1234", {"ana-1234"})


@pytest.mark.parametrize("known", [True, False])
def test_where_nobody_knows_whether_others_write_the_account_decides(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    """In a folder of one's own any account may have brought the box along, as in a copy."""
    workshop.box(KEYBOARD, 1).put("1", {})
    real = disk.stat

    def stat(path: object, **options: bool) -> os.stat_result:
        if path == workshop.folder / "boxes" and not known:
            raise PermissionError
        found = real(path, **options)  # type: ignore[arg-type]
        return os.stat_result((*found[:4], 4242, *found[5:])) if path == workshop.folder / "boxes" / KEYBOARD else found

    monkeypatch.setattr(disk, "stat", stat)
    assert is_desk(workshop.folder, KEYBOARD) is known
