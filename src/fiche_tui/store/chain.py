"""The files of one journal: a hand-over to another Unix account ends one, and the next names its SHA-256.

A file belongs to the account that writes it, so whoever takes a workshop on from another account writes a file of
their own, which those who wrote before may read on. Facts are numbered on through the files, and a reader goes through
all of them from the first.
"""

import os
import pwd
from collections.abc import Sequence
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Document

from fiche_tui.store.documents import encode, is_count
from fiche_tui.store.durable import LIMIT, DataFile, database_of, described, empty, numbered
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.journal_files import journals_of, owner_of
from fiche_tui.store.names import journal_file, journal_number
from fiche_tui.store.reading import read_file
from fiche_tui.store.sharing_errors import HandedOver, NoAccount, NotYours
from fiche_tui.store.sums import check_sums
from fiche_tui.workshop.frozen import frozen

KIND = "journal"
FACTS = "facts"
_CHAIN = "chain"
_ENDED = "ended"


@frozen
class Account:
    """A Unix account: its name, and the user id that files are owned by."""

    name: str
    uid: int

    @classmethod
    def named(cls, name: str) -> "Account":
        """Return the account of this machine called ``name``. Raises ``NoAccount``."""
        try:
            return cls(name, pwd.getpwnam(name).pw_uid)
        except (KeyError, ValueError) as error:
            raise NoAccount(name) from error

    @classmethod
    def of(cls, uid: int) -> "Account":
        """Return the account of that user id; its name is the number where this machine knows none."""
        try:
            return cls(pwd.getpwuid(uid).pw_name, uid)
        except KeyError:
            return cls(str(uid), uid)

    def is_ours(self) -> bool:
        """Say whether this process runs as the account."""
        return self.uid == os.getuid()


def next_journal(path: Path) -> Path:
    """Return the path of the journal that follows ``path``."""
    return path.with_name(journal_file(journal_number(path.name) + 1))


def first_number(database: TinyDB) -> int:
    """Return the number of the first fact of a journal file."""
    link = database.table(_CHAIN).get(doc_id=1)
    return int(link["first"]) if isinstance(link, Document) else 1


def head_of(database: TinyDB) -> int:
    """Return the number of the last fact of a journal file."""
    return first_number(database) - 1 + len(database.table(FACTS))


def verified(database: TinyDB, path: Path) -> TinyDB:
    """Return ``database`` once its facts are known to be whole and numbered on from its first. Raises ``Damaged``."""
    link = database.table(_CHAIN).get(doc_id=1)
    if path.name != journal_file(1) and not isinstance(link, Document):
        raise Damaged(path, "chain")
    if isinstance(link, Document) and not is_count(link.get("first")):
        raise Damaged(path, "chain")
    facts = numbered(database.table(FACTS))
    if not facts:
        raise Damaged(path, "shape")  # None is ever written without one.
    for number, (key, record) in enumerate(facts.items(), first_number(database)):
        found = record.get("number")
        if key != str(number) or not is_count(found) or found != number:
            raise Damaged(path, "numbers")
    check_sums(facts.values(), path)
    return database


def check_follows(database: TinyDB, path: Path, before: TinyDB, data: bytes) -> None:
    """Raise ``Damaged`` unless ``database`` goes on from ``before``, whose file has the bytes ``data``."""
    link = database.table(_CHAIN).get(doc_id=1)
    digest = link.get("previous") if isinstance(link, Document) else None
    if ended_for(before) is None or first_number(database) != head_of(before) + 1 or digest != _digest(data):
        raise Damaged(path, "chain")


def following(before: TinyDB, data: bytes) -> TinyDB:
    """Return a journal without facts yet that goes on from ``before``, whose file has the bytes ``data``."""
    database = empty()
    link = {"first": head_of(before) + 1, "previous": _digest(data)}
    database.table(_CHAIN).insert(Document(link, doc_id=1))
    return database


def end(database: TinyDB, to: Account) -> None:
    """Mark a journal file as ended by a hand-over."""
    database.table(_ENDED).upsert(Document({"to": to.name, "uid": to.uid}, doc_id=1))


def ended_for(database: TinyDB) -> Account | None:
    """Return the account that a journal file was ended for; None while it goes on."""
    mark = database.table(_ENDED).get(doc_id=1)
    if not isinstance(mark, Document):
        return None
    uid = mark.get("uid")
    return Account(str(mark.get("to", "")), uid if isinstance(uid, int) else -1)


def adopted(data: bytes, path: Path) -> bytes:
    """Return the journal file with the bytes ``data`` of a backup as one that this account goes on from.

    The account that it was ended for has not opened the workshop where the backup was made, and is nobody here. Raises
    as ``database_of``.
    """
    file = DataFile(path, KIND)
    database = database_of(data, file)
    account = ended_for(database)
    if account is None or account.is_ours():
        return data
    end(database, Account.of(os.getuid()))
    return encode(described(file, database), path, LIMIT)


def readers_of(database: TinyDB, path: Path) -> tuple[int, ...]:
    """Return the user ids that may read the journal file ``path`` beside ours.

    They wrote an earlier file of its chain, or it was ended for them. Raises ``CannotRead``.
    """
    account = ended_for(database)
    others = {account.uid} if account is not None else set()
    for before in journals_of(path.parent):
        if before == path:
            break
        others.add(owner_of(before))
    return tuple(sorted(others - {os.getuid()}))


def check_ours(folder: Path) -> None:
    """Raise ``HandedOver`` or ``NotYours`` unless this account is the one that goes on with the workshop in ``folder``.

    That is the one that the last journal was ended for, else the one that owns it. The next reader reports damage.
    Raises ``CannotRead``.
    """
    paths = list(journals_of(folder))
    _check_is_ours(_ended(paths[-1]) or Account.of(owner_of(paths[-1])), paths)


def check_last_is_ours(folder: Path) -> None:
    """Raise ``HandedOver`` or ``NotYours`` unless this account owns the last journal of the workshop in ``folder``.

    The journal is not read, so this costs little before each ballot: one that was ended for another account still is
    ours, for as long as that account has not begun its own. Raises ``CannotRead``.
    """
    paths = list(journals_of(folder))
    _check_is_ours(Account.of(owner_of(paths[-1])), paths)


def _check_is_ours(account: Account, paths: Sequence[Path]) -> None:
    if account.is_ours():
        return
    if any(owner_of(path) == os.getuid() for path in paths):
        raise HandedOver(account.name)
    raise NotYours(account.name)


def _ended(path: Path) -> Account | None:
    try:
        return ended_for(database_of(read_file(path, LIMIT).data, DataFile(path, KIND)))
    except StoreError:
        return None


def _digest(data: bytes) -> str:
    import hashlib  # It loads OpenSSL, for the few journals that another one goes on from.

    return hashlib.sha256(data).hexdigest()
