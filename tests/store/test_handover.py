"""A workshop that goes from one Unix account to another: a chain of journals, read from the start."""

import errno
import hashlib
import json
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.store import disk
from fiche_tui.store.archive import pack, unpack
from fiche_tui.store.chain import Account
from fiche_tui.store.errors import CannotWrite, Damaged, HeadMoved, StoreError
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.handover import _let_in, hand_over
from fiche_tui.store.modes import SHARED
from fiche_tui.store.names import KEYBOARD
from fiche_tui.store.sharing_errors import (
    HandedOver,
    NoAccount,
    NotInGroup,
    NotShared,
    OnlyMakerLetsIn,
    OwnAccount,
)
from fiche_tui.store.workshop import Workshop
from fiche_tui.store.workshops import Workshops
from tests.store import children
from tests.store.children import reported, running
from tests.store.makers import AT, SHEET, Calls, each_call, hold, make_workshop, record, records, room

OTHER = Account("lea", 987654)
SELF = Account("moi", os.getuid())


def ended(workshop: Workshop, to: Account) -> bytes:
    """End the journal at fact 3 and return its bytes."""
    workshop.journal.hand_over(record(3, "remis"), 2, "s1", room(), to)
    return (workshop.folder / "journal-0001.json").read_bytes()


def test_an_ended_journal_takes_nothing_more_from_the_one_who_ended_it(workshop: Workshop, held: Facilitation) -> None:
    data = ended(workshop, OTHER)
    assert [fact["number"] for fact in workshop.journal.read()] == [1, 2, 3]
    with pytest.raises(HandedOver) as caught:
        workshop.journal.append(records(4, 4), 3, "s1", room())
    assert caught.value.to == "lea"
    with pytest.raises(HandedOver):
        workshop.journal.hand_over(record(4), 3, "s1", room(), OTHER)
    workshop.journal.hand_over(record(3, "remis"), 2, "s1", room(), OTHER)  # Stopped halfway, done again.
    assert not (workshop.folder / "journal-0002.json").exists()
    assert json.loads(workshop.journal.path.read_bytes())["facts"] == json.loads(data)["facts"]


def test_the_other_goes_on_in_a_file_of_its_own(workshop: Workshop, held: Facilitation) -> None:
    first = ended(workshop, SELF)
    with pytest.raises(HeadMoved):
        workshop.journal.append(records(3, 3), 2, "s1", room())
    for number in range(4, 30):
        assert workshop.journal.append(records(number, number), number - 1, "s1", room()).head == number
    assert (workshop.folder / "journal-0001.json").read_bytes() == first
    second = json.loads((workshop.folder / "journal-0002.json").read_bytes())
    assert second["chain"]["1"] == {"first": 4, "previous": hashlib.sha256(first).hexdigest()}
    assert [fact["number"] for fact in Workshop(workshop.folder).journal.read()] == list(range(1, 30))
    assert workshop.room()["head"] == 29
    assert [backup.head for backup in workshop.journal.backups()] == [19]
    assert not workshop.journal.refresh_room(lambda _: room(), "s1")


