import json
import os
import stat
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.store.boxes import Box
from fiche_tui.store.errors import (
    BadId,
    DurabilityUnknown,
    Missing,
    RoundJustClosed,
    RoundNotOpen,
    StoreError,
)
from fiche_tui.store.workshop import Workshop
from tests.store.makers import Calls, each_call, make_workshop, publish, temporaries

BALLOT = {"voter": "p-3", "answers": {"E2": [1, 3]}}


def test_a_ballot_is_kept_corrected_and_removed(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    assert box.all() == {}
    box.put("7", BALLOT)
    box.put("8", {"answers": {"A1": [0, 0]}})
    box.put("7", {"answers": {}})
    assert box.all() == {"7": {"answers": {}}, "8": {"answers": {"A1": [0, 0]}}}  # No old answer shines through.
    box.remove("7")
    box.remove("7")
    assert box.all() == {"8": {"answers": {"A1": [0, 0]}}}


def test_rounds_have_files_of_their_own(workshop: Workshop, held: object) -> None:
    workshop.box("k3f9", 1).put("7", BALLOT)
    publish(workshop, r1="closed", r2="open")
    assert workshop.box("k3f9", 2).all() == {}
    workshop.box("k3f9", 2).put("7", {"answers": {}})
    assert workshop.box("k3f9", 1).all() == {"7": BALLOT}
    assert workshop.scan(3) == ((), ())


def test_a_ballot_is_acknowledged_after_exactly_two_syncs(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    for number in range(3):
        with pytest.MonkeyPatch.context() as patch:
            calls = Calls(patch)
            box.put(str(number), BALLOT)
        assert (calls.count("fsync"), calls.count("sync_folder")) == (1, 1)


def test_a_folder_of_ones_own_survives_a_power_cut(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(
        "fiche_tui.store.disk.sync_folder", lambda descriptor: synced.append(os.fstat(descriptor).st_ino)
    )
    boxes = (workshop.folder / "boxes").stat().st_ino
    workshop.box("k3f9", 1)
    workshop.box("k3f9", 2)
    assert synced == [boxes]
    Workshop(workshop.folder).box("k3f9", 1)  # Another process cannot know whether the first lived to sync it.
    assert synced == [boxes, boxes]
    (workshop.folder / "boxes" / "k3f9").rmdir()
    workshop.box("k3f9", 1)
    assert synced == [boxes, boxes, boxes]


@pytest.mark.parametrize("state", ["closed", "revealed", None])
def test_a_round_that_is_not_open_takes_nothing(workshop: Workshop, held: object, state: str | None) -> None:
    publish(workshop, **({"r1": state} if state else {}))
    box = workshop.box("k3f9", 1)
    with pytest.raises(RoundNotOpen) as caught:
        box.put("7", BALLOT)
    assert type(caught.value) is RoundNotOpen
    assert box.all() == {}


class Interleaved:
    """Answers whether the round is open, after doing something just before the first or the second look."""

    def __init__(self, workshop: Workshop, at: int, action: Callable[[], object]) -> None:
        self._workshop, self._at, self._action, self._asked = workshop, at, action, 0

    def __call__(self, round_number: int) -> bool:
        self._asked += 1
        answer = self._workshop.round_is_open(round_number)
        if self._asked == self._at:
            self._action()
        return self._workshop.round_is_open(round_number) if self._at == 2 else answer


def test_a_ballot_written_as_the_round_closes_is_not_acknowledged(workshop: Workshop, held: object) -> None:
    """The scan came before the writing: without the second look this vote would be acknowledged and lost."""
    seen = []

    def close_and_scan() -> None:
        publish(workshop, r1="closed")
        seen.append(workshop.scan(1).ballots)

    workshop.box("k3f9", 1)
    box = Box(workshop.folder, "k3f9", 1, Interleaved(workshop, 1, close_and_scan))
    with pytest.raises(RoundJustClosed):
        box.put("7", BALLOT)
    assert seen == [()]
    assert box.all() == {"7": BALLOT}

    # The control: a caster that does not look again tells someone that a vote counts, which is in no seal.
    Box(workshop.folder, "k3f9", 1, lambda _: True).put("8", BALLOT)


def test_a_ballot_written_before_the_closing_is_in_the_scan_even_if_not_acknowledged(
    workshop: Workshop, held: object
) -> None:
    workshop.box("k3f9", 1)
    box = Box(workshop.folder, "k3f9", 1, Interleaved(workshop, 2, lambda: publish(workshop, r1="closed")))
    with pytest.raises(RoundJustClosed):
        box.put("7", BALLOT)
    assert [found.ballot for found in workshop.scan(1).ballots] == [BALLOT]


def test_without_a_room_nothing_is_acknowledged(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    (workshop.folder / "room.json").unlink()
    with pytest.raises(Missing):
        box.put("7", BALLOT)
    assert box.all() == {}


def test_an_unknown_writing_may_be_tried_again(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    with pytest.MonkeyPatch.context() as patch:
        Calls(patch, ("sync_folder", 1))
        with pytest.raises(DurabilityUnknown):
            box.put("7", BALLOT)
    box.put("7", BALLOT)
    assert box.all() == {"7": BALLOT}


def test_whatever_call_fails_the_ballot_is_the_old_or_the_new(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    old, new = {"7": {"answers": 1}}, {"7": {"answers": 2}}
    box.put("7", old["7"])
    seen = set()
    for step in each_call(lambda: box.put("7", old["7"])):
        box.put("7", old["7"])
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step, 28)
            try:
                box.put("7", new["7"])
                acknowledged = True
            except StoreError:
                acknowledged = False
        assert box.all() in (old, new)
        assert box.all() == new if acknowledged else True
        assert temporaries(workshop.folder) == []
        seen.add((acknowledged, box.all() == new))
    assert seen == {(True, True), (False, False), (False, True)}


@pytest.mark.parametrize("name", ["", "..", "a/b", "A", "-x", ".x", "x" * 65, "é", "a\n"])
def test_a_box_name_is_never_taken_for_a_path(workshop: Workshop, name: str) -> None:
    with pytest.raises(BadId):
        workshop.box(name, 1)
    assert list((workshop.folder / "boxes").iterdir()) == []


def test_private_by_default(workshop: Workshop) -> None:
    workshop.box("k3f9", 1).put("7", BALLOT)
    for path in (workshop.folder, *workshop.folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_file_tells_its_version(workshop: Workshop) -> None:
    box = workshop.box("k3f9", 1)
    box.put("7", BALLOT)
    box.put("7", BALLOT)
    assert json.loads(box.path.read_bytes())["_meta"] == {"1": {"schema": 1, "kind": "box", "rev": 2}}


IDS = st.sampled_from(["1", "2", "p-3", "é", ""])
ACTS = st.lists(st.tuples(IDS, st.none() | st.dictionaries(IDS, st.integers(0, 3))), max_size=8)


@given(ACTS)
def test_any_casting_and_removing_is_a_dict(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, dict[str, int] | None]]
) -> None:
    box = make_workshop(tmp_path_factory.mktemp("any"), r1="open").box("k3f9", 1)
    expected: dict[str, dict[str, int]] = {}
    for ballot_id, ballot in acts:
        if ballot is None:
            box.remove(ballot_id)
            expected.pop(ballot_id, None)
        else:
            box.put(ballot_id, ballot)
            expected[ballot_id] = ballot
    assert box.all() == expected
