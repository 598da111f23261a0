"""Handing a shared workshop over to another Unix account, which goes on in files of its own."""

import grp
import os
import pwd
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.access import ENTER, READ, WRITE, grant, is_granted
from fiche_tui.store.chain import Account
from fiche_tui.store.documents import Json, Record
from fiche_tui.store.errors import writing
from fiche_tui.store.facilitation import Facilitation
from fiche_tui.store.files import folder_of
from fiche_tui.store.journal import Appended, Journal
from fiche_tui.store.journal_files import journals_of
from fiche_tui.store.names import BOXES, DOORS, SEALED, SHEET, desk_of
from fiche_tui.store.sharing_errors import NotInGroup, OnlyMakerLetsIn, OwnAccount


def check_account(folder: Path, to: Account) -> None:
    """Raise ``OwnAccount`` or ``NotInGroup`` unless the workshop in ``folder`` may go to ``to``."""
    if to.is_ours():
        raise OwnAccount(to.name)
    with writing(folder):
        group = disk.stat(folder, follow_symlinks=False).st_gid
    if group not in os.getgrouplist(to.name, pwd.getpwnam(to.name).pw_gid):
        raise NotInGroup(to.name, _group_name(group))


def hand_over(
    journal: Journal,
    held: Facilitation,
    record: Record,
    expected_head: int,
    room: Mapping[str, Json],
    folder: Path,
    to: Account,
) -> Appended:
    """End the journal of the workshop in ``folder`` with ``record``, let the account ``to`` in, and give ``held`` back.

    The account may then read everything, open ballots included, and facilitates as anybody does; what it writes is
    its own. Stopped halfway, the same call may be made again. Raises as ``Journal.hand_over``; ``OnlyMakerLetsIn``
    where the folder is another's, who has not let ``to`` in; or ``CannotWrite`` on a disk that cannot let one account
    in: then nothing was ended.
    """
    _let_in(folder, to)
    appended = journal.hand_over(record, expected_head, held.holder.session, room, to)
    held.release()
    return appended


def _let_in(folder: Path, to: Account) -> None:
    with writing(folder):
        for path in (folder, folder / BOXES, folder / SEALED):
            with folder_of(path) as descriptor:
                _give(descriptor, to, READ | WRITE | ENTER)
        sealed = sorted((folder / SEALED).glob("round-*.json"))
        for path in (folder / SHEET, *journals_of(folder), *sealed):
            _give_file(path, to)
        with suppress(FileNotFoundError):  # So that the tokens in people's hands still let them in.
            _give_file(folder / DOORS, to)
        # Our own boxes: whoever goes on knows who voted at the station, forgets it at the reveal, and purges in time.
        for box in sorted((folder / BOXES).iterdir()):
            if not _is_our_desk(box):
                continue
            with folder_of(box) as descriptor:
                _give(descriptor, to, READ | WRITE | ENTER)
            for path in sorted(box.glob("*.json")):
                _give_file(path, to)


def _is_our_desk(box: Path) -> bool:
    """Return whether it is the box of a keyboard or a station of this account: those of others are theirs to open."""
    if desk_of(box.name) is None:
        return False
    return disk.stat(box, follow_symlinks=False).st_uid == os.getuid()


def _give_file(path: Path, to: Account) -> None:
    descriptor = disk.open_to_read(path)
    try:
        _give(descriptor, to, READ)
    finally:
        disk.let_go(descriptor)


def _give(descriptor: int, to: Account, rights: int) -> None:
    if is_granted(descriptor, to.uid, rights):
        return
    owner = disk.fstat(descriptor).st_uid
    if owner != os.getuid() and os.getuid() != 0:
        raise OnlyMakerLetsIn(Account.of(owner).name)
    grant(descriptor, to.uid, rights)


def _group_name(group: int) -> str:
    try:
        return grp.getgrgid(group).gr_name
    except KeyError:
        return str(group)