def test_a_third_link_and_a_journey_in_a_backup(workshop: Workshop, held: Facilitation, tmp_path: Path) -> None:
    ended(workshop, SELF)
    workshop.journal.hand_over(record(4, "remis encore"), 3, "s1", room(), SELF)
    workshop.journal.append(records(5, 5), 4, "s1", room())
    assert workshop.journal.path.name == "journal-0003.json"
    (tmp_path / "x").write_bytes(pack(workshop.folder))
    made = Workshops(tmp_path / "other").restore(unpack(tmp_path / "x"), lambda *_: room())
    assert made.journal.read() == workshop.journal.read()
    assert [fact["number"] for fact in made.journal.read()] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "change", ["first changed", "first goes on", "first gone", "link gone", "gap", "no number", "second cut"]
)
def test_a_broken_chain_is_refused(workshop: Workshop, held: Facilitation, change: str) -> None:
    ended(workshop, SELF)
    workshop.journal.append(records(4, 4), 3, "s1", room())
    first, second = (workshop.folder / f"journal-000{number}.json" for number in (1, 2))
    whole = json.loads((second if change in ("link gone", "gap", "no number") else first).read_bytes())
    if change == "first changed":
        first.write_bytes(first.read_bytes().replace(b"Accueil", b"Autre.."))
    elif change == "first goes on":
        del whole["ended"]
        first.write_text(json.dumps(whole) + "\n")
        link = json.loads(second.read_bytes())
        link["chain"]["1"]["previous"] = hashlib.sha256(first.read_bytes()).hexdigest()
        second.write_text(json.dumps(link) + "\n")
    elif change == "first gone":
        first.unlink()
    elif change == "link gone":
        del whole["chain"]
        second.write_text(json.dumps(whole) + "\n")
    elif change == "gap":
        whole["chain"]["1"]["first"] = 5
        whole["facts"] = {"5": record(5)}
        second.write_text(json.dumps(whole) + "\n")
    elif change == "no number":
        whole["chain"]["1"]["first"] = "4"
        second.write_text(json.dumps(whole) + "\n")
    else:
        second.write_bytes(second.read_bytes()[:-3])
    with pytest.raises(StoreError) as caught:
        workshop.journal.read()
    assert caught.value.code == ("missing" if change == "first gone" else "damaged")


def test_the_last_link_is_restored_from_its_own_backup(workshop: Workshop, held: Facilitation) -> None:
    ended(workshop, SELF)
    for number in range(4, 23):
        workshop.journal.append(records(number, number), number - 1, "s1", room())
    workshop.journal.path.write_bytes(b"")
    with pytest.raises(Damaged) as caught:
        workshop.journal.read()
    assert caught.value.last_good_backup == workshop.folder / "journal-0002.backup-000019.json"
    assert workshop.journal.set_aside("s1", AT).restored.head == 19
    assert [fact["number"] for fact in workshop.journal.read()] == list(range(1, 20))


