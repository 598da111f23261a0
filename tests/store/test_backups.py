import errno
from datetime import timedelta

import pytest

from fiche_tui.store import disk
from fiche_tui.store.errors import CannotWrite, Damaged, FacilitationLost, NoBackup, NotDamaged
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.journal import Journal
from fiche_tui.store.workshop import Workshop
from tests.store.makers import AT, Calls, hold, records, room


def grow(journal: Journal, to: int) -> None:
    for head in range(len(journal.read()), to):
        journal.append(records(head + 1, head + 1), head, "s1", room())


def heads(workshop: Workshop) -> list[int]:
    return [backup.head for backup in workshop.journal.backups()]


def test_opening_keeps_a_copy_of_its_own(workshop: Workshop) -> None:
    hold(workshop).release()
    (backup,) = workshop.journal.backups()
    assert backup.head == 2
    assert backup.path.read_bytes() == workshop.journal.path.read_bytes()
    assert backup.path.stat().st_ino != workshop.journal.path.stat().st_ino
    hold(workshop).release()
    assert heads(workshop) == [2]


@pytest.mark.usefixtures("held")
def test_every_twenty_facts_the_state_before_is_kept_and_five_stay(workshop: Workshop) -> None:
    grow(workshop.journal, 61)
    assert heads(workshop) == [59, 39, 19, 2]
    journal = workshop.journal.path.stat().st_ino
    assert all(backup.path.stat().st_ino != journal for backup in workshop.journal.backups())
    grow(workshop.journal, 140)
    assert heads(workshop) == [139, 119, 99, 79, 59]
    assert len(list(workshop.folder.glob("*backup*"))) == 5


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("copied", [True, False])
def test_without_links_it_is_copied_and_if_that_fails_the_meeting_goes_on(workshop: Workshop, copied: bool) -> None:
    grow(workshop.journal, 19)
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("link", 1), errno.EPERM)
        if not copied:
            write = disk.write_all
            patch.setattr(disk, "write_all", lambda to, data: write(to, data) if b'"20"' in data else write(-1, data))
        workshop.journal.append(records(20, 20), 19, "s1", room())
    assert workshop.journal.read() == records(1, 20)
    assert heads(workshop) == ([19, 2] if copied else [2])


def test_a_damaged_journal_does_not_bar_the_way_to_its_repair(workshop: Workshop) -> None:
    workshop.journal.path.write_bytes(b"")
    hold(workshop).release()
    with pytest.raises(Damaged) as caught:
        workshop.journal.read()
    assert caught.value.last_good_backup is None


def test_setting_aside_is_a_deliberate_act_and_loses_nothing(workshop: Workshop, held: Facilitation) -> None:
    journal = workshop.journal
    grow(journal, 61)
    journal.path.write_bytes(journal.path.read_bytes()[:100])
    latest = journal.backups()[0].path
    latest.write_bytes(b"")
    with pytest.raises(Damaged) as caught:
        journal.read()
    assert caught.value.last_good_backup == journal.path.with_name("journal-0001.backup-000039.json")
    assert journal.path.stat().st_size == 100  # Reading repairs nothing.

    with pytest.raises(FacilitationLost):
        journal.set_aside("s2", AT)
    done = journal.set_aside("s1", AT)
    assert done.damaged.name == "journal-0001.json.damaged-20261123T183000Z"
    assert done.damaged.stat().st_size == 100
    assert done.restored.head == 39
    assert journal.read() == records(1, 39)
    assert done.restored.path.stat().st_ino != journal.path.stat().st_ino

    with pytest.raises(NotDamaged):
        journal.set_aside("s1", AT + timedelta(minutes=1))
    assert journal.refresh_room(lambda _: room("Restaurée"), "s1")
    grow(journal, 61)
    assert heads(workshop) == [59, 39, 19, 2]
    assert len(list(workshop.folder.glob("*backup*damaged*"))) == 1


@pytest.mark.usefixtures("held")
def test_setting_aside_again_in_the_same_second_goes_on(workshop: Workshop) -> None:
    path = workshop.journal.path
    path.write_bytes(b"x")
    damaged = path.with_name("journal-0001.json.damaged-20261123T183000Z")
    damaged.hardlink_to(path)  # Where the first attempt was stopped.
    assert workshop.journal.set_aside("s1", AT).damaged == damaged
    assert (damaged.read_bytes(), workshop.journal.read()) == (b"x", records(1, 2))


@pytest.mark.usefixtures("held")
def test_what_was_set_aside_in_that_second_is_not_lost(workshop: Workshop) -> None:
    path = workshop.journal.path
    path.write_bytes(b"x")
    path.with_name("journal-0001.json.damaged-20261123T183000Z").write_bytes(b"another")
    with pytest.raises(CannotWrite):
        workshop.journal.set_aside("s1", AT)
    assert path.read_bytes() == b"x"
    assert workshop.journal.set_aside("s1", AT + timedelta(seconds=1)).restored.head == 2


def test_without_a_good_backup_nothing_is_touched(workshop: Workshop, held: Facilitation) -> None:
    workshop.journal.backups()[0].path.write_bytes(b"{}")
    workshop.journal.path.write_bytes(b"x")
    with pytest.raises(NoBackup):
        workshop.journal.set_aside("s1", AT)
    assert workshop.journal.path.read_bytes() == b"x"


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("left", ["nothing", "folder", "link"])
def test_whatever_lies_in_its_place_is_set_aside(workshop: Workshop, left: str) -> None:
    path = workshop.journal.path
    path.unlink()
    if left == "folder":
        path.mkdir()
    elif left == "link":
        path.symlink_to("nowhere")
    workshop.journal.set_aside("s1", AT)
    assert workshop.journal.read() == records(1, 2)
    assert not path.is_symlink()
