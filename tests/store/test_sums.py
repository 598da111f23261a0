"""A bit that flips on a disk is told as damage, or changes nothing that is read."""

import json
from pathlib import Path

import pytest

from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.workshop import Workshop
from tests.store.makers import make_workshop, record, records, room


def sums(workshop: Workshop) -> list[str | None]:
    facts = json.loads(workshop.journal.path.read_bytes())["facts"]
    return [one.get("sum") for one in facts.values()]


@pytest.mark.parametrize("bit", range(8))
def test_no_flipped_bit_changes_what_is_read(tmp_path: Path, bit: int) -> None:
    workshop = make_workshop(tmp_path)
    path, good = workshop.journal.path, workshop.journal.read()
    data = path.read_bytes()
    told = 0
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << bit
        path.write_bytes(flipped)
        try:
            assert workshop.journal.read() == good, (place, bytes(flipped))
        except StoreError:
            told += 1
    assert told > len(data) * 0.8


def test_each_record_has_a_sum_that_follows_the_one_before(workshop: Workshop, held: object) -> None:
    workshop.journal.append(records(3, 4), 2, "s1", room())
    found = sums(workshop)
    assert len(set(found)) == 4
    assert None not in found
    assert "sum" not in workshop.journal.read()[0]
    # Records that changed places, or that one lacks, are told too.
    whole = json.loads(workshop.journal.path.read_bytes())
    del whole["facts"]["3"]["sum"]
    workshop.journal.path.write_text(json.dumps(whole) + "\n")
    with pytest.raises(Damaged, match="checksum"):
        workshop.journal.read()


def test_a_journal_of_an_earlier_release_gets_no_sum_by_rewriting(workshop: Workshop, held: object) -> None:
    path = workshop.journal.path
    whole = json.loads(path.read_bytes())
    for one in whole["facts"].values():
        del one["sum"]
    path.write_text(json.dumps(whole) + "\n")
    assert workshop.journal.read() == records(1, 2)
    appended = workshop.journal.append(records(3, 3), 2, "s1", room())
    assert (appended.head, workshop.journal.read()) == (3, records(1, 3))
    assert [one is None for one in sums(workshop)] == [True, True, False]
    # Tried again, as after a sync that failed, it is there already.
    assert workshop.journal.append(records(3, 3), 2, "s1", room()).head == 3
    assert len(sums(workshop)) == 3


def test_a_flipped_bit_is_told_with_the_last_good_copy(workshop: Workshop, held: object) -> None:
    workshop.journal.append([record(3, "Jardin")], 2, "s1", room())
    workshop.journal.back_up()
    path = workshop.journal.path
    path.write_bytes(path.read_bytes().replace(b"Jardin", b"Jardhn"))
    with pytest.raises(Damaged) as caught:
        workshop.journal.read()
    assert (caught.value.reason, caught.value.last_good_backup) == ("checksum", workshop.journal.backups()[0].path)