def test_restoring_the_last_link_never_leaves_the_chain_without_it(
    workshop: Workshop, held: Facilitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(workshop, SELF)
    for number in range(4, 23):
        workshop.journal.append(records(number, number), number - 1, "s1", room())
    second = workshop.journal.path
    second.write_bytes(b"")
    with monkeypatch.context() as patched:

        def killed(*_: object, **__: object) -> None:
            raise OSError(errno.EIO, "as if killed here")

        patched.setattr(disk, "replace", killed)
        with pytest.raises(CannotWrite):
            workshop.journal.set_aside("s1", AT)
    assert workshop.journal.path == second
    assert second.read_bytes() == b""
    assert workshop.journal.set_aside("s1", AT).restored.head == 19
    assert [path.read_bytes() for path in workshop.folder.glob("*.damaged-*")] == [b""]


def test_whatever_call_fails_the_chain_is_the_old_or_the_new(tmp_path: Path) -> None:
    start = make_workshop(tmp_path / "start")
    hold(start)
    ended(start, SELF)

    def attempt(name: str) -> str:
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        shutil.copytree(start.folder, tmp_path / name)
        try:
            Workshop(tmp_path / name).journal.append(records(4, 4), 3, "s1", room())
        except StoreError as error:
            return error.code
        return "acknowledged"

    outcomes = set()
    for step in each_call(lambda: attempt("reference")):
        with pytest.MonkeyPatch.context() as patch:
            Calls(patch, step)
            outcome = attempt("tried")
        found = len(Workshop(tmp_path / "tried").journal.read())
        outcomes.add((outcome, found))
        assert found in (3, 4)
    assert ("acknowledged", 4) in outcomes
    assert ("acknowledged", 3) not in outcomes
    assert ("cannot-write", 4) not in outcomes


def test_only_a_shared_workshop_goes_to_an_account_that_exists(
    workshop: Workshop, held: Facilitation, tmp_path: Path
) -> None:
    with pytest.raises(NotShared):
        workshop.hand_over(held, record(3), 2, room(), "root")
    with pytest.raises(NoAccount):
        Account.named("no-such-account-here")
    shared = Workshops(tmp_path / "shared", modes=SHARED).create("shared", records(1, 2), room(), SHEET)
    with pytest.raises(OwnAccount):
        shared.check_hand_over(pwd.getpwuid(os.getuid()).pw_name)
    group = shared.folder.stat().st_gid
    outsider = next(one for one in pwd.getpwall() if group not in os.getgrouplist(one.pw_name, one.pw_gid))
    with pytest.raises(NotInGroup) as caught:
        shared.check_hand_over(outsider.pw_name)
    assert caught.value.name == outsider.pw_name
    assert Account.named(pwd.getpwuid(os.getuid()).pw_name).is_ours()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any account may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(os.getuid() != 0, reason="needs several accounts")
def test_another_account_goes_on_and_nobody_else_can(open_folder: Path) -> None:
    to = next(one for one in pwd.getpwall() if one.pw_uid not in (0, 4001, 4003) and one.pw_gid != 0)
    group = to.pw_gid
    data = open_folder / "data"
    data.mkdir()
    os.chown(data, 4001, group)
    data.chmod(0o2750)
    with running(children.hand_over_shared, data, 4001, group, to.pw_name) as (_, first):
        assert reported(first) == ("ok", False)
        with running(children.take_on_shared, data, 4003, group, "bob-77e0") as (_, third):
            assert reported(third) == {"room": "ok", "hold": ("not-yours", "4001")}
        with running(children.take_on_shared, data, to.pw_uid, group, "lea-1234") as (_, second):
            assert reported(second) == {
                "room": "ok",
                "before": [1, 2, 3, 4, 5],
                "append": "ok",
                "more": "ok",
                "sealed": 1,
                "seal": "ok",
                "ballots": 2,
                "after": [1, 2, 3, 4, 5, 6, 7, 8],
            }
        first.send("again")
        assert reported(first) == ("handed-over", "ok", "ok")
    facts = Workshops(data).open("shared").journal.read()
    assert [fact["number"] for fact in facts] == list(range(1, 9))
    owners = [(data / "shared" / f"journal-000{number}.json").stat().st_uid for number in (1, 2)]
    assert owners == [4001, to.pw_uid]


def test_only_whoever_made_the_folder_lets_somebody_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshops(tmp_path / "data", modes=SHARED).create("shared", records(1, 2), room(), SHEET)
    held = hold(workshop)
    owner = os.getuid()
    with monkeypatch.context() as patch:
        patch.setattr("fiche_tui.store.handover.os.getuid", lambda: owner + 1)
        with pytest.raises(OnlyMakerLetsIn) as caught:
            _let_in(workshop.folder, OTHER)
    assert caught.value.maker == workshop.folder.owner()
    workshop.journal.append(records(3, 3), 2, "s1", room())
    held.release()


def test_the_boxes_of_participants_stay_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    workshop = Workshops(tmp_path / "data", modes=SHARED).create("shared", records(1, 2), room(r1="open"), SHEET)
    held = hold(workshop)
    for box in ("ana-1234", KEYBOARD):
        workshop.box(box, 1).put("1", {})

    def note(descriptor: int, *_: object) -> None:
        given.append(Path(os.readlink(f"/proc/self/fd/{descriptor}")).relative_to(workshop.folder).as_posix())

    monkeypatch.setattr("fiche_tui.store.handover.grant", note)
    _let_in(workshop.folder, OTHER)
    assert given == [
        *(".", "boxes", "sealed", "sheet.md", "journal-0001.json"),
        *(f"boxes/{KEYBOARD}", f"boxes/{KEYBOARD}/round-0001.json"),
    ]
    held.release()


def test_a_disk_that_lets_no_single_account_in_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshops(tmp_path / "data", modes=SHARED).create("shared", records(1, 2), room(), SHEET)
    held = hold(workshop)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no access control lists")

    monkeypatch.setattr("os.setxattr", refuse)
    with pytest.raises(CannotWrite):
        hand_over(workshop.journal, held, record(3), 2, room(), workshop.folder, OTHER)
    workshop.journal.append(records(3, 3), 2, "s1", room())
    assert held.still_mine()
    held.release()
