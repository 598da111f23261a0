"""Letting one more Unix account in, beside what the mode of a file says: a POSIX access control list."""

import errno
import os
import stat
import struct

READ, WRITE, ENTER = 4, 2, 1

_NAME = "system.posix_acl_access"
_VERSION = struct.Struct("<I")
_ENTRY = struct.Struct("<HHI")
_OWNER, _USER, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
_NOBODY = 0xFFFFFFFF


def grant(descriptor: int, uid: int, rights: int) -> None:
    """Give the account ``uid`` the ``rights`` (a sum of READ, WRITE, ENTER) to an open file or folder of our own.

    What others may do stays as it is. Raises ``OSError``, also on a disk without access control lists.
    """
    entries = _entries(descriptor)
    entries[(_USER, uid)] = entries.get((_USER, uid), 0) | rights
    named = [granted for (kind, _), granted in entries.items() if kind in (_USER, _GROUP)]
    mask = 0
    for granted in named:
        mask |= granted
    entries[(_MASK, _NOBODY)] = mask
    data = _VERSION.pack(2) + b"".join(_ENTRY.pack(kind, entries[kind, who], who) for kind, who in sorted(entries))
    os.setxattr(descriptor, _NAME, data)


def let_read(descriptor: int, uid: int) -> None:
    """Let the account ``uid`` read an open file of our own, where the disk can say so. Raises ``OSError``."""
    try:
        grant(descriptor, uid, READ)
    except OSError as error:
        if error.errno != errno.ENOTSUP:
            raise


def is_granted(descriptor: int, uid: int, rights: int) -> bool:
    """Say whether the account ``uid`` owns an open file or folder, or was given all of ``rights``.

    Raises ``OSError``.
    """
    if os.fstat(descriptor).st_uid == uid:
        return True
    return _entries(descriptor).get((_USER, uid), 0) & rights == rights


def _entries(descriptor: int) -> dict[tuple[int, int], int]:
    try:
        data = os.getxattr(descriptor, _NAME)
    except OSError as error:
        if error.errno != errno.ENODATA:
            raise
        mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
        return {
            (_OWNER, _NOBODY): mode >> 6 & 7,
            (_GROUP, _NOBODY): mode >> 3 & 7,
            (_OTHER, _NOBODY): mode & 7,
        }
    return {(kind, who): rights for kind, rights, who in _ENTRY.iter_unpack(data[_VERSION.size :])}
